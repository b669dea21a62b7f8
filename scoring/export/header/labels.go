package header

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// CanBeHeader says whether a row can be a header: at least two labels, and no cell that looks like data: a number, a date, a
// code, nine digits. Cells of any other row are shown to nobody.
func CanBeHeader(row sheet.Row) bool {
	labels := 0
	for _, c := range row.Cells {
		if c.Text == "" {
			continue
		}
		if c.Number || c.Date || digitsIn(c.Text) > mostDigits {
			return false
		}
		labels++
	}
	return labels >= 2
}

// holdsData says whether a row certainly has data: a number, a date, or a text with more digits than letters, such as a code.
func holdsData(row sheet.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c sheet.Cell) bool {
		digits := digitsIn(c.Text)
		letters := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, c.Text)
		return c.Number || c.Date || digits > mostDigits && digits > utf8.RuneCountInString(letters)
	})
}

// mostDigits is how many digits a label has at the most: "Bước 2", "Năm 2024", "TT 85/2019".
const mostDigits = 6

func digitsIn(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// Offerable says whether a label of a header may be shown: it is made of the words of offices, or written as labels are, "Nơi làm".
// What begins every word with a capital letter, or has a single one, may be somebody's name in a row that only looks like a header.
func Offerable(label string) bool {
	if names.OfficeWords(label) {
		return true
	}
	words := strings.Fields(label)
	if len(words) < 2 || len(label) > labelShown*2 || strings.ContainsAny(label, "0123456789") {
		return false
	}
	low := 0
	for _, word := range words[1:] {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsLower(first):
			low++
		case len(word) > 3: // an abbreviation has capital letters, too: "Số HS gốc"
			return false
		}
	}
	return low > 0
}

// labelsIn are the labels of the first row that looks like a header, for an error to name; "-" when there is none. Of those that
// cannot be shown the column is named.
func labelsIn(rows []sheet.Row, kinds []Kind) string {
	for _, row := range rows[:min(Depth, len(rows))] {
		var labels []string
		shown := 0
		for i, cell := range row.Cells {
			if cell.Text == "" {
				continue
			}
			label := shownLabel(i, cell.Text, kinds)
			if label != Letters(i) {
				shown++
			}
			labels = append(labels, label)
		}
		if CanBeHeader(row) && 2*shown >= len(labels) {
			return strings.Join(labels, ", ")
		}
	}
	return "-"
}

// shownLabel is a column's label when it may be shown, as one of a kind or as Offerable, else the column's letters.
func shownLabel(column int, label string, kinds []Kind) string {
	label = strings.Join(strings.Fields(label), " ")
	known := func(k Kind) bool {
		return slices.ContainsFunc(k.Fields, func(f Field) bool {
			return slices.ContainsFunc(f.Synonyms, func(s string) bool { return names.Fold(s) == names.Fold(label) })
		})
	}
	if !Offerable(label) && !slices.ContainsFunc(kinds, known) {
		return Letters(column)
	}
	return shortenLabel(label)
}

// Letters are the letters by which spreadsheet programs call a column, from 0: "A", "AB".
func Letters(column int) string {
	letters := ""
	for column++; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters
}

// ShownColumn is the label of a field's column as it may be shown, or its letters where another column has the same.
func (h *Header) ShownColumn(field string) string {
	column := h.Columns[field]
	for i, label := range h.Labels {
		if i != column && names.Fold(label) == names.Fold(h.Labels[column]) {
			return Letters(column)
		}
	}
	return shownLabel(column, h.Labels[column], nil)
}

// ShownLabels are the labels of the columns as they may be shown.
func (h *Header) ShownLabels() []string {
	var labels []string
	for i, label := range h.Labels {
		if label != "" {
			labels = append(labels, shownLabel(i, label, nil))
		}
	}
	return labels
}
