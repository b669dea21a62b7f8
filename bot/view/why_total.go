package view

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// Total explains a converted score: the points added up before rounding, the maxima of what was assessed, and the grade.
func Total(r Reader, s Score) bot.Message {
	var m chat.Markup
	rec := s.Record
	m.Bold(r.Words.Text("why.title", "indicator", r.Words.Text("why.total"), "figure", r.Words.Text("why.of_100", "points", r.Score(rec.Scorecard))))
	m.Line(r.card(rec))
	m.BlankLine()
	var table, without []string
	for _, ind := range s.Rules.Indicators {
		name := ind.Short.In(r.Words.Language())
		if line, ok := rec.Assessed(ind.Code); ok {
			table = append(table, chat.TwoEnds(name, r.exact(line.Points)+"/"+r.Bound(line.Max), chat.Columns)...)
		} else {
			without = append(without, name)
		}
	}
	table = append(table, chat.TwoEnds(r.Words.Text("why.sum"), r.exact(rec.Total)+"/"+r.Bound(rec.Max), chat.Columns)...)
	m.Table(table)
	m.BlankLine()
	if len(without) > 0 {
		m.Line(r.Words.Text("why.without", "indicators", r.Words.List(without)))
	}
	if rec.Published { // what was printed was rounded: it cannot be computed from the rest of what was printed
		m.Line(r.Words.Text("score.from_appendix"))
	} else {
		m.Line(r.Words.Text("why.converting"))
		m.Code(r.Words.Text("why.converted", "total", r.exact(rec.Total), "max", r.Bound(rec.Max), "points", r.rounded(rec.Converted, r.Score(rec.Scorecard))))
	}
	m.Line(r.grading(s))
	m.Line(r.Words.Text("why.rounding"))
	r.unofficial(&m, s)
	m.BlankLine()
	r.decision(&m, s.Rules)
	m.Lines(r.DataUntil([]time.Time{rec.DataTime}, r.Running(rec.Month)))
	message := m.Message(chat.Row(r.back(rec)))
	message.Protected = true // its place is taken by figures that list dossiers
	return message
}

// grading says between which scores the card's grade lies.
func (r Reader) grading(s Score) string {
	name := s.Record.Grade.Name.In(r.Words.Language())
	at := slices.IndexFunc(s.Rules.Grades, func(g scoring.Grade) bool { return g.Code == s.Record.Grade.Code })
	if at <= 0 {
		return r.Words.Text("why.best_grade", "grade", name, "from", r.Bound(s.Record.Grade.Min))
	}
	return r.Words.Text("why.grade", "grade", name, "from", r.Bound(s.Record.Grade.Min), "below", r.Bound(s.Rules.Grades[at-1].Min))
}

// WhyRank is a unit's rank with the units around it.
type WhyRank struct {
	Score
	Above, Below *Rank // the nearest units with a better and a worse score; nil when there is none
	Better       int   // units with a better score
	Equal        int   // other units with the same exact score
}

// RankExplained explains a rank: how many units scored better, who stands next, and how ranks are given.
func RankExplained(r Reader, w WhyRank) bot.Message {
	var m chat.Markup
	rec := w.Record
	m.Bold(r.Words.Text("why.rank_title", "rank", rec.Rank, "of", rec.Of))
	m.Line(r.card(rec))
	m.BlankLine()
	if w.Better > 0 {
		m.Line(r.Words.Text("why.rank_better", "n", w.Better, "points", r.exact(rec.Converted)))
	} else {
		m.Line(r.Words.Text("why.rank_best", "points", r.exact(rec.Converted)))
	}
	if w.Equal > 0 {
		m.Line(r.Words.Text("why.rank_equal", "n", w.Equal))
	}
	r.neighbour(&m, "why.rank_above", w.Above, rec)
	r.neighbour(&m, "why.rank_below", w.Below, rec)
	if w.Before != nil {
		m.Line(r.moved(rec, *w.Before))
	}
	m.BlankLine()
	m.Line(r.Words.Text("why.rank_rule"))
	r.decision(&m, w.Rules)
	m.Lines(r.DataUntil([]time.Time{rec.DataTime}, r.Running(rec.Month)))
	message := m.Message(chat.Row(r.back(rec)))
	message.Protected = true // its place is taken by figures that list dossiers
	return message
}

// neighbour is a unit beside the one whose rank is explained; the score of that one is told unrounded.
func (r Reader) neighbour(m *chat.Markup, key string, n *Rank, of scoring.Record) {
	if n != nil {
		m.Line(r.Words.Text(key, "unit", chat.CutUnit(n.Place.Name, chat.LongName), "rank", n.Place.Rank, "points", r.Points(n.Converted, of.Converted, scoring.Int(100))))
	}
}
