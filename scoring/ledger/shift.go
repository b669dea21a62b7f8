package ledger

import (
	"cmp"
	"slices"

	"motcua/scoring"
)

// Shift is a unit's figures in a month, quarter or year, of which the data there are now make others. In an open one they move; those of
// a closed one stay, and the shift is held.
type Shift struct {
	Term scoring.Term
	Unit string            // code
	From *scoring.Standing // as it was, or as closed; nil when the unit had no card
	To   *scoring.Standing // by the data there are now; nil when it has, or would have, none
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
	return slices.DeleteFunc(columns, func(c string) bool { return figure(s.From, c) == figure(s.To, c) })
}

// Sides are a column on both sides as text: a rank, a grade's code, an exact figure cut to four decimals, for an indicator
// its counts, or its points when none stand behind them; "-" for what is not assessed, "" where there is no card.
func (s Shift) Sides(column string) (from, to string) {
	return figure(s.From, column), figure(s.To, column)
}

func figure(s *scoring.Standing, column string) string {
	switch {
	case s == nil:
		return ""
	case column == RankColumn:
		return scoring.Int(int64(s.Rank)).String()
	case column == GradeColumn:
		return s.Grade.Code
	case column == ConvertedColumn:
		return cutFigure(s.Converted)
	}
	line, ok := s.Assessed(column)
	switch {
	case !ok:
		return "-"
	case line.Tally.Denominator > 0:
		return scoring.Int(line.Tally.Numerator).String() + "/" + scoring.Int(line.Tally.Denominator).String()
	default:
		return cutFigure(line.Points)
	}
}

// shiftedUnits are the units whose figures are not the same on both sides, by code.
func shiftedUnits(t scoring.Term, before, now []scoring.Standing) []Shift {
	units := map[string]*Shift{}
	for i, s := range before {
		units[s.Unit] = &Shift{Term: t, Unit: s.Unit, From: &before[i]}
	}
	for i, s := range now {
		if units[s.Unit] == nil {
			units[s.Unit] = &Shift{Term: t, Unit: s.Unit}
		}
		units[s.Unit].To = &now[i]
	}
	var all []Shift
	for _, s := range units {
		if s.From == nil || s.To == nil || s.From.Figures() != s.To.Figures() {
			all = append(all, *s)
		}
	}
	slices.SortFunc(all, func(a, b Shift) int { return cmp.Compare(a.Unit, b.Unit) })
	return all
}

// movesScore says whether the score of the unit or its grade moves, and not its counts or its rank alone. What has only begun is no score.
func (s Shift) movesScore() bool {
	switch {
	case s.To != nil && s.To.State == scoring.MonthBegun:
		return false
	case s.From == nil || s.To == nil || s.From.IsRanked() != s.To.IsRanked():
		return true
	}
	return s.From.Total.Cmp(s.To.Total) != 0 || s.From.Converted.Cmp(s.To.Converted) != 0 || s.From.Grade.Code != s.To.Grade.Code
}

// sumOfShifts knows shifts again; "" for none.
func sumOfShifts(all []Shift) string {
	if len(all) == 0 {
		return ""
	}
	var texts []string
	for _, s := range all {
		texts = append(texts, s.Unit)
		for _, side := range []*scoring.Standing{s.From, s.To} {
			if side == nil {
				texts = append(texts, "")
				continue
			}
			texts = append(texts, side.Figures())
		}
	}
	return scoring.Sum(texts...)
}
