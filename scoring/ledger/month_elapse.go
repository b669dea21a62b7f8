package ledger

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

// Elapse scores again the months from the one of an instant to that of a later one, because time has passed in between: what
// has become overdue counts in the month in which it did, and people are told as after an import. A closed month is left
// alone: it was looked at at its end. A month that has ended is judged as one that is over, one that has begun as one that runs.
func (l *Ledger) Elapse(ctx context.Context, from, to time.Time) error {
	first, last := scoring.MonthOf(from, l.Zone), scoring.MonthOf(to, l.Zone)
	rules, err := l.rules(ctx)
	if err != nil {
		return err
	}
	units, err := l.Store.UnitsDueBetween(ctx, l.dueBefore(rules, from), l.dueBefore(rules, to))
	if err != nil || len(units) == 0 && first == last {
		return err
	}
	return l.write(ctx, "score what time has changed", func(a *act) error {
		var touched []UnitMonth
		for code := first; code <= last; code = code.Next() {
			m, err := a.month(ctx, code)
			if err != nil {
				return err
			}
			if m.closing.InForce() {
				continue
			}
			for _, u := range units {
				touched = append(touched, UnitMonth{Unit: u, Month: code})
			}
			if first == last {
				continue
			}
			for _, card := range cardsOf(m.standings) {
				touched = append(touched, UnitMonth{Unit: card.Unit, Month: code})
			}
		}
		if err := a.score(ctx, touched, &ImportResult{}); err != nil {
			return err
		}
		return a.scoreTerms(ctx, a.endedBetween(first, last, touched))
	})
}

// endedBetween are the quarters and years that have ended between two months and in which nothing was touched: they are judged as ones that
// are over.
func (a *act) endedBetween(first, last scoring.Month, touched []UnitMonth) map[scoring.Term][]string {
	scored, ended := a.termsOf(touched), map[scoring.Term][]string{}
	for code := first; code < last; code = code.Next() {
		for _, term := range code.Terms()[1:] {
			if _, done := scored[term]; !done && term.Next().Months()[0] <= last {
				ended[term] = nil
			}
		}
	}
	return ended
}

// dueBefore is the instant before which a due date is past at a time: where dates alone are compared, the start of its day.
func (l *Ledger) dueBefore(all *rulesets.Catalogue, at time.Time) time.Time {
	rules, ok := all.For(scoring.MonthOf(at, l.Zone))
	if !ok || !rules.DateOnly {
		return at
	}
	y, m, d := at.In(l.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, l.Zone)
}
