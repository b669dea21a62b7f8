package intake

import (
	"fmt"
	"slices"
	"time"

	"motcua/scoring"
)

// Checks are what somebody should know before a month becomes official.
type Checks struct {
	Month       scoring.Month
	Sum         string             // knows all of this again
	Standings   []scoring.Standing // as they would be official, by rank
	Missing     []scoring.Unit     // units of the register in that month without a card
	Old         []string           // codes of units whose data end more than three days before the month
	Refused     int                // rows that could not be used, of the files that the month's data come from
	Differences []Difference       // from a published appendix
}

// old is from when on data are said not to reach the end of the month (product decision: 3 days).
const old = 3 * 24 * time.Hour

// check looks at a month as it could be closed after n closings.
func check(rules *scoring.RuleSet, m scoring.Month, zone *time.Location, w whole, units []scoring.Unit, refused, n int) Checks {
	k := Checks{Month: m, Standings: w.standings, Refused: refused}
	has := map[string]bool{}
	texts := []string{fmt.Sprint(m, n, refused)}
	var cards []scoring.Scorecard
	for _, s := range w.standings {
		has[s.Unit] = true
		cards = append(cards, s.Scorecard)
		texts = append(texts, s.Unit+" "+s.Figures())
		if at := w.reach[s.Unit].At; !w.printed && at.Before(m.End(zone).Add(-old)) {
			k.Old = append(k.Old, s.Unit)
		}
	}
	slices.Sort(k.Old)
	for _, u := range units {
		if u.ValidIn(m) && !has[u.Code] {
			k.Missing = append(k.Missing, u)
			texts = append(texts, "missing "+u.Code)
		}
	}
	if !w.printed && len(w.published) > 0 {
		k.Differences = Compare(rules, m, cards, w.published)
	}
	texts = append(texts, fmt.Sprint(k.Old), fmt.Sprint(k.Differences))
	k.Sum = scoring.Sum(texts...)
	return k
}
