package scoring_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"motcua/scoring"
)

var hanoi = time.FixedZone("Asia/Ho_Chi_Minh", 7*3600)

func TestPeriodTextsAreParsed(t *testing.T) {
	for text, want := range map[string]string{
		"2024-06":                "2024-06-01..2024-06-30",
		"2024-02":                "2024-02-01..2024-02-29",
		"2024-Q2":                "2024-04-01..2024-06-30",
		"2024-Q4":                "2024-10-01..2024-12-31",
		"2024":                   "2024-01-01..2024-12-31",
		"2024-04..2024-06":       "2024-04-01..2024-06-30",
		"2023-11..2024-02":       "2023-11-01..2024-02-29",
		"2024-06-01..2024-06-30": "2024-06-01..2024-06-30",
		"2024-06-15..2024-06-15": "2024-06-15..2024-06-15",
		"2023-12-15..2024-01-14": "2023-12-15..2024-01-14",
		"2024-06..2024-07-03":    "2024-06-01..2024-07-03",
		"2023..2024-06":          "2023-01-01..2024-06-30",

		"": "", "2024-13": "", "2024-00": "", "2024-Q5": "", "2024-6": "", "06/2024": "", "2024-06-01": "", "2024-06-31..2024-07-01": "",
		"2024-06-01..2024-06-31": "", "2024-06-30..2024-06-01": "", "2024-06..2024-05": "", "2024-06-01..2024-06": "", "2024-Q2-01..2024-06-30": "",
		"2024-06-01..": "", "..2024-06-30": "", "2024-06-01 2024-06-30": "", "1999..2024-06": "", "2024-06..2060-01": "", " 2024-06": "", "0000": "", "9999": "",
	} {
		p, err := scoring.ParsePeriod(text, hanoi)
		if got := p.Text(hanoi); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is read as %q, %v; want %q", text, got, err, want)
		}
		if err == nil && (p.From.In(hanoi).Hour() != 0 || p.Until.In(hanoi).Hour() != 0) {
			t.Errorf("%q: %v to %v are not whole days", text, p.From, p.Until)
		}
	}
}

// What is written of a period of whole days is read as the same one.
func TestPeriodTextIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := time.Date(2020, 1, 1+rapid.IntRange(0, 3000).Draw(t, "from"), 0, 0, 0, 0, hanoi)
		p := scoring.Period{From: from, Until: from.AddDate(0, 0, rapid.IntRange(1, 900).Draw(t, "days"))}
		got, err := scoring.ParsePeriod(p.Text(hanoi), hanoi)
		if err != nil || !got.From.Equal(p.From) || !got.Until.Equal(p.Until) {
			t.Fatalf("%s is read as %v to %v, %v", p.Text(hanoi), got.From, got.Until, err)
		}
		// One that ends within a day has that day.
		cut := scoring.Period{From: p.From, Until: p.Until.Add(-time.Duration(rapid.Int64Range(0, int64(24*time.Hour)-1).Draw(t, "cut")))}
		if cut.Text(hanoi) != p.Text(hanoi) {
			t.Fatalf("cut to %v it is written %s, want %s", cut.Until, cut.Text(hanoi), p.Text(hanoi))
		}
		if months := p.Months(hanoi); months[0] != scoring.MonthOf(p.From, hanoi) || months[len(months)-1] != scoring.MonthOf(p.Until.Add(-1), hanoi) {
			t.Fatalf("%s reaches into %v", p.Text(hanoi), months)
		}
	})
}

func TestZeroPeriodIsNone(t *testing.T) {
	var none scoring.Period
	if !none.IsZero() || none.Text(hanoi) != "" || none.Months(hanoi) != nil {
		t.Errorf("none is written %q, of %v", none.Text(hanoi), none.Months(hanoi))
	}
}

func TestListsTextIsReadBack(t *testing.T) {
	for _, l := range []scoring.Lists{{Received: true}, {Resolved: true}, {Received: true, Resolved: true}} {
		if got, err := scoring.ParseLists(l.String()); err != nil || got != l {
			t.Errorf("%v is written %q, and read as %v, %v", l, l, got, err)
		}
	}
	for _, text := range []string{"", "both", "Received", "received "} {
		if got, err := scoring.ParseLists(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

// How many working days are covered from the first one on.
func TestPeriodsCoverPartOfMonth(t *testing.T) {
	at := func(text string) time.Time {
		instant, err := time.ParseInLocation("2006-01-02 15:04", text, hanoi)
		if err != nil {
			t.Fatal(err)
		}
		return instant
	}
	of := func(from, until string) scoring.Period { return scoring.Period{From: at(from), Until: at(until)} }
	tet := map[string]bool{} // 8 to 14 February 2024
	for d := at("2024-02-08 00:00"); d.Before(at("2024-02-15 00:00")); d = d.AddDate(0, 0, 1) {
		tet[d.Format(time.DateOnly)] = true
	}
	working := func(t time.Time) bool {
		return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !tet[t.Format(time.DateOnly)]
	}
	for _, c := range []struct {
		says    string
		month   scoring.Month
		periods []scoring.Period
		want    int
	}{
		{"nothing covers nothing", "2024-06", nil, 0},
		{"the whole month", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-07-01 00:00")}, 20},
		{"more than the month", "2024-06", []scoring.Period{of("2024-01-01 00:00", "2025-01-01 00:00")}, 20},
		{"the month begins on a Saturday: from its first Monday on is from its first working day on", "2024-06", []scoring.Period{of("2024-06-03 00:00", "2024-07-01 00:00")}, 20},
		{"from the second working day on there is a gap at the beginning", "2024-06", []scoring.Period{of("2024-06-04 00:00", "2024-07-01 00:00")}, 0},
		{"it ends on a Sunday: to its last Friday is to its end", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-29 00:00")}, 20},
		{"what begins within a day has that day", "2024-06", []scoring.Period{of("2024-06-03 16:30", "2024-07-01 00:00")}, 20},
		{"what ends within a day has that day", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-04 00:01")}, 2},
		{"what ends at midnight does not have the day that begins", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-04 00:00")}, 1},
		{"two that meet", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-11 00:00"), of("2024-06-11 00:00", "2024-07-01 00:00")}, 20},
		{"two with a weekend between", "2024-06", []scoring.Period{of("2024-06-10 00:00", "2024-07-01 00:00"), of("2024-06-01 00:00", "2024-06-08 00:00")}, 20},
		{"two with a working day between: what comes after the gap does not count", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-08 00:00"), of("2024-06-11 00:00", "2024-07-01 00:00")}, 5},
		{"two that overlap", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-20 00:00"), of("2024-06-10 00:00", "2024-06-22 00:00")}, 15},
		{"one within another", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-20 00:00"), of("2024-06-10 00:00", "2024-06-12 00:00")}, 13},
		{"the holidays of Tết are no working days", "2024-02", []scoring.Period{of("2024-02-01 00:00", "2024-03-01 00:00")}, 16},
		{"nor are they a gap", "2024-02", []scoring.Period{of("2024-02-01 00:00", "2024-02-08 00:00"), of("2024-02-15 00:00", "2024-03-01 00:00")}, 16},
		{"the month before alone", "2024-06", []scoring.Period{of("2024-05-01 00:00", "2024-06-01 00:00")}, 0},
		{"the days off at the beginning alone", "2024-06", []scoring.Period{of("2024-06-01 00:00", "2024-06-03 00:00")}, 0},
	} {
		if got := scoring.CoveredDays(c.month, hanoi, c.periods, working); got != c.want {
			t.Errorf("%s: %d days, want %d", c.says, got, c.want)
		}
	}
}
