package scoring

import "slices"

// Extremes are the n strongest and the n weakest indicators of a card, by their share of the maximum, the strongest and the
// weakest first; equal ones stand in the order of the rule set. Only what is assessed counts, and nothing stands in both:
// when fewer than twice n are assessed, the better half is strong. What earned nothing is no strength, and what earned its
// maximum no weakness.
func (c *Scorecard) Extremes(n int) (strongest, weakest []Line) {
	var assessed []Line
	for _, l := range c.Lines {
		if l.Assessed && l.Max.Sign() > 0 {
			assessed = append(assessed, l)
		}
	}
	slices.SortStableFunc(assessed, func(a, b Line) int { return b.share().Cmp(a.share()) })
	for _, l := range assessed[:min(n, (len(assessed)+1)/2)] {
		if l.Points.Sign() > 0 {
			strongest = append(strongest, l)
		}
	}
	rest := slices.DeleteFunc(assessed[len(strongest):], func(l Line) bool { return l.Points.Cmp(l.Max) >= 0 })
	slices.SortStableFunc(rest, func(a, b Line) int { return a.share().Cmp(b.share()) })
	return strongest, rest[:min(n, len(rest))]
}

func (l Line) share() Fraction { return l.Points.Quo(l.Max) }
