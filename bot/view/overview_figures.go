package view

import (
	"slices"
	"strconv"

	"motcua/scoring"
)

// figures is a table under its title; nothing without rows.
func (r Reader) figures(m *markup, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	m.gap()
	m.line(r.Words.Text(title))
	var table []string
	for _, entry := range rows {
		left := cut(entry[0], Columns-1-width(entry[1]))
		table = append(table, ends(left, entry[1], Columns)...)
	}
	m.table(table)
}

// unitFigure is a unit with its figure.
type unitFigure struct {
	unit   unitName
	figure string
}

// unitFigures is a table of units of a month under its title.
func (r Reader) unitFigures(m *markup, title string, units []unitFigure, month []scoring.Record) {
	wide := 0
	for _, u := range units {
		wide = max(wide, width(u.figure))
	}
	short := shortUnits(units, Columns-1-wide, func(u unitFigure) unitName { return u.unit }, month...)
	var rows [][2]string
	for _, u := range units {
		rows = append(rows, [2]string{short(u), u.figure})
	}
	r.figures(m, title, rows)
}

func (r Reader) gradeCounts(o Overview) (rows [][2]string) {
	for i, g := range o.Rules.Grades {
		rows = append(rows, [2]string{g.Name.In(r.Words.Language()), r.Words.Number(int64(o.All.Grades[i]))})
	}
	return rows
}

func (r Reader) weakest(o Overview) (rows [][2]string) {
	for _, s := range o.All.Shares[:min(len(o.All.Shares), weakestNamed)] {
		rows = append(rows, [2]string{r.indicatorName(o.Rules, s.Indicator), r.percent(s.Share)})
	}
	return rows
}

// percent is a share in per cent, to a tenth.
func (r Reader) percent(share scoring.Fraction) string {
	return r.Words.Text("overview.percent", "share", r.points(share.Mul(scoring.Int(100)), scoring.Int(100)))
}

func (r Reader) movedMost(o Overview) (units []unitFigure) {
	for _, move := range o.All.Moves[:min(len(o.All.Moves), movedNamed)] {
		sign, by := "▲", move.By
		if by.Sign() < 0 {
			sign, by = "▼", scoring.Fraction{}.Sub(by)
		}
		units = append(units, unitFigure{unitName{Code: move.Unit, Name: move.Name}, sign + r.points(by)})
	}
	return units
}

func (r Reader) lowest(o Overview) (units []unitFigure) {
	scores := r.scores(o.Records)
	for _, rec := range slices.Backward(o.Records) {
		if rec.Ranked() && len(units) < calledNamed {
			units = append(units, unitFigure{cardUnit(rec), scores[rec.Unit]})
		}
	}
	return units
}

func (r Reader) unitCounts(all []scoring.UnitCount) (units []unitFigure) {
	for _, c := range all[:min(len(all), calledNamed)] {
		units = append(units, unitFigure{countUnit(c), strconv.Itoa(c.Count)})
	}
	return units
}
