package warning_test

import (
	"fmt"
	"slices"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

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
			if must && e.by != r.Person && !h.seen(r.Person, e) {
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
		return l.person == person && l.state != outbox.Queued && !l.at.Before(then) && l.tells(e)
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
				case l.person != r.Person || l.state == outbox.Queued || !l.tells(e):
				case ends(l.reason):
					ended++
				case l.reason == outbox.Escalated:
					escalated++
				case l.reason == outbox.Reminder:
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

// seen says whether anything about the episode went out to the person, or was refused.
func (h *history) seen(person int64, e *episode) bool {
	return slices.ContainsFunc(h.mail, func(l *letter) bool {
		return l.person == person && (l.out() || l.state == outbox.Refused) && l.tells(e) && !ends(l.reason)
	})
}
