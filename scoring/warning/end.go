package warning

import (
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
)

// End ends the warnings of a unit that has ended. Nobody is told, and waiting notices are not sent: the indicator has not recovered, and
// the people who see to it now are warned by the figures of the heir.
func End(prev Watch, at time.Time) (next Watch, notices []outbox.Notice) {
	if len(prev.Warnings) == 0 {
		return prev, nil
	}
	next = prev.clone()
	next.Warnings = nil
	return next, silenceNotice(prev, prev.Warnings, at)
}

// EndOther ends the warnings by indicators that the rules in force do not have, and forgets their figures. Nobody is told, and waiting
// notices are not sent: an indicator that is no longer measured has not recovered.
func EndOther(prev Watch, rules *scoring.RuleSet, at time.Time) (next Watch, notices []outbox.Notice) {
	other := func(f outbox.Figure) bool {
		_, known := rules.Indicator(f.Indicator)
		return !known || f.Rules != "" && f.Rules != rules.Code
	}
	next = prev.clone()
	next.Latest = slices.DeleteFunc(next.Latest, other)
	next.Warnings = slices.DeleteFunc(next.Warnings, func(x Warning) bool { return other(x.Opened) })
	if len(next.Warnings) == len(prev.Warnings) {
		return next, nil
	}
	return next, silenceNotice(prev, slices.DeleteFunc(slices.Clone(prev.Warnings), func(x Warning) bool { return !other(x.Opened) }), at)
}

// silenceNotice is the notice that takes back what waits to be said about warnings.
func silenceNotice(w Watch, ended []Warning, at time.Time) []outbox.Notice {
	silent := outbox.Notice{Unit: w.Unit, Reason: outbox.Withdrawn, To: outbox.Nobody, NotBefore: at}
	for _, x := range ended {
		silent.Changes = append(silent.Changes, w.changeOf(x))
	}
	return []outbox.Notice{silent}
}
