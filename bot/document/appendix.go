package document

import (
	"strconv"
	"strings"

	"motcua/scoring"
)

// appendix is the table of all units, with a header of two levels and the columns' numbers, repeated on every page.
func (p Paper) appendix(w *word) {
	w.paragraph(headingStyle, strings.ToUpper(p.Words.Text("paper.appendix")))
	w.paragraph(style{align: "center", size: 26, bold: true}, p.appendixTitle())
	if !p.Report.Official {
		w.paragraph(style{align: "center", size: 26, italic: true}, p.Words.Text("paper.provisional"))
	}
	w.paragraph(style{align: "center", size: 26, italic: true, after: 120}, p.reportReference())
	before, behind := p.heads()
	t := newAppendixTable(w, p.printedColumns(), len(behind))
	w.table(t.widths, true, func() {
		t.writeHeads(before, behind)
		for _, row := range p.rows(t.columns) {
			t.writeUnit(row)
		}
	})
	w.paragraph(style{align: "both", size: 22, italic: true, before: 120}, strings.Join(p.marks(), " "))
	w.paragraph(style{align: "both", size: 22, italic: true}, p.dataTime())
}

// rows are the cells of the table, a row for each unit in the order of rank. A unit without a score has no total.
func (p Paper) rows(columns []column) [][]string {
	var rows [][]string
	for i, u := range p.Report.Records {
		row := []string{strconv.Itoa(i + 1), u.Name}
		for _, c := range columns {
			row = append(row, c.figure(u))
		}
		rows = append(rows, append(row, p.result(u)...))
	}
	return rows
}

// result is what stands behind a unit's figures: its totals and its grade.
func (p Paper) result(u scoring.Record) []string {
	total, score, grade := "", "", p.Words.Text("paper.without_grade")
	if u.Ranked() {
		total, score, grade = p.Words.Decimal(u.ShownTotal()), p.Words.Decimal(u.Shown()), p.name(u.Grade.Name)
	}
	if u.Ranked() && !u.Whole() {
		grade = p.Words.Text("paper.no_grade_yet")
	}
	if p.Report.Rules.Converted {
		return []string{total, score, grade}
	}
	return []string{score, grade}
}
