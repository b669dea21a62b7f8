package chat

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/names"

	"golang.org/x/text/unicode/norm"
)

// reading is one way to understand arguments: a month, or a quarter or a year ("" for none), and the words that name a unit.
type reading struct {
	month scoring.Month
	term  scoring.Term
	unit  string
}

// longestMonth is the number of words of "tháng mười hai năm 2024".
const longestMonth = 5

// readings are the ways to understand "[month] [unit]", in either order, the likeliest first. That all of it names a unit
// comes before that its last word is a month, because units are called "Phường 6".
func readings(arguments string, current scoring.Month) []reading {
	words := strings.Fields(arguments)
	if len(words) == 0 {
		return []reading{{}}
	}
	if way, ok := readSpan(arguments, current); ok {
		return []reading{way}
	}
	all := []reading{{unit: unitWords(words)}}
	for n := min(longestMonth, len(words)-1); n > 0; n-- {
		if way, ok := readSpan(strings.Join(words[:n], " "), current); ok && !countsOn(words[n-1], words[n]) {
			way.unit = unitWords(words[n:])
			all = append(all, way)
		}
	}
	for n := min(longestMonth, len(words)-1); n > 0; n-- {
		at := len(words) - n
		if way, ok := readSpan(strings.Join(words[at:], " "), current); ok {
			way.unit = unitWords(words[:at])
			all = append(all, way)
		}
	}
	return all
}

// readSpan reads a month, a quarter or a year.
func readSpan(text string, current scoring.Month) (reading, bool) {
	if m, ok := ReadMonth(text, current); ok {
		return reading{month: m}, true
	}
	t, ok := ReadTerm(text, current)
	return reading{term: t}, ok
}

