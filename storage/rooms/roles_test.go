package rooms

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/storage/chat"
)

// register has somebody hold a grant.
func register(t *testing.T, s *Store, person int64, g people.Grant) {
	t.Helper()
	code := people.SealedCode([]byte("test"), string(g.Role)+g.Unit, int(person))
	invite(t, s, code, g, noon.Add(time.Hour))
	if _, err := s.Redeem(t.Context(), code, person, noon, person); err != nil {
		t.Fatal(err)
	}
}

func held(t *testing.T, s *Store, person int64) []people.Grant {
	t.Helper()
	p, err := s.Person(t.Context(), person)
	if err != nil {
		t.Fatal(err)
	}
	return p.Grants
}

// inWords is an entry of the audit log with all that it says.
const inWords = `concat_ws(' ', action, nullif(reference, 0), nullif(person, 0), details->>'kind', details->>'invitation', details->>'role',
	details->>'indicator', details->>'share', details->>'setting', nullif(unit, ''), nullif(unit_after, ''), nullif(month, ''), details->>'grants', details->>'invitations', details->>'copied_at')`

func actions(t *testing.T, s *Store) (all []string) {
	t.Helper()
	if err := s.Reader().Select(&all, `SELECT `+inWords+` FROM audit WHERE action NOT IN ('invited', 'granted') ORDER BY id`); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestRolesAreChangedOnceHoweverOftenAsked(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 4)
	officer := func(n int) people.Grant { return people.Grant{Role: people.Officer, Unit: unitCode(n)} }
	admin := people.Grant{Role: people.Admin}
	register(t, s, 1, officer(0))
	register(t, s, 2, admin)
	for _, c := range []struct {
		says   string
		person int64
		change people.Change
		want   error
		held   []people.Grant
	}{
		{"moved", 1, people.Change{Drop: officer(0), Add: officer(1)}, nil, []people.Grant{officer(1)}},
		{"the same update again", 1, people.Change{Drop: officer(0), Add: officer(1)}, nil, []people.Grant{officer(1)}},
		{"by another admin, elsewhere, from where they are no more", 1, people.Change{Drop: officer(0), Add: officer(2)}, people.ErrNotHeld, []people.Grant{officer(1)}},
		{"a role more", 1, people.Change{Add: admin}, nil, []people.Grant{officer(1), admin}},
		{"and again", 1, people.Change{Add: admin}, nil, []people.Grant{officer(1), admin}},
		{"a role less", 2, people.Change{Drop: admin}, nil, nil},
		{"and again", 2, people.Change{Drop: admin}, nil, nil},
		{"who was removed gets in by an invitation only", 2, people.Change{Add: officer(1)}, people.ErrNotHeld, nil},
		{"the last admin stays one", 1, people.Change{Drop: admin}, people.ErrLastAdmin, []people.Grant{officer(1), admin}},
	} {
		if err := s.ChangeRoles(t.Context(), c.person, c.change, 9); !errors.Is(err, c.want) || c.want == nil && err != nil {
			t.Errorf("%s: %v, want %v", c.says, err, c.want)
		}
		if got := held(t, s, c.person); !slices.Equal(got, c.held) {
			t.Errorf("%s: they hold %v, want %v", c.says, got, c.held)
		}
	}
	if _, err := s.RemovePerson(t.Context(), 1, 1); !errors.Is(err, people.ErrLastAdmin) || len(held(t, s, 1)) != 2 {
		t.Errorf("the last admin is removed: %v", err)
	}
	want := []string{"moved 1 officer " + unitCode(0) + " " + unitCode(1), "role-added 1 admin", "role-removed 2 admin"}
	if got := actions(t, s); !slices.Equal(got, want) {
		t.Errorf("the audit log has %q, want %q", got, want)
	}
}

