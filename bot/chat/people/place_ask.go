package people

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// asksPlace asks for the unit of what an admin puts together. The word is in the store.
const asksPlace = "place"

// askPlace asks for the unit that is missing in a link: by name, or by a button. Units with nobody in the role come first,
// and those that may not be chosen are left out.
func (r room) askPlace(ctx context.Context, q *chat.Question, reg register, question string, l chat.Link, role people.Role, barred []string, first ...chat.Choice) (bot.Reply, error) {
	units := slices.DeleteFunc(reg.presentUnits(), func(u scoring.Unit) bool { return slices.Contains(barred, u.Code) })
	vacant := func(u scoring.Unit) bool { return slices.Contains(reg.people.Missing(u.Code), role) }
	slices.SortStableFunc(units, func(a, b scoring.Unit) int {
		switch va, vb := vacant(a), vacant(b); {
		case va == vb:
			return 0
		case va:
			return -1
		}
		return 1
	})
	page := min(l.Page, chat.LastPage(len(units), listPage))
	l.Page = 0
	if err := r.Ask(ctx, q, asksPlace, l); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(placeScreen(q.Renderer, question, first, units, l, page)), nil
}

// fillPlace takes what was written as the unit that is missing.
func (r room) fillPlace(ctx context.Context, q *chat.Question, to chat.Link) (bot.Reply, error) {
	u, err := r.unitNamed(ctx, q, q.Request.Text, to)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.Fill(ctx, q, to, chat.Selection{Unit: u.Code})
}

// unitNamed is the unit that was written, as UnitNamed gives it. One that has ended is a refusal, too, unless the link asks for
// its people.
func (r room) unitNamed(ctx context.Context, q *chat.Question, written string, to chat.Link) (scoring.Unit, error) {
	u, err := r.UnitNamed(ctx, q, written, to)
	if err != nil || to.To == chat.Destination(toPeople) {
		return u, err
	}
	return u, r.requirePresent(ctx, q, u, to)
}

// requirePresent refuses a unit that has ended, and offers the one that took over.
func (r room) requirePresent(ctx context.Context, q *chat.Question, u scoring.Unit, to chat.Link) error {
	today := q.Today()
	if !u.HasEndedBefore(today) {
		return nil
	}
	index, err := r.Store.Index(ctx)
	if err != nil {
		return err
	}
	m := chat.Note(q.Renderer.Words.Text("place.ended", "unit", chat.UnitName(u.Name)))
	if heir, ok := u.Heir(today, index.ByCode); ok {
		m = chat.HeirOffer(q.Renderer, u, heir, to)
	}
	return chat.Refusal{Message: m}
}

// chosenUnit is the unit of a link; one that has left the register or has ended is a refusal.
func (r room) chosenUnit(ctx context.Context, q *chat.Question, reg register, l chat.Link) (scoring.Unit, error) {
	u, ok := reg.index.ByCode(l.Unit)
	if !ok {
		return u, q.Refuse("unit.unknown", "name", chat.Quote(l.Unit))
	}
	l.Unit = ""
	return u, r.requirePresent(ctx, q, u, l)
}
