package warnings

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// command shows the warnings of the unit that is named, or of the person's own.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, err := r.Select(ctx, q, arguments, toList.Link(ofUnit{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.show(ctx, q, ofUnit{Unit: s.Unit})
}

// show lists a unit's open warnings. Without a unit it is the person's own; an admin who serves none gets all units.
func (r room) show(ctx context.Context, q *chat.Question, p ofUnit) (bot.Reply, error) {
	p.Unit = q.UnitOrOwn(p.Unit)
	switch {
	case p.Unit == "" && q.Person.HasRole(people.Admin):
		counts, err := r.store.WarningCounts(ctx)
		if err != nil {
			return bot.Reply{}, err
		}
		return q.Show(unitsScreen(q.Renderer, counts, min(p.Page, chat.LastPage(len(counts), chat.UnitsPage)))), nil
	case p.Unit == "" || !q.Person.MaySeeDossiers(p.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	}
	m, err := r.readList(ctx, q, p.Unit)
	return q.Show(m), err
}