func TestTwoAdminsAtOnce(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 9)
	admin := people.Grant{Role: people.Admin}
	register(t, s, 1, admin)
	register(t, s, 2, admin)
	register(t, s, 3, people.Grant{Role: people.Officer, Unit: unitCode(0)})
	var wg sync.WaitGroup
	refused := make([]error, 9)
	for n := 1; n < 9; n++ {
		wg.Go(func() {
			c := people.Change{Drop: people.Grant{Role: people.Officer, Unit: unitCode(0)}, Add: people.Grant{Role: people.Officer, Unit: unitCode(n)}}
			refused[n] = s.ChangeRoles(t.Context(), 3, c, int64(n%2+1))
		})
	}
	var each [2]error
	for i := range each {
		wg.Go(func() { _, each[i] = s.RemovePerson(t.Context(), int64(2-i), int64(i+1)) })
	}
	wg.Wait()
	moved := 0
	for n := 1; n < 9; n++ {
		if refused[n] == nil {
			moved++
		} else if !errors.Is(refused[n], people.ErrNotHeld) {
			t.Error(refused[n])
		}
	}
	if grants := held(t, s, 3); moved != 1 || len(grants) != 1 || refused[slices.IndexFunc([]string{unitCode(0), unitCode(1), unitCode(2), unitCode(3), unitCode(4), unitCode(5), unitCode(6), unitCode(7), unitCode(8)}, func(u string) bool { return u == grants[0].Unit })] != nil {
		t.Errorf("moved %d times; holds %v", moved, grants)
	}
	if left := len(held(t, s, 1)) + len(held(t, s, 2)); left != 1 || (each[0] == nil) == (each[1] == nil) || !errors.Is(errors.Join(each[:]...), people.ErrLastAdmin) {
		t.Errorf("%d admins are left of two who removed each other: %v", left, each)
	}
}

func TestAMergedUnitHandsItsPeopleOver(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	from, to := unitCode(0), unitCode(1)
	register(t, s, 1, people.Grant{Role: people.Officer, Unit: from})
	register(t, s, 2, people.Grant{Role: people.Chair, Unit: from})
	register(t, s, 2, people.Grant{Role: people.Chair, Unit: to}) // holds it there already
	invite(t, s, "STILLOPEN", people.Grant{Role: people.Officer, Unit: from}, noon.Add(time.Hour))
	if _, err := s.HandOver(t.Context(), from, to, 7); err == nil {
		t.Error("a unit without a successor hands over")
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		_, _, err := tx.PutUnits(ctx, 0, []scoring.Unit{{Code: from, Name: "UBND xã 0", ValidTo: "2024-06-30", Successor: to}})
		return err
	})
	for _, want := range []int{2, 0} {
		if n, err := s.HandOver(t.Context(), from, to, 7); err != nil || n != want {
			t.Errorf("handed over %d, %v; want %d", n, err, want)
		}
	}
	for person, role := range map[int64]people.Role{1: people.Officer, 2: people.Chair} {
		if got := held(t, s, person); !slices.Equal(got, []people.Grant{{Role: role, Unit: to}}) {
			t.Errorf("person %d holds %v", person, got)
		}
	}
	if g, err := s.Redeem(t.Context(), "STILLOPEN", 3, noon, 30); err != nil || g.Unit != to {
		t.Errorf("an invitation of the merged unit gives %v, %v", g, err)
	}
	if got := actions(t, s); !slices.Contains(got, "handed-over "+from+" "+to+" 2 1") || len(got) > 2 {
		t.Errorf("the audit log has %q", got)
	}
}

