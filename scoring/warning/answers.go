package warning

import (
	"motcua/scoring/outbox"
	"slices"
	"time"
)

// Seen says of a warning whether it was shown where somebody pressed a button: nobody acknowledges what they were not shown.
type Seen func(Warning) bool

// OpenedBy are the warnings that were opened by the time up to which a message shows them.
func OpenedBy(shown time.Time) Seen { return func(x Warning) bool { return !x.Since.After(shown) } }

// ToldBy are the warnings of which somebody may have been told by a time.
func ToldBy(at time.Time) Seen { return func(x Warning) bool { return !at.Before(x.Told) } }

// ToldIn are the warnings that these changes tell of.
func ToldIn(changes []outbox.Change) Seen {
	return func(x Warning) bool {
		return outbox.AreAbout(changes, outbox.Change{Indicator: x.Opened.Indicator, Since: x.Since})
	}
}

// PassedOn are the warnings that went on to the admins because nobody acknowledged them in time.
func PassedOn(x Warning) bool { return x.AdminsTold }

// Acknowledge notes that a person knows of those of the unit's warnings that they have seen, and that nobody acknowledged
// before, at whatever hour, told of or not. The notice, none when there was nothing to acknowledge, is for Plan: what waits to
// urge somebody about them need not go out, nor what waits to warn the person.
func Acknowledge(prev Watch, by int64, seen Seen, at time.Time) (next Watch, notices []outbox.Notice) {
	next = prev.clone()
	known := outbox.Notice{Unit: next.Unit, Reason: outbox.Acknowledged, To: outbox.Warned, Person: by, NotBefore: at}
	for i := range next.Warnings {
		x := &next.Warnings[i]
		if !seen(*x) || !x.Acknowledged.IsZero() {
			continue
		}
		x.Acknowledged, x.AcknowledgedBy = at, by
		known.Changes = append(known.Changes, next.changeOf(*x))
	}
	if len(known.Changes) == 0 {
		return next, nil
	}
	return next, []outbox.Notice{known}
}

// Snooze notes that a person wants to be reminded on the next working morning, of the warnings that they have seen. Asking
// again moves the reminder. It gives the time of the reminder; zero when no such warning is open.
func Snooze(prev Watch, person int64, seen Seen, at time.Time, days outbox.Calendar) (next Watch, until time.Time) {
	next = prev.clone()
	for i := range next.Warnings {
		x := &next.Warnings[i]
		if !seen(*x) {
			continue
		}
		until = outbox.NextMorning(at, days)
		x.Recalls = slices.DeleteFunc(x.Recalls, func(r Recall) bool { return r.Person == person })
		x.Recalls = append(x.Recalls, Recall{Person: person, At: until})
	}
	return next, until
}

// UntoldNotice is the notice for open warnings of which nobody was told, because nobody was registered when they opened. There is none when
// there is no such warning, or when it was acknowledged meanwhile, and none in the mute: it goes out at once.
func UntoldNotice(w Watch, at time.Time, days outbox.Calendar) []outbox.Notice {
	if outbox.Muted(at, days) {
		return nil
	}
	untold := outbox.Notice{Unit: w.Unit, Reason: outbox.Breach, To: outbox.Unheard, NotBefore: at}
	for _, x := range w.Warnings {
		if !at.Before(x.Told) && x.Acknowledged.IsZero() {
			untold.Changes = append(untold.Changes, w.changeOf(x))
		}
	}
	if len(untold.Changes) == 0 {
		return nil
	}
	return []outbox.Notice{untold}
}
