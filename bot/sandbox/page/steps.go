package page

import "time"

// step is how far the clock is put forward.
type step string

// The steps that the page offers.
const (
	hour    step = "hour"    // by one hour
	morning step = "morning" // to 07:30 of the next working day, when the day's work begins
	fifth   step = "fifth"   // to 08:00 on the 5th of the next month, when months are closed
)

// timeAfter is the time that a step leads to; false for a step that there is not.
func (s step) timeAfter(now time.Time) (time.Time, bool) {
	y, m, d := now.Date()
	switch s {
	case hour:
		return now.Add(time.Hour), true
	case morning:
		next := time.Date(y, m, d, 7, 30, 0, 0, now.Location())
		for !next.After(now) || next.Weekday() == time.Saturday || next.Weekday() == time.Sunday {
			next = next.AddDate(0, 0, 1)
		}
		return next, true
	case fifth:
		return time.Date(y, m+1, 5, 8, 0, 0, 0, now.Location()), true
	}
	return time.Time{}, false
}
