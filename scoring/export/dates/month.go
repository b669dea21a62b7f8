package dates

import (
	"regexp"
	"strconv"
	"strings"

	"motcua/scoring"
	"motcua/scoring/names"
)

var (
	monthThenYear = regexp.MustCompile(`^(?:thang |t ?)?(\d{1,2}) (?:nam )?(\d{4})$`)
	yearThenMonth = regexp.MustCompile(`^(\d{4}) (\d{1,2})$`)
)

// ParseMonth reads a month as files write it: "06/2024", "6/2024", "2024-06", "T6/2024", "Tháng 6/2024", "tháng 6 năm 2024".
func ParseMonth(text string) (scoring.Month, bool) {
	folded := strings.TrimSpace(names.Fold(text))
	month, year := "", ""
	if m := monthThenYear.FindStringSubmatch(folded); m != nil {
		month, year = m[1], m[2]
	} else if m := yearThenMonth.FindStringSubmatch(folded); m != nil {
		month, year = m[2], m[1]
	}
	n := numberOrZero(month)
	if n < 1 || n > 12 {
		return "", false
	}
	m, err := scoring.ParseMonth(year + "-" + strconv.Itoa(100 + n)[1:])
	return m, err == nil
}

var (
	quarterThenYear = regexp.MustCompile(`^(?:quy |quarter )?q?([1-4]|i|ii|iii|iv) (?:nam )?(\d{4})$`)
	yearThenQuarter = regexp.MustCompile(`^(\d{4}) q([1-4])$`)
	yearAlone       = regexp.MustCompile(`^(?:nam |ca nam |year )?(\d{4})$`)
	roman           = map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}
)

// ParseTerm reads a month, a quarter or a year as files write it: what ParseMonth reads, "Quý 3/2026", "quý III năm 2026", "2026-Q3",
// "Năm 2026", "2026".
func ParseTerm(text string) (scoring.Term, bool) {
	if m, ok := ParseMonth(text); ok {
		return scoring.Term(m), true
	}
	folded := strings.TrimSpace(names.Fold(text))
	written := folded
	switch {
	case quarterThenYear.MatchString(folded) && (strings.HasPrefix(folded, "q") || folded[0] == 'i'):
		m := quarterThenYear.FindStringSubmatch(folded)
		if number, ok := roman[m[1]]; ok {
			m[1] = number
		}
		written = m[2] + "-Q" + m[1]
	case yearThenQuarter.MatchString(folded):
		m := yearThenQuarter.FindStringSubmatch(folded)
		written = m[1] + "-Q" + m[2]
	case yearAlone.MatchString(folded):
		written = yearAlone.FindStringSubmatch(folded)[1]
	default:
		return "", false
	}
	term, err := scoring.ParseTerm(written)
	return term, err == nil
}

// Months inside a line: "THÁNG 6 NĂM 2024", "tháng 6/2024", "2024-06", "06-2024", "phu-luc-thang-6-2024.xlsx".
var (
	monthWords = regexp.MustCompile(`(?:thang|tháng) *(\d{1,2}) *(?:/|-|năm|nam) *(20\d\d|21\d\d)`)
	yearFirst  = regexp.MustCompile(`(?:^|\D)(20\d\d|21\d\d)[-_.](\d\d)(?:\D|$)`)
	monthFirst = regexp.MustCompile(`(?:^|\D)(\d\d?)[-_./](20\d\d|21\d\d)(?:\D|$)`)
)

// MonthIn is the month that stands somewhere in a line, or in the name of a file; false when none does.
func MonthIn(line string) (scoring.Month, bool) {
	line = strings.ToLower(line)
	if m := monthWords.FindStringSubmatch(strings.ReplaceAll(line, "_", "-")); m != nil {
		return ParseMonth(m[1] + "/" + m[2])
	}
	if m := yearFirst.FindStringSubmatch(line); m != nil {
		return ParseMonth(m[2] + "/" + m[1])
	}
	if m := monthFirst.FindStringSubmatch(line); m != nil {
		return ParseMonth(m[1] + "/" + m[2])
	}
	return "", false
}
