package scores

import (
	"slices"

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
		if i > 0 && s.Record.Printed == nil {
			table = append(table, "")
		}
		table = append(table, groupHead(r, s, g)...)
		if s.Record.Printed != nil {
			continue
		}
		for _, ind := range s.Rules.Members(g.Code) {
			table = append(table, indicatorLines(r, s, ind)...)
		}
	}
	m.Table(table)
	m.BlankLine()
	if s.Before != nil {
		m.Line(r.Words.Text("movement.legend", "month", r.Words.Term(string(s.Before.Span()))))
	}
	Notes(r, &m, s.Record, s.Rules)
	writePublished(r, &m, s.Record)
	writeScoreWithout(r, &m, s)
	writeTermNotes(r, &m, s)
	if s.isTerm() {
		back := routes.TermCard.Link(routes.OfTerm{Term: s.Record.Span(), Unit: s.Record.Unit, Rules: s.besideRules()})
		return m.Message(termRows(r, s, routes.TermDetails, chat.Button(r.Words.Text("score.back"), back), whyButton(r, s))...)
	}
	back := chat.Button(r.Words.Text("score.back"), routes.Card.Link(routes.OfUnit{Month: s.Record.Month, Unit: s.Record.Unit}))
	return m.Message(monthsRow(r, s, routes.Details, back), chat.Row(whyButton(r, s)))
}

// writePublished writes what a published table does not have.
func writePublished(r chat.Renderer, m *chat.Markup, rec scoring.Record) {
	switch {
	case rec.Printed != nil:
		m.Line(r.Words.Text("score.groups_only"))
	case rec.Published:
		m.Line(r.Words.Text("score.no_counts"))
	}
}

// groupHead is the heading of a group in the details; where there are many indicators, with what the group comes to.
func groupHead(r chat.Renderer, s Card, g scoring.Group) []string {
	name := g.Short.In(r.Words.Language())
	if !s.Rules.ByGroup() && s.Record.Printed == nil {
		return []string{chat.Cut(name, chat.Columns)}
	}
	sums := s.Record.Groups(s.Rules)
	i := slices.IndexFunc(sums, func(sum scoring.GroupSum) bool { return sum.Group == g.Code })
	points, _ := groupPoints(r, s.Record, sums[i], s.Rules.Members(g.Code))
	return chat.TwoEnds(name, points, chat.Columns)
}

// countsLine is what stands behind the points of an assessed line: its counts and where they are from, or what its rules say without any.
func countsLine(r chat.Renderer, s Card, ind scoring.Indicator, line scoring.Line) string {
	if _, short := uncountedBy(ind, line); short != "" {
		return r.Words.Text(short)
	}
	return r.Words.Text("score.counts", "numerator", line.Tally.Numerator, "denominator", line.Tally.Denominator, "source", originInShort(r, s, ind))
}

// uncountedBy are the keys of what the rules say of a line that is assessed though nothing was counted, as a sentence and in short; ""
// for one that was counted.
func uncountedBy(ind scoring.Indicator, line scoring.Line) (whole, short string) {
	switch {
	case !line.Assessed:
		return "", ""
	case ind.Formula == scoring.Constant:
		return "why.uncounted_constant", "uncounted.constant"
	case line.Uncounted && ind.Absent == scoring.Full:
		return "why.uncounted_full", "uncounted.full"
	case line.Uncounted:
		return "why.uncounted_zero", "uncounted.zero"
	}
	return "", ""
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
		if line.Open {
			lines = append(lines, chat.TwoEnds("   "+r.Words.Text("score.may_earn", "points", r.Bound(line.Max)), "", chat.Columns)...)
		}
		return lines
	}
	lines := chat.TwoEnds(label, r.LinePoints(line, chat.TargetPoints(ind, line)...), chat.Columns)
	var below []string
	if !s.Record.Published {
		below = append(below, countsLine(r, s, ind, line))
	}
	if n := line.Tally.Unknown; n > 0 {
		below = append(below, r.Words.Text("score.unknown", "n", n))
	}
	if ind.Aimed && s.Record.State != scoring.MonthBegun {
		key := "score.target_met"
		if line.UnderTarget(ind.Target) {
			key = "score.under_target_of"
		}
		below = append(below, r.Words.Text(key, "points", chat.TargetFigure(r, line.Max.Mul(ind.Target), line.Bounds())))
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
