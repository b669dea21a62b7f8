package dossier

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"motcua/scoring/export/sheet"
)

// errTime is a text that is no date, or a date that cannot be.
var errTime = errors.New("not a date")

// stamp is a date as its cell has it. In which order day and month stand is its column's to say: until then they are taken as
// day first, and month may be above 12.
type stamp struct {
	year, month, day int
	seconds          int // of the day, local
	hasClock         bool
	english          bool // with AM or PM behind it: the month may well stand first
	form             form
}

// form is how a date is written, as far as the order of day and month hangs on it.
type form uint8

const (
	noStamp    form = iota // there is no date
	textForm               // numbers with separators, the year last
	serialForm             // a serial, or a typed date of a workbook: a program may have taken the day for the month
	isoForm                // the year first: month and day follow in that order
)

// open says whether day and month may have changed places, with another date for it.
func (s stamp) open() bool {
	return (s.form == textForm || s.form == serialForm) && s.day <= 12 && s.month <= 12 && s.day != s.month
}

// exchanged is the date with day and month in each other's places.
func (s stamp) exchanged() stamp {
	s.day, s.month = s.month, s.day
	return s
}

// dayNumber is the number of the day since 1970, without regard to zones.
func (s stamp) dayNumber() int64 {
	return time.Date(s.year, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC).Unix() / day
}

// instant is the instant in the zone; there is an error for a day that does not exist, and for years outside 2000 to 2199.
func (s stamp) instant(zone *time.Location) (int64, error) {
	if s.form == noStamp {
		return 0, nil
	}
	return instant(s.year, s.month, s.day, [3]int{s.seconds / 3600, s.seconds / 60 % 60, s.seconds % 60}, zone)
}

// ParseTime reads one date as exports write it, day first: dd/MM/yyyy with or without HH:mm or HH:mm:ss, with dashes or dots, with
// the clock time in front, ISO with a space or T and perhaps a zone, a date serial, or a typed date, whose zone means nothing.
// hasClock is false for a date alone, which is its first instant in the zone, and for what lies within a minute of midnight:
// databases and spreadsheet libraries write a day so, and no office is due at midnight. What says that there is no date ("",
// "-", "NULL", "01/01/1900") is 0. Dates that cannot be, and years outside 2000 to 2199, are errors.
func ParseTime(c sheet.Cell, zone *time.Location, date1904 bool) (unix int64, hasClock bool, err error) {
	s, err := readStamp(c, zone, date1904)
	if err != nil || s.english && s.open() {
		return 0, false, errTime
	}
	unix, err = s.instant(zone)
	return unix, s.hasClock, err
}

// readStamp reads a date cell.
func readStamp(c sheet.Cell, zone *time.Location, date1904 bool) (s stamp, err error) {
	switch {
	case c.Text == "":
		return s, nil
	case c.Number:
		s, err = serial(c.Text, date1904)
	case c.Date:
		s, err = typed(c.Text)
	default:
		var ok bool
		if s, ok = common(c.Text); !ok {
			s, err = uncommon(c.Text, zone)
		}
	}
	if s.form != noStamp && nowhen(s.year, s.month, s.day) {
		return stamp{}, nil
	}
	if s.form == serialForm && s.seconds < minute {
		s.seconds = 0
	}
	s.hasClock = s.hasClock && s.seconds > 0
	return s, err
}

// uncommon reads what is not written in the layout of nearly all exports.
func uncommon(text string, zone *time.Location) (stamp, error) {
	if noDate(text) {
		return stamp{}, nil
	}
	text = strings.Join(strings.Fields(text), " ")
	for {
		if s, ok := common(text); ok {
			return s, nil
		}
		if s, ok := written(text); ok {
			return s, nil
		}
		if s, ok := iso(text, zone); ok {
			return s, nil
		}
		shorter, ok := withoutBadge(text)
		if !ok {
			return stamp{}, errTime
		}
		text = shorter
	}
}

