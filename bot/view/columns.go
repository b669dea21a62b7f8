package view

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Columns are the monospaced characters that fit beside each other on a phone.
const Columns = 34

// width is how many columns a text takes: marks stand over the letter before them.
func width(text string) int {
	n := 0
	for _, r := range norm.NFC.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// oneLine is a text with single spaces for all white space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// cut shortens a text to n columns, with an ellipsis when something is missing.
func cut(text string, n int) string {
	text = norm.NFC.String(text)
	if width(text) <= n && len(text) <= 8*n {
		return text
	}
	var out strings.Builder
	at := 0
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			if at++; at >= n {
				break
			}
		}
		// A letter carries a few marks at most; more of them is an attack on the length of the message.
		if out.Len() < 8*n {
			out.WriteRune(r)
		}
	}
	return strings.TrimRightFunc(out.String(), unicode.IsSpace) + "…"
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

// shortUnit is a unit's name for a phone: "UBND xã Háng Lìa" is "Xã Háng Lìa".
func shortUnit(name string, columns int) string {
	name = norm.NFC.String(oneLine(name))
	for _, before := range []string{"UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân "} {
		if len(name) > len(before) && strings.EqualFold(name[:len(before)], before) {
			name = strings.TrimSpace(name[len(before):])
			break
		}
	}
	runes := []rune(name)
	if len(runes) > 0 {
		runes[0] = unicode.ToUpper(runes[0])
	}
	return cut(string(runes), columns)
}

// longName is where a unit's name in running text is cut; labelled is where it is on a button.
const (
	longName = 80
	labelled = 28
)
