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
	RuleSet     string             // id of the rules by which the month is scored
	Sum         string             // knows all of this again
	Standings   []scoring.Standing // as they would be official, by rank
	DataTimes   []time.Time        // up to when the data of each of them reach; none for a printed appendix
	Missing     []scoring.Unit     // units of the register in that month without a card
	Uncounted   []string           // codes of units that lack counts which are entered by hand
	Old         []string           // codes of units whose data end more than three days before the month
	Disputes    int                // reports of wrong data in the month that nobody has decided yet
	Refused     int                // rows that could not be used, of the files that the month's data come from
	Differences []Difference       // from a published appendix
	Terms       []TermCheck        // the quarter and the year that are closed with it
}

// TermCheck is what somebody should know before a quarter or a year becomes official.
type TermCheck struct {
	Term     scoring.Term
	Unranked int // units with a card that lack figures: what comes later does not give them a rank
}

// dataAreOld is how long before the end of a month data may end and still be said to reach it (product decision: 3 days).
const dataAreOld = 3 * 24 * time.Hour

// checks looks at a month as it could be closed with the standings.
func (a *act) checks(ctx context.Context, m *month, s standings) (k Checks, err error) {
	k = Checks{Month: m.Month, RuleSet: m.rules.ID(), Standings: s.all}
	if k.Refused, err = a.tx.RefusedRows(ctx, m.Month); err != nil {
		return k, err
	}
	if k.Disputes, err = a.tx.OpenDisputes(ctx, m.Month); err != nil {
		return k, err
	}
	e, err := a.evidence(ctx, m)
	if err != nil {
		return k, err
	}
	if !s.printed {
		k.DataTimes, k.Old = dataTimes(s.all, m.reach, m.End(a.Zone).Add(-dataAreOld))
		k.Uncounted = uncountedUnits(m.rules, s.all, e.entered)
		if len(e.published) > 0 {
			k.Differences = Compare(m.rules, m.Month, cardsOf(s.all), e.published)
		}
	}
	k.Missing = withoutCard(a.register, m.Month, s.all)
	k.Sum = k.sum(m.closing.N)
	return k, nil
}

// sum knows the checks of a month again that was closed n times.
func (k Checks) sum(n int) string {
	texts := []string{fmt.Sprint(k.Month, n, k.Refused, k.Disputes)}
	for _, s := range k.Standings {
		texts = append(texts, s.Unit+" "+s.Figures())
	}
	for _, u := range k.Missing {
		texts = append(texts, "missing "+u.Code)
	}
	texts = append(texts, fmt.Sprint(k.Old), fmt.Sprint(k.Uncounted), fmt.Sprint(k.Differences))
	return scoring.Sum(texts...)
}

// checkTerms looks at the quarter and the year that are closed with a month.
func checkTerms(ctx context.Context, a *act, result *CloseResult) error {
	for _, code := range result.Terms {
		m, err := a.term(ctx, code)
		if err != nil {
			return err
		}
		s, err := a.scoreWhole(ctx, m, true)
		if err != nil {
			return err
		}
		check := TermCheck{Term: code}
		for _, one := range s.all {
			if !one.IsRanked() || !one.Whole() {
				check.Unranked++
			}
		}
		result.Checks.Terms = append(result.Checks.Terms, check)
	}
	return nil
}

// dataTimes are up to when the data of each unit reach, and the units whose data end before an instant, by code.
func dataTimes(all []scoring.Standing, reach map[string]DataTime, end time.Time) (times []time.Time, old []string) {
	for _, s := range all {
		at := reach[s.Unit].At
		times = append(times, at)
		if at.Before(end) {
			old = append(old, s.Unit)
		}
	}
	slices.Sort(old)
	return times, old
}

// withoutCard are the units of the register in a month that have no card in it.
func withoutCard(register []scoring.Unit, m scoring.Month, all []scoring.Standing) (missing []scoring.Unit) {
	has := map[string]bool{}
	for _, s := range all {
		has[s.Unit] = true
	}
	for _, u := range register {
		if u.ValidIn(m) && !has[u.Code] {
			missing = append(missing, u)
		}
	}
	return missing
}

// uncountedUnits are the units, by code, that have a card and lack counts which people enter. A count is lacking when another unit has it,
// as a number or as "-"; and when nobody has any though the rules ask for such counts. An indicator that nobody entered counts for is taken
// as not assessed in the month.
func uncountedUnits(rules *scoring.RuleSet, standings []scoring.Standing, entered map[string]map[string]EnteredCount) (units []string) {
	has := func(unit string, ind scoring.Indicator) bool {
		_, own := entered[unit][ind.Code]
		_, common := entered[""][ind.Code]
		return own || common && ind.Common
	}
	var asked []scoring.Indicator
	some := false
	for _, ind := range rules.Indicators {
		if ind.Counts != scoring.Entered {
			continue
		}
		some = true
		if slices.ContainsFunc(standings, func(s scoring.Standing) bool { return has(s.Unit, ind) }) {
			asked = append(asked, ind)
		}
	}
	for _, s := range standings {
		lacks := slices.ContainsFunc(asked, func(ind scoring.Indicator) bool { return !has(s.Unit, ind) })
		if lacks || some && len(asked) == 0 {
			units = append(units, s.Unit)
		}
	}
	slices.Sort(units)
	return units
}
