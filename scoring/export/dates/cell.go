package dates

import (
	"strconv"
	"strings"
	"time"

	"motcua/scoring/export/sheet"
)

// Parse reads one date as exports write it, day first: dd/MM/yyyy with or without HH:mm or HH:mm:ss, with dashes or dots, with
// the clock time in front, ISO with a space or T and perhaps a zone, a date serial, or a typed date, whose zone means nothing.
// hasClock is false for a date alone, which is its first instant in the zone, and for what lies within a minute of midnight:
// databases and spreadsheet libraries write a day so, and no office is due at midnight. What says that there is no date ("",
// "-", "NULL", "01/01/1900") is 0. Dates that cannot be, and years outside 2000 to 2199, are errors.
func Parse(c sheet.Cell, zone *time.Location, date1904 bool) (unix int64, hasClock bool, err error) {
	s, err := Read(c, zone, date1904)
	if err != nil || s.English && s.Ambiguous() {
		return 0, false, errTime
	}
	unix, err = s.Instant(zone)
	return unix, s.HasClock, err
}

// Read reads a date cell as Parse does, and leaves the order of day and month open.
func Read(c sheet.Cell, zone *time.Location, date1904 bool) (s Stamp, err error) {
	switch {
	case c.Text == "":
		return s, nil
	case c.Number:
		s, err = readSerial(c.Text, date1904)
	case c.Date:
		s, err = readTyped(c.Text)
	default:
		var ok bool
		if s, ok = Plain(c.Text); !ok {
			s, err = readUncommon(c.Text, zone)
		}
	}
	if s.Form != None && standsForNone(s.Year, s.Month, s.Day) {
		return Stamp{}, nil
	}
	if s.Form == Serial && s.Seconds < minute {
		s.Seconds = 0
	}
	s.HasClock = s.HasClock && s.Seconds > 0
	return s, err
}

// readUncommon reads every other layout, without the badge beside the date ("Quá hạn").
func readUncommon(text string, zone *time.Location) (Stamp, error) {
	if IsNone(text) {
		return Stamp{}, nil
	}
	text = strings.Join(strings.Fields(text), " ")
	for {
		if s, ok := Plain(text); ok {
			return s, nil
		}
		if s, ok := readWithClock(text); ok {
			return s, nil
		}
		if s, ok := readYearFirst(text, zone); ok {
			return s, nil
		}
		shorter, ok := withoutBadge(text)
		if !ok {
			return Stamp{}, errTime
		}
		text = shorter
	}
}

// Plain reads the layout of nearly all exports, "14/06/2024 16:30", without allocating.
func Plain(text string) (s Stamp, ok bool) {
	day, rest, ok := readDigits(text, 2)
	if !ok || rest == "" || !strings.ContainsRune("/-.", rune(rest[0])) {
		return s, false
	}
	separator := rest[0]
	month, rest, ok := readDigits(rest[1:], 2)
	if !ok || rest == "" || rest[0] != separator {
		return s, false
	}
	year, rest, ok := readDigits(rest[1:], 4)
	if !ok || day > 31 || month > 31 {
		return s, false
	}
	s = Stamp{Year: year, Month: month, Day: day, Form: Text}
	if rest = strings.TrimLeft(rest, " \t\u00a0"); rest != "" {
		var clock [3]int
		if clock, ok = readClock(rest); !ok {
			return Stamp{}, false
		}
		s.Seconds, s.HasClock = clock[0]*3600+clock[1]*60+clock[2], true
	}
	return s, true
}

// readDigits reads a number of 1 to most digits; a year has all four.
func readDigits(s string, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i > 0 && (most < 4 || i == most)
}

// readClock reads HH:mm or HH:mm:ss, perhaps with a fraction, which is dropped.
func readClock(s string) (clock [3]int, ok bool) {
	for i := range clock {
		if clock[i], s, ok = readDigits(s, 2); !ok || clock[i] > [3]int{23, 59, 59}[i] {
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
