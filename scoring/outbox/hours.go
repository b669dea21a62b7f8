package outbox

import "time"

// Nothing is sent at night: from the hour evening to the hour morning of the authority's zone.
const (
	morning = 7
	evening = 20
)

// Calendar says which days are working days; workdays.Calendar is one. A time stands for its day in the time's own location.
type Calendar interface {
	// Working says whether the day of t is a working day.
	Working(t time.Time) bool
	After(t time.Time, n int) time.Time // the start of the nth working day after the day of t
}

// Muted says whether nothing may be sent at the time: between 20:00 and 07:00, and on days off. The time is given in
// the authority's zone.
func Muted(at time.Time, days Calendar) bool {
	return !days.Working(at) || at.Hour() < morning || at.Hour() >= evening
}

// Sendable is the first time from at on that is not muted: at itself or 07:00 of a working day.
func Sendable(at time.Time, days Calendar) time.Time {
	switch {
	case !Muted(at, days):
		return at
	case days.Working(at) && at.Hour() < morning:
		return atMorning(at)
	default:
		return atMorning(days.After(at, 1))
	}
}

// NextMorning is 07:00 of the next working day: what "tomorrow" is to an office.
func NextMorning(at time.Time, days Calendar) time.Time { return atMorning(days.After(at, 1)) }

// MorningLists is when the lists of a day go out, and what waited for somebody who was away: 07:30.
func MorningLists(day time.Time) time.Time { return atMorning(day).Add(30 * time.Minute) }

func atMorning(day time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, morning, 0, 0, 0, day.Location())
}

// WorkingDaysLater is the same time of the nth working day after.
func WorkingDaysLater(t time.Time, n int, days Calendar) time.Time {
	y, m, d := days.After(t, n).Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
}
