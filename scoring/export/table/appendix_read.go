package table

import (
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// AppendixRow is a unit's row of a published appendix. Figures are kept as printed: "7,65", "-".
type AppendixRow struct {
	Unit      string            // code
	Points    map[string]string // by indicator code; none where the appendix has groups alone
	Groups    map[string]string // by group code, where it has groups alone
	Total     string
	Converted string
	Grade     string // as printed; "" when the appendix has none
}

// Appendix reads a month's appendix as it was published.
func (r *Reader) Appendix(t *Table, m scoring.Month, units *names.Index) (rows []AppendixRow, read Outcome, err error) {
	rules, ok := r.Rules.For(m)
	if !ok {
		return nil, read, &sheet.FileError{Problem: sheet.NoMonth}
	}
	columns, err := indicatorColumns(t, rules)
	if t.hasGroups() {
		columns, err = groupColumns(t, rules)
	}
	if err != nil {
		return nil, read, err
	}
	for row, err := range t.rows() {
		if err != nil {
			return nil, read, err
		}
		if t.text(row, "converted") == "" && t.text(row, "total") == "" {
			continue // a section's heading
		}
		read.Rows++
		read.last = row.Number
		p, wrong := r.appendixRow(t, row, m, units, columns)
		p.Grade = gradeWord(rules, p.Grade)
		if wrong == nil {
			wrong = impossibleFigure(rules, p)
		}
		if wrong == nil && slices.ContainsFunc(rows, func(other AppendixRow) bool { return other.Unit == p.Unit }) {
			wrong = &sheet.RowError{Reason: sheet.Repeated, Value: header.Shown(header.CodeLook, p.Unit)}
		}
		if wrong != nil {
			wrong.Row = row.Number
			read.refuse(*wrong)
			continue
		}
		rows = append(rows, p)
	}
	return rows, read, read.check(t.book)
}

// appendixRow reads a row.
func (r *Reader) appendixRow(t *Table, row sheet.Row, m scoring.Month, units *names.Index, columns map[string]int) (AppendixRow, *sheet.RowError) {
	unit, wrong := findUnit(units, m, t.text(row, "code"), t.text(row, "unit"))
	if wrong != nil {
		return AppendixRow{}, wrong
	}
	if month, ok := r.monthOf(t, row); t.text(row, "month") != "" && (!ok || month != m) {
		return AppendixRow{}, t.refuse(sheet.UnknownMonth, row, "month", header.MonthLook)
	}
	p := AppendixRow{Unit: unit.Code, Points: map[string]string{}, Total: t.text(row, "total"), Converted: t.text(row, "converted"), Grade: t.text(row, "grade")}
	figures := p.Points
	if t.hasGroups() {
		p.Groups, p.Converted = map[string]string{}, p.Total
		figures = p.Groups
	}
	for code, column := range columns {
		if figure := row.Text(column); isDash(figure) {
			figures[code] = "-"
		} else {
			figures[code] = figure
		}
	}
	return p, nil
}

// gradeWord is a grade as printed, when it is one of the rules'; another word may be anything.
func gradeWord(rules *scoring.RuleSet, printed string) string {
	if slices.ContainsFunc(rules.Grades, func(g scoring.Grade) bool { return names.Fold(g.Name.In("vi")) == names.Fold(printed) }) {
		return printed
	}
	return ""
}

// impossibleFigure is what is wrong with the figures of a row, if anything: each is a number, and none above what can be earned.
func impossibleFigure(rules *scoring.RuleSet, p AppendixRow) *sheet.RowError {
	var all scoring.Fraction
	for _, ind := range rules.Indicators {
		all = all.Add(ind.Max)
		if figure, printed := p.Points[ind.Code]; printed && figure != "-" && !withinMost(figure, ind.Max) {
			return &sheet.RowError{Reason: sheet.BadNumber, Value: header.Shown(header.NumberLook, figure)}
		}
	}
	for _, g := range rules.Groups {
		if figure, printed := p.Groups[g.Code]; printed && figure != "-" && !withinMost(figure, rules.MostOf(g.Code)) {
			return &sheet.RowError{Reason: sheet.BadNumber, Value: header.Shown(header.NumberLook, figure)}
		}
	}
	switch {
	case !withinMost(p.Total, all):
		return &sheet.RowError{Reason: sheet.BadNumber, Value: header.Shown(header.NumberLook, p.Total)}
	case !withinMost(p.Converted, scoring.Int(100)):
		return &sheet.RowError{Reason: sheet.BadNumber, Value: header.Shown(header.NumberLook, p.Converted)}
	}
	return nil
}

// withinMost says whether a figure is a decimal number from 0 to the most there is. "3/10" is none: it may be 3 of 10 points.
func withinMost(figure string, most scoring.Fraction) bool {
	f, err := scoring.ParseFraction(figure)
	return err == nil && !strings.Contains(figure, "/") && f.Sign() >= 0 && f.Cmp(most) <= 0
}
