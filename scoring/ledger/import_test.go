package ledger_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/rooms"
)

func TestJuneEqualsPublishedReport(t *testing.T) {
	d := newDesk(t)
	for _, r := range d.take(t, ledger.ImportOptions{}, month(t, "2024-06")...) {
		if r.Problem != nil || r.File.Refused > 0 || len(r.Differences) > 0 {
			t.Errorf("%s: %v, %d refused %v, differences %v", r.File.Name, r.Problem, r.File.Refused, r.Refusals, r.Differences)
		}
		if r.File.Kind == table.Appendix && !slices.Contains(r.Compared, "2024-06") {
			t.Errorf("%s was not compared with the scores", r.File.Name)
		}
	}
	d.holds(t, "2024-06")
	latest, ok, err := d.store.LatestMonth(t.Context())
	if err != nil || !ok || latest != "2024-06" {
		t.Errorf("the latest month is %s (%v), %v", latest, ok, err)
	}
}

// Whatever the order, and in one call or in several, the month comes out the same.
func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	for round := range 8 {
		files := month(t, "2025-03-dirty")
		rest := files[1:]
		random.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
		d := newDesk(t)
		var results []ledger.ImportResult
		if round%2 == 0 { // one call: the register is taken first wherever it stands
			at := random.IntN(len(files))
			files[0], files[at] = files[at], files[0]
			results = d.take(t, ledger.ImportOptions{}, files...)
		} else {
			for _, f := range files {
				results = append(results, d.take(t, ledger.ImportOptions{}, f)...)
			}
		}
		for _, r := range results {
			if r.Problem != nil || r.File.Refused > 0 {
				t.Errorf("%s: %v, refused %v", r.File.Name, r.Problem, r.Refusals)
			}
		}
		d.holds(t, "2025-03-dirty")
	}
}

func TestSameFileAgainChangesNothing(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, month(t, "2024-06")...)
	for _, r := range d.take(t, ledger.ImportOptions{}, month(t, "2024-06")...) {
		if !r.Seen || r.Problem != nil || len(r.Months) > 0 {
			t.Errorf("%s: seen %v, %v, months %v", r.File.Name, r.Seen, r.Problem, r.Months)
		}
	}
	d.holds(t, "2024-06")
}

func TestBadRowsAreListedAndOthersTaken(t *testing.T) {
	d := newDesk(t)
	rows := []string{"A-261101-0001|x|01/11/2026 08:00|03/11/2026 08:00|02/11/2026 08:00|10"}
	for range 8 {
		rows = append(rows, strings.Replace(rows[0], "0001|", "000"+string(rune('1'+len(rows)))+"|", 1))
	}
	rows = append(rows, "Z-261101-0001|Háng Lai|01/11/2026 08:00|03/11/2026 08:00||4", "A-261101-0099|x|01/11/2062 08:00|||4")
	results := d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units), export("a.csv", rows...))
	r := results[1]
	if r.Problem != nil || r.File.Rows != 11 || r.File.Refused != 2 || r.File.Changes.New != 9 {
		t.Fatalf("got %v, %d rows, %d refused, %+v", r.Problem, r.File.Rows, r.File.Refused, r.File.Changes)
	}
	if w := r.Refusals[0]; w.Row != 11 || w.Reason != sheet.UnknownUnit || !slices.Contains(w.Suggestions, "UBND xã Háng Lìa") {
		t.Errorf("the first refused row is %+v", w)
	}
	if w := r.Refusals[1]; w.Row != 12 || w.Reason != sheet.BadDate {
		t.Errorf("a date in the year 2062 is refused as %+v", w)
	}
	if kept := d.tables(t)["import_refusals"]; len(kept) != 2 {
		t.Errorf("the store lists %v", kept)
	}
}

// fullStore is a store whose disk is full when files are taken in from the second one on.
type fullStore struct {
	*rooms.Store
	stages int
}

func (s *fullStore) Stage(ctx context.Context) (ledger.Stage, error) {
	if s.stages++; s.stages > 1 {
		return nil, storage.ErrFull
	}
	return s.Store.Stage(ctx)
}

