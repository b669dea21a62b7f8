package warning

import (
	"time"

	"motcua/scoring/outbox"
)

// End ends the warnings of a unit with the unit. Nobody is told, and what waits is not sent: what fell has not recovered, and
// whoever sees to it now is warned by the figures of the heir.
func End(prev Watch, at time.Time) (next Watch, notices []outbox.Notice) {
	if len(prev.Warnings) == 0 {
		return prev, nil
	}
	silent := outbox.Notice{Unit: prev.Unit, Reason: outbox.Withdrawn, To: outbox.Nobody, NotBefore: at}
	for _, x := range prev.Warnings {
		silent.Changes = append(silent.Changes, prev.changeOf(x))
	}
	next = prev.clone()
	next.Warnings = nil
	return next, []outbox.Notice{silent}
}
