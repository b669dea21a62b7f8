package notice

import (
	"slices"
	"time"
)

// Decide says what becomes of a unit's warnings and who must be told. The figures are those of the assessed indicators
// after an import or a change of targets, nil when only time has passed; an indicator that is not among them keeps its
// warning as it is. The time is in the authority's zone.
//
// Whatever the number of indicators, there is at most one notice for what fell, one for what recovered, one for what
// was withdrawn. The same figures again, or the same time again, give the same state and no notice.
func Decide(prev Watch, figures []Figure, at time.Time, days Calendar) (next Watch, notices []Notice) {
	next = prev.clone()
	fell := Notice{Reason: Breach, To: Officers}
	if len(prev.Warnings) > 0 {
		fell.Reason = Further
	}
	recovered := Notice{Reason: Recovered, To: Warned}
	withdrawn := Notice{Reason: Withdrawn, To: Warned}

	taken, before := next.take(figures)
	for i, f := range taken {
		open := next.warning(f.Indicator)
		switch {
		case open < 0 && f.under():
			x := Warning{Opened: f, Before: before[i], Since: at, Told: Sendable(at, days)}
			next.Warnings = append(next.Warnings, x)
			fell.Changes = append(fell.Changes, Change{Indicator: f.Indicator, From: x.Before, To: f, Since: at})
		case open >= 0 && f.back():
			x := next.Warnings[open]
			next.Warnings = slices.Delete(next.Warnings, open, open+1)
			closed := &withdrawn
			if f.further(x.Opened) && f.Target.Cmp(x.Opened.Target) == 0 {
				closed = &recovered
			}
			closed.Changes = append(closed.Changes, Change{Indicator: f.Indicator, From: new(x.Opened), To: f, Since: x.Since})
		}
	}

	notices = append([]Notice{recovered, withdrawn, fell}, next.escalate(at, days)...)
	notices = append(notices, next.remind(at, days)...)
	notices = append(notices, next.recall(at)...)
	notices = slices.DeleteFunc(notices, func(n Notice) bool { return len(n.Changes) == 0 })
	for i := range notices {
		notices[i].Unit = next.Unit
		notices[i].NotBefore = Sendable(at, days)
	}
	return next, notices
}
