package handler

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/names"
)

// reading is one way to understand arguments: a month ("" for none) and the words that name a unit.
type reading struct {
	month scoring.Month
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
	if m, ok := readMonth(arguments, current); ok {
		return []reading{{month: m}}
	}
	all := []reading{{unit: unitWords(words)}}
	for n := min(longestMonth, len(words)-1); n > 0; n-- {
		if m, ok := readMonth(strings.Join(words[:n], " "), current); ok && !countsOn(words[n-1], words[n]) {
			all = append(all, reading{m, unitWords(words[n:])})
		}
	}
	for n := min(longestMonth, len(words)-1); n > 0; n-- {
		at := len(words) - n
		if m, ok := readMonth(strings.Join(words[at:], " "), current); ok {
			all = append(all, reading{m, unitWords(words[:at])})
		}
	}
	return all
}

// unitWords are words without the "của" before a name.
func unitWords(words []string) string {
	if len(words) > 1 && slices.Contains([]string{"cua", "of"}, names.Fold(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// readMonth reads a month as people write it: 6, 06/2024, 2024-06, T6, "tháng 6 năm 2024", "tháng sáu năm ngoái", "tháng
// trước", "June 2024". A month without a year is the latest one that has begun.
func readMonth(text string, current scoring.Month) (scoring.Month, bool) {
	words := strings.Fields(names.Fold(text))
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
