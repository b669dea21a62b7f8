package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/broadcast"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// composeBroadcast words a broadcast for one of its recipients, with the figures of the moment. It is false for who does not
// serve the unit any more for which they were chosen.
func (h *Handler) composeBroadcast(ctx context.Context, q *question, row notice.Row) (bot.Message, bool, error) {
	serves := q.person.Is(people.Admin)
	if row.Unit != "" {
		serves = q.serves(row.Unit)
	}
	b, found, err := h.toldOf(ctx, row)
	if err != nil || !found || !serves {
		return bot.Message{}, false, err
	}
	values, err := h.values(ctx, q, b, row.Unit)
	if err != nil {
		return bot.Message{}, false, err
	}
	return view.Outgoing(q.reader, b, values), true, nil
}

// composeProgress shows how far a broadcast has come, in the place of what was shown before.
func (h *Handler) composeProgress(ctx context.Context, q *question, row notice.Row) (bot.Message, bool, error) {
	b, found, err := h.toldOf(ctx, row)
	if err != nil || !found || !q.person.Is(people.Admin) {
		return bot.Message{}, false, err
	}
	m, err := h.progress(ctx, q, b)
	m.Edit = b.Message
	return m, err == nil, err
}

// toldOf is the broadcast that a row is of.
func (h *Handler) toldOf(ctx context.Context, row notice.Row) (broadcast.Broadcast, bool, error) {
	id, err := strconv.ParseInt(row.Subject, 10, 64)
	if err != nil {
		return broadcast.Broadcast{}, false, err
	}
	return h.Store.Broadcast(ctx, id)
}

// values are what takes the place of a broadcast's placeholders for somebody who serves a unit, or none.
func (h *Handler) values(ctx context.Context, q *question, b broadcast.Broadcast, unit string) (map[broadcast.Placeholder]string, error) {
	none := q.reader.Words.Text("broadcast.no_figure")
	values := map[broadcast.Placeholder]string{broadcast.UnitName: h.authority(q), broadcast.Points: none, broadcast.Rank: none, broadcast.Overdue: none}
	if unit == "" {
		return values, nil
	}
	u, known, err := h.unit(ctx, unit)
	if err != nil {
		return nil, err
	}
	if values[broadcast.UnitName] = unit; known {
		values[broadcast.UnitName] = view.UnitName(u.Name)
	}
	if broadcast.Uses(b.Content.Text, broadcast.Overdue) {
		n, known, err := h.outstandingNow(ctx, unit, q.reader.Now)
		if err != nil {
			return nil, err
		}
		if known {
			values[broadcast.Overdue] = q.reader.Words.Number(int64(n))
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
	values[broadcast.Points] = q.reader.Words.Decimal(record.Shown())
	values[broadcast.Rank] = strconv.Itoa(record.Rank) + "/" + strconv.Itoa(record.Of)
	return values, nil
}
