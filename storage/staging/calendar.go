package staging

import (
	"slices"
	"time"

	"motcua/scoring"
)

// Calendar finds the month of an instant fast: the starts of all months a file may name, in the authority's zone.
type Calendar struct {
	starts []int64 // of the months from January 1900 on
}

const (
	firstYear = 1900
	lastYear  = 2200
)

// NewCalendar has the months of a zone.
func NewCalendar(zone *time.Location) *Calendar {
	c := &Calendar{}
	for y := firstYear; y <= lastYear; y++ {
		for m := time.January; m <= time.December; m++ {
			c.starts = append(c.starts, time.Date(y, m, 1, 0, 0, 0, 0, zone).Unix())
		}
	}
	return c
}

// Index is the number of the month in which an instant lies, from January 1900 on; -1 for none, and for what lies
// before or after the calendar.
func (c *Calendar) Index(unix int64) int32 {
	if unix == 0 {
		return -1
	}
	i, exact := slices.BinarySearch(c.starts, unix)
	if !exact {
		i--
	}
	if i == len(c.starts)-1 {
		return -1
	}
	return int32(i)
}

// Month is the month of an index.
func (c *Calendar) Month(index int32) scoring.Month {
	return scoring.NewMonth(firstYear, time.Month(index+1))
}

// IndexOf is the index of a month.
func (c *Calendar) IndexOf(m scoring.Month) int32 {
	return int32((m.Year()-firstYear)*12 + m.Number() - 1)
}
