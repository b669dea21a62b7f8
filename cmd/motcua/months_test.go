package main

import (
	"testing"
	"time"

	"motcua/cmd/motcua/serve"
	"motcua/scoring"
)

// Days that fall on a weekend or into Tết move to the next working morning, also into the next month; what was missed is
// found in the month after.
func TestAMonthIsDueOnAWorkingMorning(t *testing.T) {
	s := newYears(t, 1).settings
	for _, c := range []struct {
		at   string
		day  int
		want scoring.Month
		from string
	}{
		{"2026-11-10 07:29", 10, "2026-09", "2026-10-12 07:30"}, // 10 October is a Saturday
		{"2026-11-10 07:30", 10, "2026-10", "2026-11-10 07:30"},
		{"2026-01-10 07:30", 10, "2025-12", "2026-01-10 07:30"}, // a Saturday that is worked
		{"2027-02-11 07:29", 5, "2026-12", "2027-01-05 07:30"},  // Tết from 4 to 10 February
		{"2027-02-11 07:30", 5, "2027-01", "2027-02-11 07:30"},
		{"2027-02-11 07:30", 10, "2027-01", "2027-02-11 07:30"},
		{"2026-03-02 07:29", 28, "2025-12", "2026-01-28 07:30"},
		{"2026-03-02 07:30", 28, "2026-01", "2026-03-02 07:30"}, // 28 February is a Saturday
		{"2026-03-27 12:00", 28, "2026-01", "2026-03-02 07:30"},
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", c.at, s.Zone)
		if err != nil {
			t.Fatal(err)
		}
		if m, from := serve.LatestDue(at, c.day, s); m != c.want || from.Format("2006-01-02 15:04") != c.from {
			t.Errorf("on %s, for day %d: %s from %v, want %s from %s", c.at, c.day, m, from, c.want, c.from)
		}
	}
}

// lastMonth is that of two years in a soak, else of four months, a Tết among them.
func lastMonth() scoring.Month {
	m := firstMonth
	for range max(4, few(24)) - 1 {
		m = m.Next()
	}
	return m
}

// For 24 months, two Tết among them, the program is started anew at every look at the calendar, is off for a week now and
// then, dies while it sends, and its clock is put back; months are closed, opened and closed again on any day, or never.
// Every chair is told each occasion once, and the admins once a month of the oldest one that they left open.
func TestEveryMonthIsToldOnce(t *testing.T) {
	t.Parallel()
	newYears(t, 1).pass()
}
