package document

import (
	"strconv"
	"strings"

	"motcua/scoring"
)

// appendices are the table of all units and, where that has the groups of many indicators, a second one of these, on pages of its own.
func appendices(p Paper, w *word) {
	marks := style{align: "both", size: 22, italic: true}
	above := marks
	above.before = 120
	name := p.Words.Text("paper.appendix")
	if p.Report.Rules.ByGroup() {
		name = p.Words.Text("paper.appendix_of_groups")
	}
	appendix(p, w, headingStyle, name, p.appendixTitle(), printedColumns(p))
	w.paragraph(above, strings.Join(appendixMarks(p), " "))
	w.paragraph(marks, p.dataTime())
	if p.Report.Rules.ByGroup() {
		onNewPage := headingStyle
		onNewPage.newPage = true
		appendix(p, w, onNewPage, p.Words.Text("paper.appendix_of_indicators"), indicatorsTitle(p), p.columns())
		w.paragraph(above, indicatorMarks(p))
	}
}

// appendix is a table of all units, with a header of two levels and the columns' numbers, repeated on every page.
func appendix(p Paper, w *word, heading style, name, title string, columns []column) {
	w.paragraph(heading, name)
	w.paragraph(style{align: "center", size: 26, bold: true}, title)
	if !p.Report.Official {
		w.paragraph(style{align: "center", size: 26, italic: true}, p.provisional())
	}
	w.paragraph(style{align: "center", size: 26, italic: true, after: 120}, p.reportReference())
	before, behind := p.heads()
	t := newAppendixTable(w, columns, len(behind), p.Report.Rules.Decimals > 1)
	w.table(t.widths, true, func() {
		t.writeHeads(before, behind)
		for _, e := range entries(p, columns) {
			t.writeEntry(e)
		}
	})
}

// entry is a row of the table: a unit, or the heading of a list of kinds of unit that are ranked apart.
type entry struct {
	cells  []string
	weak   []bool // which cells are under the bound of their indicator
	isHead bool
}

// entries are the rows of the table in the order of rank, the headings of lists among them. A unit without a score has no total.
func entries(p Paper, columns []column) (all []entry) {
	place, records := 0, p.Report.Records
	for i, u := range records {
		if i == 0 || u.League != records[i-1].League {
			if place = 0; u.League > 0 {
				all = append(all, entry{cells: leagueRow(p, u.League, 2+len(columns)+len(resultOf(p, u))), isHead: true})
			}
		}
		place++
		e := entry{cells: []string{strconv.Itoa(place), u.Name}, weak: []bool{false, false}}
		for _, c := range columns {
			e.cells = append(e.cells, c.figure(u))
			e.weak = append(e.weak, c.indicator && p.Report.Rules.ByGroup() && isWeak(p, u.Unit, c.code))
		}
		e.cells = append(e.cells, resultOf(p, u)...)
		all = append(all, e)
	}
	return all
}

// rows are the cells of the table.
func (p Paper) rows(columns []column) (rows [][]string) {
	for _, e := range entries(p, columns) {
		rows = append(rows, e.cells)
	}
	return rows
}

// leagueRow is the heading of a list of kinds of unit that are ranked apart, as a row of so many cells.
func leagueRow(p Paper, league, cells int) []string {
	row := make([]string, cells)
	row[1] = p.Words.Text("ranking.league_others")
	if kinds := p.Report.Rules.Kinds(league); len(kinds) > 0 {
		row[1] = p.Words.Text("ranking.league", "kinds", strings.Join(kinds, ", "))
	}
	return row
}

// corrections say by how many points the authority corrected which units, and why.
func corrections(p Paper) (lines []string) {
	for _, u := range p.Report.Records {
		if u.Correction.Sign() != 0 {
			lines = append(lines, p.Words.Text("paper.corrected_unit", "unit", u.Name, "points", p.Words.Signed(u.Correction.Cut(4)), "reason", u.Reason))
		}
	}
	return lines
}

// indicatorMarks say what the marks of the appendix by indicators mean, and what its codes stand for.
func indicatorMarks(p Paper) string {
	var all []string
	for _, ind := range p.Report.Rules.Indicators {
		all = append(all, p.Words.Text("paper.code", "code", ind.Code, "name", inSentence(p.name(ind.Name))))
	}
	return p.Words.Text("paper.bold_is_weak", "untargeted", untargetedBound(p)) + " " + p.Words.Text("paper.codes", "indicators", strings.Join(all, "; "))
}

// resultOf is what stands behind a unit's figures: its totals and its grade.
func resultOf(p Paper, u scoring.Record) []string {
	total, score, grade := "", "", p.Words.Text("paper.without_grade")
	if u.IsRanked() {
		total, score, grade = p.Words.Decimal(u.ShownTotal()), p.Words.Decimal(u.Shown()), p.name(u.Grade.Name)
	}
	if u.IsRanked() && !u.Whole() {
		grade = p.Words.Text("paper.no_grade_yet")
	}
	if p.Report.Rules.Converted {
		return []string{total, score, grade}
	}
	return []string{score, grade}
}
