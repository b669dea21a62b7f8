package conversation

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"motcua/scoring/people"
)

// numberedFrom is what a number of the register has more than the Telegram id, in the fake.
const numberedFrom = 10

func (f *fake) Directory(context.Context) (d people.Directory, err error) {
	for _, id := range slices.Sorted(maps.Keys(f.people)) {
		if p := f.people[id]; p.Known() {
			d = append(d, people.Registered{Person: p, Number: int(id) + numberedFrom, Seen: at("2024-07-01 00:00")})
		}
	}
	return d, f.fails
}

func (f *fake) Numbered(_ context.Context, n int) (people.Person, bool, error) {
	p, ok := f.people[int64(n-numberedFrom)]
	return p, ok, f.fails
}

func (f *fake) ChangeRoles(_ context.Context, person int64, c people.Change, _ int64) error {
	p := f.people[person]
	after, err := c.Apply(p.Grants)
	if err != nil {
		return err
	}
	if p.Is(people.Admin) && !(people.Person{Grants: after}).Is(people.Admin) && f.admins() == 1 {
		return people.ErrLastAdmin
	}
	p.Grants = after
	f.people[person] = p
	return f.fails
}

func (f *fake) admins() (n int) {
	for _, p := range f.people {
		if p.Is(people.Admin) {
			n++
		}
	}
	return n
}

func (f *fake) RemovePerson(_ context.Context, id, _ int64) (bool, error) {
	p := f.people[id]
	if p.Is(people.Admin) && f.admins() == 1 {
		return false, people.ErrLastAdmin
	}
	any := p.Known()
	p.Grants = nil
	f.people[id] = p
	return any, f.fails
}

func (f *fake) HandOver(ctx context.Context, from, to string, by int64) (n int, err error) {
	for id, p := range f.people {
		for _, g := range p.Grants {
			if g.Unit == from {
				n++
				err = errors.Join(err, f.ChangeRoles(ctx, id, people.Change{Drop: g, Add: people.Grant{Role: g.Role, Unit: to}}, by))
			}
		}
	}
	return n, err
}

func (f *fake) Offer(_ context.Context, invitations []people.Invitation, _ int64) (kept []people.Offered, err error) {
	for _, inv := range invitations {
		i := slices.IndexFunc(f.offers, func(o people.Offered) bool { return o.Hash == inv.Hash })
		if i < 0 {
			f.offers = append(f.offers, people.Offered{Invitation: inv, State: people.Open})
			i = len(f.offers) - 1
		}
		kept = append(kept, f.offers[i])
	}
	return kept, f.fails
}

func (f *fake) Offers(context.Context, time.Time) (open []people.Offered, err error) {
	for _, o := range f.offers {
		if o.State == people.Open {
			open = append(open, o)
		}
	}
	return open, f.fails
}

func (f *fake) Revoke(_ context.Context, ids []string, _ int64) error {
	for i := range f.offers {
		if slices.Contains(ids, f.offers[i].ID()) && f.offers[i].State == people.Open {
			f.offers[i].State = people.Revoked
		}
	}
	return f.fails
}
