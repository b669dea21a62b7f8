package figures

import (
	"fmt"

	"motcua/scoring"
)

// closedCard takes the figures as they were made official: another version of the rules does not move them.
func closedCard(rules *scoring.RuleSet, c CardRow, lines []LineRow) (scoring.Scorecard, error) {
	card := scoring.Scorecard{Month: c.Month, Unit: c.Code, RuleSet: rules.ID(), Scored: c.Scored}
	for _, l := range lines {
		line := scoring.Line{Indicator: l.Indicator, Max: scoring.Frac(l.MaxTenths, 10), Assessed: l.Assessed > 0, Uncounted: l.Assessed == ByRules}
		if ind, ok := rules.Indicator(l.Indicator); ok && ind.Max.Tenths() == l.MaxTenths {
			line.Max = ind.Max
		}
		if line.Assessed {
			points, err := Figure(l.Points)
			if err != nil {
				return card, fmt.Errorf("indicator %s: %w", l.Indicator, err)
			}
			card.Max = card.Max.Add(line.Max)
			line.Points = points
		}
		line.Tally = scoring.Tally{Numerator: l.Numerator, Denominator: l.Denominator, Unknown: l.Unknown}
		card.Lines = append(card.Lines, line)
	}
	err := printedSums(rules, c, &card)
	return card, err
}

// Figure reads a stored figure. One that is not kept is an error.
func Figure(text *string) (scoring.Fraction, error) {
	if text == nil {
		return scoring.Fraction{}, fmt.Errorf("the printed figure is not kept")
	}
	return scoring.ParseExact(*text)
}
