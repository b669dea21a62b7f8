package scoring

import (
	"errors"
	"slices"
	"time"
)

// Target is a share of an indicator's maximum that was set as the target, in the place of the rule set's.
type Target struct {
	Rules     string // code of the rule set, whatever its edition: another set may have the same code for another indicator
	Indicator string
	Unit      string // code; "" for all units
	Share     Fraction
	Since     time.Time
	By        int64 // who set it: a Telegram id, 0 on the command line
}

// ErrTargetsMoved is the answer to a change of a target when targets have changed since it was looked at.
var ErrTargetsMoved = errors.New("targets have changed since they were looked at")

// Targets are the targets that were set. The zero value has none; a Targets never changes.
type Targets struct {
	all []Target
	of  map[aim]Fraction
}

type aim struct{ rules, unit, indicator string }

// NewTargets keeps targets; of two for the same unit and indicator the last one stands.
func NewTargets(all []Target) Targets {
	t := Targets{all: slices.Clone(all), of: make(map[aim]Fraction, len(all))}
	for _, one := range all {
		t.of[aim{one.Rules, one.Unit, one.Indicator}] = one.Share
	}
	return t
}

// All are the targets that were set, in the order given.
func (t Targets) All() []Target { return slices.Clone(t.all) }

// Apply is the rule set with the targets in force for a unit; the rule set itself when none of them was set.
func (t Targets) Apply(rules *RuleSet, unit string) *RuleSet {
	if len(t.of) == 0 {
		return rules
	}
	applied := *rules
	applied.Indicators = slices.Clone(rules.Indicators)
	for i := range applied.Indicators {
		ind := &applied.Indicators[i]
		ind.Target, ind.Aimed = t.Of(rules, unit, *ind)
	}
	return &applied
}

// Of is the target of an indicator of the rules for a unit, as a share of the maximum: the unit's own, else the one for all units, else
// the rule set's. aimed is false when there is none, as for an indicator that is the same for all.
func (t Targets) Of(rules *RuleSet, unit string, ind Indicator) (share Fraction, aimed bool) {
	if ind.SameForAll() {
		return Fraction{}, false
	}
	for _, whose := range []string{unit, ""} {
		if share, set := t.of[aim{rules.Code, whose, ind.Code}]; set {
			return share, true
		}
	}
	if !ind.Aimed {
		return Fraction{}, false
	}
	return ind.Target, true
}
