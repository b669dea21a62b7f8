package scoring

import "slices"

// Extremes are the n strongest and the n weakest indicators of a card, by their share of the maximum, the strongest and the
// weakest first; equal ones stand in the order of the rule set. Only what is assessed counts, and nothing stands in both:
// when fewer than twice n are assessed, the better half is strong. What earned nothing is no strength, nor is what its rules give
// where nothing was counted; what earned its maximum is no weakness, and what is the same for all units is neither.
func (c *Scorecard) Extremes(rules *RuleSet, n int) (strongest, weakest []Line) {
	var assessed []Line
	for _, l := range c.Lines {
		if ind, ok := rules.Indicator(l.Indicator); ok && !ind.SameForAll() && l.Assessed && l.Max.Sign() > 0 {
			assessed = append(assessed, l)
		}
	}
	slices.SortStableFunc(assessed, func(a, b Line) int { return b.share().Cmp(a.share()) })
	strong := func(l Line) bool {
		ind, _ := rules.Indicator(l.Indicator)
		return ind.IsMerit() && l.Points.Sign() > 0 && !l.Uncounted
	}
	var rest []Line
	for _, l := range assessed {
		if strong(l) && len(strongest) < min(n, (len(assessed)+1)/2) {
			strongest = append(strongest, l)
		} else if l.Points.Cmp(l.Max) < 0 {
			rest = append(rest, l)
		}
	}
	slices.SortStableFunc(rest, func(a, b Line) int { return a.share().Cmp(b.share()) })
	return strongest, rest[:min(n, len(rest))]
}

func (l Line) share() Fraction { return l.Points.Quo(l.Max) }
