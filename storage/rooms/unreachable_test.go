package rooms

import (
	"errors"
	"testing"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// enrols makes somebody known with a role.
func enrols(t *testing.T, s *Store, person int64, g people.Grant) {
	t.Helper()
	code := "ABCDEFGHJKMN" + time.Unix(person, 0).UTC().Format("0405")
	if err := s.AddInvitation(t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: g, Expires: noon.Add(time.Hour)}, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redeem(t.Context(), code, person, noon, person); err != nil {
		t.Fatal(err)
	}
}

func TestTheAdminsAreToldOfWhoIsGone(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	enrols(t, s, 1, people.Grant{Role: people.Admin})
	enrols(t, s, 2, people.Grant{Role: people.Admin})
	enrols(t, s, 3, people.Grant{Role: people.Officer, Unit: unitCode(1)})
	morning := noon.Add(19 * time.Hour)
	const stranger = 9
	gone := func(person int64, at time.Time) {
		t.Helper()
		if err := s.Gone(t.Context(), person, "blocked", at, morning); err != nil {
			t.Fatal(err)
		}
	}
	gone(3, noon)
	gone(3, noon.Add(time.Minute)) // found again
	gone(stranger, noon)
	rows := ready(t, s, morning, 10)
	if len(rows) != 2 || len(ready(t, s, morning.Add(-time.Second), 10)) > 0 {
		t.Fatalf("%+v", rows)
	}
	for i, r := range rows {
		if !(outbox.UnreachedPerson{Person: 3, Since: noon}).IsToldBy(r) || r.Person != int64(i+1) || r.Reason != outbox.Unreached || r.Unit != unitCode(1) {
			t.Errorf("%+v", r)
		}
	}
	gone(2, noon)
	if rows = ready(t, s, morning, 10); len(rows) != 2 || rows[0].Person != 1 || rows[1].Person != 1 {
		t.Errorf("after an admin is gone: %+v", rows)
	}
	if err := errors.Join(s.Reached(t.Context(), 3), s.Reached(t.Context(), 3)); err != nil {
		t.Fatal(err)
	}
	if _, _, is, err := s.Unreachable(t.Context(), 3); is || err != nil {
		t.Errorf("who wrote is gone: %v, %v", is, err)
	}
	gone(3, noon.Add(time.Hour))
	if rows = ready(t, s, morning, 10); len(rows) != 3 {
		t.Errorf("lost again, it is told %d times", len(rows))
	}
	if since, reason, is, err := s.Unreachable(t.Context(), 3); !is || err != nil || reason != "blocked" || !since.Equal(noon.Add(time.Hour)) {
		t.Errorf("%v %q %v %v", since, reason, is, err)
	}
}