// What was not taken in because the machine failed is not among the results.
func TestFailureGivesResultsOfFinishedFilesOnly(t *testing.T) {
	d := newDesk(t)
	d.Store = &fullStore{Store: d.store}
	results, err := d.Import(t.Context(), []table.Source{
		export("a.csv", "A-261101-0001|x|01/11/2026|03/11/2026|02/11/2026|10"), text("don-vi.csv", units), text("other.csv", "x;y"), export("b.csv"),
	}, ledger.ImportOptions{})
	if !errors.Is(err, storage.ErrFull) {
		t.Fatalf("got %v", err)
	}
	var told []string
	for _, r := range results {
		told = append(told, r.File.Name)
	}
	if !slices.Equal(told, []string{"don-vi.csv", "other.csv"}) {
		t.Errorf("told is of %v", told)
	}
}

func TestFileWithMoreThanFifthOfBadRowsIsRefused(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
	const good, bad = "A-261101-0001|x|01/11/2026|03/11/2026|02/11/2026|10", "A-261101-0002|x|32/11/2026|||4"
	r := d.take(t, ledger.ImportOptions{}, export("a.csv", good, good, good, bad))[0]
	if r.Problem == nil || r.Problem.Problem != sheet.TooManyBad || len(r.Refusals) != 1 {
		t.Errorf("1 bad row of 4: %v", r.Problem)
	}
	if _, ok, _ := d.store.LatestMonth(t.Context()); ok {
		t.Error("something was taken")
	}
	r = d.take(t, ledger.ImportOptions{}, export("a.csv", good, good, good, good, bad))[0]
	if r.Problem != nil {
		t.Errorf("1 bad row of 5: %v", r.Problem)
	}
}

func TestOlderDataNeverOverwriteNewer(t *testing.T) {
	d := newDesk(t)
	open := export("first.csv", "A-261101-0001|x|01/11/2026 08:00|03/11/2026 08:00||4")
	done := export("second.csv", "A-261101-0001|x|01/11/2026 08:00|03/11/2026 08:00|05/11/2026 08:00|10")
	for _, order := range [][]table.Source{{open, done}, {done, open}} {
		d := newDesk(t)
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
		for _, f := range order {
			d.take(t, d.of(t, "2026-11"), f)
		}
		records, err := d.store.Records(t.Context(), "2026-11")
		if err != nil || len(records) != 1 {
			t.Fatalf("%d records, %v", len(records), err)
		}
		if line, _ := records[0].Line("TD"); line.Tally != (scoring.Tally{Denominator: 1}) {
			t.Errorf("timeliness is %v", line.Tally)
		}
		if rows, n, err := d.store.Overdue(t.Context(), "A", d.now, 0, 10); err != nil || n != 0 {
			t.Errorf("the dossier was resolved, and yet overdue are %v, %v", rows, err)
		}
	}
	// A data time that is stated says which file is newer, whatever is in it.
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
	d.take(t, ledger.ImportOptions{AsOf: d.now.Add(-time.Hour)}, open)
	d.take(t, ledger.ImportOptions{AsOf: d.now.Add(-2 * time.Hour)}, done)
	if _, n, err := d.store.Overdue(t.Context(), "A", d.now, 0, 10); err != nil || n != 1 {
		t.Errorf("the newer file says open, and %d are overdue, %v", n, err)
	}
}

func TestOnlyStatedDataTimeMovesCutOff(t *testing.T) {
	rows := []string{"A-261001-0001|x|01/10/2026 08:00|02/10/2026 08:00|01/10/2026 09:00|10", "A-261002-0001|x|02/10/2026 08:00|25/10/2026 08:00||4"}
	for _, c := range []struct {
		says string
		asOf string
		want int64
	}{
		{"guessed: the month is looked at at its end", "", 2},
		{"stated to reach the 20th: what was due on the 25th was not overdue", "2026-10-20", 1},
		{"stated to reach the 30th: it was", "2026-10-30", 2},
	} {
		d := newDesk(t)
		opt := d.of(t, "2026-10")
		if c.asOf != "" {
			at, err := time.ParseInLocation(time.DateOnly, c.asOf, d.Zone)
			if err != nil {
				t.Fatal(err)
			}
			opt.AsOf = at
		}
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
		d.take(t, opt, export("a.csv", rows...))
		r, ok, err := d.store.Record(t.Context(), "2026-10", "A")
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		if line, _ := r.Line("TD"); line.Tally.Denominator != c.want || line.Tally.Numerator != 1 {
			t.Errorf("%s: timeliness is %v", c.says, line.Tally)
		}
	}
}

