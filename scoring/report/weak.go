package report

import (
	"slices"

	"motcua/scoring"
)

// Weak is an indicator with the units that are under its bound.
type Weak struct {
	Indicator scoring.Indicator
	Units     []Low // the lowest first, then in the order of rank
	Of        int   // units in which the indicator is assessed
}

// All says whether every unit assessed is under the bound, and all have earned the same.
func (w Weak) All() bool {
	return len(w.Units) == w.Of && w.Of > 1 && w.Units[0].Line.Points.Cmp(w.Units[w.Of-1].Line.Points) == 0
}

// Low is a unit with what it earned for an indicator, and the points under which that is weak.
type Low struct {
	Unit  scoring.Record
	Line  scoring.Line
	Bound scoring.Fraction
}

// fair is the grade whose least score bounds the indicators that have no target.
const fair = "kha"

// Bound is the share of the maximum under which an indicator of a unit is weak: its target; for one without a target the
// share that would be graded Khá. It is false when there is neither. The bound itself is not weak, and what is not
// assessed never is.
func Bound(rules *scoring.RuleSet, targets scoring.Targets, unit string, ind scoring.Indicator) (share scoring.Fraction, bounded bool) {
	if share, aimed := targets.Of(rules, unit, ind); aimed {
		return share, true
	}
	return FairShare(rules)
}

// FairShare is the share of the maximum from which on a grade is Khá, which bounds the indicators that have no target. It is
// false for a rule set without that grade.
func FairShare(rules *scoring.RuleSet) (share scoring.Fraction, has bool) {
	i := slices.IndexFunc(rules.Grades, func(g scoring.Grade) bool { return g.Code == fair })
	if i < 0 {
		return scoring.Fraction{}, false
	}
	return rules.Grades[i].Min.Quo(scoring.Int(100)), true
}

// underBounds are the indicators under their bound in some unit, each with every unit that is.
func underBounds(records []scoring.Record, rules *scoring.RuleSet, targets scoring.Targets) []Weak {
	var all []Weak
	for _, ind := range rules.Indicators {
		if ind.SameForAll() {
			continue // no unit can do anything about it
		}
		w := Weak{Indicator: ind}
		for _, u := range records {
			line, ok := u.Assessed(ind.Code)
			if !ok {
				continue
			}
			w.Of++
			if share, bounded := Bound(rules, targets, u.Unit, ind); bounded && line.UnderTarget(share) {
				w.Units = append(w.Units, Low{u, line, line.Max.Mul(share)})
			}
		}
		if len(w.Units) > 0 {
			slices.SortStableFunc(w.Units, func(a, b Low) int { return a.Line.Points.Cmp(b.Line.Points) })
			all = append(all, w)
		}
	}
	return all
}
