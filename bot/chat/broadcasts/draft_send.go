package broadcasts

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
)

// showPreview shows a draft exactly as it will look to the first of its recipients, under a line that says so.
func (r room) showPreview(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	recipients, err := r.store.Audience(ctx, b.Audience)
	if err != nil {
		return bot.Reply{}, err
	}
	unit := ""
	if units := broadcast.Units(recipients); len(units) > 0 {
		unit = units[0]
	}
	values, err := r.placeholderValues(ctx, q, b, unit)
	if err != nil {
		return bot.Reply{}, err
	}
	head := q.Renderer.Words.Text("broadcast.preview")
	if u, known, err := r.Unit(ctx, unit); err != nil {
		return bot.Reply{}, err
	} else if known && broadcast.Uses(b.Content.Text, broadcast.UnitName, broadcast.Points, broadcast.Rank, broadcast.Overdue) {
		head = q.Renderer.Words.Text("broadcast.preview_of", "unit", chat.UnitName(u.Name))
	}
	return chat.Say(chat.Note(head), outgoingMessage(q.Renderer, b, values)), nil
}

// sendTest sends a draft to who writes it, as they would get it.
func (r room) sendTest(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	values, err := r.placeholderValues(ctx, q, b, q.UnitOrOwn(""))
	if err != nil {
		return bot.Reply{}, err
	}
	reply := chat.Say(outgoingMessage(q.Renderer, b, values))
	reply.Toast = q.Renderer.Words.Text("broadcast.tested")
	return reply, nil
}

// sendNow asks whether a draft is to be sent at once.
func (r room) sendNow(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) { b.SendAt = time.Time{} }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return r.askToConfirm(ctx, q, b, "")
	})
}

// askSendAt asks when a draft is to be sent.
func (r room) askSendAt(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	if err := r.askFreely(ctx, q, asksSendAt, at); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("broadcast.ask_time"), nil)), nil
}

// fillSendAt takes a message as the time at which a draft is to be sent, and asks whether it is.
func (r room) fillSendAt(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	at, _ := toStep.Read(about)
	when, ok := readMoment(q.Request.Text, q.Renderer.Now.In(r.Zone))
	if !ok {
		return bot.Reply{}, q.Refuse("broadcast.no_time", "text", chat.Quote(q.Request.Text))
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) { b.SendAt = when }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return r.askToConfirm(ctx, q, b, "")
	})
}

// askToConfirm asks whether a draft is to be sent. The answer is for the recipients shown.
func (r room) askToConfirm(ctx context.Context, q *chat.Question, b broadcast.Broadcast, note string) (bot.Reply, error) {
	d, recipients, err := r.readDraft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(recipients) == 0 {
		return r.showEditor(ctx, q, b, q.Renderer.Words.Text("broadcast.nobody"))
	}
	from := q.Renderer.Now
	if b.SendAt.After(from) {
		from = b.SendAt
	}
	begins := outbox.Sendable(from.In(r.Zone), r.days)
	return q.Show(confirmationScreen(q.Renderer, d, begins, broadcast.Fingerprint(recipients), note)), nil
}

// goAhead sends a draft, at once or at its time, if it still goes to the people who were shown. The message under which that
// was confirmed shows from then on how far it has come.
func (r room) goAhead(ctx context.Context, q *chat.Question, at step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	var to []broadcast.Recipient
	if b.State == broadcast.Draft {
		var err error
		to, err = r.store.Audience(ctx, b.Audience)
		switch {
		case err != nil:
			return bot.Reply{}, err
		case len(to) == 0 || broadcast.Fingerprint(to) != at.With:
			return r.askToConfirm(ctx, q, b, q.Renderer.Words.Text("broadcast.moved"))
		case !b.SendAt.IsZero() && !b.SendAt.After(q.Renderer.Now):
			return r.showEditor(ctx, q, b, q.Renderer.Words.Text("broadcast.too_late"))
		}
	}
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) {
		b.State, b.Chat, b.Message, b.To = broadcast.Scheduled, q.Request.Chat, q.Request.Press.Message, to
	}, func(b broadcast.Broadcast) (bot.Reply, error) { return r.open(ctx, q, at, b, 0) })
}
