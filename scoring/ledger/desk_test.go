package ledger_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/rooms"
)

// desk is a store with an importer on it.
type desk struct {
	*ledger.Ledger
	store *rooms.Store
	path  string
	now   time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	return deskOn(t, emptyFile(t), sharedRules(t))
}

// newUnitsDesk is a desk to which units are known.
func newUnitsDesk(t *testing.T) *desk {
	t.Helper()
	withUnits.Do(func() {
		d := newDesk(t)
		d.take(t, ledger.ImportOptions{}, text("u.csv", units))
		withUnits.file = d.contents(t)
	})
	return deskOn(t, withUnits.file, sharedRules(t))
}

// template is the file of a store that many tests begin with: it is made once, and copied.
type template struct {
	sync.Once
	file []byte
}

// withUnits has units; withPeople is that of newKeptDesk.
var withUnits, withPeople template

// deskOn is a desk on a copy of a store.
func deskOn(t *testing.T, store []byte, rules *rulesets.Catalogue) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "motcua.db")
	if err := os.WriteFile(path, store, 0o600); err != nil {
		t.Fatal(err)
	}
	return openDesk(t, path, rules)
}

// contents are the file of the store, which may be copied.
func (d *desk) contents(t *testing.T) []byte {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+d.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func sharedRules(t *testing.T) *rulesets.Catalogue {
	t.Helper()
	rules, err := knownRules()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func emptyFile(t *testing.T) []byte {
	t.Helper()
	file, err := emptyStore()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// knownRules are the rule sets, read once for all desks that do not change them.
var knownRules = sync.OnceValues(loadRules)

// loadRules reads the rule sets, of which the desk's authority uses one.
func loadRules() (*rulesets.Catalogue, error) {
	rules, err := rulesets.Load()
	if err != nil {
		return nil, err
	}
	return rules.With(rulesets.Own{Uses: []rulesets.Use{{Codes: []string{"dien-bien-459"}}}})
}

// emptyStore is the file of a store in which there is nothing, made once and copied for each desk.
var emptyStore = sync.OnceValues(func() (file []byte, err error) {
	folder, err := os.MkdirTemp("", "ledger")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "motcua.db")
	made, err := rooms.Open(context.Background(), storage.Options{Path: path, Zone: time.UTC, Now: time.Now})
	if err != nil {
		return nil, err
	}
	if err := made.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// openDesk is a desk on the file of a store.
func openDesk(t *testing.T, path string, rules *rulesets.Catalogue) *desk {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{path: path, now: time.Date(2026, 11, 23, 8, 0, 0, 0, zone)}
	now := func() time.Time { return d.now }
	d.store, err = rooms.Open(t.Context(), storage.Options{Path: d.path, Zone: zone, Now: now, RuleSets: rules.ByID, Wrap: trial.Unsynced})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.store.Close(); err != nil {
			t.Error(err)
		}
	})
	d.Ledger = &ledger.Ledger{Store: d.store, Rules: rules, Zone: zone, Now: now, Limits: sheet.CommandLine()}
	return d
}

// take imports sources in one call and fails on an error of the machine.
func (d *desk) take(t *testing.T, opt ledger.ImportOptions, sources ...table.Source) []ledger.ImportResult {
	t.Helper()
	results, err := d.Import(t.Context(), sources, opt)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// of are the options of a call whose exports are said to be lists of a period: a few rows report no month by themselves.
func (d *desk) of(t *testing.T, period string) ledger.ImportOptions {
	t.Helper()
	p, err := scoring.ParsePeriod(period, d.Zone)
	if err != nil {
		t.Fatal(err)
	}
	return ledger.ImportOptions{Period: p}
}

func file(t *testing.T, path ...string) table.Source {
	t.Helper()
	name := filepath.Join(append([]string{"testdata"}, path...)...)
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return table.Source{Path: name, Body: bytes.NewReader(raw), Size: int64(len(raw))}
}

func text(name string, lines ...string) table.Source {
	raw := strings.Join(lines, "\n")
	return table.Source{Path: name, Body: strings.NewReader(raw), Size: int64(len(raw))}
}

// month are the files of a sample month that are to be taken in; the register is the first.
func month(t *testing.T, folder string) []table.Source {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("testdata", folder))
	if err != nil {
		t.Fatal(err)
	}
	files := []table.Source{file(t, folder, "don-vi.csv")}
	for _, e := range entries {
		if e.Name() != "don-vi.csv" && filepath.Ext(e.Name()) != ".json" {
			files = append(files, file(t, folder, e.Name()))
		}
	}
	return files
}

type expected struct {
	Month    scoring.Month
	Dossiers int
	Cards    []struct {
		Unit, Name, Total, Converted, Grade string
		Tallies                             map[string]*[2]int64
		Points                              map[string]*string
		Max                                 int64
		Rank                                int
		OverdueOpen                         []string `json:"overdue_open"`
	}
}

// holds compares the store with what is expected of a sample month.
func (d *desk) holds(t *testing.T, folder string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want expected
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	records, err := d.store.Records(t.Context(), want.Month)
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != len(want.Cards) {
		t.Fatalf("%s: %d units have scores, want %d", want.Month, len(records), len(want.Cards))
	}
	for i, w := range want.Cards {
		r := records[i]
		if r.Unit != w.Unit || r.Name != w.Name || r.Rank != w.Rank || r.Of != len(want.Cards) || r.Grade.Name.In("vi") != w.Grade ||
			r.Total.Decimal(".") != w.Total || r.Converted.Decimal(".") != w.Converted || r.Max.Cmp(scoring.Int(w.Max)) != 0 || r.Published || r.State != scoring.MonthFull {
			t.Errorf("place %d: got %s %s rank %d/%d %s %s/%s → %s (published %v, %s), want %s rank %d %s %s/%d → %s", i+1,
				r.Unit, r.Name, r.Rank, r.Of, r.Grade.Code, r.Total, r.Max, r.Converted, r.Published, r.State, w.Unit, w.Rank, w.Grade, w.Total, w.Max, w.Converted)
		}
		for code, counts := range w.Tallies {
			line, _ := r.Line(code)
			if line.Assessed != (counts != nil) || counts != nil && (line.Tally != scoring.Tally{Numerator: counts[0], Denominator: counts[1]} || line.Points.Decimal(".") != *w.Points[code]) {
				t.Errorf("%s %s: got %v, %s points (assessed %v), want %v", w.Unit, code, line.Tally, line.Points.Decimal("."), line.Assessed, counts)
			}
		}
		overdue, _, err := d.store.OverdueAtCutOff(t.Context(), w.Unit, want.Month, want.Month.End(d.Zone), 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		codes := []string{}
		for _, o := range overdue {
			codes = append(codes, o.Code)
		}
		if !slices.Equal(codes, w.OverdueOpen) {
			t.Errorf("%s: overdue at the cut-off %v, want %v", w.Unit, codes, w.OverdueOpen)
		}
	}
}

const units = "Mã đơn vị,Tên đơn vị\nA,UBND xã Háng Lìa\nB,UBND xã Pú Hồng"

// export is an export with rows "code|unit|received|due|finished|status".
func export(name string, rows ...string) table.Source {
	lines := []string{"Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Hình thức nộp hồ sơ"}
	for _, row := range rows {
		cells := strings.Split(row, "|")
		if cells[3] == "" {
			cells[3] = "-" // there is no due date; a column that is empty throughout would not tell
		}
		lines = append(lines, strings.Join(append(cells, "Trực tiếp"), ","))
	}
	return text(name, lines...)
}

// personal are the values of the personal columns of the samples.
func personal(t *testing.T) []string {
	t.Helper()
	var values []string
	for _, folder := range []string{"2024-06", "2025-03-dirty"} {
		for _, source := range month(t, folder) {
			book, err := sheet.Open(t.Context(), source.Body, source.Size, sheet.CommandLine())
			if err != nil {
				t.Fatal(err)
			}
			private := []int{}
			for row, err := range book.Rows(0) {
				if err != nil {
					t.Fatal(err)
				}
				for _, column := range private {
					if value := row.Text(column); len(value) > 6 {
						values = append(values, strings.Clone(value))
					}
				}
				for i, cell := range row.Cells {
					if cell.Text == "Chủ hồ sơ" || cell.Text == "Số CMND/HC/Thẻ CC" {
						private = append(private, i)
					}
				}
			}
		}
	}
	if len(values) < 1000 {
		t.Fatalf("only %d personal values were found to look for", len(values))
	}
	return values
}
