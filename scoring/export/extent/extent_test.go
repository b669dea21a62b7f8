package extent_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/extent"
)

// hanoi is a desk that works from Monday to Friday.
var hanoi = extent.Desk{
	Zone:    time.FixedZone("", 7*3600),
	Working: func(t time.Time) bool { return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday },
}

func day(text string) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, text, hanoi.Zone)
	if err != nil {
		panic(err)
	}
	return t
}

// way is how a dossier went: the day on which it was received, and how many days it took.
type way struct {
	received time.Time
	days     int
}

// ways are what a busy desk did from one day to before another: so many dossiers on each working day, that take from no day to most days,
// some short and some long.
func ways(from, until string, each, most int) (all []way) {
	for at := day(from); at.Before(day(until)); at = at.AddDate(0, 0, 1) {
		for i := range each {
			if hanoi.Working(at) {
				all = append(all, way{at.Add(8 * time.Hour), (len(all)*7 + i) % (most + 1)})
			}
		}
	}
	return all
}

// list is what a file lists of them: those that are chosen by their receipt and finish, as they were at a data time.
func list(all []way, data time.Time, chosen func(received, finished time.Time) bool) extent.Extent {
	e := extent.New(hanoi.Zone)
	for _, w := range all {
		finished := w.received.AddDate(0, 0, w.days).Add(3 * time.Hour)
		if w.received.After(data) || !chosen(w.received, finished) {
			continue
		}
		d := dossier.Dossier{Received: w.received.Unix(), Status: dossier.Processing}
		if !finished.After(data) {
			d.Finished, d.Status = finished.Unix(), dossier.ResultReturned
		}
		e.Add(d)
	}
	return e
}

func in(from, until string) func(time.Time) bool {
	return func(t time.Time) bool { return !t.Before(day(from)) && t.Before(day(until)) }
}

func TestListsAndPeriodAreWorkedOut(t *testing.T) {
	june, quarter, brought := in("2024-06-01", "2024-07-01"), in("2024-01-01", "2024-04-01"), in("2024-06-01", "2024-07-04")
	year := ways("2023-06-01", "2024-12-31", 6, 12)
	handled := func(within func(time.Time) bool) func(received, finished time.Time) bool {
		return func(received, finished time.Time) bool { return within(received) || within(finished) }
	}
	for _, c := range []struct {
		says   string
		all    []way
		data   string // its evening
		chosen func(received, finished time.Time) bool
		hint   scoring.Lists
		period string
		lists  string
	}{
		{"all that was handled in June, with what May left", year, "2024-06-30", handled(june), scoring.Lists{}, "2024-06-01..2024-06-30", "handled"},
		{"all that was handled in June and July up to the 3rd", year, "2024-07-03", handled(brought), scoring.Lists{}, "2024-06-01..2024-07-03", "handled"},
		{"all that was handled from January to March", year, "2024-03-31", handled(quarter), scoring.Lists{}, "2024-01-01..2024-03-31", "handled"},
		{"what was received in June, with finishes that go on into July", year, "2024-07-10",
			func(received, _ time.Time) bool { return june(received) }, scoring.Lists{}, "2024-06-01..2024-06-30", "received"},
		{"what was resolved in June, with receipts from before", year, "2024-07-10",
			func(_, finished time.Time) bool { return june(finished) }, scoring.Lists{}, "2024-06-01..2024-06-30", "resolved"},
		{"what was received in June, as its title says, made at the end of June", year, "2024-06-30",
			func(received, _ time.Time) bool { return june(received) }, scoring.Lists{Received: true}, "2024-06-01..2024-06-30", "received"},
		{"a title that says so is not believed when others are there, too", year, "2024-06-30", handled(june), scoring.Lists{Resolved: true}, "2024-06-01..2024-06-30", "handled"},
		{"a desk that begins in the middle of June", ways("2024-06-13", "2024-12-31", 6, 12), "2024-06-30", handled(june), scoring.Lists{}, "2024-06-13..2024-06-30", "handled"},
		{"a desk that resolves at once", ways("2024-06-01", "2024-12-31", 6, 0), "2024-06-30", handled(june), scoring.Lists{}, "2024-06-01..2024-06-30", "handled"},
		{"nothing is resolved yet", ways("2024-06-01", "2024-12-31", 6, 900), "2024-06-30", func(received, _ time.Time) bool { return june(received) }, scoring.Lists{}, "2024-06-01..2024-06-30", "handled"},
		{"the first three days of a month", year, "2024-06-05", handled(in("2024-06-01", "2024-06-06")), scoring.Lists{}, "2024-06-01..2024-06-05", "handled"},
		{"the first three days of a month, with some that the month before had resolved", year, "2024-06-05",
			func(received, finished time.Time) bool {
				return handled(in("2024-06-01", "2024-06-06"))(received, finished) || finished.Sub(day("2024-05-30")).Abs() < 20*time.Hour
			},
			scoring.Lists{}, "2024-06-01..2024-06-05", "handled"},
		{"a month, and a first day on which many came", append(ways("2024-06-01", "2024-07-01", 6, 12), ways("2024-07-01", "2024-07-02", 60, 12)...), "2024-07-01",
			handled(brought), scoring.Lists{}, "2024-06-01..2024-07-01", "handled"},
		{"nothing", nil, "2024-06-30", handled(june), scoring.Lists{}, "", "handled"},
	} {
		data := day(c.data).Add(23 * time.Hour)
		e := list(c.all, data, c.chosen)
		found := e.WorkOut(hanoi, data, c.hint)
		if got := found.Period.Text(hanoi.Zone); got != c.period || found.Lists.String() != c.lists {
			t.Errorf("%s: it is a list of %q, %s; want %q, %s", c.says, got, found.Lists, c.period, c.lists)
		}
		months := func(p scoring.Period) []scoring.Month { return p.Months(hanoi.Zone) }
		if c.period != "" && (len(found.Likely) == 0 || !slices.Equal(months(found.Likely[0]), months(found.Period))) {
			t.Errorf("%s: likely are %v", c.says, found.Likely)
		}
	}
}

