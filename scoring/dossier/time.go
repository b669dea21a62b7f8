package dossier

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"motcua/scoring/sheet"
)

// errTime is a text that is no date, or a date that cannot be.
var errTime = errors.New("not a date")

// ParseTime reads a date as exports write it: dd/MM/yyyy with or without HH:mm or HH:mm:ss, with dashes or dots, with the
// clock time in front, ISO with a space or T and perhaps a zone, or a date serial, rounded to the second. hasClock is false
// for a date alone, which is its first instant in the zone, and for that instant itself: databases write a day so, and no
// office is due at midnight. "" and a dash are 0. Dates that cannot be, and years outside 2000 to 2199, are errors.
func ParseTime(c sheet.Cell, zone *time.Location, date1904 bool) (unix int64, hasClock bool, err error) {
	if noDate(c.Text) {
		return 0, false, nil
	}
	if unix, hasClock, err = parseTime(c, zone, date1904); err == nil && hasClock {
		hour, minute, second := time.Unix(unix, 0).In(zone).Clock()
		hasClock = hour+minute+second > 0
	}
	return unix, hasClock, err
}

// noDate says whether a cell says that there is no date.
func noDate(text string) bool { return text == "" || text == "-" || text == "–" || text == "—" }

func parseTime(c sheet.Cell, zone *time.Location, date1904 bool) (unix int64, hasClock bool, err error) {
	if c.Number {
		return serial(c.Text, zone, date1904)
	}
	if unix, hasClock, ok := common(c.Text, zone); ok {
		return unix, hasClock, nil
	}
	if unix, ok := written(c.Text, zone); ok {
		return unix, true, nil
	}
	return iso(c.Text, zone)
}

// common reads the layout of nearly all exports, day first, without allocating.
func common(s string, zone *time.Location) (unix int64, hasClock, ok bool) {
	day, s, ok := digits(s, 2)
	if !ok || s == "" || !strings.ContainsRune("/-.", rune(s[0])) {
		return 0, false, false
	}
	separator := s[0]
	month, s, ok := digits(s[1:], 2)
	if !ok || s == "" || s[0] != separator {
		return 0, false, false
	}
	year, s, ok := digits(s[1:], 4)
	if !ok {
		return 0, false, false
	}
	var clock [3]int
	if s = strings.TrimLeft(s, " \t\u00a0"); s != "" {
		if clock, ok = clockTime(s); !ok {
			return 0, false, false
		}
		hasClock = true
	}
	unix, err := instant(year, month, day, clock, zone)
	return unix, hasClock, err == nil
}

// digits reads a number of 1 to most digits; a year has all four.
func digits(s string, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i > 0 && (most < 4 || i == most)
}

// clockTime reads HH:mm or HH:mm:ss, perhaps with a fraction, which is dropped.
func clockTime(s string) (clock [3]int, ok bool) {
	for i := range clock {
		if clock[i], s, ok = digits(s, 2); !ok {
			return clock, false
		}
		if s == "" {
			return clock, i > 0
		}
		if i == 2 {
			_, err := strconv.ParseFloat("0"+s, 64)
			return clock, s[0] == '.' && err == nil
		}
		if s[0] != ':' {
			return clock, false
		}
		s = s[1:]
	}
	return clock, true
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

// serial reads days since the end of 1899, or since 1904. The day that 1900 did not have lies before every date here.
func serial(text string, zone *time.Location, date1904 bool) (int64, bool, error) {
	days, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(days) || days < 0 || days > 200_000 {
		return 0, false, errTime
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	t := start.Add(time.Duration(math.Round(days*86400)) * time.Second)
	unix, err := instant(t.Year(), int(t.Month()), t.Day(), [3]int{t.Hour(), t.Minute(), t.Second()}, zone)
	return unix, days != math.Trunc(days), err
}

func iso(text string, zone *time.Location) (int64, bool, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly, "2006/01/02 15:04:05", "2006/01/02 15:04", "2006/01/02"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			if t.Year() < 2000 || t.Year() > 2199 {
				return 0, false, errTime
			}
			return t.Unix(), len(layout) > len(time.DateOnly), nil
		}
	}
	return 0, false, errTime
}