// common reads the layout of nearly all exports without allocating.
func common(text string) (s stamp, ok bool) {
	day, rest, ok := digits(text, 2)
	if !ok || rest == "" || !strings.ContainsRune("/-.", rune(rest[0])) {
		return s, false
	}
	separator := rest[0]
	month, rest, ok := digits(rest[1:], 2)
	if !ok || rest == "" || rest[0] != separator {
		return s, false
	}
	year, rest, ok := digits(rest[1:], 4)
	if !ok || day > 31 || month > 31 {
		return s, false
	}
	s = stamp{year: year, month: month, day: day, form: textForm}
	if rest = strings.TrimLeft(rest, " \t\u00a0"); rest != "" {
		var clock [3]int
		if clock, ok = clockTime(rest); !ok {
			return stamp{}, false
		}
		s.seconds, s.hasClock = clock[0]*3600+clock[1]*60+clock[2], true
	}
	return s, true
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
		if clock[i], s, ok = digits(s, 2); !ok || clock[i] > [3]int{23, 59, 59}[i] {
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

// The serials of days that stand for no date: those about 0, and the last one that spreadsheet programs know.
const (
	firstSerial = 3
	lastSerial  = 2_958_465
)

// serial reads days since the end of 1899, or since 1904. The day that 1900 did not have lies before every date here.
func serial(text string, date1904 bool) (stamp, error) {
	days, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(days) || days < 0 || days > lastSerial+1 {
		return stamp{}, errTime
	}
	if days < firstSerial || days >= lastSerial {
		return stamp{}, nil
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
	if next := rounded >= day || skewed(rounded); next {
		whole, rounded = whole+1, 0
	}
	t := start.AddDate(0, 0, int(whole))
	return stamp{year: t.Year(), month: int(t.Month()), day: t.Day(), seconds: rounded, hasClock: rounded > 0, form: serialForm}, nil
}

// skewed says of a second of the day that it is midnight, less what a library lost in computing with a zone. 23:59 and 23:59:59
// are ends of days.
func skewed(second int) bool { return second > day-minute && second < day-1 }

// typed reads a typed date cell, in which a zone means nothing: libraries write the local time and a Z behind it.
func typed(text string) (stamp, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", time.DateOnly, "2006-01-02T15:04", "2006-01-02 15:04:05"} {
		if len(text) < len(layout) {
			continue
		}
		t, err := time.Parse(layout, text[:len(layout)])
		if err != nil || strings.Trim(text[len(layout):], "Z0123456789+-:.") != "" {
			continue
		}
		s := stampOf(t)
		s.form = serialForm
		if skewed(s.seconds) {
			s = stampOf(t.Truncate(minute * time.Second).Add(minute * time.Second))
			s.form = serialForm
		}
		return s, nil
	}
	return stamp{}, errTime
}

func stampOf(t time.Time) stamp {
	clock := t.Hour()*3600 + t.Minute()*60 + t.Second()
	return stamp{year: t.Year(), month: int(t.Month()), day: t.Day(), seconds: clock, hasClock: clock > 0, form: isoForm}
}

// isoLayouts are the layouts that begin with the year. What states a zone keeps it.
var isoLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05 MST",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly,
	"2006/01/02 15:04:05", "2006/01/02 15:04", "2006/01/02", "2006.01.02 15:04:05", "2006.01.02",
}

func iso(text string, zone *time.Location) (stamp, bool) {
	if len(text) < len("2006-1-2") || !digit(text[3]) {
		return stamp{}, false
	}
	for _, layout := range isoLayouts {
		if strings.HasSuffix(layout, "MST") && !strings.HasSuffix(text, " UTC") && !strings.HasSuffix(text, " GMT") {
			continue // of another zone's letters nobody knows the zone
		}
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return stampOf(t.In(zone)), true
		}
	}
	return stamp{}, false
}
