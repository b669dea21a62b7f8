package document

import (
	"slices"
	"strconv"
	"strings"
)

// appendixTable is the table of the appendix in a letter: a place, a name, the indicators, and totals and grade at the end.
type appendixTable struct {
	w       *word
	columns []column
	widths  []int
	totals  int   // the place of the first column behind the indicators
	cell    style // of a figure
	aligned bool  // all figures have as many decimals: they stand under each other at their ends
}

// tableWidth is what a page has room for, in twentieths of a point.
const tableWidth = 13900

// newAppendixTable shares out the width of a page; behind is how many columns stand behind the indicators. Many columns leave the names less.
func newAppendixTable(w *word, columns []column, behind int, aligned bool) appendixTable {
	before, last, cell := []int{560, 2340}, []int{900, 950, 1150}, cellStyle
	switch {
	case len(columns) > manyColumns:
		before, last, cell.size = []int{440, 2300}, []int{620, 900}, 17
	case behind < len(last):
		before, last = []int{560, 3540}, []int{1100, 1450}
	}
	room := tableWidth
	for _, n := range slices.Concat(before, last) {
		room -= n
	}
	widths := slices.Concat(before, columnWidths(columns, room), last)
	return appendixTable{w, columns, widths, len(widths) - behind, cell, aligned}
}

// manyColumns is beyond how many columns figures are written smaller.
const manyColumns = 13

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
	bold := t.cell
	bold.bold = true
	t.w.row(true, func() {
		t.writeCell(bold, 0, 1, "restart", strings.ToUpper(before[0]))
		t.writeCell(bold, 1, 1, "restart", strings.ToUpper(before[1]))
		for i, c := range t.columns {
			switch {
			case c.tall:
				t.writeCell(bold, i+2, 1, "restart", c.group)
			case c.span > 0:
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
			if c.tall {
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
			t.writeCell(style{align: "center", size: t.cell.size - 2, italic: true}, i, 1, "", "("+strconv.Itoa(i+1)+")")
		}
	})
}

// writeEntry writes a unit's row, or the heading of a list over all columns.
func (t appendixTable) writeEntry(e entry) {
	t.w.row(false, func() {
		if e.isHead {
			s := t.cell
			s.align, s.bold, s.keep = "left", true, true
			t.writeCell(s, 0, len(t.widths), "", e.cells[1])
			return
		}
		for i, text := range e.cells {
			s := t.cell
			score := i == len(e.cells)-2
			switch {
			case i == 1:
				s.align = "left"
			case i > 1 && i < len(e.cells)-1 && t.aligned:
				s.align, s.right = "right", max(0, (t.widths[i]-figureWidth*t.cell.size/20)/2)
			}
			s.bold = score || i < len(e.weak) && e.weak[i]
			t.writeCell(s, i, 1, "", text)
		}
	})
}

// figureWidth is how wide "14,86" is at ten points, with what a cell keeps at its sides, in twentieths of a point.
const figureWidth = 530

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
