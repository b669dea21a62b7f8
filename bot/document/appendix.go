package document

import (
	"strconv"
	"strings"

	"motcua/scoring"
)

// column is a column of the appendix between the unit's name and the total: an indicator.
type column struct {
	indicator scoring.Indicator
	group     string // heading above it; "" when an earlier column of the group has it
	span      int    // columns of the group, on its first
	label     string
}

// columns are the indicators as the published appendices head them: "Chỉ số 1 (5đ)" below the name of the group; an
// indicator alone in its group has the group's name for its own.
func (p Paper) columns() []column {
	var all []column
	for _, g := range p.Report.Rules.Groups {
		members := p.Report.Rules.Members(g.Code)
		for i, ind := range members {
			c := column{indicator: ind, label: p.Words.Text("paper.indicator", "n", i+1, "max", p.bound(ind.Max))}
			if i == 0 {
				c.group, c.span = p.Words.Text("paper.group", "group", inSentence(p.name(g.Name))), len(members)
			}
			if len(members) == 1 {
				c.group = p.Words.Text("paper.group_alone", "group", p.name(g.Name), "max", p.bound(ind.Max))
			}
			all = append(all, c)
		}
	}
	return all
}

// printedFigure is an indicator's figure on a card: "-" when it is not assessed, which is not 0.
func (p Paper) printedFigure(u scoring.Record, indicator string) string {
	line, ok := u.Assessed(indicator)
	if !ok {
		return "-"
	}
	return p.Words.Decimal(line.Shown())
}

// appendix is the table of all units, with a header of two levels and the columns' numbers, repeated on every page.
func (p Paper) appendix(w *word) {
	w.paragraph(headingStyle, strings.ToUpper(p.Words.Text("paper.appendix")))
	w.paragraph(style{align: "center", size: 26, bold: true}, p.appendixTitle())
	if !p.Report.Official {
		w.paragraph(style{align: "center", size: 26, italic: true}, p.Words.Text("paper.provisional"))
	}
	w.paragraph(style{align: "center", size: 26, italic: true, after: 120}, p.reportReference())
	t := newAppendixTable(w, p.columns())
	w.table(t.widths, true, func() {
		t.writeHeads(p.heads())
		for _, row := range p.rows(t.columns) {
			t.writeUnit(row)
		}
	})
	w.paragraph(style{align: "both", size: 22, italic: true, before: 120}, p.Words.Text("paper.marks"))
	w.paragraph(style{align: "both", size: 22, italic: true}, p.dataTime())
}

// heads are the headings of the columns beside the indicators: two before them and three behind.
func (p Paper) heads() [5]string {
	words := p.Words
	return [5]string{
		words.Text("paper.place"), words.Text("paper.unit"), words.Text("paper.total"), words.Text("paper.converted"), words.Text("paper.grade"),
	}
}

// rows are the cells of the table, a row for each unit in the order of rank. A unit without a score has no total.
func (p Paper) rows(columns []column) [][]string {
	var rows [][]string
	for i, u := range p.Report.Records {
		row := []string{strconv.Itoa(i + 1), u.Name}
		for _, c := range columns {
			row = append(row, p.printedFigure(u, c.indicator.Code))
		}
		if u.Ranked() {
			row = append(row, p.points(u.Total, u.Max), p.Words.Decimal(u.Shown()), p.name(u.Grade.Name))
		} else {
			row = append(row, "", "", p.Words.Text("paper.without_grade"))
		}
		rows = append(rows, row)
	}
	return rows
}