func TestDryRunChangesNothing(t *testing.T) {
	d := newDesk(t)
	for _, r := range d.take(t, ledger.ImportOptions{DryRun: true}, month(t, "2024-06")...) {
		if r.Problem != nil {
			t.Errorf("%s: %v", r.File.Name, r.Problem)
		}
		if r.File.Kind == table.Dossiers && (r.File.Changes.New != 355 || !slices.Contains(r.Months, "2024-06")) {
			t.Errorf("%s: %+v, months %v", r.File.Name, r.File.Changes, r.Months)
		}
	}
	if all, err := d.store.Units(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("there are %d units, %v", len(all), err)
	}
	if imports, err := d.store.ImportTotals(t.Context()); err != nil || len(imports) != 0 {
		t.Errorf("there are imports %v, %v", imports, err)
	}
}

func TestAppendixAloneGivesFiguresOfMonth(t *testing.T) {
	d := newDesk(t)
	results := d.take(t, ledger.ImportOptions{}, file(t, "2024-06", "don-vi.csv"), file(t, "2024-06", "phu-luc-da-ban-hanh.xlsx"))
	if r := results[1]; r.Problem != nil || r.File.Refused > 0 || len(r.Compared) > 0 {
		t.Fatalf("%v, refused %v, compared %v", r.Problem, r.Refusals, r.Compared)
	}
	r, ok, err := d.store.Record(t.Context(), "2024-06", "000.08.32.H18")
	if err != nil || !ok || !r.Published {
		t.Fatal(ok, r.Published, err)
	}
	if line, _ := r.Line("TT2"); line.Points.String() != "153/20" || !line.Assessed || r.Converted.Decimal(",") != "88,8" || r.Rank != 8 {
		t.Errorf("Xa Dung has %v for TT2, %v, rank %d", line.Points, r.Converted, r.Rank)
	}
	if line, _ := r.Line("CK1"); line.Assessed {
		t.Error("a dash is not assessed")
	}
	// The dossiers come later: from then on the figures are computed.
	d.take(t, ledger.ImportOptions{}, month(t, "2024-06")...)
	d.holds(t, "2024-06")
}

