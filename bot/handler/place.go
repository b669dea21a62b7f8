package handler

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

// asksPlace asks for the unit of what an admin puts together.
const asksPlace = "place"

// askPlace asks for the unit that is missing in a link: by name, or by a button. Units with nobody in the role come first,
// and those that may not be chosen are left out.
func (h *Handler) askPlace(ctx context.Context, q *question, r register, question string, l view.Link, role people.Role, without []string, first ...view.Choice) (bot.Reply, error) {
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
	l.Page = min(l.Page, view.LastPage(len(units), view.PeoplePage))
	about := l
	about.Page = 0
	if err := h.ask(ctx, q, asksPlace, about); err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.ChoosePlace(q.reader, question, first, units, l)), nil
}

// fillPlace takes what was written as the unit that is missing.
func (h *Handler) fillPlace(ctx context.Context, q *question, to view.Link) (bot.Reply, error) {
	u, err := h.place(ctx, q, q.request.Text, to)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.filled(ctx, q, to, asked{unit: u.Code})
}

// place is the unit that was written, as unitMeant gives it. One that has ended is a refusal, too, unless the link asks for
// its people.
func (h *Handler) place(ctx context.Context, q *question, written string, to view.Link) (scoring.Unit, error) {
	u, err := h.unitMeant(ctx, q, written, to)
	if err != nil || to.To == view.ToPeople {
		return u, err
	}
	return u, h.exists(ctx, q, u, to)
}

// unitMeant is the unit that words name, and nothing else. One that is not there is a refusal with those that may have been
// meant, as buttons that go on with the link.
func (h *Handler) unitMeant(ctx context.Context, q *question, written string, to view.Link) (scoring.Unit, error) {
	index, err := h.Store.Index(ctx)
	if err != nil {
		return scoring.Unit{}, err
	}
	name := unitWords(strings.Fields(written))
	if u, ok := find(index, reading{unit: name}, scoring.MonthOf(q.reader.Now, h.Zone)); ok {
		return u, nil
	}
	return scoring.Unit{}, refusal{view.Suggestions(q.reader, name, suggested(index, name, scoring.MonthOf(q.reader.Now, h.Zone)), to)}
}

// exists refuses a unit that has ended, and offers the one that took over.
func (h *Handler) exists(ctx context.Context, q *question, u scoring.Unit, to view.Link) error {
	today := h.today(q)
	if !u.Over(today) {
		return nil
	}
	index, err := h.Store.Index(ctx)
	if err != nil {
		return err
	}
	m := view.Note(q.reader.Words.Text("place.ended", "unit", view.UnitName(u.Name)))
	if heir, ok := u.Heir(today, index.ByCode); ok {
		m = view.Heir(q.reader, u, heir, to)
	}
	return refusal{m}
}

// chosen is the unit of a link; one that has left the register or has ended is a refusal.
func (h *Handler) chosen(ctx context.Context, q *question, r register, l view.Link) (scoring.Unit, error) {
	u, ok := r.index.ByCode(l.Unit)
	if !ok {
		return u, q.refuse("unit.unknown", "name", view.Quoted(l.Unit))
	}
	l.Unit = ""
	return u, h.exists(ctx, q, u, l)
}
