package rooms

import (
	"fmt"
	"testing"
	"time"

	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// audienceOf makes so many officers, of a unit each, the first of whom is person 1.
func audienceOf(t *testing.T, s *Store, n int) {
	t.Helper()
	putUnits(t, s, n)
	for i := range n {
		code := fmt.Sprintf("%016d", i+1)
		invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Officer, Unit: unitCode(i)}, Expires: noon.Add(time.Hour)}
		if err := s.AddInvitation(t.Context(), invitation, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Redeem(t.Context(), code, int64(i+1), noon, int64(1000+i)); err != nil {
			t.Fatal(err)
		}
	}
}

// written is a broadcast that was confirmed and has begun.
func written(t *testing.T, s *Store) broadcast.Broadcast {
	t.Helper()
	draft := broadcast.Broadcast{By: 99, Content: broadcast.Content{Kind: broadcast.Text, Text: "Xin chào {đơn vị}"}, Confirm: true}
	made, err := s.AddBroadcast(t.Context(), draft, 1)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.AddBroadcast(t.Context(), draft, 1)
	if err != nil || again.ID != made.ID {
		t.Fatalf("the update that made broadcast %d makes %d when it is handled again: %v", made.ID, again.ID, err)
	}
	return becomes(t, s, made, broadcast.Scheduled, 2)
}

// becomes changes the state of a broadcast.
func becomes(t *testing.T, s *Store, b broadcast.Broadcast, state broadcast.State, update int64) broadcast.Broadcast {
	t.Helper()
	to, err := s.Audience(t.Context(), b.Audience)
	if err != nil {
		t.Fatal(err)
	}
	b, done, err := s.ChangeBroadcast(t.Context(), b.ID, b.Version, 99, update, func(b *broadcast.Broadcast) bool {
		b.State, b.Chat, b.Message, b.To = state, 99, 7, to
		return true
	})
	if err != nil || !done {
		t.Fatalf("it does not become %s: %v, %v", state, done, err)
	}
	if err := s.TendBroadcasts(t.Context()); err != nil {
		t.Fatal(err)
	}
	return b
}

// holds checks a broadcast's state and the outcomes of its recipients.
func holds(t *testing.T, s *Store, id int64, state broadcast.State, want broadcast.Counts) {
	t.Helper()
	b, found, err := s.Broadcast(t.Context(), id)
	if err != nil || !found || b.State != state {
		t.Errorf("broadcast %d is %s, not %s: %v", id, b.State, state, err)
	}
	all, err := s.Outcomes(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	got := broadcast.Count(all)
	for _, o := range broadcast.Outcomes() {
		if got[o] != want[o] {
			t.Errorf("the outcomes are %v, want %v", got, want)
			return
		}
	}
}

// sends ends the sending of the next due rows of the broadcast as state says.
func sends(t *testing.T, s *Store, n int, state outbox.State, why string) {
	t.Helper()
	rows, err := s.Ready(t.Context(), noon, nil, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.Reason != outbox.Broadcast || n == 0 {
			continue
		}
		n--
		if err := s.Begin(t.Context(), []outbox.Row{row}, noon); err != nil {
			t.Fatal(err)
		}
		if err := s.Finish(t.Context(), []outbox.Row{row}, state, 5, why, noon); err != nil {
			t.Fatal(err)
		}
	}
	if n > 0 {
		t.Errorf("%d rows fewer are due than were to be sent", n)
	}
}

func TestABroadcastFromItsBeginningToItsEnd(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 6)
	if err := s.Gone(t.Context(), 6, "blocked", noon, noon); err != nil {
		t.Fatal(err)
	}
	b := written(t, s)
	holds(t, s, b.ID, broadcast.Running, broadcast.Counts{broadcast.Waiting: 5, broadcast.Blocked: 1})
	sends(t, s, 1, outbox.Accepted, "")
	if _, sent, err := s.Confirm(t.Context(), b.ID, 1); err != nil || !sent {
		t.Errorf("confirmed %v, %v", sent, err)
	}
	if _, sent, err := s.Confirm(t.Context(), b.ID, 2); err != nil || sent {
		t.Errorf("what was not sent yet is confirmed: %v, %v", sent, err)
	}
	b = becomes(t, s, b, broadcast.Paused, 3)
	if rows, err := s.Ready(t.Context(), noon, nil, 10); err != nil || len(rows) != 1 || rows[0].Reason != outbox.Progress {
		t.Errorf("while it is paused %+v are due: %v", rows, err)
	}
	holds(t, s, b.ID, broadcast.Paused, broadcast.Counts{broadcast.Waiting: 4, broadcast.Blocked: 1, broadcast.Confirmed: 1})
	b = becomes(t, s, b, broadcast.Running, 4)
	sends(t, s, 1, outbox.Refused, "message is too long")
	sends(t, s, 1, outbox.Unknown, "eof")
	sends(t, s, 2, outbox.Accepted, "")
	if err := s.TendBroadcasts(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := broadcast.Counts{broadcast.Accepted: 2, broadcast.Blocked: 1, broadcast.Confirmed: 1, broadcast.Refused: 1, broadcast.Uncertain: 1}
	holds(t, s, b.ID, broadcast.Done, want)
	left, err := s.Audience(t.Context(), broadcast.Audience{Unconfirmed: b.ID})
	if err != nil || len(left) != 5 {
		t.Errorf("%d have not confirmed it: %v", len(left), err)
	}
	b = becomes(t, s, b, broadcast.Running, 5)
	sends(t, s, 1, outbox.Accepted, "")
	if err := s.TendBroadcasts(t.Context()); err != nil {
		t.Fatal(err)
	}
	want[broadcast.Accepted], want[broadcast.Refused] = 3, 0
	holds(t, s, b.ID, broadcast.Done, want)
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("%v, %v", report.Faults, err)
	}
}

