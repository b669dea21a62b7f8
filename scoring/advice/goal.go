package advice

import "motcua/scoring"

// goal is what is to be reached: a score, or a share of an indicator's maximum.
type goal struct {
	indicator string // code; "" for the score
	at        scoring.Fraction
}

// value is what a card, or the part of one that has some of the indicators, brings towards the goal: the values of all parts, and what is
// there without any, add up to 0 or more once the goal is reached.
func (g goal) value(rules *scoring.RuleSet, part *scoring.Scorecard) scoring.Fraction {
	switch {
	case g.indicator != "":
		line, ok := part.Assessed(g.indicator)
		if !ok {
			return scoring.Fraction{}
		}
		return line.Points.Sub(line.Max.Mul(g.at))
	case rules.Converted:
		return part.Total.Sub(part.Max.Mul(g.at).Quo(scoring.Int(100)))
	}
	return part.Total
}

// base is what is there without any part.
func (g goal) base(rules *scoring.RuleSet, f scoring.Figures) scoring.Fraction {
	switch {
	case g.indicator != "":
		return scoring.Fraction{}
	case rules.Converted:
		return f.Correction
	}
	return f.Correction.Sub(g.at)
}
