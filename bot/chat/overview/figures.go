package overview

import (
	"slices"

	"motcua/bot/chat"
	"motcua/scoring"
)

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
func lowestUnits(r chat.Renderer, o overview) (units []chat.UnitFigure) {
	scores := r.Scores(o.Records)
	ranked := slices.DeleteFunc(lowestFirst(o.Records), func(rec scoring.Record) bool { return !rec.IsRanked() })
	for _, rec := range ranked[:min(len(ranked), calledNamed)] {
		units = append(units, chat.UnitFigure{Unit: chat.UnitOfCard(rec), Figure: scores[rec.Unit]})
	}
	return units
}
