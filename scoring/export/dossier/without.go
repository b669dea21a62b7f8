package dossier

import "motcua/scoring"

// Without is a card as it would be if dossiers of the classes, one each, were not there: each leaves the numerator and the
// denominator of every tally in which it counts. counted is how many of them count in any. The rules are the card's; what
// people counted by hand stays. A dossier that the card's tallies cannot hold is an error.
func Without(rules *scoring.RuleSet, card scoring.Scorecard, classes []Class) (without scoring.Scorecard, counted int, err error) {
	taken := NewTallies()
	for _, c := range classes {
		taken.Add(c, 1)
		for source := range taken {
			if in, _ := c.Counts(source); in && source != handled {
				counted++
				break
			}
		}
	}
	left := map[string]scoring.Tally{}
	for _, ind := range rules.Indicators {
		line, ok := card.Assessed(ind.Code)
		if !ok { // as it has no counts, so it has none without them
			continue
		}
		left[ind.Code] = scoring.Tally{
			Numerator:   line.Tally.Numerator - taken[ind.Counts].Numerator,
			Denominator: line.Tally.Denominator - taken[ind.Counts].Denominator,
			Unknown:     line.Tally.Unknown - taken[ind.Counts].Unknown,
		}
	}
	without, err = scoring.Score(rules, card.Month, card.Unit, left)
	without.CutOff = card.CutOff
	return without, counted, err
}
