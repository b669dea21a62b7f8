package week

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// concerns says whether who is told is the unit's chair by now; of all units, an admin.
func (r room) concerns(_ context.Context, q *chat.Question, row outbox.Row) (bool, error) {
	if row.Unit == "" {
		return q.Person.HasRole(people.Admin), nil
	}
	return q.Person.HasGrant(people.Grant{Role: people.Chair, Unit: row.Unit}), nil
}

// tell words the week as it is by now; nothing once the authority does not want it any more, of a unit that has ended, and where nothing is
// known of any unit.
func (r room) tell(ctx context.Context, q *chat.Question, row outbox.Row) (bot.Message, bool, error) {
	set, err := r.Store.Settings(ctx)
	if err != nil || !outbox.TellsWeeks(set) {
		return bot.Message{}, false, err
	}
	m, err := r.message(ctx, q, row.Unit)
	if _, refused := errors.AsType[chat.Refusal](err); refused {
		return bot.Message{}, false, nil
	}
	return m, err == nil, err
}

// message is the week of a unit, or of all units. A unit without one is a refusal.
func (r room) message(ctx context.Context, q *chat.Question, unit string) (bot.Message, error) {
	if unit == "" {
		w, err := r.readAll(ctx, q)
		if err != nil {
			return bot.Message{}, err
		}
		return allScreen(q.Renderer, w), nil
	}
	u, known, err := r.Unit(ctx, unit)
	if err != nil {
		return bot.Message{}, err
	}
	if !known || u.HasEndedBefore(q.Today()) {
		return bot.Message{}, q.Refuse("unit.unknown", "name", unit)
	}
	w, err := r.readUnit(ctx, q, unit)
	if err != nil {
		return bot.Message{}, err
	}
	return unitScreen(q.Renderer, w), nil
}
