package rankings

import (
	"slices"

	"motcua/bot/chat"
	"motcua/scoring"
)

// shownScores are the scores of the rows as they are shown; "–" where there is none.
func shownScores(r chat.Renderer, k ranking) []string {
	var figures []scoring.Fraction
	var bounds []scoring.Bounds
	for _, row := range k.Rows {
		if row.Place.Rank == 0 {
			continue
		}
		grade := scoring.Grade{}
		if i := slices.IndexFunc(k.grades(), func(g scoring.Grade) bool { return g.Code == row.Place.Grade }); i >= 0 {
			grade = k.grades()[i]
		}
		figures, bounds = append(figures, row.Converted), append(bounds, k.Rules.BoundsOf(grade))
	}
	shown := scoring.ShownTogether(append(figures, k.Beside...), func(i int) scoring.Bounds {
		if i < len(bounds) {
			return bounds[i]
		}
		return k.Rules.Bounds()
	})
	var scores []string
	for _, row := range k.Rows {
		if row.Place.Rank == 0 {
			scores = append(scores, "–")
			continue
		}
		scores, shown = append(scores, r.Words.Decimal(shown[0])), shown[1:]
	}
	return scores
}

// ownScore is the score of the reader's unit, as its row has it when that is on the page.
func ownScore(r chat.Renderer, k ranking) string {
	if at := slices.IndexFunc(k.Rows, func(row rankedUnit) bool { return row.Place.Unit == k.Own.Unit }); at >= 0 {
		return shownScores(r, k)[at]
	}
	return r.Score(k.Own.Scorecard)
}
