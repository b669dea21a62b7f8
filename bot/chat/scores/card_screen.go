package scores

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// Card is a unit's month with what stands around it.
type Card struct {
	Record         scoring.Record
	Rules          *scoring.RuleSet // the record's
	Before         *scoring.Record  // the month before, to measure movement by; nil when it is no measure
	Begun          scoring.Month    // a later month that has only begun, which was not asked for; "" for none
	Previous, Next scoring.Month    // the nearest months with scores; "" when there is none
	Others         []scoring.Unit   // further units the reader serves
	Without        *withoutDisputed // nil when no report counts in it
	Entries        []scoring.Entry  // what was entered for the unit, in its term and months; read only where figures are explained

	Around                 []scoring.TermRules // quarters and years with a card around it, and the same month by further rules
	PreviousTerm, NextTerm scoring.Term        // of the same length, with a card; "" when there is none
	Beside                 bool                // it is a month's card by rules that are shown beside those that rank
	Changed                bool                // months of the quarter or year have cards by other rules
}

// cardScreen is a unit's month at a glance: converted score, grade and rank, then the groups.
func cardScreen(r chat.Renderer, s Card) bot.Message {
	var m chat.Markup
	writeHeading(r, &m, s)
	entries := make([][2]string, 0, len(s.Rules.Groups))
	marks := make([][]string, 0, len(s.Rules.Groups))
	sums := s.Record.Groups(s.Rules)
	for i, g := range s.Rules.Groups {
		points, under := groupPoints(r, s.Record, sums[i], s.Rules.Members(g.Code))
		entries = append(entries, [2]string{g.Short.In(r.Words.Language()), points})
		marks = append(marks, groupMarks(r, sums[i], under))
	}
	columns := columnsFor(entries)
	table := make([]string, 0, 2*len(entries))
	for i, e := range entries {
		table = append(table, chat.TwoEnds(e[0], e[1], columns)...)
		table = append(table, marks[i]...)
	}
	m.BlankLine()
	m.Table(table)
	m.BlankLine()
	Notes(r, &m, s.Record, s.Rules)
	writeScoreWithout(r, &m, s)
	writeTermNotes(r, &m, s)
	if s.isTerm() {
		details := routes.TermDetails.Link(routes.OfTerm{Term: s.Record.Span(), Unit: s.Record.Unit, Rules: s.besideRules()})
		return m.Message(termRows(r, s, routes.TermCard, chat.Button(r.Words.Text("score.details"), details), whyButton(r, s))...)
	}
	month, unit := s.Record.Month, s.Record.Unit
	buttons := [][]bot.Button{
		monthsRow(r, s, routes.Card, chat.Button(r.Words.Text("score.details"), routes.Details.Link(routes.OfUnit{Month: month, Unit: unit}))),
		chat.Row(whyButton(r, s), chat.Button(r.Words.Text("trend.button"), toTrend.Link(routes.OfUnit{Month: month, Unit: unit}))),
		elsewhereRow(r, month, unit),
	}
	if !s.Record.Closed && !s.Record.Published {
		buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("advice.button"), routes.Advice.Link(routes.OfUnit{Month: month, Unit: unit}))))
	}
	if len(s.Around) > 0 {
		buttons = append(buttons, termsRow(r, unit, s.Around))
	}
	return m.Message(append(buttons, r.OtherUnits(s.Others, chat.Destination(routes.Card), month)...)...)
}

// whyButton is the button under a card that leads to what its figures come from.
func whyButton(r chat.Renderer, s Card) chat.Choice {
	return chat.Button(r.Words.Text("why.button"), toWhy.Link(figureOn(s, figureChoice)))
}

// elsewhereRow is the row that asks for another month of the unit, or for another unit in the month.
func elsewhereRow(r chat.Renderer, m scoring.Month, unit string) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("ask.month_button"), toAskMonth.Link(routes.OfUnit{Unit: unit})),
		chat.Button(r.Words.Text("ask.unit_button"), toAskUnit.Link(routes.OfMonth{Month: m})))
}

