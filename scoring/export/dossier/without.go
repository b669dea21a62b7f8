package dossier

import "motcua/scoring"

// CardWithout is a card as it would be if dossiers of the classes, one each, were not there: each leaves the numerator and the
// denominator of every tally in which it counts. counted is how many of them count in any. The rules are the card's; what
// people counted by hand stays. A dossier that the card's tallies cannot hold is an error.
func CardWithout(rules *scoring.RuleSet, card scoring.Scorecard, classes []Class) (without scoring.Scorecard, counted int, err error) {
	taken := NewTallies(rules.Sources())
	for _, c := range classes {
		taken.Add(c, 1)
		for source := range taken {
			if in, _ := c.Counts(source); in && source != receivedOrResolved {
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
		out := taken[sourceOf(rules, card, ind)]
		left[ind.Code] = scoring.Tally{
			Numerator:   max(0, line.Tally.Numerator-out.Numerator), // a shared tally had more taken off
			Denominator: line.Tally.Denominator - out.Denominator,
			Unknown:     max(0, line.Tally.Unknown-out.Unknown),
		}
	}
	without, err = scoring.Score(rules, card.Month, card.Unit, left)
	without.CutOff = card.CutOff
	return without, counted, err
}

// sourceOf is where the tally on a card came from: the indicator's own source, or that of the one whose counts it shares.
func sourceOf(rules *scoring.RuleSet, card scoring.Scorecard, ind scoring.Indicator) scoring.Counts {
	shared, ok := rules.Indicator(ind.Shares)
	if !ok {
		return ind.Counts
	}
	own, _ := card.Line(ind.Code)
	if other, _ := card.Line(shared.Code); own.Tally.Denominator != other.Tally.Denominator {
		return ind.Counts
	}
	return shared.Counts
}
