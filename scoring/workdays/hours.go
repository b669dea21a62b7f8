package workdays

import (
	"fmt"
	"strings"
	"time"
)

// Session is a part of a working day in which an office works: minutes after midnight, the last of them excluded.
type Session struct{ From, Until int }

// Hours are the sessions of a working day, in order and apart from each other.
type Hours []Session

// DefaultHours are those of most offices: 07:30 to 11:30, and 13:30 to 17:00.
func DefaultHours() Hours { return Hours{{7*60 + 30, 11*60 + 30}, {13*60 + 30, 17 * 60}} }

// ParseHours reads hours as Hours.String writes them: "07:30-11:30 13:30-17:00".
func ParseHours(text string) (Hours, error) {
	var all Hours
	for part := range strings.FieldsSeq(text) {
		first, last, _ := strings.Cut(part, "-")
		from, err := time.Parse("15:04", first)
		if err != nil {
			return nil, fmt.Errorf("%q is no session written HH:MM-HH:MM", part)
		}
		until, err := time.Parse("15:04", last)
		if err != nil {
			return nil, fmt.Errorf("%q is no session written HH:MM-HH:MM", part)
		}
		s := Session{from.Hour()*60 + from.Minute(), until.Hour()*60 + until.Minute()}
		switch {
		case s.Until <= s.From:
			return nil, fmt.Errorf("%q ends before it begins", part)
		case len(all) > 0 && s.From < all[len(all)-1].Until:
			return nil, fmt.Errorf("%q begins before the session before it ends", part)
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("there is no session in %q", text)
	}
	return all, nil
}

// String is the hours as they are set.
func (h Hours) String() string {
	parts := make([]string, len(h))
	for i, s := range h {
		parts[i] = fmt.Sprintf("%02d:%02d-%02d:%02d", s.From/60, s.From%60, s.Until/60, s.Until%60)
	}
	return strings.Join(parts, " ")
}

// Days are the working days of a calendar.
type Days interface {
	Working(t time.Time) bool
	Known(year int) bool
}

// Office works at its hours on working days. Days and hours are those of the location of the instants given.
type Office struct {
	Days  Days
	Hours Hours
}

// Worked is how long the office works between two instants; 0 when the second is not after the first. It is false when a year between them
// is not known to the calendar.
func (o Office) Worked(from, to time.Time) (worked time.Duration, known bool) {
	known = o.walk(from, func(begin, end time.Time) bool {
		if end.After(to) {
			end = to
		}
		worked += max(0, end.Sub(begin))
		return begin.Before(to)
	}, to)
	return worked, known
}

// Deadline is the first instant at which the office has worked so long since another. It is false when a year up to then is not known to
// the calendar.
func (o Office) Deadline(from time.Time, work time.Duration) (deadline time.Time, known bool) {
	known = o.walk(from, func(begin, end time.Time) bool {
		if open := end.Sub(begin); open < work {
			work -= open
			return true
		}
		deadline = begin.Add(work)
		return false
	}, time.Time{})
	return deadline, known
}

// walk goes through the sessions, or what is left of them, from an instant on, until f is false or they begin after the last instant, if there
// is one. It is false at a year that the calendar does not know.
func (o Office) walk(from time.Time, f func(begin, end time.Time) bool, last time.Time) bool {
	year, month, day := from.Date()
	for n := 0; len(o.Hours) > 0; n++ {
		midnight := time.Date(year, month, day+n, 0, 0, 0, 0, from.Location())
		switch {
		case !last.IsZero() && midnight.After(last):
			return true
		case !o.Days.Known(midnight.Year()):
			return false
		case !o.Days.Working(midnight):
			continue
		}
		for _, s := range o.Hours {
			begin := time.Date(year, month, day+n, 0, s.From, 0, 0, from.Location())
			end := time.Date(year, month, day+n, 0, s.Until, 0, 0, from.Location())
			if begin.Before(from) {
				begin = from
			}
			if end.After(begin) && !f(begin, end) {
				return true
			}
		}
	}
	return false
}
