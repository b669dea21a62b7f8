package advice

import (
	"maps"

	"motcua/scoring"
)

// Above is the lowest score above a unit's among the cards of its list, as they stand, and the rank that it has; false for the first, and for
// a unit without a rank.
func Above(card scoring.Scorecard, list []scoring.Scorecard) (score scoring.Fraction, rank int, ok bool) {
	if !card.IsRanked() {
		return score, 0, false
	}
	for _, c := range list {
		if c.IsRanked() && c.Converted.Cmp(card.Converted) > 0 && (!ok || c.Converted.Cmp(score) < 0) {
			score, ok = c.Converted, true
		}
	}
	rank = 1
	for _, c := range list {
		if c.IsRanked() && c.Converted.Cmp(score) > 0 {
			rank++
		}
	}
	return score, rank, ok
}

// Ranks are the best and the worst rank with which a month can end, by how it and the months of the other ranked units of the list can
// end; false when one of them is not known.
func Ranks(own Span, others []Span) (best, worst int, ok bool) {
	best, worst, ok = 1, 1, own.Known
	for _, o := range others {
		ok = ok && o.Known
		if o.Least.Converted.Cmp(own.Most.Converted) > 0 {
			best++
		}
		if o.Most.Converted.Cmp(own.Least.Converted) > 0 {
			worst++
		}
	}
	return best, worst, ok
}

// AsBefore is the card as it is when all that dossiers give goes as in earlier months of the unit: by their counts, added up; what is
// entered stays as it is now. It is no forecast. False where a month of these does not count all that this one does, or by other rules.
func (m *Month) AsBefore(months []scoring.Scorecard) (scoring.Scorecard, bool) {
	f := m.figures
	f.Tallies = maps.Clone(m.figures.Tallies)
	for _, ind := range m.rules.Indicators {
		if _, live := m.place[ind.Code]; !live || ind.Counts.OfProcedures() {
			continue
		}
		var t scoring.Tally
		for _, c := range months {
			line, ok := c.Line(ind.Code)
			if !ok || c.RuleSet != m.card.RuleSet || !c.IsRanked() {
				return scoring.Scorecard{}, false
			}
			t.Numerator += line.Tally.Numerator
			t.Denominator += line.Tally.Denominator
			t.Unknown += line.Tally.Unknown
		}
		f.Tallies[ind.Code] = t
	}
	return m.score(f), len(months) > 0 && len(m.place) > 0
}
