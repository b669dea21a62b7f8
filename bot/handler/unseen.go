package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// unseen lists the units whose chairs have not seen a month's summary.
func (h *Handler) unseen(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.unseenAfter(ctx, q, l, -1)
}

// remindChairs sends the summary again to those who have not seen it.
func (h *Handler) remindChairs(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("summary.only_admin"); err != nil {
		return bot.Reply{}, err
	}
	n := -1
	if l.Month != "" {
		var err error
		if n, err = h.Store.RemindChairs(ctx, l.Month, q.Person.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	return h.unseenAfter(ctx, q, l, n)
}

func (h *Handler) unseenAfter(ctx context.Context, q *Question, l chat.Link, reminded int) (bot.Reply, error) {
	if err := q.RequireAdmin("summary.only_admin"); err != nil {
		return bot.Reply{}, err
	}
	var err error
	if l.Month, err = h.summarised(ctx, q, l.Month); err != nil {
		return bot.Reply{}, err
	}
	all, err := h.Store.Opened(ctx, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(all) == 0 {
		return bot.Reply{}, q.Refuse("summary.none_in_month", "month", q.Renderer.Words.Month(string(l.Month)))
	}
	u := view.Unseen{Month: l.Month, All: len(all), Reminded: reminded}
	var lost []outbox.Opened
	for _, o := range all {
		switch {
		case o.Unreached():
			lost = append(lost, o)
		case o.Unseen():
			u.Units = append(u.Units, o)
		}
	}
	u.Units = append(u.Units, lost...)
	u.Page = min(l.Page, chat.LastPage(len(u.Units), chat.UnitsPage))
	return q.Show(view.UnseenList(view.Of(q.Renderer), u)), nil
}

// summarised is the month asked for, else the latest of which summaries were sent.
func (h *Handler) summarised(ctx context.Context, q *Question, m scoring.Month) (scoring.Month, error) {
	if m != "" {
		return m, nil
	}
	latest, ok, err := h.Store.LatestSummarised(ctx)
	if err == nil && !ok {
		err = q.Refuse("summary.none")
	}
	return latest, err
}
