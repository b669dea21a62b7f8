package dates

import (
	"errors"
	"time"
)

const (
	minute = 60
	day    = 24 * 60 * minute
)

// errTime is a text that is no date, or a date that cannot be.
var errTime = errors.New("not a date")

// Stamp is a date as its cell has it. The column decides in which order day and month stand; until then the day is taken to
// stand first, and Month may be above 12. The zero value is no date.
type Stamp struct {
	Year, Month, Day int
	Seconds          int // of the day, local
	HasClock         bool
	English          bool // with AM or PM behind it: the month may well stand first
	Form             Form
}

// Form is how a date is written, as far as the order of day and month depends on it.
type Form uint8

// The forms.
const (
	None      Form = iota // there is no date
	Text                  // numbers with separators, the year last
	Serial                // a serial, or a typed date of a workbook: a program may have taken the day for the month
	YearFirst             // month and day follow in that order
)

// Ambiguous says whether the date with day and month exchanged is another date that exists.
func (s Stamp) Ambiguous() bool {
	return (s.Form == Text || s.Form == Serial) && s.Day <= 12 && s.Month <= 12 && s.Day != s.Month
}

// Exchanged is the date with day and month in each other's places.
func (s Stamp) Exchanged() Stamp {
	s.Day, s.Month = s.Month, s.Day
	return s
}

// DayNumber is the number of the day since 1970, without regard to zones.
func (s Stamp) DayNumber() int64 {
	return time.Date(s.Year, time.Month(s.Month), s.Day, 0, 0, 0, 0, time.UTC).Unix() / day
}

// Instant is the instant in the zone, 0 without a date. Days that do not exist and years outside 2000 to 2199 are errors.
func (s Stamp) Instant(zone *time.Location) (int64, error) {
	if s.Form == None {
		return 0, nil
	}
	return instant(s.Year, s.Month, s.Day, [3]int{s.Seconds / 3600, s.Seconds / 60 % 60, s.Seconds % 60}, zone)
}

// instant is the instant of a local date and time that exists.
func instant(year, month, day int, clock [3]int, zone *time.Location) (int64, error) {
	if year < 2000 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 || clock[0] > 23 || clock[1] > 59 || clock[2] > 59 {
		return 0, errTime
	}
	t := time.Date(year, time.Month(month), day, clock[0], clock[1], clock[2], 0, zone)
	if t.Day() != day {
		return 0, errTime // 31/02
	}
	return t.Unix(), nil
}
