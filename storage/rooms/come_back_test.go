package rooms

import (
	"context"
	"testing"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
)

// Who was not told because they had moved is told when the same is to be said to them again; whatever else became of a notice
// stands, however often it is queued.
func TestWhoHasComeBackIsToldAfterAll(t *testing.T) {
	for _, c := range []struct {
		says  string
		state outbox.State
		why   string
		again bool
	}{
		{"moved and back", outbox.Cancelled, string(outbox.Moved), true},
		{"removed and invited again", outbox.Cancelled, string(outbox.Removed), true},
		{"nothing in it was true", outbox.Cancelled, string(outbox.Over), false},
		{"cancelled by an operator", outbox.Cancelled, "operator", false},
		{"told", outbox.Accepted, "", false},
		{"refused", outbox.Refused, "no", false},
		{"in doubt", outbox.Unknown, "eof", false},
	} {
		s := openStore(t)
		queue := func(from time.Time) []outbox.Row {
			err := s.Write(t.Context(), "queue a notice", func(tx *storage.Tx) error {
				return s.QueueRows(context.Background(), tx, []outbox.Row{{Person: 7, Reason: outbox.NotClosed, Month: "2024-06", NotBefore: from}})
			})
			if err != nil {
				t.Fatal(err)
			}
			rows, err := s.Ready(t.Context(), noon.Add(time.Hour), nil, 5)
			if err != nil {
				t.Fatal(err)
			}
			return rows
		}
		first := queue(noon)
		if err := s.Begin(t.Context(), first[:1], noon); err != nil {
			t.Fatal(err)
		}
		if err := s.Finish(t.Context(), []outbox.Row{first[0]}, c.state, 0, c.why, noon); err != nil {
			t.Fatal(err)
		}
		if again := queue(noon.Add(time.Minute)); (len(again) == 1) != c.again || c.again && (again[0].Why != "" || !again[0].NotBefore.After(noon)) {
			t.Errorf("%s: queued again is %+v", c.says, again)
		}
	}
}
