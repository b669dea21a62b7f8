package scores

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
)

// near is how many places are read at once to find a unit's neighbours.
const near = 20

// whyRank explains a rank by the units around it.
func (r room) whyRank(ctx context.Context, q *chat.Question, s Card) (bot.Reply, error) {
	w := rankFigure{Card: s, Better: s.Record.Rank - 1}
	// The first unit of a rank stands behind as many as are better.
	offset := max(0, w.Better-1)
	if s.Record.League > 1 { // other lists stand before it
		offset = 0
	}
	for ; w.Below == nil; offset += near {
		places, _, err := r.store.Ranking(ctx, s.Record.Month, offset, near)
		if err != nil {
			return bot.Reply{}, err
		}
		for _, p := range places {
			switch {
			case p.League != s.Record.League:
			case p.Rank == s.Record.Rank && p.Unit != s.Record.Unit:
				w.Equal++
			case p.Rank > 0 && p.Rank < s.Record.Rank:
				w.Above = &neighbourUnit{Place: p}
			case p.Rank > s.Record.Rank && w.Below == nil:
				w.Below = &neighbourUnit{Place: p}
			}
		}
		if len(places) < near {
			break
		}
	}
	for _, n := range []*neighbourUnit{w.Above, w.Below} {
		if n == nil {
			continue
		}
		record, _, err := r.store.Record(ctx, s.Record.Month, n.Place.Unit)
		if err != nil {
			return bot.Reply{}, err
		}
		n.Converted = record.Converted
	}
	return q.Show(rankScreen(q.Renderer, w)), nil
}
