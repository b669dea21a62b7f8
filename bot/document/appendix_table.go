package document

import (
	"strconv"
	"strings"
)

// appendixTable is the table of the appendix in a letter: a place, a name, the indicators, and totals and grade at the end.
type appendixTable struct {
	w       *word
	columns []column
	widths  []int
	totals  int // the place of the first column behind the indicators
}

// newAppendixTable shares out the width of a page; behind is how many columns stand behind the indicators.
func newAppendixTable(w *word, columns []column, behind int) appendixTable {
	last, room := []int{900, 950, 1150}, 8000
	if behind < len(last) {
		last, room = []int{1100, 1250}, 8650
	}
	widths := append(append([]int{560, 2340}, columnWidths(columns, room)...), last...)
	return appendixTable{w, columns, widths, len(widths) - behind}
}

// writeCell writes a cell over so many columns from the ith on; merge is that of word.cell.
func (t appendixTable) writeCell(s style, i, span int, merge, text string) {
	width := 0
	for _, n := range t.widths[i : i+span] {
		width += n
	}
	t.w.cell(width, span, merge, func() { t.w.paragraph(s, text) })
}

// writeHeads writes two levels, the groups above their indicators, and the columns' numbers below.
func (t appendixTable) writeHeads(before, behind []string) {
	bold := cellStyle
	bold.bold = true
	t.w.row(true, func() {
		t.writeCell(bold, 0, 1, "restart", strings.ToUpper(before[0]))
		t.writeCell(bold, 1, 1, "restart", strings.ToUpper(before[1]))
		for i, c := range t.columns {
			switch {
			case c.span == 1:
				t.writeCell(bold, i+2, 1, "restart", c.group)
			case c.span > 1:
				t.writeCell(bold, i+2, c.span, "", c.group)
			}
		}
		for i, head := range behind {
			t.writeCell(bold, t.totals+i, 1, "restart", strings.ToUpper(head))
		}
	})
	t.w.row(true, func() {
		t.writeCell(bold, 0, 1, "continue", "")
		t.writeCell(bold, 1, 1, "continue", "")
		for i, c := range t.columns {
			if c.span == 1 {
				t.writeCell(bold, i+2, 1, "continue", "")
			} else {
				t.writeCell(bold, i+2, 1, "", c.label)
			}
		}
		for i := range behind {
			t.writeCell(bold, t.totals+i, 1, "continue", "")
		}
	})
	t.w.row(true, func() {
		for i := range t.widths {
			t.writeCell(style{align: "center", size: 18, italic: true}, i, 1, "", "("+strconv.Itoa(i+1)+")")
		}
	})
}

// writeUnit writes a unit's row.
func (t appendixTable) writeUnit(figures []string) {
	t.w.row(false, func() {
		for i, text := range figures {
			s := cellStyle
			switch {
			case i == 1:
				s.align = "left"
			case i == len(figures)-2: // the score
				s.bold = true
			}
			t.writeCell(s, i, 1, "", text)
		}
	})
}

// columnWidths share out what is there: an indicator alone in its group is headed by the group's name, which takes more.
func columnWidths(columns []column, all int) []int {
	share := func(c column) int {
		if c.span == 1 {
			return 3
		}
		return 2
	}
	shares := 0
	for _, c := range columns {
		shares += share(c)
	}
	var widths []int
	for _, c := range columns {
		widths = append(widths, all*share(c)/shares)
	}
	return widths
}