// standingScreen is what everybody registered may know of a unit: converted score, grade and rank, without indicators.
func standingScreen(r chat.Renderer, s Card) bot.Message {
	var m chat.Markup
	writeHeading(r, &m, s)
	m.BlankLine()
	writeAssessedShare(r, &m, s.Record, s.Rules)
	m.Lines(r.StateLines(s.Record, s.Rules))
	if s.Record.Published {
		m.Line(r.Words.Text("score.from_appendix"))
	}
	m.Lines(r.DataUntil([]time.Time{s.Record.DataTime}, chat.RunningSpan(r, s.Record)))
	m.BlankLine()
	m.Line(r.Words.Text("score.others_only"))
	if s.isTerm() {
		return m.Message(termRows(r, s, routes.TermCard, chat.Choice{}, chat.Choice{})...)
	}
	trend := chat.Button(r.Words.Text("trend.button"), toTrend.Link(routes.OfUnit{Month: s.Record.Month, Unit: s.Record.Unit}))
	return m.Message(monthsRow(r, s, routes.Card, trend), elsewhereRow(r, s.Record.Month, s.Record.Unit))
}

// writeHeading writes what the month came to, and how that moved.
func writeHeading(r chat.Renderer, m *chat.Markup, s Card) {
	rec := s.Record
	m.Bold(r.Words.Text("score.title", "unit", chat.CutUnit(rec.Name, chat.LongName),
		"month", r.Words.Term(string(rec.Span())), "state", chat.SpanState(r, rec)))
	m.Lines(r.ResultLines(rec))
	if s.Before != nil {
		m.Line(r.CardMoved(rec, *s.Before))
	}
	r.HasBegun(m, s.Begun)
}

// groupPoints are what a group's assessed indicators earned of their maxima, and whether one of them is under its target.
func groupPoints(r chat.Renderer, rec scoring.Record, sum scoring.GroupSum, members []scoring.Indicator) (points string, under bool) {
	if sum.Max.Sign() == 0 {
		return r.Unassessed(rec, members...), false
	}
	for i := range members {
		ind := &members[i]
		line, ok := rec.Assessed(ind.Code)
		under = under || ok && ind.Aimed && rec.State != scoring.MonthBegun && line.UnderTarget(ind.Target)
	}
	return r.Words.Decimal(sum.Shown()) + "/" + r.Bound(sum.Max), under
}

// groupMarks are the lines under a group: that it has an indicator under its target, and how much of it is not known.
func groupMarks(r chat.Renderer, sum scoring.GroupSum, under bool) (lines []string) {
	if under {
		lines = append(lines, "  "+r.Words.Text("score.under_target"))
	}
	switch {
	case sum.Open.Sign() == 0:
	case sum.Max.Sign() == 0:
		lines = append(lines, "  "+r.Words.Text("score.may_earn", "points", r.Bound(sum.Open)))
	default:
		lines = append(lines, "  "+r.Words.Text("score.still_open", "open", r.Bound(sum.Open)))
	}
	return lines
}

// drawn is the width of a card of the usual length; longer words widen it up to Columns.
const drawn = 30

func columnsFor(entries [][2]string) int {
	columns := drawn
	for _, e := range entries {
		columns = max(columns, chat.Width(e[0])+1+chat.Width(e[1]))
	}
	return min(columns, chat.Columns)
}

// Notes are what a reader must be told beside the figures.
func Notes(r chat.Renderer, m *chat.Markup, rec scoring.Record, rules *scoring.RuleSet) {
	writeAssessedShare(r, m, rec, rules)
	m.Lines(chat.CorrectionLines(r, rec))
	m.Lines(r.StateLines(rec, rules))
	if rec.Published {
		m.Line(r.Words.Text("score.from_appendix"))
	}
	m.Lines(r.DataUntil([]time.Time{rec.DataTime}, chat.RunningSpan(r, rec)))
}

// writeAssessedShare writes on how much of the rule set the score rests, when it is not all of it.
func writeAssessedShare(r chat.Renderer, m *chat.Markup, rec scoring.Record, rules *scoring.RuleSet) {
	if rec.IsRanked() && rec.Whole() && rec.Max.Cmp(rules.Most()) != 0 {
		m.Line(r.Words.Text("score.assessed", "points", r.Words.Decimal(rec.ShownTotal()), "max", r.Bound(rec.Max)))
	}
}

// monthsRow is a row that leads to the months around, with a button between them.
func monthsRow(r chat.Renderer, s Card, to chat.Route[routes.OfUnit], between chat.Choice) []bot.Button {
	var before, after chat.Choice
	if s.Previous != "" {
		before = chat.Button(r.Words.Text("score.previous", "month", r.Words.ShortMonth(string(s.Previous))), to.Link(routes.OfUnit{Month: s.Previous, Unit: s.Record.Unit}))
	}
	if s.Next != "" {
		after = chat.Button(r.Words.Text("score.next", "month", r.Words.ShortMonth(string(s.Next))), to.Link(routes.OfUnit{Month: s.Next, Unit: s.Record.Unit}))
	}
	return chat.Row(before, between, after)
}
