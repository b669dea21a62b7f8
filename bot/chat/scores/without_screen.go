package scores

import (
	"motcua/bot/chat"
	"motcua/scoring"
)

// withoutDisputed is a card as it would be without the dossiers whose disputes were accepted. Rank and grade stay the official
// card's.
type withoutDisputed struct {
	Card     scoring.Scorecard
	Dossiers int // how many were left out
}

// writeScoreWithout writes beside the official score what it would be without the disputed dossiers.
func writeScoreWithout(r chat.Renderer, m *chat.Markup, s Card) {
	if s.Without == nil || !s.Record.IsRanked() {
		return
	}
	figure, official := r.Words.Text("score.not_assessed"), r.Score(s.Record.Scorecard)
	if s.Without.Card.IsRanked() {
		var without string
		without, official = r.PointsTogether(s.Without.Card.Converted, s.Record.Converted, s.Without.Card.Bounds(), s.Record.Bounds())
		figure = r.Words.Text("dispute.points", "points", without)
	}
	m.Line(r.Words.Text("dispute.without", "n", s.Without.Dossiers, "figure", figure, "official", official))
}

// writeIndicatorWithout writes it of an indicator, when its counts would be others.
func writeIndicatorWithout(r chat.Renderer, m *chat.Markup, w indicatorFigure, official scoring.Line) {
	if w.Without == nil {
		return
	}
	line, ok := w.Without.Card.Line(w.Indicator.Code)
	left := official.Tally.Denominator - line.Tally.Denominator
	if !ok || !official.Assessed || left <= 0 {
		return
	}
	bounds := official.Bounds(chat.TargetPoints(w.Indicator, official)...)
	figure, points := r.Words.Text("score.not_assessed"), r.Points(official.Points, bounds)
	if line.Assessed {
		var without string
		without, points = r.PointsTogether(line.Points, official.Points, bounds, bounds)
		figure = r.Words.Text("dispute.points_of", "points", without, "numerator", line.Tally.Numerator, "denominator", line.Tally.Denominator)
	}
	m.Line(r.Words.Text("dispute.without", "n", left, "figure", figure, "official", points))
}
