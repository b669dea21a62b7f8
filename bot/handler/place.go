package handler

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

// asksPlace asks for the unit of what an admin puts together.
const asksPlace = "place"

// askPlace asks for the unit that is missing in a link: by name, or by a button. Units with nobody in the role come first,
// and those that may not be chosen are left out.
func (h *Handler) askPlace(ctx context.Context, q *Question, r register, question string, l chat.Link, role people.Role, without []string, first ...chat.Choice) (bot.Reply, error) {
	units := slices.DeleteFunc(r.present(), func(u scoring.Unit) bool { return slices.Contains(without, u.Code) })
	vacant := func(u scoring.Unit) bool { return slices.Contains(r.people.Missing(u.Code), role) }
	slices.SortStableFunc(units, func(a, b scoring.Unit) int {
		switch va, vb := vacant(a), vacant(b); {
		case va == vb:
			return 0
		case va:
			return -1
		}
		return 1
	})
	l.Page = min(l.Page, chat.LastPage(len(units), view.PeoplePage))
	about := l
	about.Page = 0
	if err := h.Ask(ctx, q, asksPlace, about); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.ChoosePlace(view.Of(q.Renderer), question, first, units, l)), nil
}

// fillPlace takes what was written as the unit that is missing.
func (h *Handler) fillPlace(ctx context.Context, q *Question, to chat.Link) (bot.Reply, error) {
	u, err := h.place(ctx, q, q.Request.Text, to)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.Fill(ctx, q, to, Selection{Unit: u.Code})
}

// place is the unit that was written, as unitMeant gives it. One that has ended is a refusal, too, unless the link asks for
// its people.
func (h *Handler) place(ctx context.Context, q *Question, written string, to chat.Link) (scoring.Unit, error) {
	u, err := h.UnitNamed(ctx, q, written, to)
	if err != nil || to.To == view.ToPeople {
		return u, err
	}
	return u, h.exists(ctx, q, u, to)
}

// exists refuses a unit that has ended, and offers the one that took over.
func (h *Handler) exists(ctx context.Context, q *Question, u scoring.Unit, to chat.Link) error {
	today := q.Today()
	if !u.Over(today) {
		return nil
	}
	index, err := h.Store.Index(ctx)
	if err != nil {
		return err
	}
	m := chat.Note(q.Renderer.Words.Text("place.ended", "unit", chat.UnitName(u.Name)))
	if heir, ok := u.Heir(today, index.ByCode); ok {
		m = view.Heir(view.Of(q.Renderer), u, heir, to)
	}
	return Refusal{Message: m}
}

// chosen is the unit of a link; one that has left the register or has ended is a refusal.
func (h *Handler) chosen(ctx context.Context, q *Question, r register, l chat.Link) (scoring.Unit, error) {
	u, ok := r.index.ByCode(l.Unit)
	if !ok {
		return u, q.Refuse("unit.unknown", "name", chat.Quoted(l.Unit))
	}
	l.Unit = ""
	return u, h.exists(ctx, q, u, l)
}
