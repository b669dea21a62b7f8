package handler

import (
	"testing"

	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// Whatever somebody was to be told, they are told nothing of it when they have moved or were removed before it went out, and
// the row says which.
func TestWhoMovedOrWasRemovedIsToldNothingOfBefore(t *testing.T) {
	const person int64 = 7
	elsewhere := []people.Grant{{Role: people.Officer, Unit: phiNhu}}
	references := map[notice.Reason]int64{
		notice.Acknowledged: 77, notice.Disputed: 1, notice.Settled: 1, notice.Retracted: 1, notice.Unreached: chair, notice.SetAside: 5, notice.Progress: 1,
	}
	for _, reason := range []notice.Reason{
		notice.Breach, notice.Further, notice.Reminder, notice.Escalated, notice.Recovered, notice.Withdrawn, notice.DueToday, notice.Acknowledged,
		notice.Disputed, notice.Settled, notice.Retracted, notice.Unreached, notice.Differs, notice.NotClosed, notice.OldData, notice.Summary,
		notice.SetAside, notice.Progress,
	} {
		for _, c := range []struct {
			says  string
			holds []people.Grant
			want  notice.Moot
		}{
			{"who was removed", nil, notice.Removed},
			{"who serves another unit", elsewhere, notice.Moved},
		} {
			f := newFake(t)
			wrong(f)
			f.people[person] = people.Person{ID: person, Grants: c.holds}
			row := notice.Row{Reason: reason, Unit: hangLia, Month: "2024-06", Reference: references[reason]}
			m, moot, err := newChat(t, f, person, "vi").handler.Compose(t.Context(), person, []notice.Row{row}, at("2024-07-03 07:30"))
			if err != nil || moot[0] != c.want || m.HTML != "" {
				t.Errorf("%s to %s: %q, %v, %q", reason, c.says, moot, err, m.HTML)
			}
		}
	}
}

// The chair's summary is the chair's: who serves the unit in another role by then is not sent it.
func TestASummaryGoesToNoFormerChair(t *testing.T) {
	f := newFake(t)
	f.people[chair] = people.Person{ID: chair, Grants: []people.Grant{{Role: people.Officer, Unit: hangLia}}}
	row := notice.Row{Reason: notice.Summary, Unit: hangLia, Month: "2024-06"}
	if _, moot, err := newChat(t, f, chair, "vi").handler.Compose(t.Context(), chair, []notice.Row{row}, at("2024-07-10 07:30")); err != nil || moot[0] != notice.Moved {
		t.Errorf("%q, %v", moot, err)
	}
}
