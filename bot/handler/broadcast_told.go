package handler

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/broadcast"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// composeBroadcast words a broadcast for one of its recipients, with the unit that they serve and the figures of the moment. It is
// false for who holds no role any more for which it is meant.
func (h *Handler) composeBroadcast(ctx context.Context, q *Question, row notice.Row) (bot.Message, bool, error) {
	b, found, err := h.toldOf(ctx, row)
	if err != nil || !found {
		return bot.Message{}, false, err
	}
	grant, meant, err := h.presentGrant(ctx, q, b.Audience, row.Unit)
	if err != nil || !meant {
		return bot.Message{}, false, err
	}
	values, err := h.values(ctx, q, b, grant.Unit)
	if err != nil {
		return bot.Message{}, false, err
	}
	return view.Outgoing(view.Of(q.Renderer), b, values), true, nil
}

// presentGrant is the role for which somebody is told now who was chosen for a unit, or for one whose people were handed over since.
// What is known of units is looked up for those only who have moved to another one.
func (h *Handler) presentGrant(ctx context.Context, q *Question, a broadcast.Audience, chosen string) (people.Grant, bool, error) {
	index, err := h.Store.Index(ctx)
	if err != nil {
		return people.Grant{}, false, err
	}
	seen := map[string]bool{}
	for u, ok := index.ByCode(chosen); ok && !seen[u.Code]; u, ok = index.ByCode(u.Successor) {
		if seen[u.Code] = true; q.Serves(u.Code) {
			chosen = u.Code
			break
		}
	}
	a.Unconfirmed = 0
	if grant, meant := a.Grant(q.Person, chosen, broadcast.Facts{}); meant || !a.Judges() || !q.Person.Known() {
		return grant, meant, nil
	}
	now, err := h.Store.Audience(ctx, a)
	i := slices.IndexFunc(now, func(r broadcast.Recipient) bool { return r.Person == q.Person.ID })
	if err != nil || i < 0 {
		return people.Grant{}, false, err
	}
	return now[i].Grant, true, nil
}

// composeProgress shows how far a broadcast has come, in the place of what was shown before.
func (h *Handler) composeProgress(ctx context.Context, q *Question, row notice.Row) (bot.Message, bool, error) {
	b, found, err := h.toldOf(ctx, row)
	if err != nil || !found || !q.Person.Is(people.Admin) {
		return bot.Message{}, false, err
	}
	m, err := h.progress(ctx, q, b)
	m.Edit = b.Message
	return m, err == nil, err
}

// toldOf is the broadcast that a row is of.
func (h *Handler) toldOf(ctx context.Context, row notice.Row) (broadcast.Broadcast, bool, error) {
	return h.Store.Broadcast(ctx, row.Reference)
}

// values are what takes the place of a broadcast's placeholders for somebody who serves a unit, or none.
func (h *Handler) values(ctx context.Context, q *Question, b broadcast.Broadcast, unit string) (map[broadcast.Placeholder]string, error) {
	none := q.Renderer.Words.Text("broadcast.no_figure")
	values := map[broadcast.Placeholder]string{broadcast.UnitName: h.AuthorityNamed(q), broadcast.Points: none, broadcast.Rank: none, broadcast.Overdue: none}
	if unit == "" {
		return values, nil
	}
	u, known, err := h.Unit(ctx, unit)
	if err != nil {
		return nil, err
	}
	if values[broadcast.UnitName] = unit; known {
		values[broadcast.UnitName] = chat.UnitName(u.Name)
	}
	if broadcast.Uses(b.Content.Text, broadcast.Overdue) {
		n, known, err := h.outstandingNow(ctx, unit, q.Renderer.Now)
		if err != nil {
			return nil, err
		}
		if known {
			values[broadcast.Overdue] = q.Renderer.Words.Number(int64(n))
		}
	}
	if !broadcast.Uses(b.Content.Text, broadcast.Points, broadcast.Rank) {
		return values, nil
	}
	m, some, err := h.Store.LatestMonth(ctx)
	if err != nil || !some {
		return values, err
	}
	record, ok, err := h.Store.Record(ctx, m, unit)
	if err != nil || !ok || !record.Ranked() {
		return values, err
	}
	values[broadcast.Points] = q.Renderer.Words.Decimal(record.Shown())
	values[broadcast.Rank] = strconv.Itoa(record.Rank) + "/" + strconv.Itoa(record.Of)
	return values, nil
}
