package summaries

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/outbox"
)

// showUnseen lists the units whose chairs have not seen a month's summary.
func (r room) showUnseen(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	return r.unseenAfter(ctx, q, p, -1)
}

// remind sends the summary again to those who have not seen it.
func (r room) remind(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	n := -1
	if p.Month != "" {
		var err error
		if n, err = r.store.RemindChairs(ctx, p.Month, q.Person.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	return r.unseenAfter(ctx, q, p, n)
}

// unseenAfter lists them after so many chairs were reminded; -1 when that was not asked for.
func (r room) unseenAfter(ctx context.Context, q *chat.Question, p routes.OfMonth, reminded int) (bot.Reply, error) {
	var err error
	if p.Month, err = r.monthOrLatest(ctx, q, p.Month); err != nil {
		return bot.Reply{}, err
	}
	all, err := r.store.Opened(ctx, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(all) == 0 {
		return bot.Reply{}, q.Refuse("summary.none_in_month", "month", q.Renderer.Words.Month(string(p.Month)))
	}
	u := unseen{Month: p.Month, All: len(all), Reminded: reminded}
	var lost []outbox.SummaryReach
	for _, o := range all {
		switch {
		case o.ReachesNobody():
			lost = append(lost, o)
		case o.IsUnseen():
			u.Units = append(u.Units, o)
		}
	}
	u.Units = append(u.Units, lost...)
	u.Page = min(p.Page, chat.LastPage(len(u.Units), chat.UnitsPage))
	return q.Show(unseenScreen(q.Renderer, u)), nil
}
