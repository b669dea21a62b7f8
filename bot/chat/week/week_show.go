package week

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// command shows the week of the unit that is named; else of all units to an admin, and to others of their own.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, err := r.Select(ctx, q, arguments, toWeek.Link(ofWeek{}))
	if err != nil {
		return bot.Reply{}, err
	}
	if s.Month != "" {
		return bot.Reply{}, q.Refuse("week.no_month")
	}
	return r.show(ctx, q, ofWeek{Unit: s.Unit})
}

// show shows the week of a unit, or of all units.
func (r room) show(ctx context.Context, q *chat.Question, p ofWeek) (bot.Reply, error) {
	if p.Unit == "" && q.Person.HasRole(people.Admin) {
		w, err := r.readAll(ctx, q)
		if err != nil {
			return bot.Reply{}, err
		}
		return q.Show(allScreen(q.Renderer, w)), nil
	}
	unit := q.UnitOrOwn(p.Unit)
	if unit == "" || !q.Person.MaySeeDossiers(unit) {
		return bot.Reply{}, q.Refuse("week.not_yours")
	}
	ended, heir, has, err := r.HeirOf(ctx, q, unit)
	if err != nil {
		return bot.Reply{}, err
	}
	if has {
		return q.Show(chat.HeirOffer(q.Renderer, ended, heir, toWeek.Link(ofWeek{}))), nil
	}
	w, err := r.readUnit(ctx, q, unit)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(unitScreen(q.Renderer, w)), nil
}
