package ledger

import (
	"context"
	"fmt"
	"slices"
	"time"

	"motcua/scoring"
)

// Checks are what somebody should know before a month becomes official.
type Checks struct {
	Month       scoring.Month
	RuleSet     string             // code of the rules by which the month is scored
	Sum         string             // knows all of this again
	Standings   []scoring.Standing // as they would be official, by rank
	DataTimes   []time.Time        // up to when the data of each of them reach; none for a printed appendix
	Missing     []scoring.Unit     // units of the register in that month without a card
	Uncounted   []string           // codes of units that lack counts which are entered by hand
	Old         []string           // codes of units whose data end more than three days before the month
	Disputes    int                // reports of wrong data in the month that nobody has decided yet
	Refused     int                // rows that could not be used, of the files that the month's data come from
	Differences []Difference       // from a published appendix
}

// old is from when on data are said not to reach the end of the month (product decision: 3 days).
const old = 3 * 24 * time.Hour

// checks looks at a month as it could be closed after n closings.
func (c *call) checks(ctx context.Context, tx Tx, rules *scoring.RuleSet, m scoring.Month, w whole, n int) (k Checks, err error) {
	k = Checks{Month: m, RuleSet: rules.Code, Standings: w.standings}
	units, err := tx.Units(ctx)
	if err != nil {
		return k, err
	}
	if k.Refused, err = tx.RefusedRows(ctx, m); err != nil {
		return k, err
	}
	if k.Disputes, err = tx.OpenDisputes(ctx, m); err != nil {
		return k, err
	}
	has := map[string]bool{}
	texts := []string{fmt.Sprint(m, n, k.Refused, k.Disputes)}
	var cards []scoring.Scorecard
	for _, s := range w.standings {
		has[s.Unit] = true
		cards = append(cards, s.Scorecard)
		texts = append(texts, s.Unit+" "+s.Figures())
		if w.printed {
			continue
		}
		at := w.reach[s.Unit].At
		k.DataTimes = append(k.DataTimes, at)
		if at.Before(m.End(c.Zone).Add(-old)) {
			k.Old = append(k.Old, s.Unit)
		}
	}
	slices.Sort(k.Old)
	if !w.printed {
		entered, err := tx.Entered(ctx, m)
		if err != nil {
			return k, err
		}
		k.Uncounted = uncounted(rules, w.standings, entered)
	}
	for _, u := range units {
		if u.ValidIn(m) && !has[u.Code] {
			k.Missing = append(k.Missing, u)
			texts = append(texts, "missing "+u.Code)
		}
	}
	if !w.printed && len(w.published) > 0 {
		k.Differences = Compare(rules, m, cards, w.published)
	}
	texts = append(texts, fmt.Sprint(k.Old), fmt.Sprint(k.Uncounted), fmt.Sprint(k.Differences))
	k.Sum = scoring.Sum(texts...)
	return k, nil
}

// uncounted are the units with a card for which counts that people enter were not entered, by code: for an indicator that was
// entered for another unit, as a number or as "-", or for none at all while the rules ask for such counts. What was entered
// for nobody is taken as not assessed in the month.
func uncounted(rules *scoring.RuleSet, standings []scoring.Standing, entered map[string]map[string]bool) (units []string) {
	var asked []string
	some := false
	for _, ind := range rules.Indicators {
		if ind.Counts != scoring.Entered {
			continue
		}
		some = true
		if slices.ContainsFunc(standings, func(s scoring.Standing) bool { return entered[s.Unit][ind.Code] }) {
			asked = append(asked, ind.Code)
		}
	}
	for _, s := range standings {
		lacks := slices.ContainsFunc(asked, func(code string) bool { return !entered[s.Unit][code] })
		if lacks || some && len(asked) == 0 {
			units = append(units, s.Unit)
		}
	}
	slices.Sort(units)
	return units
}
