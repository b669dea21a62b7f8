package rooms

import (
	"testing"
	"time"

	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// scheduled is a broadcast that was confirmed for everybody, and begins in an hour.
func scheduled(t *testing.T, s *Store) broadcast.Broadcast {
	t.Helper()
	b, err := s.AddBroadcast(t.Context(), broadcast.Broadcast{By: 99, Content: broadcast.Content{Kind: broadcast.Text, Text: "Xin chào"}}, 1)
	if err != nil {
		t.Fatal(err)
	}
	to, err := s.Audience(t.Context(), b.Audience)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err = s.ChangeBroadcast(t.Context(), b.ID, b.Version, 99, 2, func(b *broadcast.Broadcast) bool {
		b.State, b.SendAt, b.Chat, b.To = broadcast.Scheduled, noon.Add(time.Hour), 99, to
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// invites has somebody register for a unit.
func invites(t *testing.T, s *Store, person int64, code, unit string) {
	t.Helper()
	invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Officer, Unit: unit}, Expires: s.Now().Add(time.Hour)}
	if err := s.AddInvitation(t.Context(), invitation, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redeem(t.Context(), code, person, s.Now(), 5000+person); err != nil {
		t.Fatal(err)
	}
}

// A broadcast goes to those who were shown when it was confirmed, whatever becomes of them until it begins.
func TestABroadcastGoesToThoseForWhomItWasConfirmed(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 6)
	b := scheduled(t, s)
	holds(t, s, b.ID, broadcast.Scheduled, broadcast.Counts{broadcast.Waiting: 6})
	move := people.Change{Drop: people.Grant{Role: people.Officer, Unit: unitCode(0)}, Add: people.Grant{Role: people.Chair, Unit: unitCode(5)}}
	if err := s.ChangeRoles(t.Context(), 1, move, 99); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RemovePerson(t.Context(), 2, 99); err != nil {
		t.Fatal(err)
	}
	if err := s.Gone(t.Context(), 3, "blocked", noon, noon); err != nil {
		t.Fatal(err)
	}
	if err := s.Gone(t.Context(), 4, "blocked", noon, noon); err != nil {
		t.Fatal(err)
	}
	if err := s.Reached(t.Context(), 4); err != nil {
		t.Fatal(err)
	}
	invites(t, s, 50, "9999999999999999", unitCode(1)) // too late
	goesTo(t, s, noon.Add(time.Hour), 0)
	setNow(s, func() time.Time { return noon.Add(time.Hour) })
	if err := s.TendBroadcasts(t.Context()); err != nil {
		t.Fatal(err)
	}
	holds(t, s, b.ID, broadcast.Running, broadcast.Counts{broadcast.Waiting: 5, broadcast.Blocked: 1})
	goesTo(t, s, noon.Add(time.Hour), 5)
	all, err := s.Outcomes(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []broadcast.Person{
		{ID: 1, Role: people.Chair, Unit: unitCode(0), Now: "UBND xã 5"}, {ID: 2, Unit: unitCode(1)}, {ID: 3, Role: people.Officer, Unit: unitCode(2)},
	} {
		if got := all[i]; got.ID != want.ID || got.Role != want.Role || got.Unit != want.Unit || got.Now != want.Now {
			t.Errorf("the report has %+v, want %+v", got, want)
		}
	}
}

// One that has become a draft again goes to those for whom it is confirmed then, and to nobody of before.
func TestABroadcastConfirmedAnewGoesToNobodyOfBefore(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 3)
	b := scheduled(t, s)
	if _, err := s.Writer().Exec(`UPDATE broadcasts SET state = 'draft' WHERE id = ?`, b.ID); err != nil {
		t.Fatal(err)
	}
	b, done, err := s.ChangeBroadcast(t.Context(), b.ID, b.Version, 99, 3, func(b *broadcast.Broadcast) bool {
		b.State, b.SendAt, b.To = broadcast.Scheduled, time.Time{}, []broadcast.Recipient{{Person: 2, Grant: people.Grant{Role: people.Officer, Unit: unitCode(1)}}}
		return true
	})
	if err != nil || !done {
		t.Fatalf("it is not confirmed anew: %v", err)
	}
	if err := s.TendBroadcasts(t.Context()); err != nil {
		t.Fatal(err)
	}
	holds(t, s, b.ID, broadcast.Running, broadcast.Counts{broadcast.Waiting: 1})
}

// Cancelled before it begins it goes to nobody, and that is what became of each.
func TestABroadcastCancelledBeforeItBeginsIsSentToNobody(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 3)
	b := becomes(t, s, scheduled(t, s), broadcast.Cancelled, 3)
	setNow(s, func() time.Time { return noon.Add(2 * time.Hour) })
	if err := s.TendBroadcasts(t.Context()); err != nil {
		t.Fatal(err)
	}
	holds(t, s, b.ID, broadcast.Cancelled, broadcast.Counts{broadcast.Dropped: 3})
	goesTo(t, s, noon.Add(3*time.Hour), 0)
}

// goesTo checks to how many a broadcast is ready to go out at an instant.
func goesTo(t *testing.T, s *Store, at time.Time, want int) {
	t.Helper()
	rows, err := s.Ready(t.Context(), at, nil, 100)
	got := 0
	for _, row := range rows {
		if row.Reason == outbox.Broadcast {
			got++
		}
	}
	if err != nil || got != want {
		t.Errorf("at %v it is ready to go out to %d, want %d: %v", at, got, want, err)
	}
}
