package header

import (
	"strings"
	"unicode/utf8"

	"motcua/scoring/names"
)

// A cell may hold anything, also where its column says what it should hold: a row is shifted by a comma, a name typed into the
// wrong column. So a cell leaves the reader only when its column's field is known and the cell has the look of that field.
// Everything else that is told of a cell is its position: the row, and the label of the column. Shown is that rule, for
// refusals, previews, the store and logs alike.

// Look is how the cells of a field look.
type Look uint8

// The looks.
const (
	CodeLook      Look = iota // letters without marks, digits and . - _ /, one digit among them, no nine digits in a row but in a dated code
	DateLook                  // digits and the signs between them
	NumberLook                // digits, signs, a comma
	MonthLook                 // a date, or "tháng 6 năm 2024"
	IndicatorLook             // "TT1", "3.5A"
)

// longest is how many bytes of a cell are shown, privateDigits from how many digits in a row on they may be a person's.
const (
	longest       = 40
	privateDigits = 9
)

// Shown is the cell's text if it has the look, else "".
func Shown(look Look, text string) string {
	if len(text) > longest || !utf8.ValidString(text) {
		return ""
	}
	digits := digitsIn(text)
	var has bool
	switch look {
	case CodeLook:
		has = digits > 0 && onlyOf(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_/") && !(digits >= privateDigits && onlyOf(text, "0123456789.-_/"))
	case DateLook:
		has = digits > 0 && onlyOf(text, "0123456789/-.:+TZ ") && dateParts(text)
	case NumberLook:
		has = digits > 0 && digits < privateDigits && onlyOf(text, "0123456789,.-+/% ")
	case MonthLook:
		rest := strings.NewReplacer("thang", "", "nam", "", "ky", "", "t", "").Replace(names.Fold(text))
		has = digits > 0 && digits < privateDigits && onlyOf(rest, "0123456789 ")
	case IndicatorLook:
		has = digits >= 1 && digits <= 3 && len(text) <= 8 && onlyOf(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
	}
	if !has || longestRun(text) >= privateDigits {
		return ""
	}
	return strings.Clone(text)
}

// dateParts says whether the numbers in a text may be those of a date and a clock time: of one or two digits, or a year.
func dateParts(text string) bool {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(part) > 2 && !(len(part) == 4 && (strings.HasPrefix(part, "19") || strings.HasPrefix(part, "20"))) {
			return false
		}
	}
	return true
}

func onlyOf(text, letters string) bool { return strings.Trim(text, letters) == "" }

// longestRun is the length of the longest run of digits, those that a space parts counted together.
func longestRun(text string) (longest int) {
	n := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			n++
			longest = max(longest, n)
		case c == ' ':
		default:
			n = 0
		}
	}
	return longest
}
