package conversation

import (
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Whatever somebody was to be told, they are told nothing of it when they have moved or were removed before it went out, and
// the row says which.
func TestWhoMovedOrWasRemovedIsToldNothingOfBefore(t *testing.T) {
	const moved, gone int64 = 7, 8
	h := openHouse(t)
	elsewhere := people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu}
	chattest.Register(t, h.Store, moved, elsewhere)
	chattest.Register(t, h.Store, gone, elsewhere)
	if _, err := h.RemovePerson(t.Context(), gone, 0); err != nil {
		t.Fatal(err)
	}
	references := map[outbox.Reason]int64{
		outbox.Acknowledged: 77, outbox.Disputed: 1, outbox.Settled: 1, outbox.Retracted: 1, outbox.Unreached: chattest.Chair, outbox.SetAside: 5, outbox.Progress: 1,
	}
	for _, reason := range []outbox.Reason{
		outbox.Breach, outbox.Further, outbox.Reminder, outbox.Escalated, outbox.Recovered, outbox.Withdrawn, outbox.DueToday, outbox.Acknowledged,
		outbox.Disputed, outbox.Settled, outbox.Retracted, outbox.Unreached, outbox.Differs, outbox.NotClosed, outbox.OldData, outbox.Summary, outbox.Week,
		outbox.SetAside, outbox.Progress,
	} {
		for person, want := range map[int64]outbox.Moot{moved: outbox.Moved, gone: outbox.Removed} {
			row := outbox.Row{Reason: reason, Unit: chattest.XaHangLia, Month: "2024-06", Reference: references[reason]}
			m, moot := chattest.Compose(t, h.desk, person, "2024-07-03 07:30", row)
			if moot[0] != want || m.HTML != "" {
				t.Errorf("%s to person %d: %q, want %q: %q", reason, person, moot, want, m.HTML)
			}
		}
	}
}
