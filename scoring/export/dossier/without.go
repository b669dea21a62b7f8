package dossier

import (
	"slices"

	"motcua/scoring"
)

// CardWithout is a card as it would be if dossiers of the classes, one each, were not there: each leaves the numerator and the
// denominator of every tally in which it counts. counted is how many of them count in any. The rules are the card's; source says from what
// an indicator's figure was counted: what people entered stays. A dossier that the card's tallies cannot hold is an error.
func CardWithout(rules *scoring.RuleSet, card scoring.Scorecard, classes []Class, source func(scoring.Indicator) scoring.Counts) (without scoring.Scorecard, counted int, err error) {
	var sources []scoring.Counts
	for _, ind := range rules.Indicators {
		if from := source(ind); from != scoring.Entered {
			sources = append(sources, from)
		}
	}
	taken := NewTallies(sources)
	for _, c := range classes {
		taken.Add(c, 1)
		if slices.ContainsFunc(sources, func(from scoring.Counts) bool { in, _ := c.Counts(from); return in }) {
			counted++
		}
	}
	left := map[string]scoring.Tally{}
	for _, ind := range rules.Indicators {
		line, ok := card.Assessed(ind.Code)
		if !ok { // as it has no counts, so it has none without them
			continue
		}
		out := taken[source(ind)]
		left[ind.Code] = scoring.Tally{
			Numerator:   max(0, line.Tally.Numerator-out.Numerator), // a shared tally had more taken off
			Denominator: line.Tally.Denominator - out.Denominator,
			Unknown:     max(0, line.Tally.Unknown-out.Unknown),
		}
	}
	without, err = scoring.ScoreFigures(rules, card.Month, card.Unit, scoring.Figures{Tallies: left, Correction: card.Correction})
	without.CutOff, without.Reason = card.CutOff, card.Reason
	return without, counted, err
}
