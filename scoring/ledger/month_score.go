package ledger

import (
	"context"
	"maps"
	"slices"

	"motcua/scoring"
)

// score computes the months again that were touched: the cards of the units to which the touched ones' dossiers belong in them, the ranks of
// all. Then it decides what people are told.
func (a *act) score(ctx context.Context, touched []UnitMonth, r *ImportResult) error {
	terms := a.termsOf(touched)
	touched = underHolders(a.register, touched)
	units := map[scoring.Month][]string{}
	current := scoring.MonthOf(a.Now(), a.Zone)
	for _, t := range touched {
		units[t.Month] = append(units[t.Month], t.Unit)
	}
	for _, code := range slices.Sorted(maps.Keys(units)) {
		if rules, ruled := a.rules.For(code); code > current && (!ruled || !rules.Alone) {
			continue // dossiers that are due in it
		} else if !ruled {
			r.Unruled = append(r.Unruled, code)
			continue
		}
		m, err := a.month(ctx, code)
		if err != nil {
			return err
		}
		if err := a.scoreMonth(ctx, m, units[code], r); err != nil {
			return err
		}
		if m.known = nil; code < current.Prev() {
			delete(a.months, code) // nobody is warned by it: it need not be held
		}
	}
	if !a.termless {
		if err := a.scoreTerms(ctx, terms); err != nil {
			return err
		}
	}
	if a.effect {
		if err := a.noteMissing(ctx, r); err != nil {
			return err
		}
	}
	return a.decideWarnings(ctx, touched, r)
}

// scoreMonth scores units of a month, and ranks all. A closed month stays as it is.
func (a *act) scoreMonth(ctx context.Context, m *month, units []string, r *ImportResult) error {
	if m.closing.InForce() {
		return a.hold(ctx, m, r)
	}
	e, err := a.evidence(ctx, m)
	if err != nil {
		return err
	}
	if e.ahead && len(e.entered) == 0 && len(m.standings) == 0 {
		return nil
	}
	known, others := m.computedCards()
	for _, card := range others {
		units = append(units, card.Unit)
	}
	units = unitsToScore(e, units, known)
	fresh, err := a.cards(ctx, m, e, units, false)
	if err != nil {
		return err
	}
	for _, card := range known {
		if _, again := slices.BinarySearch(units, card.Unit); !again && e.hasCard(card.Unit, card.Dossiers) {
			fresh = append(fresh, card)
		}
	}
	cards := e.judge(m.rules, fresh, a.league(m.rules))
	ranked, err := a.rankMonth(m.rules, m.Month, cards, e.published)
	if err != nil {
		return err
	}
	if len(cards) > 0 && len(e.published) > 0 {
		r.Compared = append(r.Compared, m.Month)
		r.Differences = append(r.Differences, Compare(m.rules, m.Month, cards, e.published)...)
	}
	switch {
	case e.ahead:
		r.Ahead = append(r.Ahead, m.Month)
	case len(ranked.all) > 0 || len(known)+len(others) > 0:
		r.Months = append(r.Months, m.Month)
	}
	if !e.reported && !ranked.printed && len(ranked.all) == 0 {
		r.Unreported = append(r.Unreported, Unreported{Month: m.Month, Dossiers: r.extent.Handled(m.Month)})
	}
	if a.effect {
		r.Effect.Moved = append(r.Effect.Moved, shiftedUnits(m.Month, m.standings, ranked.all)...)
	}
	if err := a.putStandings(ctx, m, ranked); err != nil {
		return err
	}
	return a.scoreBeside(ctx, m, false)
}

// scoreWhole scores all units of a month again, from the dossiers and the counts entered by hand; settled says that what nobody has counted
// never will be. It puts nothing.
func (a *act) scoreWhole(ctx context.Context, m *month, settled bool) (standings, error) {
	e, err := a.evidence(ctx, m)
	if err != nil {
		return standings{}, err
	}
	units := slices.Collect(maps.Keys(m.reach))
	cards, err := a.cards(ctx, m, e, unitsToScore(e, units, nil), settled)
	if err != nil {
		return standings{}, err
	}
	return a.rankMonth(m.rules, m.Month, e.judge(m.rules, cards, a.league(m.rules)), e.published)
}

// unitsToScore are the units whose cards are computed again, sorted: those touched, and those of which counts were entered that have no card
// yet, because nobody had reported the month.
func unitsToScore(e *evidence, touched []string, known []scoring.Scorecard) []string {
	units := slices.Clone(touched)
	for unit := range e.entered {
		if unit != "" && !slices.ContainsFunc(known, func(c scoring.Scorecard) bool { return c.Unit == unit }) {
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	return slices.Compact(units)
}

// judge gives cards their states: those of each list that the rules rank apart by themselves, as what one list has the other need not lack.
// Before its month begins, nothing of a card is judged: the file may have another month in mind, or the clock be wrong.
func (e *evidence) judge(rules *scoring.RuleSet, cards []scoring.Scorecard, league func(unit string) int) (judged []scoring.Scorecard) {
	if e.ahead {
		for i := range cards {
			cards[i].State = scoring.MonthBegun
		}
		return cards
	}
	of := make(map[string]scoring.Evidence, len(cards))
	lists := map[int][]scoring.Scorecard{}
	for _, card := range cards {
		of[card.Unit] = e.ofCard(rules, &card)
		lists[league(card.Unit)] = append(lists[league(card.Unit)], card)
	}
	for _, list := range slices.Sorted(maps.Keys(lists)) {
		judged = append(judged, scoring.Judge(rules, lists[list], of, e.running, e.thresholds)...)
	}
	return judged
}

// ofCard is the evidence of a card: what it knows of each indicator.
func (e *evidence) ofCard(rules *scoring.RuleSet, card *scoring.Scorecard) scoring.Evidence {
	found := e.ofUnit(rules, card.Unit, card.Dossiers, func(ind scoring.Indicator) scoring.Tally {
		line, _ := card.Line(ind.Code)
		return line.Tally
	})
	if rules.Alone {
		for _, line := range card.Lines {
			found.Known[line.Indicator], found.Empty[line.Indicator] = !line.Open, false
		}
	}
	return found
}
