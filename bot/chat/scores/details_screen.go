package scores

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// detailsScreen is a unit's month with every indicator: points, and the counts they come from.
func detailsScreen(r chat.Renderer, s Card) bot.Message {
	var m chat.Markup
	writeHeading(r, &m, s)
	m.BlankLine()
	var table []string
	for i, g := range s.Rules.Groups {
		if i > 0 {
			table = append(table, "")
		}
		table = append(table, chat.Cut(g.Short.In(r.Words.Language()), chat.Columns))
		for _, ind := range s.Rules.Members(g.Code) {
			table = append(table, indicatorLines(r, s, ind)...)
		}
	}
	m.Table(table)
	m.BlankLine()
	if s.Before != nil {
		m.Line(r.Words.Text("movement.legend", "month", r.Words.Month(string(s.Before.Month))))
	}
	Notes(r, &m, s.Record, s.Rules)
	if s.Record.Published {
		m.Line(r.Words.Text("score.no_counts"))
	}
	writeScoreWithout(r, &m, s)
	back := chat.Button(r.Words.Text("score.back"), routes.Card.Link(routes.OfUnit{Month: s.Record.Month, Unit: s.Record.Unit}))
	return m.Message(monthsRow(r, s, routes.Details, back), chat.Row(whyButton(r, s.Record)))
}

// indicatorLines are an indicator's lines in the table: points; counts; target; and at the end of the last, movement.
func indicatorLines(r chat.Renderer, s Card, ind scoring.Indicator) []string {
	label := " " + ind.Short.In(r.Words.Language())
	line, ok := s.Record.Assessed(ind.Code)
	if !ok {
		lines := chat.TwoEnds(label, r.Unassessed(s.Record, ind), chat.Columns)
		if n := line.Tally.Unknown; n > 0 {
			lines = append(lines, chat.Cut("   "+r.Words.Text("score.unknown", "n", n), chat.Columns))
		}
		return lines
	}
	lines := chat.TwoEnds(label, r.Earned(line, chat.TargetPoints(ind, line)...), chat.Columns)
	var below []string
	if !s.Record.Published {
		below = append(below, r.Words.Text("score.counts", "numerator", line.Tally.Numerator, "denominator", line.Tally.Denominator,
			"source", r.Words.Text("source."+string(ind.Counts))))
	}
	if n := line.Tally.Unknown; n > 0 {
		below = append(below, r.Words.Text("score.unknown", "n", n))
	}
	if ind.Aimed && s.Record.State != scoring.MonthBegun {
		key := "score.target_met"
		if line.UnderTarget(ind.Target) {
			key = "score.under_target_of"
		}
		below = append(below, r.Words.Text(key, "points", r.Bound(line.Max.Mul(ind.Target))))
	}
	for i, text := range below {
		moved := ""
		if i == len(below)-1 {
			moved = r.PointsMoved(line, s.Before)
		}
		lines = append(lines, chat.TwoEnds("   "+text, moved, chat.Columns)...)
	}
	return lines
}
