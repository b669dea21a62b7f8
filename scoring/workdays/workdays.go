// Package workdays knows on which days Vietnam's public offices work: not on Saturdays, Sundays and public holidays, but
// on the Saturdays that the government swaps for a weekday between holidays (hoán đổi ngày làm việc). It is pure: the
// days are data, embedded in the program or given by the operator.
package workdays

import (
	_ "embed"
	"fmt"
	"time"
)

//go:embed vietnam.toml
var vietnamCalendar []byte

// Name is what a day off is called, by language code: {"vi": "Quốc khánh", "en": "National Day"}.
type Name map[string]string

// In is the name in the language, else in Vietnamese.
func (n Name) In(language string) string {
	if name := n[language]; name != "" {
		return name
	}
	return n["vi"]
}

// Calendar is the days off and the swapped working days of the years it knows. It does not change and may be shared.
// A time stands for its day in its own location.
type Calendar struct {
	off    map[date]Name // holidays, days in lieu, days swapped for a worked one
	worked map[date]bool // Saturdays and Sundays worked
	years  map[int]bool  // known; true when the government's decision is announced
}

// date is a day without a time: the key of the calendar.
type date struct {
	year  int
	month time.Month
	day   int
}

func dateOf(t time.Time) date {
	y, m, d := t.Date()
	return date{y, m, d}
}

// noon is an instant of the day at which no zone changes its clock, so that adding days never skips one.
func (d date) noon() time.Time { return time.Date(d.year, d.month, d.day, 12, 0, 0, 0, time.UTC) }

func (d date) next() date { return dateOf(d.noon().AddDate(0, 0, 1)) }

func (d date) isWeekend() bool {
	w := d.noon().Weekday()
	return w == time.Saturday || w == time.Sunday
}

func (d date) before(e date) bool { return d.noon().Before(e.noon()) }

func (d date) String() string { return d.noon().Format(time.DateOnly) }

// Load reads the embedded calendar.
func Load() (*Calendar, error) {
	c, err := Parse(vietnamCalendar)
	if err != nil {
		return nil, fmt.Errorf("read the embedded calendar of working days: %w", err)
	}
	return c, nil
}

// Known says whether the calendar has data for the year. Of other years only the weekends and the holidays of fixed
// date are known: neither Tết nor days in lieu nor swapped days.
func (c *Calendar) Known(year int) bool {
	_, known := c.years[year]
	return known
}

// Announced says whether the days of the year stand as the government has decided them; false when they are expected
// only, and when the year is not known.
func (c *Calendar) Announced(year int) bool { return c.years[year] }

// Working says whether public offices work on the day.
func (c *Calendar) Working(t time.Time) bool { return c.isWorking(dateOf(t)) }

func (c *Calendar) isWorking(d date) bool {
	if c.worked[d] {
		return true
	}
	if d.isWeekend() {
		return false
	}
	_, off := c.isHoliday(d)
	return !off
}

// Holiday is the name of the public holiday, the day in lieu of one or the swapped day off that the day is; false for
// other days, plain weekends among them. The name is shared and must not be changed.
func (c *Calendar) Holiday(t time.Time) (Name, bool) { return c.isHoliday(dateOf(t)) }

func (c *Calendar) isHoliday(d date) (Name, bool) {
	if name, off := c.off[d]; off || c.Known(d.year) {
		return name, off
	}
	return fixedHoliday(d)
}

// fixedHoliday is the holiday of fixed date in a year without data (Labour Code 45/2019/QH14, article 112; resolution
// 28/2026/QH16 for 24 November, in force from 1 July 2026).
func fixedHoliday(d date) (Name, bool) {
	switch {
	case d.month == time.January && d.day == 1:
		return Name{"vi": "Tết Dương lịch", "en": "New Year's Day"}, true
	case d.month == time.April && d.day == 30:
		return Name{"vi": "Ngày Chiến thắng", "en": "Victory Day"}, true
	case d.month == time.May && d.day == 1:
		return Name{"vi": "Ngày Quốc tế Lao động", "en": "International Labour Day"}, true
	case d.month == time.September && d.day == 2:
		return Name{"vi": "Quốc khánh", "en": "National Day"}, true
	case d.month == time.November && d.day == 24 && d.year >= 2026:
		return Name{"vi": "Ngày Văn hóa Việt Nam", "en": "Vietnamese Culture Day"}, true
	}
	return nil, false
}

// After is the start (00:00, in t's location) of the nth working day after the day of t; with n of 0 or less, the start
// of the day of t itself.
func (c *Calendar) After(t time.Time, n int) time.Time {
	d := dateOf(t)
	for n > 0 {
		if d = d.next(); c.isWorking(d) {
			n--
		}
	}
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, t.Location())
}

// Between is the number of working days after the day of from, up to and including the day of to; 0 when to is on the
// same day or before it. Both days are those of from's location.
func (c *Calendar) Between(from, to time.Time) int {
	n := 0
	last := dateOf(to.In(from.Location()))
	for d := dateOf(from); d.before(last); {
		if d = d.next(); c.isWorking(d) {
			n++
		}
	}
	return n
}

// Begun counts the working days that have begun at an instant since the day of an earlier one, in the earlier one's zone: the age of data,
// or how late somebody is. Midnight is the end of a day.
func (c *Calendar) Begun(since, at time.Time) int {
	return c.Between(since.Add(-time.Nanosecond), at.Add(-time.Nanosecond))
}
