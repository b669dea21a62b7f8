package view

import "motcua/scoring"

// Without is a card as it would be if the dossiers were not there whose reports of wrong data were accepted. Rank and grade
// are the official card's, always.
type Without struct {
	Card     scoring.Scorecard
	Dossiers int // how many were left out
}

// unofficial says beside the official score what it would be.
func (r Reader) unofficial(m *markup, s Score) {
	if s.Without == nil || !s.Record.Scored {
		return
	}
	figure := r.Words.Text("score.not_assessed")
	if s.Without.Card.Scored {
		figure = r.Words.Text("dispute.points", "points", r.points(s.Without.Card.Converted))
	}
	m.line(r.Words.Text("dispute.without", "n", s.Without.Dossiers, "figure", figure, "official", r.points(s.Record.Converted)))
}

// indicatorUnofficial is the same for an indicator, when it would have other counts.
func (r Reader) indicatorUnofficial(m *markup, w WhyIndicator, official scoring.Line) {
	if w.Without == nil {
		return
	}
	line, ok := w.Without.Card.Line(w.Indicator.Code)
	left := official.Tally.Denominator - line.Tally.Denominator
	if !ok || !official.Assessed || left <= 0 {
		return
	}
	figure := r.Words.Text("score.not_assessed")
	if line.Assessed {
		figure = r.Words.Text("dispute.points_of", "points", r.points(line.Points), "numerator", line.Tally.Numerator, "denominator", line.Tally.Denominator)
	}
	m.line(r.Words.Text("dispute.without", "n", left, "figure", figure, "official", r.points(official.Points)))
}
