package overview

import (
	"slices"
	"strconv"

	"motcua/bot/chat"
	"motcua/scoring"
)

// unitFigure is a unit with its figure.
type unitFigure struct {
	unit   chat.NamedUnit
	figure string
}

// unitFigures is a table of units of a month under its title.
func unitFigures(r chat.Renderer, m *chat.Markup, title string, units []unitFigure, month []scoring.Record) {
	wide := 0
	for _, u := range units {
		wide = max(wide, chat.Width(u.figure))
	}
	short := chat.ShortUnits(units, chat.Columns-1-wide, func(u unitFigure) chat.NamedUnit { return u.unit }, month...)
	var rows [][2]string
	for _, u := range units {
		rows = append(rows, [2]string{short(u), u.figure})
	}
	r.TitledTable(m, title, rows)
}

// gradeCounts is how many units have each grade.
func gradeCounts(r chat.Renderer, o overview) (rows [][2]string) {
	for i, g := range o.Rules.Grades {
		rows = append(rows, [2]string{g.Name.In(r.Words.Language()), r.Words.Number(int64(o.All.Grades[i]))})
	}
	return rows
}

// weakestIndicators are the indicators of which the least is earned, those that are the same for all units aside.
func weakestIndicators(r chat.Renderer, o overview) (rows [][2]string) {
	for _, s := range o.All.Shares {
		if ind, ok := o.Rules.Indicator(s.Indicator); ok && !ind.SameForAll() && len(rows) < weakestNamed {
			rows = append(rows, [2]string{ind.Short.In(r.Words.Language()), r.Percent(s.Share)})
		}
	}
	return rows
}

// movedMost are the units whose scores moved most.
func movedMost(r chat.Renderer, o overview) (units []unitFigure) {
	for _, move := range o.All.Moves[:min(len(o.All.Moves), movedNamed)] {
		sign, by := "▲", move.By
		if by.Sign() < 0 {
			sign, by = "▼", scoring.Fraction{}.Sub(by)
		}
		units = append(units, unitFigure{chat.NamedUnit{Code: move.Unit, Name: move.Name}, sign + r.Points(by, o.Rules.Bounds())})
	}
	return units
}

// lowestFirst are cards by score, the lowest first and those without one last. Where kinds are ranked apart, the last of the records need not be
// the lowest.
func lowestFirst(records []scoring.Record) []scoring.Record {
	sorted := slices.Clone(records)
	slices.Reverse(sorted)
	slices.SortStableFunc(sorted, func(a, b scoring.Record) int {
		switch {
		case a.IsRanked() && b.IsRanked():
			return a.Converted.Cmp(b.Converted)
		case a.IsRanked():
			return -1
		case b.IsRanked():
			return 1
		}
		return 0
	})
	return sorted
}

// lowestUnits are the units with the lowest scores.
func lowestUnits(r chat.Renderer, o overview) (units []unitFigure) {
	scores := r.Scores(o.Records)
	ranked := slices.DeleteFunc(lowestFirst(o.Records), func(rec scoring.Record) bool { return !rec.IsRanked() })
	for _, rec := range ranked[:min(len(ranked), calledNamed)] {
		units = append(units, unitFigure{chat.UnitOfCard(rec), scores[rec.Unit]})
	}
	return units
}

// unitCounts are the units of which most is counted.
func unitCounts(all []scoring.UnitCount) (units []unitFigure) {
	for _, c := range all[:min(len(all), calledNamed)] {
		units = append(units, unitFigure{chat.UnitOfCount(c), strconv.Itoa(c.Count)})
	}
	return units
}
