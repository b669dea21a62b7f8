package warning

import (
	"motcua/scoring/outbox"
	"slices"
	"time"
)

// Decide says what becomes of a unit's warnings and who must be told. The figures are those of the indicators after an
// import or a change of targets, nil when only time has passed; an indicator that is not among them keeps its warning as
// it is. A warning whose latest figure is of a month in which its indicator is not assessed any more is withdrawn. The
// time is in the authority's zone.
//
// Whatever the number of indicators, there is at most one notice for what fell, one for what recovered, one for what
// was withdrawn. The same figures again, or the same time again, give the same state and no notice.
func Decide(prev Watch, figures []outbox.Figure, at time.Time, days outbox.Calendar) (next Watch, notices []outbox.Notice) {
	next = prev.clone()
	sendable := outbox.Sendable(at, days)
	fell := outbox.Notice{Reason: outbox.Breach, To: outbox.Officers}
	if len(prev.Warnings) > 0 {
		fell.Reason = outbox.Further
	}
	recovered := outbox.Notice{Reason: outbox.Recovered, To: outbox.Warned}
	withdrawn := outbox.Notice{Reason: outbox.Withdrawn, To: outbox.Warned}

	gone := next.forget(figures)
	taken, before := next.takeLatest(figures)
	for i, f := range taken {
		open := next.warning(f.Indicator)
		switch {
		case open < 0 && opens(f):
			x := Warning{Opened: f, Before: before[i], Since: at, Told: sendable}
			next.Warnings = append(next.Warnings, x)
			fell.Changes = append(fell.Changes, outbox.Change{Indicator: f.Indicator, From: x.Before, To: f, Since: at})
		case open >= 0 && closes(f):
			x := next.Warnings[open]
			next.Warnings = slices.Delete(next.Warnings, open, open+1)
			closed := &withdrawn
			if reachesFurther(f, x.Opened) && f.Target.Cmp(x.Opened.Target) == 0 {
				closed = &recovered
			}
			closed.Changes = append(closed.Changes, outbox.Change{Indicator: f.Indicator, From: new(x.Opened), To: f, Since: x.Since, Knows: x.AcknowledgedBy})
		}
	}

	for _, f := range gone {
		open := next.warning(f.Indicator)
		known := next.latest(f.Indicator) >= 0 // from another month
		if open >= 0 && !known {
			x := next.Warnings[open]
			next.Warnings = slices.Delete(next.Warnings, open, open+1)
			withdrawn.Changes = append(withdrawn.Changes, outbox.Change{Indicator: f.Indicator, From: new(x.Opened), To: f, Since: x.Since, Knows: x.AcknowledgedBy})
		}
	}

	said := append(make([]outbox.Notice, 0, 6), recovered, withdrawn, fell)
	said = append(said, next.escalate(at, days)...)
	said = append(said, next.remind(at, sendable)...)
	said = append(said, next.remindWhoAsked(at)...)
	for _, n := range said {
		if len(n.Changes) > 0 {
			n.Unit, n.NotBefore = next.Unit, sendable
			if n.Reason.Kind().Closes {
				n.Occasion = at.Format(time.RFC3339) // taken back, a warning may end once more
			}
			notices = append(notices, n)
		}
	}
	return next, notices
}
