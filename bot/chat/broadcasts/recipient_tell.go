package broadcasts

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// tellRecipient words a broadcast for one of its recipients, with the unit that they serve and the figures of the moment. It is
// false for who holds no role any more for which it is meant.
func (r room) tellRecipient(ctx context.Context, q *chat.Question, row outbox.Row) (bot.Message, bool, error) {
	b, found, err := r.store.Broadcast(ctx, row.Reference)
	if err != nil || !found {
		return bot.Message{}, false, err
	}
	grant, meant, err := r.presentGrant(ctx, q, b.Audience, row.Unit)
	if err != nil || !meant {
		return bot.Message{}, false, err
	}
	values, err := r.placeholderValues(ctx, q, b, grant.Unit)
	if err != nil {
		return bot.Message{}, false, err
	}
	return outgoingMessage(q.Renderer, b, values), true, nil
}

// presentGrant is the role for which somebody is told now who was chosen for a unit, or for one whose people were handed over since.
// What is known of units is looked up for those only who have moved to another one.
func (r room) presentGrant(ctx context.Context, q *chat.Question, a broadcast.Audience, chosen string) (people.Grant, bool, error) {
	index, err := r.Desk.Store.Index(ctx)
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
	now, err := r.store.Audience(ctx, a)
	i := slices.IndexFunc(now, func(r broadcast.Recipient) bool { return r.Person == q.Person.ID })
	if err != nil || i < 0 {
		return people.Grant{}, false, err
	}
	return now[i].Grant, true, nil
}

// tellProgress shows how far a broadcast has come, in the place of what was shown before.
func (r room) tellProgress(ctx context.Context, q *chat.Question, row outbox.Row) (bot.Message, bool, error) {
	b, found, err := r.store.Broadcast(ctx, row.Reference)
	if err != nil || !found {
		return bot.Message{}, false, err
	}
	m, err := r.progressMessage(ctx, q, b)
	m.Edit = b.Message
	return m, err == nil, err
}

// placeholderValues are what takes the place of a broadcast's placeholders for somebody who serves a unit, or none.
func (r facts) placeholderValues(ctx context.Context, q *chat.Question, b broadcast.Broadcast, unit string) (map[broadcast.Placeholder]string, error) {
	none := q.Renderer.Words.Text("broadcast.no_figure")
	values := map[broadcast.Placeholder]string{broadcast.UnitName: r.AuthorityNamed(q), broadcast.Points: none, broadcast.Rank: none, broadcast.Overdue: none}
	if unit == "" {
		return values, nil
	}
	u, known, err := r.Unit(ctx, unit)
	if err != nil {
		return nil, err
	}
	if values[broadcast.UnitName] = unit; known {
		values[broadcast.UnitName] = chat.UnitName(u.Name)
	}
	if broadcast.Uses(b.Content.Text, broadcast.Overdue) {
		n, known, err := r.overdue(ctx, unit, q.Renderer.Now)
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
	m, some, err := r.figures.LatestMonth(ctx)
	if err != nil || !some {
		return values, err
	}
	record, ok, err := r.figures.Record(ctx, m, unit)
	if err != nil || !ok || !record.IsRanked() {
		return values, err
	}
	values[broadcast.Points] = q.Renderer.Words.Decimal(record.Shown())
	values[broadcast.Rank] = strconv.Itoa(record.Rank) + "/" + strconv.Itoa(record.Of)
	return values, nil
}
