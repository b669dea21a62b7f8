package ledger

import (
	"context"
	"maps"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// score computes the months again that were touched, and the quarters and years in which they lie: the cards of the units to which the touched
// ones' dossiers belong in them, the ranks of all. Then it decides what people are told.
func (a *act) score(ctx context.Context, touched []UnitMonth, r *ImportResult) error {
	units := map[scoring.Term][]string{}
	if !a.termless {
		units = a.termsOf(touched)
	}
	touched = underHolders(a.register, touched)
	for _, t := range touched {
		units[scoring.Term(t.Month)] = append(units[scoring.Term(t.Month)], t.Unit)
	}
	if err := a.scoreYears(ctx, units, r); err != nil {
		return err
	}
	if a.effect {
		if err := a.noteMissing(ctx, r); err != nil {
			return err
		}
	}
	return a.decideWarnings(ctx, touched, r)
}

// scoreTouched scores units of a month that was touched.
func (a *act) scoreTouched(ctx context.Context, code scoring.Month, units []string, r *ImportResult) error {
	current := scoring.MonthOf(a.Now(), a.Zone)
	if rules, ruled := a.rules.For(code); code > current && (!ruled || !rules.Alone) {
		return nil // dossiers that are due in it
	} else if !ruled {
		r.Unruled = append(r.Unruled, code)
		return nil
	}
	m, err := a.month(ctx, code)
	if err != nil {
		return err
	}
	if err := a.scoreMonth(ctx, m, units, r); err != nil {
		return err
	}
	if m.known = nil; code < current.Prev() {
		delete(a.months, code) // nobody is warned by it: it need not be held
	}
	return nil
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
	cards := e.judge(m.rules, fresh, leagueOf(a.register, m.rules))
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
		r.Effect.Moved = append(r.Effect.Moved, shiftedUnits(m.term, m.standings, ranked.all)...)
	}
	if err := a.putStandings(ctx, m, ranked); err != nil {
		return err
	}
	return a.scoreBeside(ctx, m, false)
}

// scoreWhole scores all units of a month, quarter or year again, from the dossiers and the counts entered by hand; settled says that what nobody has counted
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
	return a.rankMonth(m.rules, m.Month, e.judge(m.rules, cards, leagueOf(a.register, m.rules)), e.published)
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

// tallies counts the dossiers of the units, each at its own cut-off: the data of one commune may reach less far. What was counted ahead is
// not counted again.
func (a *act) tallies(ctx context.Context, m *month, units []string) (map[string]dossier.Tallies, map[string]time.Time, error) {
	cutOffs := make(map[string]time.Time, len(units))
	all := make(map[string]dossier.Tallies, len(units))
	groups := a.cutOffs(m, units)
	for cut, members := range groups {
		for _, unit := range members {
			cutOffs[unit] = time.Unix(cut, 0).In(a.Zone) // whole seconds, as the store keeps it
		}
		rest := members
		if done := a.ahead[aheadKey{m.term, m.rules, cut}]; done != nil {
			rest = slices.DeleteFunc(members, func(unit string) bool {
				t, counted := done(unit)
				if t != nil {
					all[unit] = t
				}
				return counted
			})
		}
		if len(rest) == 0 {
			continue
		}
		counted, err := a.tx.DossierTallies(ctx, a.window(m, cut), rest)
		if err != nil {
			return nil, nil, err
		}
		maps.Copy(all, counted)
	}
	return all, cutOffs, nil
}

// cutOffs are the units by the instant at which their dossiers are looked at.
func (a *act) cutOffs(m *month, units []string) map[int64][]string {
	groups := map[int64][]string{}
	for _, unit := range units {
		var stated time.Time
		if d := m.reach[unit]; d.Stated {
			stated = d.At
		}
		cut := m.term.CutOff(a.Zone, a.Now(), stated).Unix()
		groups[cut] = append(groups[cut], unit)
	}
	return groups
}

// window is the window of a month or term that is looked at at a cut-off.
func (a *act) window(m *month, cut int64) dossier.Window {
	w := dossier.NewWindow(m.term, a.Zone, time.Unix(cut, 0), m.rules)
	w.Day = m.FirstDay()
	return w
}

// aheadKey names what was counted ahead: a term by some rules at a cut-off.
type aheadKey struct {
	term  scoring.Term
	rules *scoring.RuleSet
	cut   int64
}

// countAhead counts the dossiers of terms that lie in one year, in one pass over those that lie together: a dossier of a month is one of its
// quarter and its year, too.
func (a *act) countAhead(ctx context.Context, terms []scoring.Term, units map[scoring.Term][]string) error {
	a.ahead = map[aheadKey]Counted{}
	var keys []aheadKey
	var wanted []Wanted
	count := func() error {
		if len(wanted) == 0 {
			return nil
		}
		all, err := a.tx.TallyTogether(ctx, wanted)
		for i, of := range all {
			a.ahead[keys[i]] = of
		}
		keys, wanted = nil, nil
		return err
	}
	end := int64(0)
	for _, code := range slices.SortedFunc(slices.Values(terms), func(s, t scoring.Term) int { return s.Start(a.Zone).Compare(t.Start(a.Zone)) }) {
		m, begun, err := a.toCount(ctx, code)
		if err != nil {
			return err
		}
		if !begun {
			continue
		}
		if code.Start(a.Zone).Unix() > end {
			if err := count(); err != nil {
				return err
			}
		}
		end = max(end, code.End(a.Zone).Unix())
		for _, m.rules = range setsOf(a.rules, m) {
			members := units[code]
			if m.closing.InForce() { // it is going to be compared as a whole
				members = slices.Collect(maps.Keys(m.reach))
			}
			for cut, members := range a.cutOffs(m, unique(members)) {
				keys, wanted = append(keys, aheadKey{code, m.rules, cut}), append(wanted, Wanted{Window: a.window(m, cut), Units: members})
			}
		}
	}
	return count()
}
