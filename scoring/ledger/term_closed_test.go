package ledger_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
)

// quarterDesk is a desk whose third quarter of 2026 is over: two communes resolved dossiers in each of its months, and no month is closed.
func quarterDesk(t *testing.T) *desk {
	t.Helper()
	d := nationalDesk(t, "quoc-gia-766")
	d.now = time.Date(2026, 10, 5, 8, 0, 0, 0, d.Zone)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
	d.take(t, d.of(t, "2026-01..2026-09"), export("quy.csv", quarterRows("06")...))
	d.told(t)
	return d
}

// quarterRows are the dossiers of the quarter; those of A were resolved on a day of each month.
func quarterRows(day string) (rows []string) {
	for _, month := range []string{"07", "08", "09"} {
		rows = append(rows, "A-"+month+"|xã Háng Lìa|02/"+month+"/2026|10/"+month+"/2026|"+day+"/"+month+"/2026|10",
			"B-"+month+"|xã Pú Hồng|02/"+month+"/2026|10/"+month+"/2026|12/"+month+"/2026|10")
	}
	return rows
}

// shut closes months.
func (d *desk) shut(t *testing.T, months ...scoring.Month) (last ledger.CloseResult) {
	t.Helper()
	for _, m := range months {
		var err error
		if last, err = d.Close(t.Context(), ledger.CloseRequest{Month: m, By: 5}); err != nil || last.State != ledger.Done {
			t.Fatalf("%s is not closed: %s, %v", m, last.State, err)
		}
	}
	return last
}

// ofTerm are the figures of a term.
func (d *desk) ofTerm(t *testing.T, term scoring.Term) (all []string) {
	t.Helper()
	records, err := d.store.TermRecords(t.Context(), term)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		all = append(all, fmt.Sprint(r.Unit, " ", r.Closed, " ", r.DataTime.Unix(), " ", r.Figures()))
	}
	return all
}

const third scoring.Term = "2026-Q3"

// A quarter all of whose months are closed stays whatever comes, and the year so far does not. What differs is told to the admins once, can be
// left, and is taken in by opening a month again, which closes the quarter anew.
func TestAClosedQuarterStays(t *testing.T) {
	d := quarterDesk(t)
	open := d.ofTerm(t, third)
	if a := d.shut(t, "2026-07", "2026-08"); len(a.Terms) != 0 {
		t.Fatalf("with August %v are closed", a.Terms)
	}
	checked, err := d.CheckMonth(t.Context(), "2026-09")
	if err != nil || len(checked.Checks.Terms) != 1 || checked.Checks.Terms[0].Term != third || checked.Checks.Terms[0].Unranked != 0 {
		t.Fatalf("before September is closed, %+v is known of the quarter, %v", checked.Checks.Terms, err)
	}
	if a := d.shut(t, "2026-09"); !slices.Equal(a.Terms, []scoring.Term{third}) {
		t.Fatalf("with September %v are closed", a.Terms)
	}
	closed, year := d.ofTerm(t, third), d.ofTerm(t, "2026")
	if slices.Equal(open, closed) || len(closed) != 2 {
		t.Fatalf("closed, the quarter is %v", closed)
	}

	d.Keep = true
	r := d.take(t, d.of(t, "2026-01..2026-09"), export("muon.csv", quarterRows("11")...))[0]
	same(t, "later data moved a closed quarter", d.ofTerm(t, third), closed)
	if moved := d.ofTerm(t, "2026"); slices.Equal(moved, year) || len(r.Terms) != 0 {
		t.Errorf("the year so far is %v, and %v are said to have moved", moved, r.Terms)
	}
	held := slices.DeleteFunc(slices.Clone(r.Held), func(s ledger.Shift) bool { return s.Term != third })
	if len(held) == 0 || held[0].Unit != "A" {
		t.Errorf("held of the quarter are %v", held)
	}
	told := func() int {
		rows, err := d.store.Outbox(t.Context(), []outbox.State{outbox.Queued}, 100)
		if err != nil {
			t.Fatal(err)
		}
		return len(slices.DeleteFunc(rows, func(r outbox.Row) bool { return r.Reason != outbox.Differs || r.Facts.Term != third }))
	}
	before := told()
	if before == 0 {
		t.Error("no admin is told of the quarter")
	}
	again := quarterRows("11")
	slices.Reverse(again)
	d.take(t, d.of(t, "2026-01..2026-09"), export("lai.csv", again...))
	if told() != before {
		t.Error("the admins are told again of the same differences")
	}

	compared, err := d.CompareClosed(t.Context(), third)
	if err != nil || compared.Closing.Term != third || compared.Closing.Month != "2026-09" || compared.Closing.Told != compared.Sum {
		t.Fatalf("the quarter is compared as %+v, %v", compared.Closing, err)
	}
	for _, c := range []struct {
		sum  string
		want ledger.State
	}{{"other", ledger.Moved}, {compared.Sum, ledger.Done}} {
		if state, _, err := d.Leave(t.Context(), third, c.sum, 5); err != nil || state != c.want {
			t.Errorf("%s is left: %s, %v", c.sum, state, err)
		}
	}
	if c, err := d.store.TermClosing(t.Context(), third); err != nil || c.Left != compared.Sum {
		t.Errorf("left is %q, %v", c.Left, err)
	}
	if got, err := d.Correct(t.Context(), scoring.Correction{Term: third, Unit: "A", Points: scoring.Int(-2), Reason: "x"}); err != nil || got.State != ledger.Closed {
		t.Errorf("a closed quarter is corrected: %s, %v", got.State, err)
	}

	a, err := d.Reopen(t.Context(), ledger.CloseRequest{Month: "2026-08", By: 5}, 0, "số liệu sai")
	if err != nil || !slices.Equal(a.Terms, []scoring.Term{third}) {
		t.Fatalf("with August %v are opened again, %v", a.Terms, err)
	}
	if opened := d.ofTerm(t, third); slices.Equal(opened, closed) {
		t.Error("opened again, the quarter is what it was")
	}
	if c, err := d.store.TermClosing(t.Context(), third); err != nil || c.InForce() || c.Left != "" {
		t.Errorf("opened again, its closing is %+v, %v", c, err)
	}
	d.shut(t, "2026-08")
	if anew, err := d.CompareClosed(t.Context(), third); err != nil || len(anew.Held) != 0 || anew.Closing.Left+anew.Closing.Told != "" {
		t.Errorf("closed anew, it differs by %v, %v", anew.Held, err)
	}
}

