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

func (r Reader) movedMost(o Overview) (rows [][2]string) {
	for _, move := range o.All.Moves[:min(len(o.All.Moves), movedNamed)] {
		sign, by := "▲", move.By
		if by.Sign() < 0 {
			sign, by = "▼", scoring.Fraction{}.Sub(by)
		}
		rows = append(rows, [2]string{shortUnit(move.Name, longName), sign + r.points(by)})
	}
	return rows
}

func (r Reader) lowest(o Overview) (rows [][2]string) {
	scores := r.scores(o.Records)
	for _, rec := range slices.Backward(o.Records) {
		if rec.Scored && len(rows) < calledNamed {
			rows = append(rows, [2]string{shortUnit(rec.Name, longName), scores[rec.Unit]})
		}
	}
	return rows
}

func (r Reader) unitCounts(all []scoring.UnitCount) (rows [][2]string) {
	for _, c := range all[:min(len(all), calledNamed)] {
		rows = append(rows, [2]string{shortUnit(c.Name, longName), strconv.Itoa(c.Count)})
	}
	return rows
}
