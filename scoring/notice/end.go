package notice

import "time"

// End ends the warnings of a unit with the unit. Nobody is told, and what waits is not sent: what fell has not recovered, and
// whoever sees to it now is warned by the figures of the heir.
func End(prev Watch, at time.Time) (next Watch, notices []Notice) {
	if len(prev.Warnings) == 0 {
		return prev, nil
	}
	silent := Notice{Unit: prev.Unit, Reason: Withdrawn, To: Nobody, NotBefore: at}
	for _, x := range prev.Warnings {
		silent.Changes = append(silent.Changes, prev.change(x))
	}
	next = prev.clone()
	next.Warnings = nil
	return next, []Notice{silent}
}
