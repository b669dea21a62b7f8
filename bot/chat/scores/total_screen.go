package scores

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// totalScreen explains a converted score: the points added up before rounding, the maxima of what was assessed, and the grade.
func totalScreen(r chat.Renderer, s Card) bot.Message {
	var m chat.Markup
	rec := s.Record
	m.Bold(r.Words.Text("why.title", "indicator", totalName(r, s), "figure", r.Words.Text("why.of_100", "points", r.Score(rec.Scorecard))))
	m.Line(unitMonth(r, rec))
	m.BlankLine()
	table, without, open := addedFigures(r, s)
	if rec.Correction.Sign() != 0 {
		table = append(table, chat.TwoEnds(r.Words.Text("why.correction"), r.Words.Signed(rec.Correction.Cut(4)), chat.Columns)...)
	}
	sum := exactValue(r, rec.Total)
	if !s.Rules.Converted {
		sum = r.Words.Decimal(rec.ShownTotal())
	}
	table = append(table, chat.TwoEnds(r.Words.Text("why.sum"), sum+"/"+r.Bound(rec.Max), chat.Columns)...)
	m.Table(table)
	m.BlankLine()
	m.Lines(chat.CorrectionLines(r, rec))
	if len(without) > 0 {
		m.Line(r.Words.Text("why.without", "indicators", r.Words.List(without)))
	}
	if len(open) > 0 {
		m.Line(r.Words.Text("why.open_indicators", "indicators", r.Words.List(open)))
	}
	switch {
	case rec.Published: // what was printed was rounded: it cannot be computed from the rest of what was printed
		m.Line(r.Words.Text("score.from_appendix"))
	case !s.Rules.Converted:
		m.Line(r.Words.Text("why.adding"))
	default:
		m.Line(r.Words.Text("why.converting"))
		m.Code(r.Words.Text("why.converted", "total", exactValue(r, rec.Total), "max", r.Bound(rec.Max), "points", exactAndShown(r, rec.Converted, r.Score(rec.Scorecard))))
	}
	if rec.Whole() {
		m.Line(gradeBounds(r, s))
	}
	m.Lines(chat.OpenLines(r, rec))
	if s.Rules.Converted {
		m.Line(r.Words.Text("why.rounding"))
	}
	writeScoreWithout(r, &m, s)
	m.BlankLine()
	writeDecision(r, &m, s.Rules)
	m.Lines(r.DataUntil([]time.Time{rec.DataTime}, chat.RunningSpan(r, rec)))
	message := m.Message(chat.Row(backButton(r, s)))
	message.Protected = true // its place is taken by figures that list dossiers
	return message
}

// addedFigures are the points that are added up: of the indicators, or of the groups where a published table has these alone; and the
// indicators that are not assessed, and that are not known yet.
func addedFigures(r chat.Renderer, s Card) (table, without, open []string) {
	if s.Record.Printed != nil {
		for _, g := range s.Rules.Groups {
			table = append(table, groupHead(r, s, g)...)
		}
		return table, nil, nil
	}
	for _, ind := range s.Rules.Indicators {
		name := ind.Short.In(r.Words.Language())
		switch line, _ := s.Record.Line(ind.Code); {
		case line.Assessed:
			table = append(table, chat.TwoEnds(name, exactPoints(r, line)+"/"+r.Bound(line.Max), chat.Columns)...)
		case line.Open:
			open = append(open, name)
		default:
			without = append(without, name)
		}
	}
	return table, without, open
}

// totalName is what the score is called: it is converted by some rules only.
func totalName(r chat.Renderer, s Card) string {
	if s.Rules.Converted {
		return r.Words.Text("why.total")
	}
	return r.Words.Text("why.total_plain")
}

// exactPoints are a line's points as they are added up: as shown where the decision rounds them before.
func exactPoints(r chat.Renderer, line scoring.Line) string {
	if line.Decimals > 1 {
		return r.Words.Decimal(line.Shown())
	}
	return exactValue(r, line.Points)
}

// gradeBounds are the scores between which the card's grade lies, in words.
func gradeBounds(r chat.Renderer, s Card) string {
	name := s.Record.Grade.Name.In(r.Words.Language())
	at := slices.IndexFunc(s.Rules.Grades, func(g scoring.Grade) bool { return g.Code == s.Record.Grade.Code })
	if at <= 0 {
		return r.Words.Text("why.best_grade", "grade", name, "from", r.Bound(s.Record.Grade.Min))
	}
	return r.Words.Text("why.grade", "grade", name, "from", r.Bound(s.Record.Grade.Min), "below", r.Bound(s.Rules.Grades[at-1].Min))
}
