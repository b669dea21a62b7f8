package people

import (
	"slices"
	"time"
)

// Registered is somebody who holds a role, as admins see them: a number stands for the name, which is not kept.
type Registered struct {
	Person
	Number int       // the person's for ever, from 1
	Label  string    // by which admins tell them from others of the unit; "" for none
	Seen   time.Time // the day on which they last wrote or pressed; zero when that is not known
	Gone   time.Time // since when no message reaches them; zero while messages do
}

// HasGrant says whether the person holds the very grant.
func (p Person) HasGrant(g Grant) bool { return slices.Contains(p.Grants, g) }

// Directory is all who hold a role, by number.
type Directory []Registered

// Serving are those who serve the unit; "" stands for the authority's office.
func (d Directory) Serving(unit string) Directory {
	return d.filter(func(r Registered) bool {
		return slices.ContainsFunc(r.Grants, func(g Grant) bool { return g.Unit == unit })
	})
}

// Unreachable are those whom no message reaches.
func (d Directory) Unreachable() Directory {
	return d.filter(func(r Registered) bool { return !r.Gone.IsZero() })
}

func (d Directory) filter(is func(Registered) bool) Directory {
	var some Directory
	for _, r := range d {
		if is(r) {
			some = append(some, r)
		}
	}
	return some
}

// ByNumber is the person with the number; false when they hold no role.
func (d Directory) ByNumber(n int) (Registered, bool) {
	i := slices.IndexFunc(d, func(r Registered) bool { return r.Number == n })
	if i < 0 {
		return Registered{}, false
	}
	return d[i], true
}

// Missing are the roles of a unit that nobody holds for it.
func (d Directory) Missing(unit string) []Role {
	var missing []Role
	for _, role := range Roles() {
		held := slices.ContainsFunc(d, func(r Registered) bool { return r.HasGrant(Grant{Role: role, Unit: unit}) })
		if role.NeedsUnit() && !held {
			missing = append(missing, role)
		}
	}
	return missing
}
