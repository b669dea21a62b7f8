package scoring

import (
	"fmt"
	"time"
)

// Month is a calendar month of the authority's zone, written "2026-01". Months compare as their strings do.
// The zero value is no month.
type Month string

// ParseMonth reads "2026-01"; years run from 2000 to 2199.
func ParseMonth(s string) (Month, error) {
	year, _, ok := yearAndMonth(s)
	if !ok || year < 2000 || year > 2199 {
		return "", fmt.Errorf("month %q is not written YYYY-MM", s)
	}
	return Month(s), nil
}

// yearAndMonth reads "2026-01". Months are read for every button of every message, which time.Parse would be slow for.
func yearAndMonth(s string) (year int, month time.Month, ok bool) {
	if len(s) != len("2026-01") || s[4] != '-' {
		return 0, 0, false
	}
	for i, digit := range []byte(s) {
		switch {
		case i == 4:
		case digit < '0' || digit > '9':
			return 0, 0, false
		case i < 4:
			year = 10*year + int(digit-'0')
		default:
			month = 10*month + time.Month(digit-'0')
		}
	}
	return year, month, month >= time.January && month <= time.December
}

// NewMonth is the month of a year; m outside 1 to 12 moves the year, as in time.Date.
func NewMonth(year int, m time.Month) Month { return monthAt(12*year + int(m) - 1) }

// monthAt is the month that so many lie before, counted from January of the year 0. Months are written for every answer, which
// time.Format would be slow for.
func monthAt(before int) Month {
	year, m := before/12, before%12+1
	if before < 0 || year > 9999 {
		return Month(time.Date(0, time.Month(before+1), 1, 0, 0, 0, 0, time.UTC).Format("2006-01"))
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return Month([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(m / 10), digit(m)})
}

// MonthOf is the month in which the instant t lies in the zone.
func MonthOf(t time.Time, zone *time.Location) Month {
	year, m, _ := t.In(zone).Date()
	return NewMonth(year, m)
}

// Year and Number are the two parts: 2026 and 1. A Month that did not come from this package's constructors gives 1 and 1.
func (m Month) Year() int { return m.before() / 12 }

// Number is the month's place in its year, 1 to 12.
func (m Month) Number() int { return m.before()%12 + 1 }

// before is how many months lie before it, as monthAt counts them.
func (m Month) before() int {
	year, month, ok := yearAndMonth(string(m))
	if !ok {
		return 12
	}
	return 12*year + int(month) - 1
}

// Start is the month's first instant in the zone; End is the first instant after it. A month is [Start, End).
func (m Month) Start(zone *time.Location) time.Time { return m.firstDay(zone) }

// End is the first instant of the next month in the zone.
func (m Month) End(zone *time.Location) time.Time { return m.firstDay(zone).AddDate(0, 1, 0) }

// FirstDay is the month's first day, "2026-01-01".
func (m Month) FirstDay() string { return string(m) + "-01" }

// Next is the month after m.
func (m Month) Next() Month { return m.add(1) }

// Prev is the month before m.
func (m Month) Prev() Month { return m.add(-1) }

func (m Month) add(n int) Month { return monthAt(m.before() + n) }

func (m Month) firstDay(zone *time.Location) time.Time {
	year, month, ok := yearAndMonth(string(m))
	if !ok {
		return time.Time{}
	}
	return time.Date(year, month, 1, 0, 0, 0, 0, zone)
}
