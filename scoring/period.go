package scoring

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// Period is a stretch of time of which a file is a list (kỳ số liệu), [From, Until). The zero value is none.
type Period struct{ From, Until time.Time }

// IsZero says that there is none.
func (p Period) IsZero() bool { return p.Until.IsZero() }

// Months are the months of the zone that the period reaches into, ascending.
func (p Period) Months(zone *time.Location) (months []Month) {
	if p.IsZero() {
		return nil
	}
	for m := MonthOf(p.From, zone); m.Start(zone).Before(p.Until); m = m.Next() {
		months = append(months, m)
	}
	return months
}

// Lists says which dossiers of its period a file lists: all received, all resolved, or both. Only of those does it give counts.
type Lists struct{ Received, Resolved bool }

// The ways to write what a file is a list of.
const (
	listsReceived = "received"
	listsResolved = "resolved"
	listsHandled  = "handled"
)

// ParseLists reads "received", "resolved" or "handled", which is both.
func ParseLists(text string) (Lists, error) {
	switch text {
	case listsReceived:
		return Lists{Received: true}, nil
	case listsResolved:
		return Lists{Resolved: true}, nil
	case listsHandled:
		return Lists{Received: true, Resolved: true}, nil
	}
	return Lists{}, fmt.Errorf("%q is none of %s, %s, %s", text, listsReceived, listsResolved, listsHandled)
}

// String is what ParseLists reads; "" for the zero value.
func (l Lists) String() string {
	switch {
	case l.Received && l.Resolved:
		return listsHandled
	case l.Received:
		return listsReceived
	case l.Resolved:
		return listsResolved
	}
	return ""
}

var periodShape = regexp.MustCompile(`^(\d{4})(?:-(\d{2})|-Q([1-4]))?(?:-(\d{2}))?(?:\.\.(\d{4}-\d{2}(?:-\d{2})?))?$`)

// ParsePeriod reads "2024-06", "2024-Q2", "2024", "2024-04..2024-06" or "2024-06-01..2024-06-30", whose last day is in the period.
func ParsePeriod(text string, zone *time.Location) (Period, error) {
	wrong := fmt.Errorf("period %q is not written 2024-06, 2024-Q2, 2024 or 2024-06-01..2024-06-30", text)
	m := periodShape.FindStringSubmatch(text)
	if m == nil || (m[4] != "") && (m[2] == "" || m[5] == "") {
		return Period{}, wrong
	}
	year, _ := strconv.Atoi(m[1])
	first, last := NewMonth(year, 1), NewMonth(year, 12)
	if q, err := strconv.Atoi(m[3]); err == nil {
		first, last = NewMonth(year, time.Month(3*q-2)), NewMonth(year, time.Month(3*q))
	} else if m[2] != "" {
		var err error
		if first, err = ParseMonth(m[1] + "-" + m[2]); err != nil {
			return Period{}, wrong
		}
		last = first
	}
	p := Period{first.Start(zone), last.End(zone)}
	if m[4] != "" {
		day, err := time.ParseInLocation(time.DateOnly, m[1]+"-"+m[2]+"-"+m[4], zone)
		if err != nil {
			return Period{}, wrong
		}
		p.From = day
	}
	if m[5] != "" {
		if len(m[5]) == len("2024-06") {
			end, err := ParseMonth(m[5])
			if err != nil || m[4] != "" {
				return Period{}, wrong
			}
			p.Until = end.End(zone)
		} else {
			day, err := time.ParseInLocation(time.DateOnly, m[5], zone)
			if err != nil {
				return Period{}, wrong
			}
			p.Until = day.AddDate(0, 0, 1)
		}
	}
	if _, err := ParseMonth(m[1] + "-01"); err != nil || !p.From.Before(p.Until) || p.Until.Sub(p.From) > longestPeriod {
		return Period{}, wrong
	}
	return p, nil
}

// longestPeriod is longer than any list that somebody exports.
const longestPeriod = 20 * 366 * 24 * time.Hour

// Text is what ParsePeriod reads, by days: "2024-06-01..2024-06-30"; "" for none. A day that has begun is in it.
func (p Period) Text(zone *time.Location) string {
	if p.IsZero() {
		return ""
	}
	return p.From.In(zone).Format(time.DateOnly) + ".." + p.Until.Add(-1).In(zone).Format(time.DateOnly)
}

// Workdays are the working days of a month, in their order.
type Workdays []Period

// WorkdaysOf are the working days of a month in the zone.
func WorkdaysOf(m Month, zone *time.Location, working func(time.Time) bool) (days Workdays) {
	for day := m.Start(zone); day.Before(m.End(zone)); day = day.AddDate(0, 0, 1) {
		if working(day) {
			days = append(days, Period{From: day, Until: day.AddDate(0, 0, 1)})
		}
	}
	return days
}

// Covered counts the days that the periods cover from the first one on, up to the first gap. A period has the whole of the days in which
// it begins and ends; days off make no gap.
func (w Workdays) Covered(periods []Period) int {
	for n, day := range w {
		if !slices.ContainsFunc(periods, func(p Period) bool { return p.From.Before(day.Until) && p.Until.After(day.From) }) {
			return n
		}
	}
	return len(w)
}

// CoveredDays counts the working days of a month that the periods cover; see Workdays.Covered.
func CoveredDays(m Month, zone *time.Location, periods []Period, working func(time.Time) bool) int {
	return WorkdaysOf(m, zone, working).Covered(periods)
}
