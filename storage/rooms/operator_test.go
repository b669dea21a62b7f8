package rooms

import (
	"slices"
	"testing"

	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
)

// A recipient whom an operator has sent a broadcast again is followed like the others, also when it was over: the admin sees it
// go on, and end.
func TestABroadcastFollowsWhatAnOperatorDoes(t *testing.T) {
	s := openStore(t)
	audienceOf(t, s, 3)
	b := written(t, s)
	sends(t, s, 2, outbox.Refused, "message is too long")
	sends(t, s, 1, outbox.Accepted, "")
	tend := func() {
		t.Helper()
		if err := s.TendBroadcasts(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	tend()
	holds(t, s, b.ID, broadcast.Done, broadcast.Counts{broadcast.Accepted: 1, broadcast.Refused: 2})
	shownAnew := func(says string) {
		t.Helper()
		rows, err := s.Ready(t.Context(), noon, nil, 10)
		i := slices.IndexFunc(rows, func(r outbox.Row) bool { return r.Reason == outbox.Progress })
		if err != nil || i < 0 {
			t.Errorf("%s: %+v are due, %v", says, rows, err)
			return
		}
		if err := s.Finish(t.Context(), []outbox.Row{rows[i]}, outbox.Accepted, 9, "", noon); err != nil {
			t.Fatal(err)
		}
	}
	shownAnew("when it is over")

	parked, err := s.Outbox(t.Context(), []outbox.State{outbox.Refused}, 10)
	if err != nil || len(parked) != 2 {
		t.Fatalf("%d are parked, %v", len(parked), err)
	}
	if done, err := s.Retry(t.Context(), parked[0].ID); !done || err != nil {
		t.Fatalf("retried %v, %v", done, err)
	}
	tend()
	holds(t, s, b.ID, broadcast.Running, broadcast.Counts{broadcast.Accepted: 1, broadcast.Refused: 1, broadcast.Waiting: 1})
	shownAnew("when one is sent again")
	sends(t, s, 1, outbox.Accepted, "")
	tend()
	holds(t, s, b.ID, broadcast.Done, broadcast.Counts{broadcast.Accepted: 2, broadcast.Refused: 1})
	shownAnew("when that is over")

	b, _, err = s.Broadcast(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	b = becomes(t, s, b, broadcast.Running, 7) // those who were refused are sent it again
	sends(t, s, 1, outbox.Refused, "message is too long")
	b = becomes(t, s, b, broadcast.Paused, 8)
	if done, err := s.Retry(t.Context(), parked[1].ID); !done || err != nil {
		t.Errorf("while it is paused: retried %v, %v", done, err)
	}
	sends(t, s, 0, outbox.Accepted, "") // it waits with the others
	holds(t, s, b.ID, broadcast.Paused, broadcast.Counts{broadcast.Accepted: 2, broadcast.Waiting: 1})
	becomes(t, s, b, broadcast.Cancelled, 9)
	if done, err := s.Retry(t.Context(), parked[1].ID); done || err != nil {
		t.Errorf("one of a broadcast that was cancelled is sent again: %v, %v", done, err)
	}
}
