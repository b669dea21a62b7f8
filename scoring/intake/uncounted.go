package intake

import (
	"slices"

	"motcua/scoring"
)

// uncounted are the units with a card for which counts that people enter were not entered, by code: for an indicator that was
// entered for another unit, as a number or as "-", or for none at all while the rules ask for such counts. What was entered
// for nobody is taken as not assessed in the month.
func uncounted(rules *scoring.RuleSet, standings []scoring.Standing, entered map[string]map[string]bool) (units []string) {
	var asked []string
	some := false
	for _, ind := range rules.Indicators {
		if ind.Counts != scoring.Entered {
			continue
		}
		some = true
		if slices.ContainsFunc(standings, func(s scoring.Standing) bool { return entered[s.Unit][ind.Code] }) {
			asked = append(asked, ind.Code)
		}
	}
	for _, s := range standings {
		lacks := slices.ContainsFunc(asked, func(code string) bool { return !entered[s.Unit][code] })
		if lacks || some && len(asked) == 0 {
			units = append(units, s.Unit)
		}
	}
	slices.Sort(units)
	return units
}
