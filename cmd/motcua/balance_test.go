package main

import (
	"motcua/bot/sandbox"
	"motcua/scoring/outbox"
)

// balances compares the outbox with the chats, after so many ends of the program. What comes again, or is left in doubt,
// must have a rough end or a fault behind it: a send that was begun and that no row is accepted by.
func (w *desk) balances(officers []*sandbox.User, greeted map[int64]int, ends int, rough bool) {
	w.t.Helper()
	rows := w.rows(everyState...)
	states, received, distinct, unsure := map[outbox.State]int{}, 0, 0, 0
	for _, o := range officers {
		got, sent, doubts, lastInDoubt := messages(w.telegram, o)[greeted[o.ID]:], map[int]bool{}, 0, false
		newest := true
		for _, row := range rows {
			if row.Person != o.ID {
				continue
			}
			states[row.State]++
			doubts += row.Attempts // each but the one that was accepted
			if row.State == outbox.Accepted {
				doubts--
			}
			if row.Reason == outbox.Breach && newest { // the rows come newest first
				newest, lastInDoubt = false, row.State == outbox.Unknown
			}
			switch {
			case row.State == outbox.Accepted && !reaches(got, row.Message):
				w.t.Errorf("row %d of %d is accepted as message %d, which is not in the chat", row.ID, o.ID, row.Message)
			case row.State == outbox.Accepted:
				sent[row.Message] = true
			case row.State == outbox.Unknown && row.Unsure == 2 && rough:
			case row.State != outbox.Cancelled && row.State != outbox.Expired:
				w.t.Errorf("a row ends as %+v", row)
			}
		}
		if !lastInDoubt && w.told(o, lastFigures) == 0 {
			w.t.Errorf("%d is not told of the last fall", o.ID)
		}
		if more := len(got) - len(sent); more > doubts {
			w.t.Errorf("%d has %d messages that no row is accepted as, and %d sends in doubt", o.ID, more, doubts)
		}
		received, distinct, unsure = received+len(got), distinct+len(sent), unsure+doubts
	}
	w.t.Logf("%d rows %v; %d messages in the chats, %d of them accepted, %d again; %d sends in doubt", len(rows), states, received, distinct, received-distinct, unsure)
	if more := received - distinct; more > ends*inFlight || !rough && (more > 0 || unsure > 0) {
		w.t.Errorf("%d messages come again, %d sends are in doubt", more, unsure)
	}
	if len(rows) < ends {
		w.t.Errorf("only %d rows were queued: that shows too little", len(rows))
	}
}
