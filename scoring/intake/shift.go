package intake

import (
	"cmp"
	"slices"

	"motcua/scoring"
)

// Shift is a unit's figures in a month on two sides: as they were and as an import leaves them, or as the month was closed and by
// the data there are now.
type Shift struct {
	Month scoring.Month
	Unit  string
	From  *scoring.Standing // nil when the unit had no card
	To    *scoring.Standing // nil when it has, or would have, none
}

// RankColumn is a column beside those of an appendix.
const RankColumn = "rank"

// Columns are the figures that differ: rank, grade and converted score, then indicators by their codes. A card that only
// one side has differs in its rank, grade and score.
func (s Shift) Columns() []string {
	columns := []string{RankColumn, GradeColumn, ConvertedColumn}
	if s.From != nil && s.To != nil {
		for _, l := range s.To.Lines {
			columns = append(columns, l.Indicator)
		}
		for _, l := range s.From.Lines {
			if !slices.Contains(columns, l.Indicator) {
				columns = append(columns, l.Indicator)
			}
		}
	}
	return slices.DeleteFunc(columns, func(c string) bool { return s.Figure(s.From, c) == s.Figure(s.To, c) })
}

// Figure is a column of one side as text: a rank, a grade's code, an exact figure cut to four decimals, for an indicator its
// counts, or its points when none stand behind it; "-" for what is not assessed, "" where there is no card.
func (Shift) Figure(side *scoring.Standing, column string) string {
	switch {
	case side == nil:
		return ""
	case column == RankColumn:
		return scoring.Int(int64(side.Rank)).String()
	case column == GradeColumn:
		return side.Grade.Code
	case column == ConvertedColumn:
		return decimals(side.Converted)
	}
	line, ok := side.Line(column)
	switch {
	case !ok || !line.Assessed:
		return "-"
	case line.Tally.Denominator > 0:
		return scoring.Int(line.Tally.Numerator).String() + "/" + scoring.Int(line.Tally.Denominator).String()
	default:
		return decimals(line.Points)
	}
}

// differing are the units whose figures are not the same on both sides, by code.
func differing(m scoring.Month, closed, now []scoring.Standing) []Shift {
	units := map[string]*Shift{}
	for i, s := range closed {
		units[s.Unit] = &Shift{Month: m, Unit: s.Unit, From: &closed[i]}
	}
	for i, s := range now {
		if units[s.Unit] == nil {
			units[s.Unit] = &Shift{Month: m, Unit: s.Unit}
		}
		units[s.Unit].To = &now[i]
	}
	var shifts []Shift
	for _, s := range units {
		if s.From == nil || s.To == nil || s.From.Figures() != s.To.Figures() {
			shifts = append(shifts, *s)
		}
	}
	slices.SortFunc(shifts, func(a, b Shift) int { return cmp.Compare(a.Unit, b.Unit) })
	return shifts
}
