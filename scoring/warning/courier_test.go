package warning_test

import (
	"fmt"
	"time"

	"motcua/scoring/outbox"
)

// What the courier of a history is like at a time.
const (
	works = iota
	fails // nothing gets out
	wavers
)

// settle decides what became of what was in flight: it arrived, nobody knows, or it never left and waits again.
func (h *history) settle() {
	for _, l := range h.mail {
		if l.state != outbox.Sending || h.IntN(3) == 0 && h.at.Before(l.at.Add(time.Hour)) {
			continue
		}
		l.state = []outbox.State{outbox.Accepted, outbox.Unknown, outbox.Queued}[h.IntN(3)]
		h.rows[l.row-1].State = l.state
		h.note("  row %d is %s after all", l.row, l.state)
	}
}

// courier sends what is due, unless it is muted, and checks what may go out and what must have.
func (h *history) courier(mood int) string {
	if outbox.Muted(h.at, h.days) != quiet(h.at) {
		return "the mute is wrong"
	}
	if quiet(h.at) || mood == fails {
		return ""
	}
	for _, row := range h.due(h.at) {
		state := outbox.Accepted
		if mood == wavers {
			state = []outbox.State{outbox.Accepted, outbox.Queued, outbox.Refused, outbox.Unknown, outbox.Sending}[h.IntN(5)]
		}
		h.rows[row.ID-1].State = state
		h.mail = append(h.mail, &letter{row.Person, row.ID, row.Reason, row.Changes, h.at, state})
		if h.wordy {
			h.note("  to %d: %s %s: %s", row.Person, row.Reason, sayChanges(row.Changes), state)
		}
		if wrong := h.permitted(row); wrong != "" {
			return wrong
		}
	}
	if mood == works {
		return h.complete()
	}
	return ""
}

// permitted says what is wrong with sending a row now.
func (h *history) permitted(row outbox.Row) string {
	for _, c := range row.Changes {
		e := h.find(c.Indicator, c.Since)
		told := loud(c.Since)
		switch {
		case e == nil:
			return "the reference knows no such warning"
		case h.at.Before(told):
			return "it is sent in the mute in which it fell"
		case ends(row.Reason):
			if e.ending != row.Reason {
				return fmt.Sprintf("it says %s, the reference %q", row.Reason, e.ending)
			}
		case !e.closed.IsZero() && !h.flown[row.ID]:
			return "it warns of what is closed"
		case e.by == row.Person && (row.Reason == outbox.Breach || row.Reason == outbox.Further) && !h.flown[row.ID]:
			return "it warns whom has acknowledged it"
		case row.Reason == outbox.Escalated:
			if h.at.Before(later(told, 1)) || row.Person == 9 && h.at.Before(later(told, 3)) {
				return "it escalates too early"
			}
			if !e.acknowledged.IsZero() && !h.flown[row.ID] {
				return "it escalates what is acknowledged"
			}
		case row.Reason == outbox.Reminder && h.at.Before(told.AddDate(0, 0, 7)):
			if len(e.asked[row.Person]) == 0 || h.at.Before(e.asked[row.Person][0]) {
				return "it reminds too early"
			}
		}
	}
	return ""
}
