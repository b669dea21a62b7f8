package view

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/scoring"
)

// Total explains a converted score: the points added up before rounding, the maxima of what was assessed, and the grade.
func Total(r Reader, s Score) bot.Message {
	var m markup
	rec := s.Record
	m.bold(r.Words.Text("why.title", "indicator", r.Words.Text("why.total"), "figure", r.Words.Text("why.of_100", "points", r.score(rec.Scorecard))))
	m.line(r.card(rec))
	m.gap()
	var table, without []string
	for _, ind := range s.Rules.Indicators {
		name := ind.Short.In(r.Words.Language())
		if line, ok := rec.Assessed(ind.Code); ok {
			table = append(table, ends(name, r.exact(line.Points)+"/"+r.bound(line.Max), Columns)...)
		} else {
			without = append(without, name)
		}
	}
	table = append(table, ends(r.Words.Text("why.sum"), r.exact(rec.Total)+"/"+r.bound(rec.Max), Columns)...)
	m.table(table)
	m.gap()
	if len(without) > 0 {
		m.line(r.Words.Text("why.without", "indicators", r.Words.List(without)))
	}
	if rec.Published { // what was printed was rounded: it cannot be computed from the rest of what was printed
		m.line(r.Words.Text("score.from_appendix"))
	} else {
		m.line(r.Words.Text("why.converting"))
		m.code(r.Words.Text("why.converted", "total", r.exact(rec.Total), "max", r.bound(rec.Max), "points", r.rounded(rec.Converted, r.score(rec.Scorecard))))
	}
	m.line(r.grading(s))
	m.line(r.Words.Text("why.rounding"))
	r.unofficial(&m, s)
	m.gap()
	r.decision(&m, s.Rules)
	m.lines(r.data([]time.Time{rec.DataTime}, r.running(rec.Month)))
	message := m.message(row(r.back(rec)))
	message.Protected = true // its place is taken by figures that list dossiers
	return message
}

// grading says between which scores the card's grade lies.
func (r Reader) grading(s Score) string {
	name := s.Record.Grade.Name.In(r.Words.Language())
	at := slices.IndexFunc(s.Rules.Grades, func(g scoring.Grade) bool { return g.Code == s.Record.Grade.Code })
	if at <= 0 {
		return r.Words.Text("why.best_grade", "grade", name, "from", r.bound(s.Record.Grade.Min))
	}
	return r.Words.Text("why.grade", "grade", name, "from", r.bound(s.Record.Grade.Min), "below", r.bound(s.Rules.Grades[at-1].Min))
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
	var m markup
	rec := w.Record
	m.bold(r.Words.Text("why.rank_title", "rank", rec.Rank, "of", rec.Of))
	m.line(r.card(rec))
	m.gap()
	if w.Better > 0 {
		m.line(r.Words.Text("why.rank_better", "n", w.Better, "points", r.exact(rec.Converted)))
	} else {
		m.line(r.Words.Text("why.rank_best", "points", r.exact(rec.Converted)))
	}
	if w.Equal > 0 {
		m.line(r.Words.Text("why.rank_equal", "n", w.Equal))
	}
	r.neighbour(&m, "why.rank_above", w.Above, rec)
	r.neighbour(&m, "why.rank_below", w.Below, rec)
	if w.Before != nil {
		m.line(r.moved(rec, *w.Before))
	}
	m.gap()
	m.line(r.Words.Text("why.rank_rule"))
	r.decision(&m, w.Rules)
	m.lines(r.data([]time.Time{rec.DataTime}, r.running(rec.Month)))
	message := m.message(row(r.back(rec)))
	message.Protected = true // its place is taken by figures that list dossiers
	return message
}

// neighbour is a unit beside the one whose rank is explained; the score of that one is told unrounded.
func (r Reader) neighbour(m *markup, key string, n *Rank, of scoring.Record) {
	if n != nil {
		m.line(r.Words.Text(key, "unit", shortUnit(n.Place.Name, longName), "rank", n.Place.Rank, "points", r.points(n.Converted, of.Converted, scoring.Int(100))))
	}
}
