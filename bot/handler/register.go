package handler

import (
	"cmp"
	"context"
	"slices"

	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/names"
	"motcua/scoring/people"
)

// Register is who holds which role, as admins see and change it.
type Register interface {
	// Directory is all who hold a role.
	Directory(ctx context.Context) (people.Directory, error)
	// Numbered is the person of a number, also when they hold nothing any more.
	Numbered(ctx context.Context, n int) (people.Person, bool, error)
	// ChangeRoles gives the errors of people.Change. A change that was made already is none.
	ChangeRoles(ctx context.Context, person int64, c people.Change, by int64) error
	// RemovePerson takes all roles. It gives people.ErrLastAdmin.
	RemovePerson(ctx context.Context, id, by int64) (bool, error)
	// HandOver gives the people of a unit, and its open invitations, to another.
	HandOver(ctx context.Context, from, to string, by int64) (int, error)
}

// register is what an admin's question about people is answered from.
type register struct {
	people people.Directory
	units  []scoring.Unit // by code
	index  *names.Index
	today  string
	self   int64
}

// requireOffice refuses whoever is not an admin.
func requireOffice(q *Question) error { return q.RequireAdmin("people.not_yours") }

// register reads who is registered, for an admin; anybody else is refused.
func (h *Handler) register(ctx context.Context, q *Question) (r register, err error) {
	if err := requireOffice(q); err != nil {
		return r, err
	}
	r.today, r.self = q.Today(), q.Person.ID
	if r.people, err = h.Store.Directory(ctx); err != nil {
		return r, err
	}
	if r.units, err = h.Store.Units(ctx); err != nil {
		return r, err
	}
	r.index, err = h.Store.Index(ctx)
	return r, err
}

// present are the units that exist today.
func (r register) present() []scoring.Unit {
	return slices.DeleteFunc(slices.Clone(r.units), func(u scoring.Unit) bool { return !u.ValidOn(r.today) })
}

// lacking are the units that exist today and have nobody in a role, those with nobody at all first.
func (r register) lacking() (all []view.Lacking) {
	for _, u := range r.present() {
		if missing := r.people.Missing(u.Code); len(missing) > 0 {
			all = append(all, view.Lacking{Unit: u, Roles: missing, Empty: len(r.people.Of(u.Code)) == 0})
		}
	}
	slices.SortStableFunc(all, func(a, b view.Lacking) int {
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

// merged are the units that have ended and still have people.
func (r register) merged() (all []view.Merged) {
	for _, u := range r.units {
		if m, ok := r.ended(u); ok && m.People > 0 {
			all = append(all, m)
		}
	}
	return all
}

// ended is what became of a unit; false while it exists.
func (r register) ended(u scoring.Unit) (view.Merged, bool) {
	m := view.Merged{Unit: u, People: len(r.people.Of(u.Code))}
	if heir, ok := u.Heir(r.today, r.index.ByCode); ok {
		m.Heir = heir
	}
	return m, u.Over(r.today)
}

// shown are people as they are shown, by the unit they serve first; admins come before.
func (r register) shown(some people.Directory) []view.Registered {
	all := make([]view.Registered, len(some))
	for i, p := range some {
		all[i] = view.Registered{Number: p.Number, Self: p.ID == r.self, Held: r.held(p.Grants), Seen: p.Seen, Gone: p.Gone}
	}
	slices.SortStableFunc(all, func(a, b view.Registered) int { return cmp.Compare(a.Held[0].Unit, b.Held[0].Unit) })
	return all
}

// held are grants with their units' names.
func (r register) held(grants []people.Grant) (all []view.Holding) {
	for _, g := range grants {
		all = append(all, r.named(g))
	}
	return all
}

func (r register) named(g people.Grant) view.Holding {
	h := view.Holding{Grant: g, Name: g.Unit}
	if u, ok := r.index.ByCode(g.Unit); ok {
		h.Name = u.Name
	}
	return h
}