func TestDifferencesBeyondRoundingAreListed(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, month(t, "2024-06")...)
	raw, err := os.ReadFile(filepath.Join("testdata", "2024-06", "phu-luc-da-ban-hanh.csv"))
	if err != nil {
		t.Fatal(err)
	}
	changed := string(raw)
	for from, to := range map[string]string{
		`UBND Háng Lìa,-,0,-,"27,7"`: `UBND Háng Lìa,-,0,-,"27,8"`,
		`6,UBND Pu Nhi,-,0,-`:        `6,UBND Pu Nhi,0,0,-`,
		`"66,7","78,4",Khá`:          `"66,7","78,4",Tốt`,
		`80,"94,1"`:                  `80,"94,2"`,
	} {
		if !strings.Contains(changed, from) {
			t.Fatalf("the appendix has no %s", from)
		}
		changed = strings.Replace(changed, from, to, 1)
	}
	r := d.take(t, ledger.ImportOptions{}, text("2024-06.csv", changed))[0]
	var got []string
	for _, x := range r.Differences {
		got = append(got, x.Unit+" "+x.Column+" "+x.Printed+" "+x.Computed)
	}
	want := []string{"000.01.32.H18 converted 94,2 94.1176", "000.06.32.H18 CK1 0 -", "000.10.32.H18 TD 27,8 27.6923", "000.13.32.H18 grade Tốt Khá"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUnusableFileSaysWhy(t *testing.T) {
	d := newDesk(t)
	if r := d.take(t, ledger.ImportOptions{}, export("a.csv", "A-261101-0001|x|01/11/2026|||4"))[0]; r.Problem == nil || r.Problem.Problem != sheet.NoUnits {
		t.Errorf("without a register: %v", r.Problem)
	}
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
	for _, c := range []struct {
		says    string
		source  table.Source
		problem sheet.Problem
	}{
		{"nothing", text("a.csv"), sheet.Empty},
		{"a header alone", export("a.csv"), sheet.Empty},
		{"something else", text("a.csv", "Họ tên,Điểm", "x,9"), sheet.UnknownKind},
		{"an appendix without a month", text("a.csv", "Đơn vị,Điểm đạt được,Tổng điểm quy đổi", "UBND xã Háng Lìa,1,1"), sheet.NoMonth},
		{"an appendix without indicators", text("2026-10.csv", "Đơn vị,Điểm đạt được,Tổng điểm quy đổi", "UBND xã Háng Lìa,1,1"), sheet.NoColumns},
	} {
		if r := d.take(t, ledger.ImportOptions{}, c.source)[0]; r.Problem == nil || r.Problem.Problem != c.problem {
			t.Errorf("%s: got %v, want %s", c.says, r.Problem, c.problem)
		}
	}
}

// A commune whose export has not come is shown by its hand-entered counts, and not ranked by them; nor has it a card when nobody's has.
func TestCountsAloneGiveNoScore(t *testing.T) {
	d := newDesk(t)
	counts := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "10/2026,A,HL1,1,1", "10/2026,B,HL1,1,1"}
	if r := d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units), text("so-lieu.csv", counts...))[1]; r.Problem != nil || r.File.Changes.New != 2 {
		t.Fatal(r.Problem, r.File.Changes)
	}
	if records, err := d.store.Records(t.Context(), "2026-10"); err != nil || len(records) > 0 {
		t.Errorf("nobody reports the month, and there are %+v, %v", records, err)
	}
	d.take(t, d.of(t, "2026-10"), export("a.csv", "B-261001-0001|x|01/10/2026|05/10/2026|02/10/2026|10"))
	records, err := d.store.Records(t.Context(), "2026-10")
	if err != nil || len(records) != 2 {
		t.Fatalf("got %+v, %v", records, err)
	}
	b, a := records[0], records[1]
	if b.Unit != "B" || b.State != scoring.MonthFull || b.Rank != 1 || b.Of != 1 || b.Grade.Code == "" || slices.Contains(b.Waits, "HL1") || !slices.Contains(b.Waits, "HL2") {
		t.Errorf("who reports the month has %s, rank %d of %d, %q, waits for %v", b.State, b.Rank, b.Of, b.Grade.Code, b.Waits)
	}
	if a.Unit != "A" || a.State != scoring.MonthPartial || a.Rank != 0 || a.Of != 1 || a.Grade.Code != "" || a.Dossiers != 0 || !a.CutOff.IsZero() || !slices.Contains(a.Lacks, "TD") || slices.Contains(a.Lacks, "HL1") {
		t.Errorf("who has counts alone has %s, rank %d of %d, %q, %d dossiers, lacks %v", a.State, a.Rank, a.Of, a.Grade.Code, a.Dossiers, a.Lacks)
	}
	if line, ok := a.Assessed("HL1"); !ok || line.Tally != (scoring.Tally{Numerator: 1, Denominator: 1}) {
		t.Errorf("the count is shown as %+v", line)
	}
	if line, ok := a.Assessed("TD"); ok {
		t.Errorf("dossiers that were not reported are assessed as %+v", line)
	}
}

// No value of a personal column is found in the bytes of the store.
func TestNoPersonalValueReachesTheFile(t *testing.T) {
	d := newDesk(t)
	for _, folder := range []string{"2024-06", "2025-03-dirty"} {
		d.take(t, ledger.ImportOptions{}, month(t, folder)...)
	}
	var bytesOf []byte
	for _, suffix := range []string{"", "-wal"} {
		raw, err := os.ReadFile(d.path + suffix)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		bytesOf = append(bytesOf, raw...)
	}
	if !bytes.Contains(bytesOf, []byte("Chứng thực bản sao")) {
		t.Fatal("the search looks past the store: not even a procedure is found")
	}
	for _, secret := range personal(t) {
		if bytes.Contains(bytesOf, []byte(secret)) {
			t.Errorf("the store holds %q", secret)
		}
	}
}