// What became of a broadcast is asked long afterwards, and one that is paused may wait for long.
func TestABroadcastIsNotForgotten(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 3)
	b := written(t, s)
	sends(t, s, 2, outbox.Accepted, "")
	becomes(t, s, b, broadcast.Paused, 3)
	setNow(s, func() time.Time { return noon.AddDate(1, 0, 0) })
	if err := s.PurgeInbox(t.Context(), noon.AddDate(0, 11, 0)); err != nil {
		t.Fatal(err)
	}
	holds(t, s, b.ID, broadcast.Paused, broadcast.Counts{broadcast.Waiting: 1, broadcast.Accepted: 2})
	if _, sent, err := s.Confirm(t.Context(), b.ID, 1); err != nil || !sent {
		t.Errorf("a year later it is said that it was not sent: %v", err)
	}
}

func TestABroadcastThatCannotBeTendedHoldsNoOtherUp(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 1)
	broken := written(t, s)
	if _, err := s.Writer().Exec(`UPDATE broadcasts SET audience = '{' WHERE id = ?`, broken.ID); err != nil {
		t.Fatal(err)
	}
	made, err := s.AddBroadcast(t.Context(), broadcast.Broadcast{By: 99, Content: broadcast.Content{Kind: broadcast.Text, Text: "Xin chào"}}, 3)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = s.ChangeBroadcast(t.Context(), made.ID, made.Version, 99, 4, func(b *broadcast.Broadcast) bool {
		b.State, b.To = broadcast.Scheduled, []broadcast.Recipient{{Person: 1}}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.TendBroadcasts(t.Context()); err == nil {
		t.Error("the broken one is not told of")
	}
	holds(t, s, made.ID, broadcast.Running, broadcast.Counts{broadcast.Waiting: 1})
}

func TestABroadcastStopsAfterTooManyRefusalsInARow(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 50)
	b := written(t, s)
	sends(t, s, broadcast.RefusedInRow-1, outbox.Refused, "gone")
	sends(t, s, 1, outbox.Accepted, "")
	sends(t, s, broadcast.RefusedInRow-1, outbox.Refused, "no")
	holds(t, s, b.ID, broadcast.Running, broadcast.Counts{broadcast.Accepted: 1, broadcast.Blocked: 19, broadcast.Refused: 19, broadcast.Waiting: 11})
	sends(t, s, 1, outbox.Refused, "no")
	if b, _, _ := s.Broadcast(t.Context(), b.ID); b.State != broadcast.Paused || b.Stop != broadcast.ByRefusals {
		t.Errorf("after %d refusals in a row it is %s, %q", broadcast.RefusedInRow, b.State, b.Stop)
	}
	sends(t, s, 0, outbox.Accepted, "")
	holds(t, s, b.ID, broadcast.Paused, broadcast.Counts{broadcast.Accepted: 1, broadcast.Blocked: 19, broadcast.Refused: 20, broadcast.Waiting: 10})
}

// What was on its way when it was paused or cancelled, and comes back, does not go out.
func TestWhatComesBackFollowsItsBroadcast(t *testing.T) {
	for state, want := range map[broadcast.State]broadcast.Counts{
		broadcast.Paused: {broadcast.Waiting: 2}, broadcast.Cancelled: {broadcast.Dropped: 2},
	} {
		s := openStore(t)
		audienceOf(t, s, 2)
		b := written(t, s)
		rows, err := s.Ready(t.Context(), noon, nil, 1)
		if err != nil || len(rows) != 1 {
			t.Fatalf("%v, %v", rows, err)
		}
		if err := s.Begin(t.Context(), rows[:1], noon); err != nil {
			t.Fatal(err)
		}
		becomes(t, s, b, state, 3)
		if err := s.Requeue(t.Context(), []int64{rows[0].ID}, noon, false); err != nil {
			t.Fatal(err)
		}
		if rows, err := s.Ready(t.Context(), noon, nil, 10); err != nil || len(rows) > 1 {
			t.Errorf("%s: %d are due, %v", state, len(rows), err)
		}
		holds(t, s, b.ID, state, want)
	}
}

// A button of an older version changes nothing; the update that changed it before says that it did.
func TestOnlyWhoSawItAsItIsChangesABroadcast(t *testing.T) {
	opt := options(t, copyOfEmpty(t))
	s := reopen(t, opt)
	audienceOf(t, s, 1)
	b, err := s.AddBroadcast(t.Context(), broadcast.Broadcast{By: 99, Content: broadcast.Content{Kind: broadcast.Text, Text: "x"}}, 1)
	if err != nil {
		t.Fatal(err)
	}
	change := func(version, update int64, text string) bool {
		_, done, err := s.ChangeBroadcast(t.Context(), b.ID, version, 99, update, func(b *broadcast.Broadcast) bool {
			b.Content.Text = text
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	if !change(1, 5, "y") || change(1, 6, "z") || !change(1, 5, "again") || change(3, 7, "ahead") {
		t.Error("a change by who saw another version is made, or one that was made is denied")
	}
	if now, _, err := s.Broadcast(t.Context(), b.ID); err != nil || now.Content.Text != "y" || now.Version != 2 {
		t.Errorf("%+v, %v", now, err)
	}
}
