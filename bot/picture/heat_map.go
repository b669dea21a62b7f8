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

// heatMapColumns is the most indicators on a picture.
const heatMapColumns = 12

// HeatMapRow is a unit's month.
type HeatMapRow struct {
	Name   string // as it is to be shown: "Xã Háng Lìa"
	Record scoring.Record
	Score  string // the converted score as it is to be shown: "87,7"
}

// HeatMapData is a month of units by indicators, or a page of it.
type HeatMapData struct {
	Month       scoring.Month
	Closed      bool // the figures are official
	Published   bool // not closed here, but printed in a published appendix
	Rules       *scoring.RuleSet
	Rows        []HeatMapRow // in the order of rank, units without a score last; 1 to HeatMapRows
	Page, Pages int          // page from 1; 0 and 0 for a single one
	Notes       []string     // further lines in words, such as up to when the data reaches
}

// HeatMap draws a page of a month's units by indicators, as a PNG: a cell has its points, on the colour of the grade that their share of
// the maximum would have. It fails without rows, with more than HeatMapRows, and with rules of more than 12 indicators.
func HeatMap(words locales.Printer, h HeatMapData) ([]byte, error) {
	if n := len(h.Rows); n < 1 || n > HeatMapRows {
		return nil, fmt.Errorf("drawing a heat map: %d units are not 1 to %d", n, HeatMapRows)
	}
	if n := len(h.Rules.Indicators); n < 1 || n > heatMapColumns {
		return nil, fmt.Errorf("drawing a heat map: %d indicators are not 1 to %d", n, heatMapColumns)
	}
	l, err := newLettering()
	if err != nil {
		return nil, err
	}
	notes := l.wrapParts(regular, h.notes(words), inner)
	colours := l.wrapEntries(h.legend(words))
	const top = 10 + titleLine + textLine + 22
	list := top + 2*headLine + 6
	bottom := list + len(h.Rows)*cellHeight
	c := newCanvas(l, bottom+18+(len(colours)+len(notes))*textLine+18)
	c.text(margin, 10+titleLine, heading, ink, words.Text("picture.heat_title", "month", words.Month(string(h.Month))))
	c.text(margin, top-18, regular, muted, stateLine(words, h.Closed, h.Published, h.Page, h.Pages))
	columns := l.heatMapColumns(words, h)
	c.heatMapHead(words, h, columns, top)
	named := make([]names.Named, len(h.Rows))
	for i, row := range h.Rows {
		named[i] = names.Named{Code: row.Record.Unit, Name: row.Name}
	}
	short := l.shortenUnits(regular, named, columns.cells[0]-8-columns.name)
	for i, row := range h.Rows {
		row.Name = short[i]
		c.heatMapRow(words, h, row, columns, list+i*cellHeight)
	}
	for i, entries := range colours {
		c.legendLine(entries, bottom+18+(i+1)*textLine-8)
	}
	for i, text := range notes {
		c.text(margin, bottom+18+(len(colours)+i+1)*textLine-8, regular, muted, text)
	}
	return c.png()
}

// notes say what the codes of the indicators and the colours stand for.
func (h HeatMapData) notes(words locales.Printer) []string {
	var notes []string
	for _, ind := range h.Rules.Indicators {
		notes = append(notes, words.Text("picture.heat_indicator", "code", ind.Code, "name", ind.Short.In(words.Language())))
	}
	return append(append(notes, words.Text("picture.colour_shares")), h.Notes...)
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
