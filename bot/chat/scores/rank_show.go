package scores

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// near is how many places are read at once to find a unit's neighbours.
const near = 20

// whyRank explains a rank by the units around it.
func (r room) whyRank(ctx context.Context, q *chat.Question, s Card) (bot.Reply, error) {
	w := rankFigure{Card: s, Better: s.Record.Rank - 1}
	find := r.findNeighbours
	if s.isTerm() {
		find = r.findTermNeighbours
	}
	if err := find(ctx, &w); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(rankScreen(q.Renderer, w)), nil
}

// findNeighbours finds the units around one in the ranking of its month.
func (r room) findNeighbours(ctx context.Context, w *rankFigure) error {
	// The first unit of a rank stands behind as many as are better.
	offset := max(0, w.Better-1)
	if w.Record.League > 1 { // other lists stand before it
		offset = 0
	}
	for ; w.Below == nil; offset += near {
		places, _, err := r.store.Ranking(ctx, w.Record.Month, offset, near)
		if err != nil {
			return err
		}
		for _, p := range places {
			w.meet(p)
		}
		if len(places) < near {
			break
		}
	}
	for _, n := range []*neighbourUnit{w.Above, w.Below} {
		if n == nil {
			continue
		}
		record, _, err := r.store.Record(ctx, w.Record.Month, n.Place.Unit)
		if err != nil {
			return err
		}
		n.Converted = record.Converted
	}
	return nil
}

// findTermNeighbours finds them in the ranking of its term by the same rules.
func (r room) findTermNeighbours(ctx context.Context, w *rankFigure) error {
	records, err := r.store.TermRecords(ctx, w.Record.Span())
	for _, rec := range records {
		if rec.RuleSet != w.Record.RuleSet {
			continue
		}
		if n := w.meet(scoring.Place{Unit: rec.Unit, Name: rec.Name, League: rec.League, Rank: rec.Rank}); n != nil {
			n.Converted = rec.Converted
		}
	}
	return err
}

// meet takes the next unit of a ranking, the best first: it is a neighbour as far as is known, or else nil.
func (w *rankFigure) meet(p scoring.Place) *neighbourUnit {
	switch {
	case p.League != w.Record.League:
	case p.Rank == w.Record.Rank && p.Unit != w.Record.Unit:
		w.Equal++
	case p.Rank > 0 && p.Rank < w.Record.Rank:
		w.Above = &neighbourUnit{Place: p}
		return w.Above
	case p.Rank > w.Record.Rank && w.Below == nil:
		w.Below = &neighbourUnit{Place: p}
		return w.Below
	}
	return nil
}
