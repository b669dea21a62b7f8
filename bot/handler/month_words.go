package handler

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring/names"
)

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
