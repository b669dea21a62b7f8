package scores

import (
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// choiceScreen offers the figures of a unit's card, a button each, for one to be explained.
func choiceScreen(r chat.Renderer, s Card) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("why.choose"))
	m.Line(unitMonth(r, s.Record))
	m.Lines(r.DataUntil([]time.Time{s.Record.DataTime}, chat.RunningSpan(r, s.Record)))
	var buttons [][]bot.Button
	offer := func(figure, label string) { buttons = append(buttons, chat.Row(figureButton(s, figure, label))) }
	if s.Record.IsRanked() {
		offer(figureTotal, r.Words.Text("why.title", "indicator", totalName(r, s), "figure", r.Score(s.Record.Scorecard)))
		offer(figureRank, r.Words.Text("why.rank_button", "rank", s.Record.Rank, "of", s.Record.Of))
	}
	if s.Rules.ByGroup() {
		for i, g := range s.Rules.Groups {
			figure := figureGroup + g.Code
			if members := s.Rules.Members(g.Code); len(members) == 1 && s.Record.Printed == nil {
				figure = members[0].Code
			}
			offer(figure, r.Words.Text("why.group_button", "group", g.Short.In(r.Words.Language()), "figure", groupFigure(r, s, i)))
		}
		return m.Message(buttons...)
	}
	for _, ind := range s.Rules.Indicators {
		offer(ind.Code, indicatorLabel(r, s, ind))
	}
	return m.Message(buttons...)
}

// groupScreen offers the figures of a group's indicators, a button each; it takes the place of the choice.
func groupScreen(r chat.Renderer, s Card, group int) bot.Message {
	var m chat.Markup
	g := s.Rules.Groups[group]
	m.Bold(r.Words.Text("why.title", "indicator", g.Name.In(r.Words.Language()), "figure", groupFigure(r, s, group)))
	m.Line(unitMonth(r, s.Record))
	m.Lines(r.DataUntil([]time.Time{s.Record.DataTime}, chat.RunningSpan(r, s.Record)))
	var buttons [][]bot.Button
	for _, ind := range s.Rules.Members(g.Code) {
		buttons = append(buttons, chat.Row(figureButton(s, ind.Code, indicatorLabel(r, s, ind))))
	}
	message := m.Message(append(buttons, chat.Row(backButton(r, s)))...)
	message.Protected = true // its place is taken by figures that list dossiers
	return message
}

// figureButton leads to a figure of a unit's card.
func figureButton(s Card, figure, label string) chat.Choice {
	return chat.Button(label, toWhy.Link(figureOn(s, figure)))
}

// indicatorLabel is an indicator with its points, on a button.
func indicatorLabel(r chat.Renderer, s Card, ind scoring.Indicator) string {
	figure := r.Unassessed(s.Record, ind)
	if line, _ := s.Record.Line(ind.Code); line.Assessed {
		figure = r.LinePoints(line, chat.TargetPoints(ind, line)...)
	}
	return r.Words.Text("why.indicator_button", "indicator", ind.Short.In(r.Words.Language()), "figure", figure)
}

// groupFigure is what a group comes to.
func groupFigure(r chat.Renderer, s Card, group int) string {
	points, _ := groupPoints(r, s.Record, s.Record.Groups(s.Rules)[group], s.Rules.Members(s.Rules.Groups[group].Code))
	return points
}

// unitMonth names a unit's month, quarter or year in a line.
func unitMonth(r chat.Renderer, rec scoring.Record) string {
	return r.Words.Text("score.title", "unit", chat.CutUnit(rec.Name, chat.LongName), "month", r.Words.Term(string(rec.Span())),
		"state", chat.SpanState(r, rec))
}

// backButton is the button that leads from a figure to the others.
func backButton(r chat.Renderer, s Card) chat.Choice {
	return chat.Button(r.Words.Text("why.back"), toWhy.Link(figureOn(s, figureAgain)))
}

// writeDecision writes on what decision the rules rest.
func writeDecision(r chat.Renderer, m *chat.Markup, rules *scoring.RuleSet) {
	m.Line(r.Words.Text("why.decision", "decision", rules.Decision))
}

// decimals is how far an exact value is written out where rounding is explained.
const decimals = 3

// exactValue is a value as it is before rounding: whole when it is short, else the beginning of its decimals.
func exactValue(r chat.Renderer, f scoring.Fraction) string {
	text := f.Cut(decimals)
	if short, err := scoring.ParseFraction(text); err == nil && short.Cmp(f) == 0 {
		return r.Words.Decimal(text)
	}
	if !strings.Contains(text, ".") {
		text += "." + strings.Repeat("0", decimals)
	}
	return r.Words.Decimal(text) + "…"
}

// exactAndShown is an exact value, and behind it what is shown for it when that is another one.
func exactAndShown(r chat.Renderer, f scoring.Fraction, shown string) string {
	exact := exactValue(r, f)
	if exact == shown {
		return exact
	}
	return exact + " ≈ " + shown
}
