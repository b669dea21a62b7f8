package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
)

// handOver gives the people of a unit that has ended to the one that took over, after a confirmation. The unit confirmed is
// the one that was shown: if the register says another now, it is asked again.
func (h *Handler) handOver(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	r, err := h.register(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	from, ok := r.index.ByCode(l.Unit)
	if !ok {
		return bot.Reply{}, q.Refuse("unit.unknown", "name", chat.Quoted(l.Unit))
	}
	ended, over := r.ended(from)
	if !over || ended.Heir.Code == "" {
		return h.peopleOf(q, r, from.Code, 0, q.Renderer.Words.Text("place.nothing_to_hand_over"))
	}
	heir := ended.Heir
	parts, yes := l.Parts()
	if !yes && ended.People == 0 {
		return h.peopleOf(q, r, from.Code, 0, "")
	}
	if !yes || parts[0] != heir.Code {
		question := q.Renderer.Words.Text("place.hand_over", "n", ended.People, "unit", chat.UnitName(from.Name), "heir", chat.UnitName(heir.Name))
		to := l.With(heir.Code)
		return q.Show(view.ConfirmChange(view.Of(q.Renderer), question, q.Renderer.Words.Text("place.hand_over_yes"), to, chat.Link{To: view.ToPeople, Unit: from.Code})), nil
	}
	if _, err := h.Store.HandOver(ctx, from.Code, heir.Code, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	if r, err = h.register(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.peopleOf(q, r, heir.Code, 0, q.Renderer.Words.Text("place.handed_over", "unit", chat.UnitName(from.Name), "heir", chat.UnitName(heir.Name)))
}
