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
	t := newAppendixTable(w, printedColumns(p), len(behind))
	w.table(t.widths, true, func() {
		t.writeHeads(before, behind)
		for _, row := range p.rows(t.columns) {
			t.writeUnit(row)
		}
	})
	w.paragraph(style{align: "both", size: 22, italic: true, before: 120}, strings.Join(appendixMarks(p), " "))
	w.paragraph(style{align: "both", size: 22, italic: true}, p.dataTime())
}

// rows are the cells of the table, a row for each unit in the order of rank. A unit without a score has no total.
func (p Paper) rows(columns []column) [][]string {
	var rows [][]string
	place, records := 0, p.Report.Records
	for i, u := range records {
		if i == 0 || u.League != records[i-1].League {
			if place = 0; u.League > 0 {
				rows = append(rows, leagueRow(p, u.League, 2+len(columns)+len(resultOf(p, u))))
			}
		}
		place++
		row := []string{strconv.Itoa(place), u.Name}
		for _, c := range columns {
			row = append(row, c.figure(u))
		}
		rows = append(rows, append(row, resultOf(p, u)...))
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
			lines = append(lines, u.Name+". "+p.Words.Text("score.correction", "points", p.Words.Signed(u.Correction.Cut(4)), "reason", u.Reason))
		}
	}
	return lines
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
