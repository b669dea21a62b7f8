package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/rulesets"
)

// nationalDesk is a desk whose authority uses rule sets in every month.
func nationalDesk(t *testing.T, codes ...string) *desk {
	t.Helper()
	rules, err := rulesets.Load()
	if err == nil {
		rules, err = rules.With(rulesets.Own{Uses: []rulesets.Use{{Codes: codes}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return deskOn(t, emptyFile(t), rules)
}

// tallyIn is the tally of an indicator on the first card of a unit in a term, and whether it is assessed by counts.
func tallyIn(t *testing.T, d *desk, term scoring.Term, unit, indicator string) (scoring.Tally, bool) {
	t.Helper()
	records, err := d.store.TermRecordsOfUnit(t.Context(), term, unit)
	if err != nil || len(records) == 0 {
		t.Fatalf("%s has %d cards in %s, %v", unit, len(records), term, err)
	}
	line, _ := records[0].Line(indicator)
	return line.Tally, line.Assessed && !line.Uncounted
}

// Counts of months give those of a quarter as the rules say: what flows adds up, a stock is that of the last month, and distinct procedures
// and what was carried over are not known until they are entered for the quarter.
func TestEnteredCountsOfMonthsGiveThoseOfTheQuarter(t *testing.T) {
	d := nationalDesk(t, "quoc-gia-766")
	counts := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số"}
	for i, month := range []string{"T7/2026", "8/2026", "2026-09"} {
		for _, row := range []string{"5.2,%d,10", "4.6,%d,385", "2.1,%d,100"} {
			counts = append(counts, fmt.Sprintf("%s,A,"+row, month, 5+i))
		}
		counts = append(counts, fmt.Sprintf("%s,,1.3,%d,89", month, 80+i))
	}
	counts = append(counts, "7/2026,A,5.3,1,1", "8/2026,A,5.3,2,2")
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units), text("so-lieu.csv", counts...))
	for _, c := range []struct {
		says, indicator string
		want            scoring.Tally
		known           bool
	}{
		{"petitions add up", "5.2", scoring.Tally{Numerator: 18, Denominator: 30}, true},
		{"what is published is that of the last month", "1.3", scoring.Tally{Numerator: 82, Denominator: 89}, true},
		{"procedures do not add up", "4.6", scoring.Tally{}, false},
		{"what was carried over does not add up", "2.1", scoring.Tally{}, false},
		{"a month without a count leaves the quarter without", "5.3", scoring.Tally{}, false},
	} {
		if got, known := tallyIn(t, d, "2026-Q3", "A", c.indicator); got != c.want || known != c.known {
			t.Errorf("%s: %s is %v, %v, want %v, %v", c.says, c.indicator, got, known, c.want, c.known)
		}
	}
	records, err := d.store.TermRecordsOfUnit(t.Context(), "2026-Q3", "A")
	if err != nil || records[0].Grade.Code != "" || records[0].Open.Sign() == 0 {
		t.Errorf("the quarter has the grade %q while %v points are not known, %v", records[0].Grade.Code, records[0].Open, err)
	}
	quarter := d.take(t, ledger.ImportOptions{}, text("quy.csv", "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "Quý 3/2026,A,4.6,12,385", "Quý III/2026,A,2.1,200,250", "2026-Q3,A,5.2,20,31"))
	if got := quarter[0].Terms; !slices.Equal(got, []scoring.Term{"2026-Q3"}) {
		t.Errorf("counts of the quarter move %v", got)
	}
	for indicator, want := range map[string]scoring.Tally{"4.6": {Numerator: 12, Denominator: 385}, "2.1": {Numerator: 200, Denominator: 250}, "5.2": {Numerator: 20, Denominator: 31}} {
		if got, known := tallyIn(t, d, "2026-Q3", "A", indicator); got != want || !known {
			t.Errorf("entered for the quarter, %s is %v, %v, want %v", indicator, got, known, want)
		}
	}
	if record, ok, err := d.store.Record(t.Context(), "2026-09", "A"); err != nil || !ok {
		t.Errorf("the month's own card is there: %v, %v", ok, err)
	} else if line, _ := record.Line("4.6"); line.Tally != (scoring.Tally{Numerator: 7, Denominator: 385}) {
		t.Errorf("the quarter's counts moved the month's: %v", line.Tally)
	}
}

// A month has a further card by a set that is shown beside the one that ranks; taking the import back takes it back.
func TestASetShownBesideGivesFurtherCards(t *testing.T) {
	d := nationalDesk(t, "dien-bien-459", "quoc-gia-766")
	d.Keep = true
	d.now = time.Date(2026, 11, 23, 8, 0, 0, 0, d.Zone)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
	d.take(t, d.of(t, "2026-10"), export("x.csv", "Z9.1-261001-0001|Háng Lìa|05/10/2026 08:00:00|09/10/2026 08:00:00|06/10/2026 08:00:00|9"))
	month, ok, err := d.store.Record(t.Context(), "2026-10", "A")
	if err != nil || !ok || month.RuleSet != "dien-bien-459" {
		t.Fatalf("the month's card is by %q: %v, %v", month.RuleSet, ok, err)
	}
	beside, err := d.store.TermRecordsOfUnit(t.Context(), "2026-10", "A")
	if err != nil || len(beside) != 1 || beside[0].RuleSet != "quoc-gia-766@2026-06" || beside[0].Month != "2026-10" {
		t.Fatalf("beside it there are %v, %v", beside, err)
	}
	if line, _ := beside[0].Line("2.1"); line.Tally != (scoring.Tally{Numerator: 1, Denominator: 1}) {
		t.Errorf("by the further set 2.1 is %v", line.Tally)
	}
	d.undo(t)
	if left, err := d.store.TermRecordsOfUnit(t.Context(), "2026-10", "A"); err != nil || len(left) > 0 {
		t.Errorf("after the import was taken back there are %v, %v", left, err)
	}
}

// A correction is of the term for which it was entered: that of a month is not in its quarter, and that of a quarter in none of its months.
func TestACorrectionIsOfItsOwnTermAlone(t *testing.T) {
	d := nationalDesk(t, "quoc-gia-766")
	counts := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số"}
	for _, term := range []string{"7/2026", "8/2026", "9/2026", "Quý 3/2026"} {
		counts = append(counts, term+",A,2.1,90,100")
	}
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units), text("so-lieu.csv", counts...))
	totals := func() [2]string {
		month, ok, err := d.store.Record(t.Context(), "2026-08", "A")
		quarter, qerr := d.store.TermRecordsOfUnit(t.Context(), "2026-Q3", "A")
		if err != nil || qerr != nil || !ok || len(quarter) != 1 {
			t.Fatalf("%v, %v, %v, %d cards", ok, err, qerr, len(quarter))
		}
		if c := quarter[0].Correction.Sign() != 0; c != (quarter[0].Reason != "") {
			t.Errorf("the quarter is corrected by %v, because %q", quarter[0].Correction, quarter[0].Reason)
		}
		return [2]string{month.ShownTotal(), quarter[0].ShownTotal()}
	}
	// 2.1: 90/100 × 20 = 18; 5.4 shares its counts: 90 % reaches the cap, 6; 5.2, 5.3 without a petition 12; 4.7 earns 2.
	if got := totals(); got != [2]string{"38.00", "38.00"} {
		t.Fatalf("before anything is corrected, month and quarter have %v", got)
	}
	for _, c := range []struct {
		says, points string
		term         scoring.Term
		state        ledger.State
		want         [2]string
	}{
		{"a month", "-2", "2026-08", ledger.Done, [2]string{"36.00", "38.00"}},
		{"its quarter", "-1/2", "2026-Q3", ledger.Done, [2]string{"36.00", "37.50"}},
		{"the same again", "-1/2", "2026-Q3", ledger.Already, [2]string{"36.00", "37.50"}},
		{"the month no more", "0", "2026-08", ledger.Done, [2]string{"38.00", "37.50"}},
		{"a quarter that has not begun", "-1", "2027-Q3", ledger.NotKnown, [2]string{"38.00", "37.50"}},
		{"the quarter no more", "0", "2026-Q3", ledger.Done, [2]string{"38.00", "38.00"}},
	} {
		points, err := scoring.ParseExact(c.points)
		if err != nil {
			t.Fatal(err)
		}
		correction := scoring.Correction{Term: c.term, Unit: "A", Points: points}
		if points.Sign() != 0 {
			correction.Reason = "lỗi hệ thống"
		}
		result, err := d.Correct(t.Context(), correction)
		if err != nil || result.State != c.state {
			t.Fatalf("%s: %v, %v", c.says, result.State, err)
		}
		if got := totals(); got != c.want {
			t.Errorf("%s: month and quarter have %v, want %v", c.says, got, c.want)
		}
	}
}

// Kinds of unit that a set ranks apart are ranked apart in a quarter as in a month.
func TestAQuarterRanksKindsApart(t *testing.T) {
	rules, err := rulesets.Load()
	if err == nil {
		rules, err = rules.With(rulesets.Own{
			Texts: [][]byte{[]byte("code = \"rieng\"\nextends = \"quoc-gia-766@2026-06\"\ndecision = \"Xếp hạng\"\nvalid_from = \"2026-06\"\nranked_apart = [[\"xã\"], [\"phường\"]]\n")},
			Uses:  []rulesets.Use{{Codes: []string{"rieng"}}},
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	d := deskOn(t, emptyFile(t), rules)
	counts := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "Quý 3/2026,A,2.1,80,100", "Quý 3/2026,B,2.1,90,100", "Quý 3/2026,C,2.1,95,100"}
	for _, r := range d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units, "C,UBND phường Mường Thanh"), text("so-lieu.csv", counts...)) {
		if r.Problem != nil || len(r.Refusals) > 0 {
			t.Fatalf("%v, %v", r.Problem, r.Refusals)
		}
	}
	records, err := d.store.TermRecords(t.Context(), "2026-Q3")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, r := range records {
		fmt.Fprintf(&got, "%s in %d: %d/%d; ", r.Unit, r.League, r.Rank, r.Of)
	}
	if want := "B in 1: 1/2; A in 1: 2/2; C in 2: 1/1; "; got.String() != want {
		t.Errorf("the quarter ranks %s want %s", got.String(), want)
	}
}

// A quarter is settled when its last month is closed, also for a unit that has no card in that month.
func TestClosingTheLastMonthSettlesTheQuarterOfAll(t *testing.T) {
	d := nationalDesk(t, "quoc-gia-766")
	counts := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "Q3/2026,B,2.1,9,10"}
	for _, month := range []string{"7/2026", "8/2026", "9/2026"} {
		counts = append(counts, month+",A,2.1,9,10")
	}
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units), text("so-lieu.csv", counts...))
	for _, want := range []struct {
		month scoring.Month
		open  bool
	}{{"2026-07", true}, {"2026-08", true}, {"2026-09", false}} {
		if result, err := d.Close(t.Context(), ledger.CloseRequest{Month: want.month}); err != nil || result.State != ledger.Done {
			t.Fatalf("%s: %v, %v", want.month, result.State, err)
		}
		records, err := d.store.TermRecordsOfUnit(t.Context(), "2026-Q3", "B")
		if err != nil || len(records) != 1 {
			t.Fatalf("%d cards, %v", len(records), err)
		}
		if line, _ := records[0].Line("3.1"); line.Open != want.open {
			t.Errorf("when %s is closed, what nobody counted of the quarter is open: %v", want.month, line.Open)
		}
	}
}
