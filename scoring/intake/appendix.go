package intake

import (
	"context"
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// takeAppendix takes in an appendix as it was published.
func (c *call) takeAppendix(ctx context.Context, o opened, r *Result) error {
	units, err := c.index(ctx)
	if err != nil {
		return err
	}
	month, ok := c.appendixMonth(o)
	if !ok {
		return &sheet.FileError{Problem: sheet.NoMonth}
	}
	rules, ok := c.Rules.For(month)
	if !ok {
		return &sheet.FileError{Problem: sheet.NoMonth}
	}
	columns, err := indicatorColumns(o.table, rules)
	if err != nil {
		return err
	}
	rows, err := c.readAppendix(o.table, month, units, rules, columns, r)
	if err != nil {
		return err
	}
	return c.write(ctx, r, func(tx Tx, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, err = tx.PutPublished(ctx, file, month, rows)
		for _, row := range rows {
			touched = append(touched, UnitMonth{Unit: row.Unit, Month: month})
		}
		return touched, err
	})
}

func (c *call) readAppendix(t *table, m scoring.Month, units *names.Index, rules *scoring.RuleSet, columns map[string]int, r *Result) ([]Published, error) {
	var rows []Published
	for row, err := range t.rows() {
		if err != nil {
			return nil, err
		}
		if t.text(row, "converted") == "" && t.text(row, "total") == "" {
			continue // a section's heading
		}
		r.File.Rows++
		r.read.last = row.Number
		p, wrong := publishedRow(t, row, m, units, columns)
		p.Grade = gradeWord(rules, p.Grade)
		if wrong == nil {
			wrong = impossible(rules, p)
		}
		if wrong == nil && slices.ContainsFunc(rows, func(other Published) bool { return other.Unit == p.Unit }) {
			wrong = &sheet.RowError{Reason: sheet.Repeated, Value: header.Shown(header.CodeLook, p.Unit)}
		}
		if wrong != nil {
			wrong.Row = row.Number
			r.refuse(*wrong)
			continue
		}
		rows = append(rows, p)
	}
	if r.File.Rows == 0 {
		return nil, &sheet.FileError{Problem: sheet.Empty}
	}
	return rows, nil
}

func publishedRow(t *table, row sheet.Row, m scoring.Month, units *names.Index, columns map[string]int) (Published, *sheet.RowError) {
	unit, wrong := findUnit(units, m, "", t.text(row, "unit"))
	if wrong != nil {
		return Published{}, wrong
	}
	p := Published{Unit: unit.Code, Points: map[string]string{}, Total: t.text(row, "total"), Converted: t.text(row, "converted"), Grade: t.text(row, "grade")}
	for code, column := range columns {
		if figure := row.Text(column); dash(figure) {
			p.Points[code] = "-"
		} else {
			p.Points[code] = figure
		}
	}
	return p, nil
}

// gradeWord is a grade as printed, when it is one of the rules'; another word may be anything.
func gradeWord(rules *scoring.RuleSet, printed string) string {
	if slices.ContainsFunc(rules.Grades, func(g scoring.Grade) bool { return sameWords(g.Name.In("vi"), printed) }) {
		return printed
	}
	return ""
}

// impossible is what is wrong with the figures of a row, if anything: each is a number, and none above what can be earned.
func impossible(rules *scoring.RuleSet, p Published) *sheet.RowError {
	var all scoring.Fraction
	for _, ind := range rules.Indicators {
		all = all.Add(ind.Max)
		if figure := p.Points[ind.Code]; figure != "-" && !within(figure, ind.Max) {
			return &sheet.RowError{Reason: sheet.BadNumber, Value: header.Shown(header.NumberLook, figure)}
		}
	}
	switch {
	case !within(p.Total, all):
		return &sheet.RowError{Reason: sheet.BadNumber, Value: header.Shown(header.NumberLook, p.Total)}
	case !within(p.Converted, scoring.Int(100)):
		return &sheet.RowError{Reason: sheet.BadNumber, Value: header.Shown(header.NumberLook, p.Converted)}
	}
	return nil
}

// within says whether a figure is a decimal number from 0 to the most there is. "3/10" is none: it may be 3 of 10 points.
func within(figure string, most scoring.Fraction) bool {
	f, err := scoring.ParseFraction(figure)
	return err == nil && !strings.Contains(figure, "/") && f.Sign() >= 0 && f.Cmp(most) <= 0
}
