package ledger

import (
	"context"
	"maps"
	"slices"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

// termsOf are the quarters and years in which touched months lie, each with the units to which the dossiers of the touched ones belong in the
// last of its months that has begun.
func (a *act) termsOf(touched []UnitMonth) map[scoring.Term][]string {
	current := scoring.MonthOf(a.Now(), a.Zone)
	under := map[scoring.Term][]UnitMonth{}
	for _, t := range touched {
		if t.Month > current {
			continue
		}
		for _, term := range t.Month.Terms()[1:] {
			last, _ := term.Begun(current)
			under[term] = append(under[term], UnitMonth{Unit: t.Unit, Month: last})
		}
	}
	units := make(map[scoring.Term][]string, len(under))
	for term, all := range under {
		for _, t := range underHolders(a.register, all) {
			units[term] = append(units[term], t.Unit)
		}
		slices.Sort(units[term])
		units[term] = slices.Compact(units[term])
	}
	return units
}

// scoreTerms scores units of quarters and years again, and leaves those alone that are closed: no file differs from them.
func (a *act) scoreTerms(ctx context.Context, units map[scoring.Term][]string) error {
	for code := range units {
		closing, err := a.tx.TermClosing(ctx, code)
		if err != nil {
			return err
		}
		if closing.InForce() {
			delete(units, code)
		}
	}
	return a.scoreYears(ctx, units, &ImportResult{})
}

// scoreYears scores units of months, quarters and years again, year by year: the dossiers of all that lie in one are counted in one pass.
func (a *act) scoreYears(ctx context.Context, units map[scoring.Term][]string, r *ImportResult) error {
	if a.rehearsed {
		maps.DeleteFunc(units, func(t scoring.Term, _ []string) bool { _, ok := t.Month(); return !ok })
	}
	all := slices.Sorted(maps.Keys(units)) // those of a year stand together
	for len(all) > 0 {
		year := scoring.YearOf(all[0].Months()[0])
		n := slices.IndexFunc(all, func(t scoring.Term) bool { return scoring.YearOf(t.Months()[0]) != year })
		if n < 0 {
			n = len(all)
		}
		if err := a.countAhead(ctx, all[:n], units); err != nil {
			return err
		}
		for _, code := range all[:n] {
			err := error(nil)
			if m, ok := code.Month(); ok {
				err = a.scoreTouched(ctx, m, units[code], r)
			} else {
				err = a.scoreTerm(ctx, code, units[code], r)
			}
			if err != nil {
				return err
			}
		}
		a.ahead, all = nil, all[n:]
	}
	return nil
}

// scoreTerm computes the cards of a quarter or a year again, those of the units from all that is known now, and ranks all. A single month that
// is closed does not hold them: they say what the data say. Those of a closed one stay. A term in which scores move is noted.
func (a *act) scoreTerm(ctx context.Context, code scoring.Term, units []string, r *ImportResult) error {
	m, err := a.term(ctx, code)
	if err != nil {
		return err
	}
	if m.closing.InForce() {
		return a.hold(ctx, m, r)
	}
	var ranked []scoring.Standing
	if m.rules != nil {
		e, err := a.evidence(ctx, m)
		if err != nil {
			return err
		}
		if ranked, err = a.rankTerm(ctx, m, e, units); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(shiftedUnits(code, m.standings, ranked), Shift.movesScore) {
		r.Terms = append(r.Terms, code)
	}
	return a.tx.PutTermStandings(ctx, code, ranked, m.reach)
}

// rankTerm computes cards of a term again, of the units and of those that have one by other rules, and ranks all.
func (a *act) rankTerm(ctx context.Context, m *month, e *evidence, units []string) ([]scoring.Standing, error) {
	known, others := m.computedCards()
	for _, card := range others {
		units = append(units, card.Unit)
	}
	units = unitsToScore(e, units, known)
	cards, err := a.cards(ctx, m, e, units, false)
	if err != nil {
		return nil, err
	}
	for _, card := range known {
		if _, again := slices.BinarySearch(units, card.Unit); !again && e.hasCard(card.Unit, card.Dossiers) {
			cards = append(cards, card)
		}
	}
	return scoring.RankApart(e.judge(m.rules, cards, leagueOf(a.register, m.rules)), leagueOf(a.register, m.rules)), nil
}

// term reads a quarter or a year.
func (a *act) term(ctx context.Context, code scoring.Term) (m *month, err error) {
	m = &month{term: code}
	m.Month, _ = code.Begun(scoring.MonthOf(a.Now(), a.Zone))
	m.rules, _ = a.rules.For(m.Month)
	if m.closing, err = a.tx.TermClosing(ctx, code); err != nil {
		return nil, err
	}
	if m.reach, err = a.tx.TermDataTimes(ctx, code, m.FirstDay()); err != nil {
		return nil, err
	}
	m.standings, err = a.tx.TermStandings(ctx, code)
	return m, err
}

// scoreBeside scores all units of a month by the rules that are shown beside those that rank.
func (a *act) scoreBeside(ctx context.Context, m *month, settled bool) error {
	sets := a.rules.Shown(m.Month)
	if a.rehearsed || len(sets) == 0 {
		return nil
	}
	var ranked []scoring.Standing
	for _, set := range sets[1:] {
		beside := &month{Month: m.Month, term: m.term, rules: set, reach: m.reach}
		e, err := a.evidence(ctx, beside)
		if err != nil {
			return err
		}
		units := slices.Collect(maps.Keys(m.reach))
		cards, err := a.cards(ctx, beside, e, unitsToScore(e, units, nil), settled)
		if err != nil {
			return err
		}
		ranked = append(ranked, scoring.RankApart(e.judge(set, cards, leagueOf(a.register, set)), leagueOf(a.register, set))...)
	}
	return a.tx.PutTermStandings(ctx, m.term, ranked, m.reach)
}

// scoreAround scores what a month that was closed or opened lies in, and what is shown beside it: of a quarter or a year all cards, also of
// units that have none in the month. What is closed by that is kept as it is now.
func (a *act) scoreAround(ctx context.Context, m *month, settled bool) error {
	var all []UnitMonth
	for _, card := range m.standings {
		all = append(all, UnitMonth{Unit: card.Unit, Month: m.Month})
	}
	if err := a.scoreBeside(ctx, m, settled); err != nil {
		return err
	}
	terms := a.termsOf(all)
	for _, code := range m.Month.Terms()[1:] {
		term, err := a.term(ctx, code)
		if err != nil {
			return err
		}
		if term.closing.InForce() {
			if err := keepTerm(ctx, a, term); err != nil {
				return err
			}
			continue
		}
		for _, card := range term.standings {
			terms[code] = append(terms[code], card.Unit)
		}
		terms[code] = unique(terms[code])
	}
	return a.scoreTerms(ctx, terms)
}

// keepTerm makes a quarter or a year official whose last open month was closed: what nobody has counted of it never will be.
func keepTerm(ctx context.Context, a *act, m *month) error {
	if m.rules == nil {
		return nil
	}
	s, err := a.scoreWhole(ctx, m, true)
	if err != nil {
		return err
	}
	return a.tx.PutTermStandings(ctx, m.term, s.all, m.reach)
}

// termsWith are the quarter and the year of a month of which all other months are closed: they are closed and opened with it.
func termsWith(ctx context.Context, a *act, m scoring.Month) (terms []scoring.Term, err error) {
	for _, term := range m.Terms()[1:] {
		closed := true
		for _, other := range term.Months() {
			if other == m || !closed {
				continue
			}
			c, err := a.tx.Closing(ctx, other)
			if err != nil {
				return nil, err
			}
			closed = c.InForce()
		}
		if closed {
			terms = append(terms, term)
		}
	}
	return terms, nil
}

// setsOf are the rules by which a term is scored: a month by those shown beside, too.
func setsOf(rules *rulesets.Catalogue, m *month) []*scoring.RuleSet {
	sets := rules.Shown(m.Month)
	if _, ok := m.term.Month(); !ok && len(sets) > 1 {
		return sets[:1]
	}
	return sets
}

// toCount is a month or term as far as its cut-offs depend on it; false when it has not begun.
func (a *act) toCount(ctx context.Context, code scoring.Term) (m *month, begun bool, err error) {
	m = &month{term: code}
	if m.Month, begun = code.Begun(scoring.MonthOf(a.Now(), a.Zone)); !begun {
		return m, false, nil
	}
	if _, is := code.Month(); !is {
		if m.closing, err = a.tx.TermClosing(ctx, code); err != nil {
			return m, true, err
		}
	}
	m.reach, err = a.tx.TermDataTimes(ctx, code, m.FirstDay())
	return m, true, err
}

// unique are the units, each once.
func unique(units []string) []string { return slices.Compact(slices.Sorted(slices.Values(units))) }
