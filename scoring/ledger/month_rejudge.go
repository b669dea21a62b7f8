package ledger

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

// Rejudge scores all open months again when they were judged by thresholds or rules that no longer hold; otherwise it does nothing. Each
// month has a transaction, but the last two share one: warnings look at both, and must not look at one that is still judged by the old
// thresholds.
func (l *Ledger) Rejudge(ctx context.Context) error {
	var by, now string
	var first time.Time
	err := l.Store.ReadFigures(ctx, "look by what months were judged", func(tx Books) error {
		t, err := tx.Thresholds(ctx)
		if err != nil {
			return err
		}
		own, err := tx.OwnRules(ctx)
		if err != nil {
			return err
		}
		now = fmt.Sprint(t)
		for _, use := range own.Uses {
			now += fmt.Sprint(" ", use)
		}
		for _, text := range own.Texts {
			now += " " + scoring.Sum(string(text))
		}
		by, first, err = tx.Judged(ctx)
		return err
	})
	if err != nil || by == now {
		return err
	}
	current := scoring.MonthOf(l.Now(), l.Zone)
	for m := scoring.MonthOf(first, l.Zone); !first.IsZero() && m < current.Prev(); m = m.Next() {
		if err := l.rejudge(ctx, m); err != nil {
			return err
		}
	}
	if err := l.rejudge(ctx, current.Prev(), current); err != nil {
		return err
	}
	return l.Store.WriteFigures(ctx, "keep by what months are judged", func(tx Books) error { return tx.PutJudged(ctx, now) })
}

// termsEndingIn are the quarters and years whose last month that has begun is one of the months, each with all units of the register.
func (a *act) termsEndingIn(months []scoring.Month) map[scoring.Term][]string {
	all := map[scoring.Term][]string{}
	current := scoring.MonthOf(a.Now(), a.Zone)
	for _, m := range months {
		var touched []UnitMonth
		for _, u := range a.register {
			touched = append(touched, UnitMonth{Unit: u.Code, Month: m})
		}
		for term, units := range a.termsOf(touched) {
			if last, _ := term.Begun(current); last == m {
				all[term] = units
			}
		}
	}
	return all
}

// rejudge scores months again, of all units of which anything is known in them. A closed one is left alone.
func (l *Ledger) rejudge(ctx context.Context, months ...scoring.Month) error {
	return l.write(ctx, fmt.Sprintf("judge %v again", months), func(a *act) error {
		var touched []UnitMonth
		for _, code := range months {
			m, err := a.month(ctx, code)
			if err != nil {
				return err
			}
			if m.closing.InForce() {
				continue
			}
			e, err := a.evidence(ctx, m)
			if err != nil {
				return err
			}
			for unit := range e.covering {
				touched = append(touched, UnitMonth{Unit: unit, Month: code})
			}
			for _, card := range cardsOf(m.standings) {
				touched = append(touched, UnitMonth{Unit: card.Unit, Month: code})
			}
			for unit := range e.entered {
				touched = append(touched, UnitMonth{Unit: unit, Month: code})
			}
		}
		a.termless = true
		if err := a.score(ctx, touched, &ImportResult{}); err != nil {
			return err
		}
		return a.scoreTerms(ctx, a.termsEndingIn(months))
	})
}

// Elapse scores the months between two instants again, because time has passed: a dossier that has become overdue counts in the month in
// which that happened, and people are told as after an import. Closed months are left alone. A month that has ended meanwhile is judged as
// one that is over, a month that has begun as one that is running.
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

// endedBetween are the quarters and years that have ended between two months without any change. They must be judged once more, as terms
// that are over.
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
