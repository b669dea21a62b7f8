package picture

import (
	"fmt"
	"slices"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/names"
)

// HeatMapRows is the most units on a picture.
const HeatMapRows = 20

// heatMapColumns is the most columns on a picture.
const heatMapColumns = 12

// HeatMapRow is a unit's month.
type HeatMapRow struct {
	Heading string // of the list that begins with it, where kinds of unit are ranked apart; "" for none
	Name    string // as it is to be shown: "Xã Háng Lìa"
	Record  scoring.Record
	Score   string // the converted score as it is to be shown: "87,7"
}

// HeatMapData is a month of units by indicators, or a page of it.
type HeatMapData struct {
	Month       scoring.Month
	Closed      bool // the figures are official
	Published   bool // not closed here, but printed in a published appendix
	Rules       *scoring.RuleSet
	Group       string       // code of the group whose indicators are the columns; "" for all indicators, or for the groups where there are many
	Rows        []HeatMapRow // in the order of rank, units without a score last; 1 to HeatMapRows
	Page, Pages int          // page from 1; 0 and 0 for a single one
	Notes       []string     // further lines in words, such as up to when the data reaches
}

// HeatMap draws a page of a month's units by indicators, as a PNG: a cell has its points, on the colour of the grade that their share of
// the maximum would have. It fails without rows, with more than HeatMapRows, and with more than 12 columns.
func HeatMap(words locales.Printer, h HeatMapData) ([]byte, error) {
	if n := len(h.Rows); n < 1 || n > HeatMapRows {
		return nil, fmt.Errorf("drawing a heat map: %d units are not 1 to %d", n, HeatMapRows)
	}
	columns := h.columns(words.Language())
	if n := len(columns); n < 1 || n > heatMapColumns {
		return nil, fmt.Errorf("drawing a heat map: %d columns are not 1 to %d", n, heatMapColumns)
	}
	l, err := newLettering()
	if err != nil {
		return nil, err
	}
	notes := l.wrapParts(regular, h.notes(words, columns), inner)
	colours := l.wrapEntries(h.legend(words))
	const top = 10 + titleLine + textLine + 22
	list := top + 2*headLine + 6
	bottom := list + (len(h.Rows)+h.headings())*cellHeight
	c := newCanvas(l, bottom+18+(len(colours)+len(notes))*textLine+18)
	c.text(margin, 10+titleLine, heading, ink, h.title(words))
	c.text(margin, top-18, regular, muted, stateLine(words, h.Closed, h.Published, h.Page, h.Pages))
	at := l.heatMapColumns(words, h, columns)
	c.heatMapHead(words, h, columns, at, top)
	named := make([]names.Named, len(h.Rows))
	for i, row := range h.Rows {
		named[i] = names.Named{Code: row.Record.Unit, Name: row.Name}
	}
	short := l.shortenUnits(regular, named, at.cells[0]-8-at.name)
	for i, row := range h.Rows {
		if row.Heading != "" {
			c.text(at.name, list+cellFoot, strong, ink, c.cutToWidth(strong, row.Heading, width-margin-at.name))
			list += cellHeight
		}
		row.Name = short[i]
		c.heatMapRow(words, h, row, columns, at, list)
		list += cellHeight
	}
	for i, entries := range colours {
		c.legendLine(entries, bottom+18+(i+1)*textLine-8)
	}
	for i, text := range notes {
		c.text(margin, bottom+18+(len(colours)+i+1)*textLine-8, regular, muted, text)
	}
	return c.png()
}

// headings is how many lists there are that have one.
func (h HeatMapData) headings() (n int) {
	for _, row := range h.Rows {
		if row.Heading != "" {
			n++
		}
	}
	return n
}

// title names the month, and the group where its indicators are the columns.
func (h HeatMapData) title(words locales.Printer) string {
	month := words.Month(string(h.Month))
	switch i := h.group(); {
	case i >= 0:
		return words.Text("picture.heat_group_title", "group", h.Rules.Groups[i].Short.In(words.Language()), "month", month)
	case h.Rules.ByGroup():
		return words.Text("picture.heat_groups_title", "month", month)
	}
	return words.Text("picture.heat_title", "month", month)
}

// group is the place of the group whose indicators are the columns; -1 for none.
func (h HeatMapData) group() int {
	return slices.IndexFunc(h.Rules.Groups, func(g scoring.Group) bool { return g.Code == h.Group })
}

// notes say what the codes of the columns and the colours stand for.
func (h HeatMapData) notes(words locales.Printer, columns []heatColumn) []string {
	var notes []string
	for _, c := range columns {
		notes = append(notes, words.Text("picture.heat_indicator", "code", c.code, "name", c.name))
	}
	switch {
	case h.group() >= 0:
		notes = append(notes, words.Text("picture.colour_shares_alone"), words.Text("picture.heat_order"))
	case h.Rules.ByGroup():
		notes = append(notes, words.Text("picture.colour_shares_of_groups"))
	default:
		notes = append(notes, words.Text("picture.colour_shares"))
	}
	if h.group() < 0 && slices.ContainsFunc(h.Rows, func(row HeatMapRow) bool { return row.Record.IsRanked() && !row.Record.Whole() }) {
		notes = append(notes, words.Text("picture.heat_open"))
	}
	return append(notes, h.Notes...)
}

// grade is the place of the grade that a share of a maximum of 100 would have.
func (h HeatMapData) grade(points, most scoring.Fraction) int {
	if most.Sign() == 0 {
		return -1
	}
	share := points.Mul(scoring.Int(100)).Quo(most)
	return slices.IndexFunc(h.Rules.Grades, func(g scoring.Grade) bool { return share.Cmp(g.Min) >= 0 })
}

// legend are the colours and what they mean.
func (h HeatMapData) legend(words locales.Printer) []legendEntry {
	var all []legendEntry
	grades := h.Rules.Grades
	for i, g := range grades {
		text := words.Text("picture.heat_from", "grade", g.Name.In(words.Language()), "share", words.Decimal(g.Min.Bound()))
		if i > 0 && i == len(grades)-1 {
			text = words.Text("picture.heat_below", "grade", g.Name.In(words.Language()), "share", words.Decimal(grades[i-1].Min.Bound()))
		}
		all = append(all, legendEntry{text: text, paint: ofGrade(i, len(grades))})
	}
	return append(all, legendEntry{text: words.Text("picture.heat_none"), paint: white, empty: true})
}
