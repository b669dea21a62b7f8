package scoring_test

import (
	"testing"
	"time"

	"motcua/scoring"
)

func TestMonthBeginsInTheAuthoritysZone(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	m, err := scoring.ParseMonth("2024-12")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Start(zone).UTC().Format(time.RFC3339); got != "2024-11-30T17:00:00Z" {
		t.Errorf("December 2024 starts at %s", got)
	}
	if m.Next() != "2025-01" || m.Prev() != "2024-11" || m.Year() != 2024 || m.Number() != 12 {
		t.Errorf("around %s: %s, %s; its parts %d, %d", m, m.Prev(), m.Next(), m.Year(), m.Number())
	}
	if got := scoring.MonthOf(m.End(zone).Add(-time.Second), zone); got != m {
		t.Errorf("the last second of %s lies in %s", m, got)
	}
	if got := scoring.MonthOf(m.End(zone), zone); got != m.Next() {
		t.Errorf("the end of %s lies in %s", m, got)
	}
	for _, wrong := range []string{"", "2024-6", "2024-13", "1999-12", "2200-01", "06/2024", "2024-06-01"} {
		if m, err := scoring.ParseMonth(wrong); err == nil {
			t.Errorf("%q is read as %s", wrong, m)
		}
	}
}

func TestMonthsFollowTheCalendar(t *testing.T) {
	for _, year := range []int{-1, 0, 1, 999, 1999, 2024, 9999, 10_000} {
		for n := time.Month(-13); n <= 25; n++ {
			day := time.Date(year, n, 1, 0, 0, 0, 0, time.UTC)
			m := scoring.NewMonth(year, n)
			if want := day.Format("2006-01"); string(m) != want || scoring.MonthOf(day, time.UTC) != m {
				t.Errorf("month %d of %d is %s, want %s", n, year, m, want)
			}
			if day.Year() < 1 || day.Year() > 9998 {
				continue // has no neighbours that are written as months
			}
			next, prev := day.AddDate(0, 1, 0).Format("2006-01"), day.AddDate(0, -1, 0).Format("2006-01")
			if m.Year() != day.Year() || m.Number() != int(day.Month()) || string(m.Next()) != next || string(m.Prev()) != prev {
				t.Errorf("%s is %d of %d, before %s and after %s", m, m.Number(), m.Year(), m.Next(), m.Prev())
			}
		}
	}
	if none := scoring.Month("x"); none.Year() != 1 || none.Number() != 1 {
		t.Errorf("what is no month is %d of %d", none.Number(), none.Year())
	}
}

func TestCutOffOfMonth(t *testing.T) {
	at := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		v, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct{ says, now, stated, want string }{
		{"a past month is looked at at its end", "2024-08-01 00:00", "", "2024-07-01 00:00"},
		{"the running month is looked at now", "2024-06-10 08:00", "", "2024-06-10 08:00"},
		{"data stated to reach the 20th is looked at on the 20th", "2024-08-01 00:00", "2024-06-20 17:00", "2024-06-20 17:00"},
		{"data stated to reach further than the month does not move its end", "2024-08-01 00:00", "2024-07-05 00:00", "2024-07-01 00:00"},
	} {
		if got := scoring.CutOff("2024-06", time.UTC, at(c.now), at(c.stated)); !got.Equal(at(c.want)) {
			t.Errorf("%s: got %v", c.says, got)
		}
	}
}

func TestUnitIsValidInMonthsItTouches(t *testing.T) {
	old := scoring.Unit{ValidTo: "2025-06-30"}
	young := scoring.Unit{ValidFrom: "2025-07-01"}
	if !old.ValidIn("2025-06") || old.ValidIn("2025-07") || young.ValidIn("2025-06") || !young.ValidIn("2025-07") || !(scoring.Unit{}).ValidIn("2025-07") {
		t.Error("the units of 30 June and of 1 July 2025 must not meet in a month")
	}
}