func TestDirectoryKeepsNumbersOfThoseWhoWereRemoved(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	officer := people.Grant{Role: people.Officer, Unit: unitCode(0)}
	register(t, s, 900, officer)
	register(t, s, 800, people.Grant{Role: people.Chair, Unit: unitCode(0)})
	register(t, s, 700, people.Grant{Role: people.Admin})
	today := time.Date(2024, 7, 10, 0, 0, 0, 0, hanoi)
	setNow(s, func() time.Time { return noon.AddDate(0, 0, 3) })
	if _, err := s.PutUpdates(t.Context(), []chat.Update{{ID: 1, Chat: 800}, {ID: 2, Chat: 800}, {ID: 3, Chat: 12345}}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RemovePerson(t.Context(), 700, 0); err != nil {
		t.Fatal(err)
	}
	if err := s.Gone(t.Context(), 900, "blocked", noon, noon); err != nil {
		t.Fatal(err)
	}
	d, err := s.Directory(t.Context())
	if err != nil || len(d) != 2 {
		t.Fatalf("%+v, %v", d, err)
	}
	if a := d[0]; a.Number != 1 || a.ID != 900 || !a.HasGrant(officer) || !a.Seen.Equal(today) || !a.Gone.Equal(noon) {
		t.Errorf("the first is %+v", a)
	}
	if b := d[1]; b.Number != 2 || b.ID != 800 || !b.Seen.Equal(today.AddDate(0, 0, 3)) || !b.Gone.IsZero() {
		t.Errorf("the second is %+v", b)
	}
	register(t, s, 600, people.Grant{Role: people.Admin})
	if d, err = s.Directory(t.Context()); err != nil || d[2].Number != 4 {
		t.Errorf("a number is given to another: %+v, %v", d, err)
	}
	for n, want := range map[int]int64{1: 900, 3: 700, 5: 0} {
		p, ok, err := s.Numbered(t.Context(), n)
		if err != nil || ok != (want != 0) || p.ID != want || p.Known() == (n == 3) && ok {
			t.Errorf("number %d is %+v (%v), %v; the third was removed", n, p, ok, err)
		}
	}
}

func TestInvitationsAreOfferedOnceAndRevoked(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	var all []people.Invitation
	codes := []string{}
	for n := range 3 {
		code := people.SealedCode([]byte("secret"), "an occasion", n)
		codes = append(codes, code)
		all = append(all, people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Officer, Unit: unitCode(n)}, Expires: noon.Add(time.Hour)})
	}
	states := func(want ...people.State) {
		t.Helper()
		later := slices.Clone(all)
		for i := range later {
			later[i].Expires = noon.Add(9 * time.Hour) // made again, they expire when they did
		}
		got, err := s.Offer(t.Context(), later, 7)
		if err != nil || len(got) != 3 {
			t.Fatalf("%v, %v", got, err)
		}
		for i, o := range got {
			if o.State != want[i] || !o.Expires.Equal(noon.Add(time.Hour)) || o.Grant != all[i].Grant {
				t.Errorf("invitation %d is %+v, want %s", i, o, want[i])
			}
		}
	}
	if _, err := s.Offer(t.Context(), all, 7); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Offer(t.Context(), append(slices.Clone(all), people.Invitation{Hash: "x", Grant: people.Grant{Role: people.Chair, Unit: "nowhere"}}), 7); err == nil {
		t.Error("an invitation for no unit was kept")
	}
	states(people.Open, people.Open, people.Open)
	if _, err := s.Redeem(t.Context(), codes[0], 1, noon, 1); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{1, 0} {
		if n, err := s.Revoke(t.Context(), []string{all[0].ID(), all[1].ID(), "", "zz"}, 7); err != nil || n != want {
			t.Fatalf("%d are ended, %v, want %d", n, err, want)
		}
	}
	states(people.Used, people.Revoked, people.Open)
	if _, err := s.Redeem(t.Context(), codes[1], 2, noon, 2); !errors.Is(err, people.ErrInvitation) {
		t.Errorf("a revoked invitation is taken: %v", err)
	}
	if open, err := s.Offers(t.Context(), noon); err != nil || len(open) != 1 || open[0].Hash != all[2].Hash {
		t.Errorf("open are %+v, %v", open, err)
	}
	setNow(s, func() time.Time { return noon.Add(2 * time.Hour) })
	states(people.Used, people.Revoked, people.Expired)
	if got := actions(t, s); !slices.Contains(got, "invitation-revoked "+all[1].ID()+" officer "+unitCode(1)) || len(got) > 2 {
		t.Errorf("the audit log has %q", got)
	}
}
