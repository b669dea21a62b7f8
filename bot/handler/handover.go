package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
)

// handOver gives the people of a unit that has ended to the one that took over, after a confirmation. The unit confirmed is
// the one that was shown: if the register says another now, it is asked again.
func (h *Handler) handOver(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	r, err := h.register(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	from, ok := r.index.ByCode(l.Unit)
	if !ok {
		return bot.Reply{}, q.refuse("unit.unknown", "name", view.Quoted(l.Unit))
	}
	ended, over := r.ended(from)
	if !over || ended.Heir.Code == "" {
		return h.peopleOf(q, r, from.Code, 0, q.reader.Words.Text("place.nothing_to_hand_over"))
	}
	heir := ended.Heir
	parts, yes := l.Parts()
	if !yes && ended.People == 0 {
		return h.peopleOf(q, r, from.Code, 0, "")
	}
	if !yes || parts[0] != heir.Code {
		question := q.reader.Words.Text("place.hand_over", "n", ended.People, "unit", view.UnitName(from.Name), "heir", view.UnitName(heir.Name))
		to := l.With(heir.Code)
		return q.show(view.ConfirmChange(q.reader, question, q.reader.Words.Text("place.hand_over_yes"), to, view.Link{To: view.ToPeople, Unit: from.Code})), nil
	}
	if _, err := h.Store.HandOver(ctx, from.Code, heir.Code, q.person.ID); err != nil {
		return bot.Reply{}, err
	}
	if r, err = h.register(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.peopleOf(q, r, heir.Code, 0, q.reader.Words.Text("place.handed_over", "unit", view.UnitName(from.Name), "heir", view.UnitName(heir.Name)))
}
