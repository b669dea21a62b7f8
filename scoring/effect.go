package scoring

import "slices"

// With are the targets with one more; it takes the place of one for the same indicator and unit.
func (t Targets) With(one Target) Targets {
	return NewTargets(append(t.Without(one).all, one))
}

// Without are the targets without the one for the same indicator and unit, or with "" for all units.
func (t Targets) Without(one Target) Targets {
	return NewTargets(slices.DeleteFunc(t.All(), one.isOfSame))
}

// isOfSame says whether two targets are of the same indicator and for the same unit.
func (t Target) isOfSame(o Target) bool {
	return o.Rules == t.Rules && o.Indicator == t.Indicator && o.Unit == t.Unit
}

// Set is the target that was set for the very unit, or with "" for all units.
func (t Targets) Set(rules *RuleSet, indicator, unit string) (Target, bool) {
	i := slices.IndexFunc(t.all, Target{Rules: rules.Code, Indicator: indicator, Unit: unit}.isOfSame)
	if i < 0 {
		return Target{}, false
	}
	return t.all[i], true
}

// Effect is what other targets would do to the cards of a month, in one indicator.
type Effect struct {
	Now, Then  []Record // the cards under their targets now, and with the other targets; in the order of the records
	Unassessed int      // cards in which the indicator is not assessed: they are under no target
}

// NewEffect measures a month's cards in an indicator of their rules against the targets in force and against others.
func NewEffect(rules *RuleSet, ind Indicator, records []Record, now, then Targets) Effect {
	var e Effect
	for _, r := range records {
		line, ok := r.Assessed(ind.Code)
		if !ok {
			e.Unassessed++
			continue
		}
		under := func(t Targets) bool {
			share, aimed := t.Of(rules, r.Unit, ind)
			return aimed && line.UnderTarget(share)
		}
		if under(now) {
			e.Now = append(e.Now, r)
		}
		if under(then) {
			e.Then = append(e.Then, r)
		}
	}
	return e
}
