package people

import (
	"cmp"
	"context"
	"slices"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/names"
	"motcua/scoring/people"
)

// register is what an admin's question about people is answered from.
type register struct {
	people people.Directory
	units  []scoring.Unit // by code
	index  *names.Index
	today  string
	self   int64
}

// readRegister reads who is registered, as the one who asks sees it.
func (r room) readRegister(ctx context.Context, q *chat.Question) (reg register, err error) {
	reg.today, reg.self = q.Today(), q.Person.ID
	if reg.people, err = r.store.Directory(ctx); err != nil {
		return reg, err
	}
	if reg.units, err = r.store.Units(ctx); err != nil {
		return reg, err
	}
	reg.index, err = r.Store.Index(ctx)
	return reg, err
}

// presentUnits are the units that exist today.
func (r register) presentUnits() []scoring.Unit {
	return slices.DeleteFunc(slices.Clone(r.units), func(u scoring.Unit) bool { return !u.ValidOn(r.today) })
}

// lackingUnits are the units that exist today and have nobody in a role, those with nobody at all first.
func (r register) lackingUnits() (all []lackingUnit) {
	for _, u := range r.presentUnits() {
		if missing := r.people.Missing(u.Code); len(missing) > 0 {
			all = append(all, lackingUnit{Unit: u, Roles: missing, Empty: len(r.people.Serving(u.Code)) == 0})
		}
	}
	slices.SortStableFunc(all, func(a, b lackingUnit) int {
		switch {
		case a.Empty == b.Empty:
			return 0
		case a.Empty:
			return -1
		}
		return 1
	})
	return all
}

// allEnded are the units that have ended and still have people.
func (r register) allEnded() (all []endedUnit) {
	for _, u := range r.units {
		if m, ok := r.endingOf(u); ok && m.People > 0 {
			all = append(all, m)
		}
	}
	return all
}

// endingOf is a unit that has ended, with its heir; false while it exists.
func (r register) endingOf(u scoring.Unit) (endedUnit, bool) {
	m := endedUnit{Unit: u, People: len(r.people.Serving(u.Code))}
	if heir, ok := u.Heir(r.today, r.index.ByCode); ok {
		m.Heir = heir
	}
	return m, u.HasEndedBefore(r.today)
}

// describePeople are people as they are shown, in the order of the unit that they serve first; admins come before.
func (r register) describePeople(some people.Directory) []registeredPerson {
	all := make([]registeredPerson, len(some))
	for i, p := range some {
		all[i] = registeredPerson{Number: p.Number, Label: p.Label, Self: p.ID == r.self, Held: r.holdings(p.Grants), Seen: p.Seen, Gone: p.Gone}
	}
	slices.SortStableFunc(all, func(a, b registeredPerson) int { return cmp.Compare(a.Held[0].Unit, b.Held[0].Unit) })
	return all
}

// holdings are grants with their units' names.
func (r register) holdings(grants []people.Grant) (all []heldRole) {
	for _, g := range grants {
		all = append(all, r.holdingOf(g))
	}
	return all
}

func (r register) holdingOf(g people.Grant) heldRole {
	h := heldRole{Grant: g, Name: g.Unit}
	if u, ok := r.index.ByCode(g.Unit); ok {
		h.Name = u.Name
	}
	return h
}

// describeOffer is an open invitation as it is shown.
func (r register) describeOffer(o people.Offered) openInvitation {
	return openInvitation{heldRole: r.holdingOf(o.Grant), ID: o.ID(), Number: o.Number(), Batch: o.Batch, Expires: o.Expires}
}