// A file of which no row can be used lists nothing, whatever it is said to be a list of.
func TestExtentWithoutDossiersTakesNoPeriod(t *testing.T) {
	var none extent.Extent
	p, err := scoring.ParsePeriod("2024-06", hanoi.Zone)
	if err != nil {
		t.Fatal(err)
	}
	for _, hint := range []scoring.Lists{{}, {Received: true}, {Resolved: true}} {
		if lists, unsure := none.Lists(hanoi, p, day("2024-07-01"), hint); lists.String() != "handled" || unsure {
			t.Errorf("with the hint %q it lists %s, unsure %v", hint, lists, unsure)
		}
		if found := none.WorkOut(hanoi, day("2024-07-01"), hint); !found.Period.IsZero() || len(found.Likely) > 0 {
			t.Errorf("with the hint %q it is worked out as %v, likely %v", hint, found.Period, found.Likely)
		}
	}
}

// Whatever a file has in whatever months, what it is worked out to be a list of lies within its data, and no month of which it has less than a
// tenth of what it has in the busiest one is covered.
func TestTouchedMonthsAreNotCovered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := scoring.Month("2024-01")
		e := extent.New(hanoi.Zone)
		var latest int64
		received, finished := map[scoring.Month]int{}, map[scoring.Month]int{}
		months := rapid.IntRange(1, 6).Draw(t, "months")
		end := first
		for range months {
			end = end.Next()
		}
		stated := rapid.Int64Range(first.Start(hanoi.Zone).Unix(), end.Start(hanoi.Zone).Unix()).Draw(t, "data time")
		y, mo, da := time.Unix(stated, 0).In(hanoi.Zone).Date()
		dayAfter := time.Date(y, mo, da+1, 0, 0, 0, 0, hanoi.Zone).Unix() // dossiers are placed by their days
		for m := first; m < end; m = m.Next() {
			span := m.End(hanoi.Zone).Unix() - m.Start(hanoi.Zone).Unix()
			for range rapid.SampledFrom([]int{0, 1, 2, 5, 30, 80}).Draw(t, "dossiers") {
				d := dossier.Dossier{Received: m.Start(hanoi.Zone).Unix() + rapid.Int64Range(0, span-1).Draw(t, "received")}
				if d.Status = dossier.Status(rapid.IntRange(1, 10).Draw(t, "status")); d.Status.Resolved() {
					d.Finished = d.Received + rapid.Int64Range(0, 60*24*3600).Draw(t, "took")
				}
				e.Add(d)
				latest = max(latest, d.Received, d.Finished)
				for _, of := range []struct {
					at int64
					in map[scoring.Month]int
				}{{d.Received, received}, {d.Finished, finished}} {
					if of.at > 0 && of.at < dayAfter {
						of.in[scoring.MonthOf(time.Unix(of.at, 0), hanoi.Zone)]++
					}
				}
			}
		}
		hint := rapid.SampledFrom([]scoring.Lists{{}, {Received: true}, {Resolved: true}}).Draw(t, "hint")
		guessed := e.WorkOut(hanoi, time.Unix(latest, 0), hint)
		if latest > 0 && guessed.Period.Until.Unix() > latest+1 {
			t.Fatalf("%v reaches beyond the data", guessed.Period)
		}
		found := e.WorkOut(hanoi, time.Unix(stated, 0), hint)
		if found.Lists == (scoring.Lists{}) {
			t.Fatal("it lists nothing")
		}
		p := found.Period
		if p.IsZero() {
			return
		}
		if !p.From.Before(p.Until) || p.Until.Unix() > stated+1 || p.From.Before(first.Start(hanoi.Zone)) {
			t.Fatalf("%v is not within the data", p)
		}
		rate := func(n int, m scoring.Month) float64 {
			return float64(n) / float64(max(5, scoring.CoveredDays(m, hanoi.Zone, []scoring.Period{{From: first.Start(hanoi.Zone), Until: time.Unix(stated+1, 0)}}, hanoi.Working)))
		}
		var mostIn, mostOut float64
		for m := first; m < end; m = m.Next() {
			mostIn, mostOut = max(mostIn, rate(received[m], m)), max(mostOut, rate(finished[m], m))
		}
		for _, m := range p.Months(hanoi.Zone) {
			days := scoring.CoveredDays(m, hanoi.Zone, []scoring.Period{p}, hanoi.Working)
			if in, out := rate(received[m], m), rate(finished[m], m); days >= 5 && in*10 < mostIn && out*10 < mostOut {
				t.Fatalf("%s is covered for %d days by %v: %.2f received a day, %.2f resolved; in the busiest months %.2f and %.2f", m, days, p, in, out, mostIn, mostOut)
			}
		}
	})
}

// A title is believed when the dossiers bear it out.
func TestTitleMustBearTheDossiers(t *testing.T) {
	year := ways("2023-06-01", "2025-01-01", 6, 12)
	june := list(year, day("2024-06-30").Add(23*time.Hour), func(received, finished time.Time) bool {
		within := in("2024-06-01", "2024-07-01")
		return within(received) || within(finished)
	})
	for _, c := range []struct {
		says, period string
		want         bool
	}{
		{"its month", "2024-06", true},
		{"a part of it that has most", "2024-06-05..2024-06-30", true},
		{"the month after: it was filled in too early", "2024-07", false},
		{"the month before, which is left over", "2024-05", false},
		{"the quarter, of which one month is there", "2024-Q2", false},
		{"the year, of which one month is there", "2024", false},
		{"to the end of the quarter that runs", "2024-06..2024-08", true},
		{"some days of the month before", "2024-05-29..2024-06-30", true},
	} {
		p, err := scoring.ParsePeriod(c.period, hanoi.Zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := june.BearsOut(hanoi, p, day("2024-06-30").Add(23*time.Hour)); got != c.want {
			t.Errorf("%s, %s: borne out %v, want %v", c.says, c.period, got, c.want)
		}
	}
}
