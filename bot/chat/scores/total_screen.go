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
	m.Bold(r.Words.Text("why.title", "indicator", r.Words.Text("why.total"), "figure", r.Words.Text("why.of_100", "points", r.Score(rec.Scorecard))))
	m.Line(unitMonth(r, rec))
	m.BlankLine()
	var table, without []string
	for _, ind := range s.Rules.Indicators {
		name := ind.Short.In(r.Words.Language())
		if line, ok := rec.Assessed(ind.Code); ok {
			table = append(table, chat.TwoEnds(name, exactValue(r, line.Points)+"/"+r.Bound(line.Max), chat.Columns)...)
		} else {
			without = append(without, name)
		}
	}
	table = append(table, chat.TwoEnds(r.Words.Text("why.sum"), exactValue(r, rec.Total)+"/"+r.Bound(rec.Max), chat.Columns)...)
	m.Table(table)
	m.BlankLine()
	if len(without) > 0 {
		m.Line(r.Words.Text("why.without", "indicators", r.Words.List(without)))
	}
	if rec.Published { // what was printed was rounded: it cannot be computed from the rest of what was printed
		m.Line(r.Words.Text("score.from_appendix"))
	} else {
		m.Line(r.Words.Text("why.converting"))
		m.Code(r.Words.Text("why.converted", "total", exactValue(r, rec.Total), "max", r.Bound(rec.Max), "points", exactAndShown(r, rec.Converted, r.Score(rec.Scorecard))))
	}
	m.Line(gradeBounds(r, s))
	m.Line(r.Words.Text("why.rounding"))
	writeScoreWithout(r, &m, s)
	m.BlankLine()
	writeDecision(r, &m, s.Rules)
	m.Lines(r.DataUntil([]time.Time{rec.DataTime}, r.Running(rec.Month)))
	message := m.Message(chat.Row(backButton(r, rec)))
	message.Protected = true // its place is taken by figures that list dossiers
	return message
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
