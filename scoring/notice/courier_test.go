package notice_test

import (
	"fmt"
	"slices"
	"time"

	"motcua/scoring/notice"
	"motcua/scoring/people"
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
		if l.state != notice.Sending || h.IntN(3) == 0 && h.at.Before(l.at.Add(time.Hour)) {
			continue
		}
		l.state = []notice.State{notice.Accepted, notice.Unknown, notice.Queued}[h.IntN(3)]
		h.rows[l.row-1].State = l.state
		h.note("  row %d is %s after all", l.row, l.state)
	}
}

// courier sends what is due, unless it is muted, and checks what may go out and what must have.
func (h *history) courier(mood int) string {
	if notice.Muted(h.at, h.days) != quiet(h.at) {
		return "the mute is wrong"
	}
	if quiet(h.at) || mood == fails {
		return ""
	}
	for _, row := range h.due(h.at) {
		state := notice.Accepted
		if mood == wavers {
			state = []notice.State{notice.Accepted, notice.Queued, notice.Refused, notice.Unknown, notice.Sending}[h.IntN(5)]
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
func (h *history) permitted(row notice.Row) string {
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
		case row.Reason == notice.Escalated:
			if h.at.Before(later(told, 1)) || row.Person == 9 && h.at.Before(later(told, 3)) {
				return "it escalates too early"
			}
			if !e.acknowledged.IsZero() && !h.flown[row.ID] {
				return "it escalates what is acknowledged"
			}
		case row.Reason == notice.Reminder && h.at.Before(told.AddDate(0, 0, 7)):
			if len(e.asked[row.Person]) == 0 || h.at.Before(e.asked[row.Person][0]) {
				return "it reminds too early"
			}
		}
	}
	return ""
}

// complete says what somebody has not been told although the courier works and nothing is muted.
func (h *history) complete() string {
	for _, e := range h.episodes {
		if !e.closed.IsZero() {
			continue
		}
		told := loud(e.since)
		last := told
		if n := len(e.weekly); n > 0 {
			last = loud(e.weekly[n-1])
		}
		if len(e.weekly) < 4 && !h.at.Before(last.AddDate(0, 0, 7)) {
			return fmt.Sprintf("nobody is reminded of %s since %s", e.indicator, e.since)
		}
		for _, r := range h.people {
			if asked := e.asked[r.Person]; len(asked) > 0 && !h.reminded(r.Person, e, asked[len(asked)-1]) {
				return fmt.Sprintf("%d asked to be reminded of %s and is not", r.Person, e.indicator)
			}
			must := !h.at.Before(told) && slices.Contains(h.responsible(), r.Person)
			if e.acknowledged.IsZero() {
				must = must || r.Role == people.Chair && !h.at.Before(later(told, 1))
				must = must || r.Role == people.Admin && !h.at.Before(later(told, 3))
			}
			if must && !h.seen(r.Person, e) {
				return fmt.Sprintf("%d was not told of %s since %s", r.Person, e.indicator, e.since)
			}
		}
	}
	return ""
}

// reminded says whether a person who asked to be reminded of a warning was from then on, need not be yet, or need not
// be any more because somebody acknowledged it meanwhile.
func (h *history) reminded(person int64, e *episode, then time.Time) bool {
	return h.at.Before(then) || !e.acknowledged.Before(then) || slices.ContainsFunc(h.mail, func(l *letter) bool {
		return l.person == person && l.state != notice.Queued && !l.at.Before(then) && l.tells(e)
	})
}

// responsible are those whom a warning goes to first.
func (h *history) responsible() []int64 {
	for _, role := range []people.Role{people.Officer, people.Chair, people.Admin} {
		var ids []int64
		for _, r := range h.people {
			if r.Role == role {
				ids = append(ids, r.Person)
			}
		}
		if ids != nil {
			return ids
		}
	}
	return nil
}

// audit says what is wrong with all that was sent, at the end of a history after which everything went out.
func (h *history) audit() string {
	for _, e := range h.episodes {
		for i, at := range e.weekly {
			if i >= 4 || i > 0 && at.Before(e.weekly[i-1].AddDate(0, 0, 7)) {
				return fmt.Sprintf("%s since %s is reminded of at %v", e.indicator, e.since, e.weekly)
			}
		}
		for _, r := range h.people {
			begun, escalated, reminded, ended := 0, 0, 0, 0
			for _, l := range h.mail {
				switch {
				case l.person != r.Person || l.state == notice.Queued || !l.tells(e):
				case ends(l.reason):
					ended++
				case l.reason == notice.Escalated:
					escalated++
				case l.reason == notice.Reminder:
					reminded++
				default:
					begun++
				}
			}
			must := 0
			if slices.Contains(e.warned, r.Person) {
				must = 1
			}
			if begun > 1 || escalated > 1 || reminded > 4+len(e.asked[r.Person]) || ended != must {
				return fmt.Sprintf("%d is told of %s since %s: begun %d, escalated %d, reminded %d, ended %d (must be %d)",
					r.Person, e.indicator, e.since, begun, escalated, reminded, ended, must)
			}
		}
	}
	return ""
}
