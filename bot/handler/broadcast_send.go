package handler

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/broadcast"
	"motcua/scoring/notice"
)

// preview shows a draft exactly as it will look to the first of its recipients, under a line that says so.
func (h *Handler) preview(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	recipients, err := h.Store.Audience(ctx, b.Audience)
	if err != nil {
		return bot.Reply{}, err
	}
	unit := ""
	if units := broadcast.Units(recipients); len(units) > 0 {
		unit = units[0]
	}
	values, err := h.values(ctx, q, b, unit)
	if err != nil {
		return bot.Reply{}, err
	}
	head := q.Renderer.Words.Text("broadcast.preview")
	if u, known, err := h.Unit(ctx, unit); err != nil {
		return bot.Reply{}, err
	} else if known && broadcast.Uses(b.Content.Text, broadcast.UnitName, broadcast.Points, broadcast.Rank, broadcast.Overdue) {
		head = q.Renderer.Words.Text("broadcast.preview_of", "unit", chat.UnitName(u.Name))
	}
	return chat.Say(chat.Note(head), view.Outgoing(view.Of(q.Renderer), b, values)), nil
}

// testBroadcast sends a draft to who writes it, as they would get it.
func (h *Handler) testBroadcast(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	values, err := h.values(ctx, q, b, q.UnitOrOwn(""))
	if err != nil {
		return bot.Reply{}, err
	}
	reply := chat.Say(view.Outgoing(view.Of(q.Renderer), b, values))
	reply.Toast = q.Renderer.Words.Text("broadcast.tested")
	return reply, nil
}

// sendNow asks whether a draft is to be sent at once.
func (h *Handler) sendNow(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) { b.SendAt = time.Time{} }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return h.confirmation(ctx, q, b, "")
	})
}

// askSendAt asks when a draft is to be sent.
func (h *Handler) askSendAt(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	if err := h.askFreely(ctx, q, asksSendAt, at); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("broadcast.ask_time"), nil)), nil
}

// fillSendAt takes a message as the time at which a draft is to be sent, and asks whether it is.
func (h *Handler) fillSendAt(ctx context.Context, q *Question, about chat.Link) (bot.Reply, error) {
	at, _ := view.ReadStep(about.Item)
	when, ok := readMoment(q.Request.Text, q.Renderer.Now.In(h.Zone))
	if !ok {
		return bot.Reply{}, q.Refuse("broadcast.no_time", "text", chat.Quoted(q.Request.Text))
	}
	if err := h.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) { b.SendAt = when }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return h.confirmation(ctx, q, b, "")
	})
}

// confirmation asks whether a draft is to be sent. The answer is for the recipients shown.
func (h *Handler) confirmation(ctx context.Context, q *Question, b broadcast.Broadcast, note string) (bot.Reply, error) {
	d, recipients, err := h.draft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(recipients) == 0 {
		return h.editor(ctx, q, b, q.Renderer.Words.Text("broadcast.nobody"))
	}
	from := q.Renderer.Now
	if b.SendAt.After(from) {
		from = b.SendAt
	}
	begins := notice.Sendable(from.In(h.Zone), h.Workdays)
	return q.Show(view.Confirmation(view.Of(q.Renderer), d, begins, broadcast.Fingerprint(recipients), note)), nil
}

// goAhead sends a draft, at once or at its time, if it still goes to the people who were shown. The message under which that
// was confirmed shows from then on how far it has come.
func (h *Handler) goAhead(ctx context.Context, q *Question, at view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	var to []broadcast.Recipient
	if b.State == broadcast.Draft {
		var err error
		to, err = h.Store.Audience(ctx, b.Audience)
		switch {
		case err != nil:
			return bot.Reply{}, err
		case len(to) == 0 || broadcast.Fingerprint(to) != at.With:
			return h.confirmation(ctx, q, b, q.Renderer.Words.Text("broadcast.moved"))
		case !b.SendAt.IsZero() && !b.SendAt.After(q.Renderer.Now):
			return h.editor(ctx, q, b, q.Renderer.Words.Text("broadcast.too_late"))
		}
	}
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) {
		b.State, b.Chat, b.Message, b.To = broadcast.Scheduled, q.Request.Chat, q.Request.Press.Message, to
	}, func(b broadcast.Broadcast) (bot.Reply, error) { return h.openBroadcast(ctx, q, at, b, 0) })
}
