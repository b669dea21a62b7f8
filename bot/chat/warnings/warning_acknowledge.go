package warnings

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// acknowledge notes that the person knows of the warnings that the message showed.
func (r room) acknowledge(ctx context.Context, q *chat.Question, p shownUntil) (bot.Reply, error) {
	s, err := r.readShown(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	watches, err := ledger.Acknowledge(ctx, r.store, q.Person.ID, s.seen, s.units, q.Renderer.Now.In(r.Zone))
	if err != nil {
		return bot.Reply{}, err
	}
	known := map[string]int{} // warnings of a unit
	for _, w := range watches {
		known[w.Unit] = acknowledgedBy(w, q.Person.ID, s.seen[w.Unit])
	}
	reply, err := r.showAfter(ctx, q, p, s)
	reply.Toast = acknowledgedToast(q.Renderer, known, p.Unit != "")
	return reply, err
}

// acknowledgedBy is how many of the warnings seen the person has acknowledged, then or earlier: a press handled again says
// the same again.
func acknowledgedBy(w warning.Watch, person int64, seen warning.Seen) (n int) {
	for _, x := range w.Warnings {
		if x.AcknowledgedBy == person && !x.Acknowledged.IsZero() && seen(x) {
			n++
		}
	}
	return n
}

// snooze has the person reminded of the warnings that the message showed on the next working morning.
func (r room) snooze(ctx context.Context, q *chat.Question, p shownUntil) (bot.Reply, error) {
	s, err := r.readShown(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	until, err := ledger.Snooze(ctx, r.store, q.Person.ID, s.seen, s.units, q.Renderer.Now.In(r.Zone), r.days)
	if err != nil {
		return bot.Reply{}, err
	}
	said := q.Renderer.Words.Text("notice.nothing_open")
	if !until.IsZero() {
		said = q.Renderer.Words.Text("notice.snoozed", "time", q.Renderer.Words.ShortDateTime(until))
	}
	reply, err := r.showAfter(ctx, q, p, s)
	reply.Toast = said
	return reply, err
}

// showAfter replaces the message under which somebody acknowledged warnings or put them off: one that told of several things is
// told anew, one of a single unit's warnings becomes the list of its open ones. A message that is not on record stays.
func (r room) showAfter(ctx context.Context, q *chat.Question, p shownUntil, s shownWarnings) (bot.Reply, error) {
	if len(s.rows) > 1 {
		m, told, err := r.rewordMessage(ctx, q, s.rows)
		if err != nil || !told {
			return bot.Reply{}, err
		}
		return q.Show(m), nil
	}
	reply, err := r.show(ctx, q, ofUnit{Unit: p.Unit})
	if p.Unit == "" {
		for i := range reply.Messages {
			reply.Messages[i].Edit = 0
		}
	}
	return reply, err
}

// rewordMessage is a message that went out, as it would be told now; false when there is nothing left to tell.
func (r room) rewordMessage(ctx context.Context, q *chat.Question, rows []outbox.Row) (bot.Message, bool, error) {
	m, moot, err := r.Tell(ctx, q, rows)
	return m, slices.Contains(moot, ""), err
}
