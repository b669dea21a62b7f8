package dates

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// The serials of days that stand for no date: those about 0, and the last one that spreadsheet programs know.
const (
	firstSerial = 3
	lastSerial  = 2_958_465
)

// readSerial reads days since the end of 1899, or since 1904. The day that 1900 did not have lies before every date here.
func readSerial(text string, date1904 bool) (Stamp, error) {
	days, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(days) || days < 0 || days > lastSerial+1 {
		return Stamp{}, errTime
	}
	if days < firstSerial || days >= lastSerial {
		return Stamp{}, nil
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	whole := math.Floor(days)
	seconds := (days - whole) * day
	// A serial has a microsecond or so to spare; "23:59:59.999" is the end of its day, not the beginning of the next.
	rounded := int(math.Round(seconds))
	if rounded == day && day-seconds > 1e-4 {
		rounded = day - 1
	}
	if next := rounded >= day || isSkewedMidnight(rounded); next {
		whole, rounded = whole+1, 0
	}
	t := start.AddDate(0, 0, int(whole))
	return Stamp{Year: t.Year(), Month: int(t.Month()), Day: t.Day(), Seconds: rounded, HasClock: rounded > 0, Form: Serial}, nil
}

// isSkewedMidnight says whether a second of the day is midnight, less what a library lost in computing with a zone. 23:59 and
// 23:59:59 are ends of days.
func isSkewedMidnight(second int) bool { return second > day-minute && second < day-1 }

// readTyped reads a typed date cell, in which a zone means nothing: libraries write the local time and a Z behind it.
func readTyped(text string) (Stamp, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", time.DateOnly, "2006-01-02T15:04", "2006-01-02 15:04:05"} {
		if len(text) < len(layout) {
			continue
		}
		t, err := time.Parse(layout, text[:len(layout)])
		if err != nil || strings.Trim(text[len(layout):], "Z0123456789+-:.") != "" {
			continue
		}
		s := stampOf(t)
		s.Form = Serial
		if isSkewedMidnight(s.Seconds) {
			s = stampOf(t.Truncate(minute * time.Second).Add(minute * time.Second))
			s.Form = Serial
		}
		return s, nil
	}
	return Stamp{}, errTime
}

func stampOf(t time.Time) Stamp {
	clock := t.Hour()*3600 + t.Minute()*60 + t.Second()
	return Stamp{Year: t.Year(), Month: int(t.Month()), Day: t.Day(), Seconds: clock, HasClock: clock > 0, Form: YearFirst}
}

// isoLayouts are the layouts that begin with the year. What states a zone keeps it.
var isoLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05 MST",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly,
	"2006/01/02 15:04:05", "2006/01/02 15:04", "2006/01/02", "2006.01.02 15:04:05", "2006.01.02",
}

func readYearFirst(text string, zone *time.Location) (Stamp, bool) {
	if len(text) < len("2006-1-2") || text[3] < '0' || text[3] > '9' {
		return Stamp{}, false
	}
	for _, layout := range isoLayouts {
		if strings.HasSuffix(layout, "MST") && !strings.HasSuffix(text, " UTC") && !strings.HasSuffix(text, " GMT") {
			continue // of another zone's letters nobody knows the zone
		}
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return stampOf(t.In(zone)), true
		}
	}
	return Stamp{}, false
}
