package dates

import (
	"cmp"
	"regexp"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/names"
)

// Periods inside titles, folded: "tu ngay 01 06 2024 den het ngay 30 06 2024", "tu 0h00 ngay 01 6 den 17 gio 00 ngay 20 6 2024", "01 06 2024
// 30 06 2024", "tu thang 11 2023 den thang 2 nam 2024", "quy ii nam 2024", "9 thang dau nam 2024", "thang 06 2024", "nam 2024". A date
// ("ngay 01 thang 7 nam 2024") is none: letters bear it.
const (
	someClock = `\d{1,2}(?: ?(?:h|g|gio))?(?: ?\d{2}(?: phut)?){0,2}`
	fromDate  = `(?:` + someClock + ` )??(?:ngay )?(\d{1,2})(?: (?:thang )?(\d{1,2})(?: (?:nam )?(2[01]\d\d))?)?(?: ` + someClock + `)?`
	untilDate = `(?:het )?(?:thoi diem )?(?:` + someClock + ` )??(?:het )?(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(2[01]\d\d)`
	fullDate  = `(\d{1,2}) (\d{1,2}) (2[01]\d\d)`
	titleYear = `(?: nam)? (2[01]\d\d)\b`
)

var (
	spanned   = regexp.MustCompile(`\btu ` + fromDate + ` (?:den|toi) ` + untilDate + `\b`)
	besides   = regexp.MustCompile(`\b` + fullDate + `(?: \d{2}){0,3} ` + fullDate + `\b`)
	isoSpan   = regexp.MustCompile(`\b(2[01]\d\d) (\d{2}) (\d{2}) (?:(?:den|toi) )?(?:het )?(?:ngay )?(2[01]\d\d) (\d{2}) (\d{2})\b`)
	monthsTo  = regexp.MustCompile(`\bthang (\d{1,2})(?:(?: nam)? (2[01]\d\d))? (?:den|toi) (?:het )?(?:thang )?(\d{1,2})` + titleYear)
	quarter   = regexp.MustCompile(`\bquy (i{1,3}|iv|[1-4])` + titleYear)
	several   = regexp.MustCompile(`\b(\d{1,2}|ba|sau|chin) thang(?: (dau|cuoi))?` + titleYear)
	aMonth    = regexp.MustCompile(`\bthang (\d{1,2})\b`)
	oneMonth  = regexp.MustCompile(`\bthang (\d{1,2})` + titleYear)
	oneYear   = regexp.MustCompile(`\b(?:ca )?nam (2[01]\d\d)\b`)
	aList     = regexp.MustCompile(`\b(?:ho so|so lieu|danh sach|bao cao|thong ke|ky|ket qua)\b`)
	ofADate   = regexp.MustCompile(`\b(?:ngay|den|quyet dinh|ke hoach|nghi dinh|thong tu)\b`)
	aDayFirst = regexp.MustCompile(`\d $`)                                      // before a month: a date
	aBound    = regexp.MustCompile(`\b(?:tu|den|toi|het|cuoi|truoc|sau|qua) $`) // before a month: that is where something begins or ends
)

// TitlePeriod is the period that the lines above a table state. One that stands in several cells is found, too.
func TitlePeriod(title []string, zone *time.Location) (scoring.Period, bool) {
	lines := make([]string, 0, len(title)+1)
	for _, line := range title {
		lines = append(lines, strings.TrimSpace(names.Fold(line)))
	}
	for _, line := range lines {
		if p, ok := periodOfDays(line, false, zone); ok {
			return p, true
		}
	}
	if p, ok := periodOfDays(strings.Join(lines, " "), true, zone); ok {
		return p, true
	}
	for _, line := range lines {
		if p, ok := periodOfMonths(line, zone); ok {
			return p, true
		}
	}
	return scoring.Period{}, false
}

// periodOfDays finds two days. Those of several cells must be bound by words: dates for themselves are of something else.
func periodOfDays(line string, bound bool, zone *time.Location) (scoring.Period, bool) {
	day := func(y, m, d string) (time.Time, bool) {
		unix, err := instant(numberOrZero(y), numberOrZero(m), numberOrZero(d), [3]int{}, zone)
		return time.Unix(unix, 0).In(zone), err == nil
	}
	var from, until time.Time
	var ok, well bool
	if m := isoSpan.FindStringSubmatch(line); m != nil && !bound {
		from, ok = day(m[1], m[2], m[3])
		until, well = day(m[4], m[5], m[6])
	} else if m := spanned.FindStringSubmatch(line); m != nil {
		month, year := cmp.Or(m[2], m[5]), cmp.Or(m[3], m[6])
		from, ok = day(year, month, m[1])
		until, well = day(m[6], m[5], m[4])
	} else if m := besides.FindStringSubmatch(line); m != nil && !bound {
		from, ok = day(m[3], m[2], m[1])
		until, well = day(m[6], m[5], m[4])
	}
	if !ok || !well || until.Before(from) {
		return scoring.Period{}, false
	}
	return scoring.Period{From: from, Until: until.AddDate(0, 0, 1)}, true
}

func periodOfMonths(line string, zone *time.Location) (scoring.Period, bool) {
	of := func(fromYear, first, untilYear, last int) (scoring.Period, bool) {
		if first < 1 || first > 12 || last < 1 || last > 12 {
			return scoring.Period{}, false
		}
		from, until := scoring.NewMonth(fromYear, time.Month(first)), scoring.NewMonth(untilYear, time.Month(last))
		return scoring.Period{From: from.Start(zone), Until: until.End(zone)}, from <= until
	}
	if m := monthsTo.FindStringSubmatch(line); m != nil {
		return of(numberOrZero(cmp.Or(m[2], m[4])), numberOrZero(m[1]), numberOrZero(m[4]), numberOrZero(m[3]))
	}
	if m := quarter.FindStringSubmatch(line); m != nil {
		q := numeral(m[1])
		return of(numberOrZero(m[2]), 3*q-2, numberOrZero(m[2]), 3*q)
	}
	if m := several.FindStringSubmatch(line); m != nil {
		y, n := numberOrZero(m[3]), numeral(m[1])
		if m[2] == "cuoi" {
			return of(y, 13-n, y, 12)
		}
		return of(y, 1, y, n)
	}
	if n, y, ok := monthNamed(line); ok {
		return of(y, n, y, n)
	}
	if m := oneYear.FindStringSubmatch(line); m != nil && aList.MatchString(line) && !ofADate.MatchString(line) && !strings.Contains(line, "thang") {
		return of(numberOrZero(m[1]), 1, numberOrZero(m[1]), 12)
	}
	return scoring.Period{}, false
}

// monthNamed is the only month that a line names, with its year. A line that names two months, or a month in which something begins or
// ends, names no period.
func monthNamed(line string) (month, year int, named bool) {
	others := map[int]bool{}
	for _, at := range aMonth.FindAllStringSubmatchIndex(line, -1) {
		if aDayFirst.MatchString(line[:at[0]]) {
			continue
		}
		if aBound.MatchString(line[:at[0]]) {
			return 0, 0, false
		}
		others[numberOrZero(line[at[2]:at[3]])] = true
		if m := oneMonth.FindStringSubmatch(line[at[0]:]); m != nil && strings.HasPrefix(line[at[0]:], m[0]) {
			month, year, named = numberOrZero(m[1]), numberOrZero(m[2]), true
		}
	}
	return month, year, named && len(others) == 1
}

// numeral is a number up to twelve as titles write it.
func numeral(text string) int {
	return cmp.Or(map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "ba": 3, "sau": 6, "chin": 9}[text], numberOrZero(text))
}
