package chat

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
)

// Columns are the monospaced characters that fit beside each other on a phone.
const Columns = 34

// Width is how many columns a text takes.
func Width(text string) (n int) {
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

// mark says whether a rune stands over the letter before it. Letters of Vietnamese do not, and need no look into a table.
func mark(r rune) bool { return r >= 0x300 && !isVietnamese(r) && unicode.Is(unicode.Mn, r) }

// isVietnamese says whether a rune is one of the block of letters with two marks.
func isVietnamese(r rune) bool { return r >= 0x1E00 && r < 0x1F00 }

// OneLine is a text with single spaces for all white space.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// marksShown is how many marks over a letter are written: Vietnamese needs two, and more only make a message long.
const marksShown = 2

// Cut shortens a text to n columns, with an ellipsis when something is missing.
func Cut(text string, n int) string {
	if isSimple(text) {
		if utf8.RuneCountInString(text) <= n { // each takes a column
			return text
		}
	} else if text = norm.NFC.String(text); fits(text, n) {
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

// PadRight fills a text up to n columns with spaces behind it.
func PadRight(text string, n int) string { return text + strings.Repeat(" ", max(0, n-Width(text))) }

// PadLeft fills a text up to n columns with spaces before it.
func PadLeft(text string, n int) string { return strings.Repeat(" ", max(0, n-Width(text))) + text }

// TwoEnds sets one text left and the other right in so many columns; when they do not fit, on two lines.
func TwoEnds(left, end string, columns int) []string {
	left = Cut(left, columns)
	between := columns - Width(left) - Width(end)
	if between < 1 {
		return []string{left, PadLeft(end, columns)}
	}
	return []string{left + strings.Repeat(" ", between) + end}
}

// UnitName is a unit's name as it stands in a sentence: "UBND xã Háng Lìa" is "xã Háng Lìa".
func UnitName(name string) string { return Cut(scoring.Commune(name), LongName) }

// CutUnit is a unit's name that stands alone on a phone: "Xã Háng Lìa".
func CutUnit(name string, columns int) string {
	return Cut(Capital(UnitName(name)), columns)
}

// Capital is a name at the beginning of a line.
func Capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if upper := unicode.ToUpper(first); upper != first {
		return string(upper) + name[size:]
	}
	return name
}

// ShortUnit is a unit's name as it stands on a button.
func ShortUnit(name string) string { return CutUnit(name, ButtonWidth) }

// UnitTitle is a unit's name in full, standing alone.
func UnitTitle(name string) string { return CutUnit(name, LongName) }

// Where a unit's name is cut: in running text, on a button, and in a caption or beside many others.
const (
	LongName    = 80
	ButtonWidth = 28
	CaptionName = 24
)

// TitledTable is a table under its title; nothing without rows.
func (r Renderer) TitledTable(m *Markup, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	m.BlankLine()
	m.Line(r.Words.Text(title))
	var table []string
	for _, entry := range rows {
		left := Cut(entry[0], Columns-1-Width(entry[1]))
		table = append(table, TwoEnds(left, entry[1], Columns)...)
	}
	m.Table(table)
}

// UnitFigure is a unit of a list with its figure.
type UnitFigure struct {
	Unit   NamedUnit
	Figure string
}

// UnitTable is a table of units of a month under its title; nothing without units.
func UnitTable(r Renderer, m *Markup, title string, units []UnitFigure, month []scoring.Record) {
	wide := 0
	for _, u := range units {
		wide = max(wide, Width(u.Figure))
	}
	short := ShortUnits(units, Columns-1-wide, func(u UnitFigure) NamedUnit { return u.Unit }, month...)
	var rows [][2]string
	for _, u := range units {
		rows = append(rows, [2]string{short(u), u.Figure})
	}
	r.TitledTable(m, title, rows)
}

// MoveFigures are the first n units by how much they moved, with a sign for the way.
func MoveFigures(r Renderer, moves []scoring.Move, bounds scoring.Bounds, n int) (units []UnitFigure) {
	for _, move := range moves[:min(len(moves), n)] {
		sign, by := "▲", move.By
		if by.Sign() < 0 {
			sign, by = "▼", scoring.Fraction{}.Sub(by)
		}
		units = append(units, UnitFigure{NamedUnit{Code: move.Unit, Name: move.Name}, sign + r.Points(by, bounds)})
	}
	return units
}

// CountFigures are the first n units of which something is counted.
func CountFigures(r Renderer, all []scoring.UnitCount, n int) (units []UnitFigure) {
	for _, c := range all[:min(len(all), n)] {
		units = append(units, UnitFigure{UnitOfCount(c), r.Words.Number(int64(c.Count))})
	}
	return units
}
