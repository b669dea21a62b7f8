package rooms

import (
	"errors"
	"slices"
	"testing"
	"time"

	"motcua/scoring/people"
)

// invite keeps an invitation under the code.
func invite(t *testing.T, s *Store, code string, g people.Grant, expires time.Time) {
	t.Helper()
	inv := people.Invitation{Hash: people.HashCode(code), Grant: g, Expires: expires}
	if err := s.AddInvitation(t.Context(), inv, 7); err != nil {
		t.Fatal(err)
	}
}

func TestAnInvitationIsRedeemedOnce(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	officer := people.Grant{Role: people.Officer, Unit: unitCode(1)}
	invite(t, s, "AAAA", officer, noon.Add(time.Hour))
	for _, c := range []struct {
		says   string
		code   string
		person int64
		at     time.Time
		update int64
		want   error
	}{
		{"an unknown code", "ZZZZ", 1, noon, 10, people.ErrInvitation},
		{"the code", "AAAA", 1, noon, 11, nil},
		{"the same request again, after a crash", "AAAA", 1, noon, 11, nil},
		{"the same request again, after the code expired", "AAAA", 1, noon.Add(2 * time.Hour), 11, nil},
		{"a new request of the same person", "AAAA", 1, noon, 12, people.ErrInvitation},
		{"somebody else, later", "AAAA", 2, noon, 13, people.ErrInvitation},
		{"somebody else, with the number of the first request", "AAAA", 3, noon, 11, people.ErrInvitation},
	} {
		got, err := s.Redeem(t.Context(), c.code, c.person, c.at, c.update)
		if !errors.Is(err, c.want) || err == nil && got != officer || err != nil && got != (people.Grant{}) {
			t.Errorf("%s: %+v, %v; want %v", c.says, got, err, c.want)
		}
	}
	for id, want := range map[int64][]people.Grant{1: {officer}, 2: nil, 3: nil} {
		if p, err := s.Person(t.Context(), id); err != nil || !slices.Equal(p.Grants, want) || p.ID != id {
			t.Errorf("person %d: %+v, %v", id, p, err)
		}
	}
}

func TestWhatIsOverIsNoInvitation(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	admin := people.Grant{Role: people.Admin}
	invite(t, s, "OLD", admin, noon)
	invite(t, s, "GONE", admin, noon.Add(time.Hour))
	if _, err := s.Writer().Exec(`UPDATE invitations SET revoked_at = 1 WHERE hash = ?`, people.HashCode("GONE")); err != nil {
		t.Fatal(err)
	}
	for i, code := range []string{"OLD", "GONE"} {
		if _, err := s.Redeem(t.Context(), code, 1, noon, int64(i)); !errors.Is(err, people.ErrInvitation) {
			t.Errorf("%s: %v, want %v", code, err, people.ErrInvitation)
		}
	}
	err := s.AddInvitation(t.Context(), people.Invitation{Hash: "h", Grant: people.Grant{Role: people.Chair, Unit: "nowhere"}, Expires: noon}, 0)
	if err == nil {
		t.Error("an invitation for a unit that is not in the register was kept")
	}
}

func TestWrongCodesLockTheChatOut(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	invite(t, s, "GOOD", people.Grant{Role: people.Admin}, noon.Add(24*time.Hour))
	minute := func(n int) time.Time { return noon.Add(time.Duration(n) * time.Minute) }
	for _, c := range []struct {
		says   string
		code   string
		at     time.Time
		update int64
		want   error
	}{
		{"the first wrong code", "W", minute(0), 1, people.ErrInvitation},
		{"the second", "W", minute(1), 2, people.ErrInvitation},
		{"the second again, which counts once", "W", minute(1), 2, people.ErrInvitation},
		{"the second again, which counts once", "W", minute(2), 2, people.ErrInvitation},
		{"the third", "W", minute(2), 3, people.ErrInvitation},
		{"the fourth", "W", minute(3), 4, people.ErrInvitation},
		{"the fifth", "W", minute(4), 5, people.ErrInvitation},
		{"then even the right code is refused", "GOOD", minute(5), 6, people.ErrLockedOut},
		{"the fifth again gets its own answer", "W", minute(6), 5, people.ErrInvitation},
		{"to the last second", "GOOD", minute(60).Add(-time.Second), 7, people.ErrLockedOut},
		{"a request refused in the lock-out stays refused", "GOOD", minute(61), 7, people.ErrLockedOut},
		{"an hour after the first wrong code the right one is taken", "GOOD", minute(60), 8, nil},
	} {
		if _, err := s.Redeem(t.Context(), c.code, 1, c.at, c.update); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.says, err, c.want)
		}
	}
	if _, err := s.Redeem(t.Context(), "W", 2, minute(5), 20); !errors.Is(err, people.ErrInvitation) {
		t.Errorf("another chat is locked out with the first: %v", err)
	}
}

func TestAPersonHoldsSeveralGrantsUntilRemoved(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	grants := []people.Grant{{Role: people.Officer, Unit: unitCode(2)}, {Role: people.Chair, Unit: unitCode(0)}, {Role: people.Admin}}
	for i, g := range append(grants, grants[0]) { // the last is held already
		code := string(rune('A' + i))
		invite(t, s, code, g, noon.Add(time.Hour))
		if got, err := s.Redeem(t.Context(), code, 1, noon, int64(i)); err != nil || got != g {
			t.Fatalf("grant %d: %+v, %v", i, got, err)
		}
	}
	if err := s.SetLanguage(t.Context(), 1, "en"); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Person(t.Context(), 1); err != nil || !slices.Equal(p.Grants, grants) || p.Language != "en" {
		t.Errorf("got %+v, %v; want the grants in the order given", p, err)
	}
	for _, want := range []bool{true, false} {
		if any, err := s.RemovePerson(t.Context(), 1, 0); err != nil || any != want {
			t.Errorf("removal: %v, %v; want %v", any, err, want)
		}
	}
	if p, err := s.Person(t.Context(), 1); err != nil || p.Known() || p.Language != "en" {
		t.Errorf("after the removal: %+v, %v", p, err)
	}
	var actions []string
	if err := s.Reader().Select(&actions, `SELECT action FROM audit ORDER BY id`); err != nil {
		t.Fatal(err)
	}
	want := []string{"invited", "granted", "invited", "granted", "invited", "granted", "invited", "granted", "removed"}
	if !slices.Equal(actions, want) {
		t.Errorf("audit log %v, want %v", actions, want)
	}
}
