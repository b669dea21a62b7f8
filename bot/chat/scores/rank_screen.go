package scores

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// neighbourUnit is a unit beside another one in a ranking.
type neighbourUnit struct {
	Place     scoring.Place
	Converted scoring.Fraction // exact
}

// rankFigure is a unit's rank with the units around it.
type rankFigure struct {
	Card
	Above, Below *neighbourUnit // the nearest units with a better and a worse score; nil when there is none
	Better       int            // units with a better score
	Equal        int            // other units with the same exact score
}

// rankScreen explains a rank: how many units scored better, who stands next, and how ranks are given.
func rankScreen(r chat.Renderer, w rankFigure) bot.Message {
	var m chat.Markup
	rec := w.Record
	m.Bold(r.Words.Text("why.rank_title", "rank", rec.Rank, "of", rec.Of))
	m.Line(unitMonth(r, rec))
	m.BlankLine()
	better, best, rule := "why.rank_better", "why.rank_best", "why.rank_rule"
	if !w.Rules.Converted {
		better, best, rule = "why.rank_better_plain", "why.rank_best_plain", "why.rank_rule_plain"
	}
	if w.Better > 0 {
		m.Line(r.Words.Text(better, "n", w.Better, "points", exactValue(r, rec.Converted)))
	} else {
		m.Line(r.Words.Text(best, "points", exactValue(r, rec.Converted)))
	}
	if w.Equal > 0 {
		m.Line(r.Words.Text("why.rank_equal", "n", w.Equal))
	}
	writeNeighbour(r, &m, "why.rank_above", w.Above, rec)
	writeNeighbour(r, &m, "why.rank_below", w.Below, rec)
	if w.Before != nil {
		m.Line(r.CardMoved(rec, *w.Before))
	}
	m.BlankLine()
	m.Line(r.Words.Text(rule))
	writeDecision(r, &m, w.Rules)
	m.Lines(r.DataUntil([]time.Time{rec.DataTime}, chat.RunningSpan(r, rec)))
	message := m.Message(chat.Row(backButton(r, w.Card)))
	message.Protected = true // its place is taken by figures that list dossiers
	return message
}

// writeNeighbour writes a unit beside the one whose rank is explained; the score of that one is told unrounded.
func writeNeighbour(r chat.Renderer, m *chat.Markup, key string, n *neighbourUnit, of scoring.Record) {
	if n != nil {
		m.Line(r.Words.Text(key, "unit", chat.UnitName(n.Place.Name), "rank", n.Place.Rank, "points", r.Points(n.Converted, of.Written(of.Converted, scoring.Int(100)))))
	}
}
