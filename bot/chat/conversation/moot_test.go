package conversation

import (
	"testing"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Whatever somebody was to be told, they are told nothing of it when they have moved or were removed before it went out, and
// the row says which.
func TestWhoMovedOrWasRemovedIsToldNothingOfBefore(t *testing.T) {
	const person int64 = 7
	elsewhere := []people.Grant{{Role: people.Officer, Unit: phiNhu}}
	references := map[outbox.Reason]int64{
		outbox.Acknowledged: 77, outbox.Disputed: 1, outbox.Settled: 1, outbox.Retracted: 1, outbox.Unreached: chair, outbox.SetAside: 5, outbox.Progress: 1,
	}
	for _, reason := range []outbox.Reason{
		outbox.Breach, outbox.Further, outbox.Reminder, outbox.Escalated, outbox.Recovered, outbox.Withdrawn, outbox.DueToday, outbox.Acknowledged,
		outbox.Disputed, outbox.Settled, outbox.Retracted, outbox.Unreached, outbox.Differs, outbox.NotClosed, outbox.OldData, outbox.Summary,
		outbox.SetAside, outbox.Progress,
	} {
		for _, c := range []struct {
			says  string
			holds []people.Grant
			want  outbox.Moot
		}{
			{"who was removed", nil, outbox.Removed},
			{"who serves another unit", elsewhere, outbox.Moved},
		} {
			f := newFake(t)
			wrong(f)
			f.people[person] = people.Person{ID: person, Grants: c.holds}
			row := outbox.Row{Reason: reason, Unit: hangLia, Month: "2024-06", Reference: references[reason]}
			m, moot, err := newChat(t, f, person, "vi").desk.Compose(t.Context(), person, []outbox.Row{row}, at("2024-07-03 07:30"))
			if err != nil || moot[0] != c.want || m.HTML != "" {
				t.Errorf("%s to %s: %q, %v, %q", reason, c.says, moot, err, m.HTML)
			}
		}
	}
}