// unitWords are words without the "của" before a name.
func unitWords(words []string) string {
	if len(words) > 1 && slices.Contains([]string{"cua", "of"}, names.Fold(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// ReadMonth reads a month as people write it: 6, 06/2024, 2024-06, T6, "tháng 6 năm 2024", "tháng sáu năm ngoái", "tháng
// trước", "June 2024". A month without a year is the latest one that has begun.
func ReadMonth(text string, current scoring.Month) (scoring.Month, bool) {
	words := strings.Fields(names.Fold(text))
	if slices.Contains(words, "may") && strings.Contains(strings.ToLower(norm.NFC.String(text)), "mấy") { // how many, and not May
		return "", false
	}
	switch strings.Join(words, " ") {
	case "thang truoc", "last month":
		return current.Prev(), true
	case "thang nay", "this month":
		return current, true
	}
	if len(words) > 1 && (words[0] == "thang" || words[0] == "month") {
		words = withYear(withNumber(words[1:], text), current.Year())
	} else if len(words) == 3 && words[2] == "year" { // June last year
		words = withYear(words, current.Year())
	} else if len(words) > 0 && len(words[0]) > 1 && words[0][0] == 't' && words[0][1] <= '9' { // T6
		words[0] = words[0][1:]
	}
	if len(words) == 3 && words[1] == "nam" {
		words = slices.Delete(words, 1, 2)
	}
	switch len(words) {
	case 1:
		n, ok := monthNumber(words[0])
		if !ok {
			return "", false
		}
		m := scoring.NewMonth(current.Year(), n)
		if m > current {
			m = scoring.NewMonth(current.Year()-1, n)
		}
		return m, true
	case 2:
		if len(words[0]) == 4 && words[0][0] <= '9' { // 2024-06
			slices.Reverse(words)
		}
		n, ok := monthNumber(words[0])
		year, err := strconv.Atoi(words[1])
		if !ok || err != nil || len(words[1]) != 4 {
			return "", false
		}
		m, err := scoring.ParseMonth(string(scoring.NewMonth(year, n)))
		return m, err == nil
	}
	return "", false
}

// monthNumber reads "6", "06" or the English name of a month.
func monthNumber(word string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if word == strings.ToLower(m.String()) || word == strconv.Itoa(int(m)) || word == "0"+strconv.Itoa(int(m)) && m < 10 {
			return m, true
		}
	}
	return 0, false
}

// What people write in the place of a month, folded: one that there is not, or another stretch of time.
var (
	noMonth   = regexp.MustCompile(`^(?:\d|thang(?: |$)|$)`) // "13", "tháng đầu năm"
	longerOne = regexp.MustCompile(`^(?:quy|nam) \d`)        // "quý 2", "năm 2024"
)

// likeMonth says whether words that name no unit were meant as a month.
func likeMonth(words string) bool {
	folded := names.Fold(words)
	return noMonth.MatchString(folded) || longerOne.MatchString(folded)
}

// namedMonths are the months that are said in words after "tháng", folded.
var namedMonths = map[string]int{"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11,
	"muoi hai": 12, "chap": 12}

// withNumber puts a number in the place of the name of a month. Without its mark "sáu" is left as it is: "tháng sau" is the
// month after this one.
func withNumber(words []string, written string) []string {
	for n := min(2, len(words)); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		if m, named := namedMonths[name]; named && (m != 6 || strings.Contains(strings.ToLower(norm.NFC.String(written)), "sáu")) {
			return append([]string{strconv.Itoa(m)}, words[n:]...)
		}
	}
	return words
}

// withYear puts the year in the place of "this year" or "last year" behind a month.
func withYear(words []string, year int) []string {
	if len(words) != 3 {
		return words
	}
	switch words[1] + " " + words[2] {
	case "nam nay", "this year":
		return []string{words[0], strconv.Itoa(year)}
	case "nam ngoai", "nam truoc", "last year":
		return []string{words[0], strconv.Itoa(year - 1)}
	}
	return words
}

// countsOn says whether a number in words goes on after a word, as in "tháng mười ba", which is none.
func countsOn(word, next string) bool {
	_, named := namedMonths[names.Fold(word)]
	_, more := namedMonths[names.Fold(next)]
	return named && more
}

var (
	quarterWords = regexp.MustCompile(`^(?:quy |quarter |q ?)(\d|i{1,3}|iv|mot|hai|ba|bon|tu)(?: (?:nam )?(\d{4}|nay|ngoai|truoc|this year|last year))?$`)
	quarterLast  = regexp.MustCompile(`^(\d{4}) q ?([1-4])$`)
	yearWords    = regexp.MustCompile(`^(?:nam |ca nam |year |diem nam )?(20\d\d|21\d\d)$`)

	quarterNumbers = map[string]int{"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
)

// ReadTerm reads a quarter or a year as people write it: "quý 3", "quý III/2026", "Q3 2026", "quý này", "năm nay", "năm 2026", "cả năm",
// "this year". A quarter without a year is the latest one that has begun.
func ReadTerm(text string, current scoring.Month) (scoring.Term, bool) {
	folded := strings.TrimSpace(names.Fold(text))
	thisYear, thisQuarter := scoring.YearOf(current), scoring.QuarterOf(current)
	switch folded {
	case "quy nay", "this quarter":
		return thisQuarter, true
	case "quy truoc", "last quarter":
		return thisQuarter.Prev(), true
	case "nam nay", "ca nam", "ca nam nay", "tu dau nam", "this year", "year to date":
		return thisYear, true
	case "nam truoc", "nam ngoai", "ca nam ngoai", "last year":
		return thisYear.Prev(), true
	}
	if m := yearWords.FindStringSubmatch(folded); m != nil {
		return parseTerm(m[1])
	}
	if m := quarterLast.FindStringSubmatch(folded); m != nil {
		return parseTerm(m[1] + "-Q" + m[2])
	}
	m := quarterWords.FindStringSubmatch(folded)
	if m == nil || quarterNumbers[m[1]] == 0 {
		return "", false
	}
	quarter := func(year int) (scoring.Term, bool) {
		return parseTerm(strconv.Itoa(year) + "-Q" + strconv.Itoa(quarterNumbers[m[1]]))
	}
	switch m[2] {
	case "":
		t, ok := quarter(current.Year())
		if _, begun := t.Begun(current); ok && !begun {
			return quarter(current.Year() - 1)
		}
		return t, ok
	case "nay", "this year":
		return quarter(current.Year())
	case "ngoai", "truoc", "last year":
		return quarter(current.Year() - 1)
	}
	year, _ := strconv.Atoi(m[2])
	return quarter(year)
}

// parseTerm reads a term; false for what is none.
func parseTerm(text string) (scoring.Term, bool) {
	t, err := scoring.ParseTerm(text)
	return t, err == nil
}
