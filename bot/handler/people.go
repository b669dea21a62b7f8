package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// peopleCommand shows who is registered, of the unit that is named.
func (h *Handler) peopleCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	l := chat.Link{To: view.ToPeople}
	if arguments != "" {
		u, err := h.place(ctx, q, arguments, l)
		if err != nil {
			return bot.Reply{}, err
		}
		l.Unit = u.Code
	}
	return h.people(ctx, q, l)
}

// people shows who is registered: at a glance, as one of the lists, or of a unit.
func (h *Handler) people(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	r, err := h.register(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	if l.Unit != "" {
		return h.peopleOf(q, r, l.Unit, l.Page, "")
	}
	listed := func(some people.Directory) (bot.Reply, error) {
		l.Page = min(l.Page, chat.LastPage(len(some), view.PeoplePage))
		return q.Show(view.PeopleList(view.Of(q.Renderer), l, r.shown(some))), nil
	}
	switch l.Item {
	case "":
		return q.Show(view.PeopleHome(view.Of(q.Renderer), view.People{
			Registered: len(r.people), Admins: len(r.people.Of("")), Gone: len(r.people.Unreachable()),
			Units: len(r.present()), Lacking: r.lacking(), Merged: r.merged(),
		})), nil
	case view.PeopleAll:
		return listed(r.people)
	case view.PeopleOffice:
		return listed(r.people.Of(""))
	case view.PeopleGone:
		return listed(r.people.Unreachable())
	case view.PeopleMissing:
		lacking := r.lacking()
		l.Page = min(l.Page, chat.LastPage(len(lacking), view.PeoplePage))
		return q.Show(view.PeopleLacking(view.Of(q.Renderer), l, lacking)), nil
	case view.PeopleMerged:
		merged := r.merged()
		l.Page = min(l.Page, chat.LastPage(len(merged), view.PeoplePage))
		return q.Show(view.PeopleOfMerged(view.Of(q.Renderer), l, merged)), nil
	default:
		return h.OldButton(ctx, q)
	}
}

// peopleOf shows who serves a unit.
func (h *Handler) peopleOf(q *Question, r register, unit string, page int, said string) (bot.Reply, error) {
	u, ok := r.index.ByCode(unit)
	if !ok {
		return bot.Reply{}, q.Refuse("unit.unknown", "name", chat.Quoted(unit))
	}
	p := view.PeopleOfUnit{Unit: u, Registered: r.shown(r.people.Of(u.Code)), Missing: r.people.Missing(u.Code)}
	p.Page = min(page, chat.LastPage(len(p.Registered), view.PeoplePage))
	if ended, ok := r.ended(u); ok {
		p.Ended = &ended
	}
	return q.Show(view.UnitPeople(view.Of(q.Renderer), p, said)), nil
}
