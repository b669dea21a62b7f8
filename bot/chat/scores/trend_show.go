package scores

import (
	"context"
	"fmt"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
)

// trendCommand shows the trend of the unit that is named, or of the person's own.
func (r room) trendCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, err := r.Select(ctx, q, arguments, toTrend.Link(routes.OfUnit{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.showTrend(ctx, q, routes.OfUnit{Month: s.Month, Unit: s.Unit})
}

// showTrend shows a unit's scores of the twelve months up to the one asked for, else up to its latest, to everybody registered.
// Without a unit it is the person's own; somebody who serves none is asked for one.
func (r room) showTrend(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	p.Unit = q.UnitOrOwn(p.Unit)
	if p.Unit == "" {
		return r.AskUnit(ctx, q, toTrend.Link(routes.OfUnit{Month: p.Month}))
	}
	s, err := r.cards.Read(ctx, q, chat.Selection{Unit: p.Unit, Month: p.Month})
	if err != nil {
		return bot.Reply{}, err
	}
	t, err := r.cards.Trend(ctx, s)
	if err != nil {
		return bot.Reply{}, err
	}
	if t.Others, err = r.OtherUnits(ctx, q, p.Unit); err != nil {
		return bot.Reply{}, err
	}
	m, err := TrendPicture(q.Renderer, t)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("draw the trend of unit %s: %w", p.Unit, err)
	}
	return q.Show(m), nil
}
