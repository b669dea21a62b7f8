package ledger_test

import (
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

// timeliness is what a unit's card says of a month.
func (d *desk) timeliness(t *testing.T, m scoring.Month, unit string) scoring.Tally {
	t.Helper()
	r, known, err := d.store.Record(t.Context(), m, unit)
	if err != nil || !known {
		t.Fatal(known, err)
	}
	line, _ := r.Line("TD")
	return line.Tally
}

// What falls overdue before a month is over counts in that month, also when it is looked at only after it.
func TestDossierCountsInMonthInWhichItFallsOverdue(t *testing.T) {
	for _, c := range []struct {
		says     string
		due      string
		from, at time.Time
		counted  int64
	}{
		{"in the month's last quarter of an hour, which is looked at when the month is over", "31/10/2026 23:59", inNovember(-15), inNovember(0), 2},
		{"while the program was off over the end of the month", "29/10/2026 16:00", inNovember(-5 * 24 * 60), inNovember(36 * 60), 2},
		{"in the first minute of the next month", "01/11/2026 00:01", inNovember(-15), inNovember(15), 1},
	} {
		d := newDesk(t)
		d.now = time.Date(2026, 10, 28, 9, 0, 0, 0, d.Zone)
		d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("a.csv",
			"A-261012-0001|x|12/10/2026 08:00|14/10/2026 08:00|13/10/2026 08:00|10", "A-261012-0002|x|12/10/2026 08:00|"+c.due+"||4"))
		if got := d.timeliness(t, "2026-10", "A"); got != (scoring.Tally{Numerator: 1, Denominator: 1}) {
			t.Fatalf("%s: before, timeliness is %v", c.says, got)
		}
		d.now = c.at
		if err := d.Elapse(t.Context(), c.from, c.at); err != nil {
			t.Fatal(err)
		}
		if got := d.timeliness(t, "2026-10", "A"); got != (scoring.Tally{Numerator: 1, Denominator: c.counted}) {
			t.Errorf("%s: timeliness of October is %v", c.says, got)
		}
	}
}

// inNovember is so many minutes after October 2026 has ended.
func inNovember(minutes int) time.Time {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		panic(err)
	}
	return time.Date(2026, 11, 1, 0, minutes, 0, 0, zone)
}

// Counts of a month that has not begun are scored and judge nobody; when it begins they count as those of any month.
func TestCountsOfAMonthAheadWaitForIt(t *testing.T) {
	d := nationalDesk(t, "quoc-gia-766")
	d.now = time.Date(2026, 10, 28, 9, 0, 0, 0, d.Zone)
	results := d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units),
		text("so-lieu.csv", "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "11/2026,A,2.1,9,10", "Q1/2027,A,2.1,9,10"))
	if r := results[1]; r.Problem != nil || !slices.Equal(r.Ahead, []scoring.Month{"2026-11"}) || len(r.Months)+len(r.Unruled)+len(r.Unreported) > 0 {
		t.Fatalf("%+v", r)
	}
	state := func() scoring.MonthState {
		r, known, err := d.store.Record(t.Context(), "2026-11", "A")
		if line, _ := r.Line("2.1"); err != nil || !known || line.Points.String() != "18" {
			t.Fatalf("known %v, points %v, %v", known, line.Points, err)
		}
		return r.State
	}
	if got := state(); got != scoring.MonthBegun {
		t.Errorf("before its month the card is %q", got)
	}
	if m, judged, err := d.store.LatestMonth(t.Context()); err != nil || judged {
		t.Errorf("the latest month that is judged is %s, %v", m, err)
	}
	before := d.now
	d.now = inNovember(15)
	if err := d.Elapse(t.Context(), before, d.now); err != nil {
		t.Fatal(err)
	}
	if got := state(); got == scoring.MonthBegun {
		t.Errorf("in its month the card is %q", got)
	}
}