// The thresholds, other rules and time itself leave a closed quarter as it is, and so does taking an import back.
func TestNothingElseMovesAClosedQuarter(t *testing.T) {
	d := quarterDesk(t)
	d.Keep = true
	d.take(t, d.of(t, "2026-01..2026-09"), export("muon.csv", quarterRows("11")...))
	d.shut(t, "2026-07", "2026-08", "2026-09")
	closed := d.ofTerm(t, third)
	r := d.undo(t)
	same(t, "taking an import back moved a closed quarter", d.ofTerm(t, third), closed)
	if !slices.ContainsFunc(r.Held, func(s ledger.Shift) bool { return s.Term == third }) || len(r.Terms) != 0 {
		t.Errorf("of what was taken back, held are %v, and %v moved", r.Held, r.Terms)
	}
	if err := d.Rejudge(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := d.now
	d.now = d.now.AddDate(0, 4, 0)
	if err := d.Elapse(t.Context(), before.AddDate(0, -2, 0), d.now); err != nil {
		t.Fatal(err)
	}
	same(t, "time moved a closed quarter", d.ofTerm(t, third), closed)
}

// Taking an import back names the quarters and years in which scores move by that, whether their cards were kept or are scored anew.
func TestUndoNamesTheQuartersThatMoved(t *testing.T) {
	for _, again := range []bool{false, true} {
		d := quarterDesk(t)
		d.Keep = true
		if r := d.take(t, d.of(t, "2026-01..2026-09"), export("muon.csv", quarterRows("11")...))[0]; !slices.Equal(r.Terms, []scoring.Term{third}) {
			t.Fatalf("the import moves %v", r.Terms)
		}
		if again { // the import does not know the quarter's cards any more
			if _, err := d.Correct(t.Context(), scoring.Correction{Term: third, Unit: "B", Points: scoring.Int(-2), Reason: "x"}); err != nil {
				t.Fatal(err)
			}
		}
		if r := d.undo(t); !slices.Equal(r.Terms, []scoring.Term{third}) {
			t.Errorf("scored anew %v, taking it back moves %v", again, r.Terms)
		}
	}
}

// A closing that is cut leaves its quarter open, with its cards as they were.
func TestAQuarterIsKeptWithItsLastMonthOrNotAtAll(t *testing.T) {
	d := quarterDesk(t)
	d.shut(t, "2026-07", "2026-08")
	state := func() []string {
		return slices.Concat(d.ofTerm(t, third), d.ask(t, `SELECT month FROM months`), d.ask(t, `SELECT term FROM closed_terms`))
	}
	open, ends := state(), *d.Ledger
	ends.Store = cut{d.store}
	if _, err := ends.Close(t.Context(), ledger.CloseRequest{Month: "2026-09"}); !errors.Is(err, errCut) {
		t.Fatal(err)
	}
	same(t, "a closing that was cut left something", state(), open)
	d.shut(t, "2026-09")
	d.take(t, d.of(t, "2026-01..2026-09"), export("muon.csv", quarterRows("11")...))
	closed := state()
	if _, err := ends.Reopen(t.Context(), ledger.CloseRequest{Month: "2026-07"}, 0, "x"); !errors.Is(err, errCut) {
		t.Fatal(err)
	}
	same(t, "an opening that was cut left something", state(), closed)
}

// A year is kept as a quarter is, once its twelve months are closed; counts that are entered for it alone differ from no month. What a preview
// of counts says of quarters and years is what taking them in does.
func TestAClosedYearStaysAndItsCountsAreHeld(t *testing.T) {
	d := nationalDesk(t, "quoc-gia-766")
	d.now = time.Date(2026, 10, 5, 8, 0, 0, 0, d.Zone)
	counts := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số"}
	for _, m := range scoring.Term("2026").Months() {
		counts = append(counts, fmt.Sprintf("%s,A,5.2,9,10", m), fmt.Sprintf("%s,A,2.1,90,100", m))
	}
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units), text("so-lieu.csv", counts...))
	d.now = time.Date(2027, 1, 5, 8, 0, 0, 0, d.Zone)
	if err := d.Elapse(t.Context(), d.now.AddDate(0, -3, 0), d.now); err != nil {
		t.Fatal(err)
	}
	later := func(term string, n int) []string {
		return []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", fmt.Sprintf("%s,A,5.2,%d,120", term, n), fmt.Sprintf("%s,A,2.1,%d,1200", term, 10*n)}
	}
	preview := func(term string, n int) ledger.ImportResult {
		return d.take(t, ledger.ImportOptions{DryRun: true, Effect: true}, text("nam.csv", later(term, n)...))[0]
	}
	for _, term := range []scoring.Term{"2026-Q4", "2026"} {
		if tried := preview(string(term), 100); !slices.Equal(tried.Terms, []scoring.Term{term}) {
			t.Errorf("tried, counts of %s move %v", term, tried.Terms)
		}
	}
	d.shut(t, scoring.Term("2026").Months()...)
	closed := d.ofTerm(t, "2026")
	if tried := preview("2026", 110); len(tried.Terms) != 0 || len(tried.Held) != 1 || tried.Held[0].Term != "2026" {
		t.Errorf("tried, counts of a closed year move %v and are held of %v", tried.Terms, tried.Held)
	}
	d.take(t, ledger.ImportOptions{}, text("nam.csv", later("2026", 110)...))
	same(t, "counts moved a closed year", d.ofTerm(t, "2026"), closed)
	for m, want := range map[scoring.Term]int{"2026": 1, "2026-Q4": 0, "2026-12": 0} {
		if compared, err := d.CompareClosed(t.Context(), m); err != nil || len(compared.Held) != want {
			t.Errorf("of %s are held %v, %v", m, compared.Held, err)
		}
	}
	if a, err := d.Reopen(t.Context(), ledger.CloseRequest{Month: "2026-12"}, 0, "nhập số liệu năm"); err != nil || !slices.Equal(a.Terms, []scoring.Term{"2026-Q4", "2026"}) {
		t.Fatalf("with December %v are opened again, %v", a.Terms, err)
	}
	d.shut(t, "2026-12")
	if line, _ := tallyIn(t, d, "2026", "A", "5.2"); line != (scoring.Tally{Numerator: 110, Denominator: 120}) {
		t.Errorf("closed anew, the year has %v", line)
	}
}
