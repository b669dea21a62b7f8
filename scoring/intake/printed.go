package intake

import "motcua/scoring"

// printedCards are scorecards whose points are those printed: there are no counts behind them.
func printedCards(rules *scoring.RuleSet, m scoring.Month, published []Published) ([]scoring.Scorecard, error) {
	cards := make([]scoring.Scorecard, 0, len(published))
	for _, p := range published {
		card := scoring.Scorecard{Month: m, Unit: p.Unit, RuleSet: rules.Code, Scored: true, State: scoring.MonthFull}
		for _, ind := range rules.Indicators {
			line := scoring.Line{Indicator: ind.Code, Max: ind.Max}
			if figure := p.Points[ind.Code]; figure != "-" {
				points, err := scoring.ParseFraction(figure)
				if err != nil {
					return nil, err
				}
				line.Points, line.Assessed = points, true
				card.Max = card.Max.Add(ind.Max)
			}
			card.Lines = append(card.Lines, line)
		}
		var err error
		if card.Total, err = scoring.ParseFraction(p.Total); err != nil {
			return nil, err
		}
		if card.Converted, err = scoring.ParseFraction(p.Converted); err != nil {
			return nil, err
		}
		card.Grade = gradeNamed(rules, p.Grade, card.Converted)
		cards = append(cards, card)
	}
	return cards, nil
}

// gradeNamed is the grade as printed, else the one its converted score has.
func gradeNamed(rules *scoring.RuleSet, name string, converted scoring.Fraction) scoring.Grade {
	for _, g := range rules.Grades {
		if sameWords(g.Name.In("vi"), name) {
			return g
		}
	}
	return rules.GradeOf(converted)
}
