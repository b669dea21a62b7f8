package summaries

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// isChairOf says whether the person is the unit's chair.
func isChairOf(p people.Person, unit string) bool {
	return p.HasGrant(people.Grant{Role: people.Chair, Unit: unit})
}

// concerns says whether who is told is the unit's chair by now: whoever serves it in another role is not sent a summary.
func (r room) concerns(_ context.Context, q *chat.Question, row outbox.Row) (bool, error) {
	return isChairOf(q.Person, row.Unit), nil
}

// tellSummary words a month's summary as its chair is sent it.
func (r room) tellSummary(ctx context.Context, q *chat.Question, row outbox.Row) (bot.Message, bool, error) {
	over, err := r.store.Overtaken(ctx, row)
	if err != nil || over {
		return bot.Message{}, false, err
	}
	if err := r.store.TellProvisional(ctx, row.Month, row.Unit); err != nil {
		return bot.Message{}, false, err
	}
	m, err := r.summaryMessage(ctx, q, row.Month, row.Unit)
	if _, refused := errors.AsType[chat.Refusal](err); refused || errors.Is(err, errNotFull) { // the month has no card of the unit any more, or lacks figures
		return bot.Message{}, false, nil
	}
	return m, err == nil, err
}

// markSeen notes that a chair has seen the summary, and shows it without the button.
func (r room) markSeen(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	if !isChairOf(q.Person, p.Unit) {
		return bot.Reply{}, q.Refuse("summary.only_chair")
	}
	m, err := r.monthOrLatest(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := r.store.See(ctx, m, p.Unit, q.Person.ID, q.Renderer.Now); err != nil {
		return bot.Reply{}, err
	}
	message, err := r.summaryMessage(ctx, q, m, p.Unit)
	if errors.Is(err, errNotFull) {
		return r.Follow(ctx, q, routes.Card.Link(routes.OfUnit{Month: m, Unit: p.Unit}))
	}
	if err != nil {
		return bot.Reply{}, err
	}
	reply := q.Show(message)
	reply.Toast = q.Renderer.Words.Text("summary.seen_noted")
	return reply, nil
}

// showWhole shows a chair all that the summary says of the month, in a message of its own.
func (r room) showWhole(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	if !isChairOf(q.Person, p.Unit) {
		return bot.Reply{}, q.Refuse("summary.chairs_own")
	}
	m, err := r.monthOrLatest(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	s, err := r.readSummary(ctx, q, m, p.Unit)
	if errors.Is(err, errNotFull) {
		return r.Follow(ctx, q, routes.Card.Link(routes.OfUnit{Month: m, Unit: p.Unit}))
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(wholeScreen(q.Renderer, s)), nil
}
