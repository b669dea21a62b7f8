package chat

import "motcua/scoring"

// CardMoved says how a card moved against the month before: points, then rank.
func (r Renderer) CardMoved(now, before scoring.Record) string {
	change := now.Converted.Sub(before.Converted)
	tenths := change.Tenths()
	points := r.Words.Text("movement.points_nearly")
	switch {
	case change.Sign() == 0:
		points = r.Words.Text("movement.points_same")
	case tenths > 0:
		points = r.Words.Text("movement.points_up", "points", r.Words.Tenths(tenths))
	case tenths < 0:
		points = r.Words.Text("movement.points_down", "points", r.Words.Tenths(-tenths))
	}
	rank := r.Words.Text("movement.rank_same")
	switch up := before.Rank - now.Rank; {
	case up > 0:
		rank = r.Words.Text("movement.rank_up", "n", up)
	case up < 0:
		rank = r.Words.Text("movement.rank_down", "n", -up)
	}
	return r.Words.Text("movement.card", "month", r.Words.Month(string(before.Month)), "points", points, "rank", rank)
}

// PointsMoved is how an indicator's points moved, as a sign and points; "" when there is nothing to measure by.
func (r Renderer) PointsMoved(line scoring.Line, before *scoring.Record) string {
	if before == nil {
		return ""
	}
	was, ok := before.Assessed(line.Indicator)
	if !ok || was.Max.Cmp(line.Max) != 0 {
		return ""
	}
	change := line.Points.Sub(was.Points)
	switch tenths := change.Tenths(); {
	case change.Sign() == 0:
		return "="
	case tenths > 0:
		return "▲" + r.Words.Tenths(tenths)
	case tenths < 0:
		return "▼" + r.Words.Tenths(-tenths)
	default:
		return "≈"
	}
}
