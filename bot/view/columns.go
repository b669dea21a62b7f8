package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
)

// Columns are the monospaced characters that fit beside each other on a phone.
const Columns = 34

// width is how many columns a text takes.
func width(text string) (n int) {
	for _, r := range text {
		n += columnsOf(r)
	}
	return n
}

// columnsOf is how many columns a rune takes: marks stand over the letter before them, pictograms are as wide as two
// letters.
func columnsOf(r rune) int {
	switch {
	case mark(r):
		return 0
	case r > 0xFFFF:
		return 2
	default:
		return 1
	}
}

// mark says whether a rune stands over the letter before it.
func mark(r rune) bool { return r >= 0x300 && unicode.Is(unicode.Mn, r) }

// oneLine is a text with single spaces for all white space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// marksShown is how many marks over a letter are written: Vietnamese needs two, and more only make a message long.
const marksShown = 2

// cut shortens a text to n columns, with an ellipsis when something is missing.
func cut(text string, n int) string {
	text = norm.NFC.String(text)
	if fits(text, n) {
		return text
	}
	var out []rune
	columns, marks, end := 0, 0, 0 // end is where the text is cut when it is too long
	for _, r := range text {
		if mark(r) {
			if marks++; marks > marksShown {
				continue
			}
		} else {
			marks = 0
			if columns < n {
				end = len(out)
			}
			if columns += columnsOf(r); columns > n {
				return strings.TrimRightFunc(string(out[:end]), unicode.IsSpace) + "…"
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// fits says whether nothing is cut of a text: it has no more than n columns, and no letter has more marks than are written.
func fits(text string, n int) bool {
	columns, marks := 0, 0
	for _, r := range text {
		if mark(r) {
			marks++
		} else {
			marks = 0
		}
		if columns += columnsOf(r); columns > n || marks > marksShown {
			return false
		}
	}
	return true
}

func pad(text string, n int) string { return text + strings.Repeat(" ", max(0, n-width(text))) }

func right(text string, n int) string { return strings.Repeat(" ", max(0, n-width(text))) + text }

// ends sets one text left and the other right in so many columns; when they do not fit, on two lines.
func ends(left, end string, columns int) []string {
	left = cut(left, columns)
	if width(left)+1+width(end) > columns {
		return []string{left, right(end, columns)}
	}
	return []string{pad(left, columns-width(end)) + end}
}

// UnitName is a unit's name as it stands in a sentence: "UBND xã Háng Lìa" is "xã Háng Lìa".
func UnitName(name string) string { return cut(scoring.Commune(name), longName) }

// shortUnit is a unit's name that stands alone on a phone: "Xã Háng Lìa".
func shortUnit(name string, columns int) string {
	return cut(capital(UnitName(name)), columns)
}

// capital is a name at the beginning of a line.
func capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if upper := unicode.ToUpper(first); upper != first {
		return string(upper) + name[size:]
	}
	return name
}

// ShortUnit is a unit's name as it stands on a button.
func ShortUnit(name string) string { return shortUnit(name, labelled) }

// UnitTitle is a unit's name in full, standing alone.
func UnitTitle(name string) string { return shortUnit(name, longName) }

// longName is where a unit's name in running text is cut; labelled is where it is on a button.
const (
	longName = 80
	labelled = 28
)
