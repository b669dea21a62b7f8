package notice

import (
	"slices"
	"time"
)

// Acknowledge notes that a person knows of the unit's warnings: of those of which somebody may have been told by then,
// and that nobody acknowledged before. The notice, none when there was nothing to acknowledge, is for Plan: what waits
// to urge somebody about them need not go out.
func Acknowledge(prev Watch, by int64, at time.Time) (next Watch, notices []Notice) {
	next = prev.clone()
	known := Notice{Unit: next.Unit, Reason: Acknowledged, To: Warned, NotBefore: at}
	for i := range next.Warnings {
		x := &next.Warnings[i]
		if at.Before(x.Told) || !x.Acknowledged.IsZero() {
			continue
		}
		x.Acknowledged, x.AcknowledgedBy = at, by
		known.Changes = append(known.Changes, next.change(*x))
	}
	if len(known.Changes) == 0 {
		return next, nil
	}
	return next, []Notice{known}
}

// Snooze notes that a person wants to be reminded on the next working morning, of the warnings of which somebody may
// have been told by now. Asking again moves the reminder. It gives the time of the reminder; zero when no such warning
// is open.
func Snooze(prev Watch, person int64, at time.Time, days Calendar) (next Watch, until time.Time) {
	next = prev.clone()
	for i := range next.Warnings {
		x := &next.Warnings[i]
		if at.Before(x.Told) {
			continue
		}
		until = NextMorning(at, days)
		x.Recalls = slices.DeleteFunc(x.Recalls, func(r Recall) bool { return r.Person == person })
		x.Recalls = append(x.Recalls, Recall{Person: person, At: until})
	}
	return next, until
}

// Untold is the notice for the open warnings of which nobody has been told because nobody was registered when they were
// opened, none when there is no warning. It goes out at the time given: ask out of the mute.
func Untold(w Watch, at time.Time) []Notice {
	untold := Notice{Unit: w.Unit, Reason: Breach, To: Unheard, NotBefore: at}
	for _, x := range w.Warnings {
		if !at.Before(x.Told) {
			untold.Changes = append(untold.Changes, w.change(x))
		}
	}
	if len(untold.Changes) == 0 {
		return nil
	}
	return []Notice{untold}
}
