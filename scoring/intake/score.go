package intake

import (
	"context"
	"maps"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// score computes the months again that the import touched: the cards of the units to which the touched ones' dossiers
// belong in them, the ranks of all.
func (c *call) score(ctx context.Context, tx Tx, touched []UnitMonth, r *Result) error {
	touched, err := held(ctx, tx, touched)
	if err != nil {
		return err
	}
	units := map[scoring.Month][]string{}
	current := scoring.MonthOf(c.Now(), c.Zone)
	for _, t := range touched {
		if t.Month <= current {
			units[t.Month] = append(units[t.Month], t.Unit)
		}
	}
	months := make([]scoring.Month, 0, len(units))
	for m := range units {
		months = append(months, m)
	}
	slices.Sort(months)
	for _, m := range months {
		rules, ok := c.Rules.For(m)
		if !ok {
			r.Unruled = append(r.Unruled, m)
			continue
		}
		if err := c.scoreMonth(ctx, tx, rules, m, units[m], r); err != nil {
			return err
		}
	}
	if c.opt.Effect {
		if err := c.missing(ctx, tx, r); err != nil {
			return err
		}
	}
	return c.notify(ctx, tx, touched, r)
}

func (c *call) scoreMonth(ctx context.Context, tx Tx, rules *scoring.RuleSet, m scoring.Month, units []string, r *Result) error {
	closing, err := tx.Closing(ctx, m)
	if err != nil {
		return err
	}
	if closing.InForce() {
		return c.hold(ctx, tx, rules, closing, r)
	}
	e, err := c.evidence(ctx, tx, m)
	if err != nil {
		return err
	}
	known, err := tx.Scorecards(ctx, m)
	if err != nil {
		return err
	}
	units = again(&e, units, known)
	fresh, err := c.cards(ctx, tx, rules, &e, units)
	if err != nil {
		return err
	}
	for _, card := range known {
		if _, again := slices.BinarySearch(units, card.Unit); !again && e.speaks(card.Unit, card.Dossiers) {
			fresh = append(fresh, card)
		}
	}
	cards := e.judged(rules, fresh)
	published, err := tx.Published(ctx, m)
	if err != nil {
		return err
	}
	if len(cards) > 0 && len(published) > 0 {
		r.Compared = append(r.Compared, m)
		r.Differences = append(r.Differences, Compare(rules, m, cards, published)...)
	}
	standings, printed, err := ranked(rules, m, cards, published)
	if err != nil {
		return err
	}
	if len(standings) > 0 || len(known) > 0 {
		r.Months = append(r.Months, m)
	}
	if !e.reported && !printed {
		r.Unreported = append(r.Unreported, Unreported{Month: m, Dossiers: r.extent.Handled(m)})
	}
	if c.opt.Effect {
		before, _, err := tx.Standings(ctx, m)
		if err != nil {
			return err
		}
		r.Effect.Moved = append(r.Effect.Moved, shifts(m, before, standings)...)
	}
	return tx.PutStandings(ctx, m, standings, printed)
}

// ranked are the standings of a month: of the computed cards, or where there are none, of an appendix as printed.
func ranked(rules *scoring.RuleSet, m scoring.Month, cards []scoring.Scorecard, published []Published) (standings []scoring.Standing, printed bool, err error) {
	if len(cards) == 0 && len(published) > 0 {
		printed = true
		if cards, err = printedCards(rules, m, published); err != nil {
			return nil, false, err
		}
	}
	return scoring.Rank(cards), printed, nil
}

// again are the units whose cards are computed again, sorted: those touched, and those of which counts were entered that have no card yet,
// because nobody had reported the month.
func again(e *evidence, touched []string, known []scoring.Scorecard) []string {
	units := slices.Clone(touched)
	for unit := range e.entered {
		if !slices.ContainsFunc(known, func(c scoring.Scorecard) bool { return c.Unit == unit }) {
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	return slices.Compact(units)
}

// cards scores the units. A month that nobody reports has no cards: what files touch of it is kept and says nothing. Nor has a unit that
// does not exist in the month: what it left belongs to its heir.
func (c *call) cards(ctx context.Context, tx Tx, rules *scoring.RuleSet, e *evidence, units []string) ([]scoring.Scorecard, error) {
	if !e.reported {
		return nil, nil
	}
	tallies, cutOffs, err := c.tallies(ctx, tx, rules, e.month, units)
	if err != nil {
		return nil, err
	}
	counts, err := tx.Counts(ctx, e.month, some(units))
	if err != nil {
		return nil, err
	}
	var cards []scoring.Scorecard
	for _, unit := range units {
		counted := tallies[unit]
		dossiers := counted.Handled()
		if !e.speaks(unit, dossiers) {
			continue
		}
		known := e.of(rules, unit, dossiers, func(ind scoring.Indicator) scoring.Tally { return counted[ind.Counts] })
		all := map[string]scoring.Tally{}
		for _, ind := range rules.Indicators {
			tally, ok := counted[ind.Counts]
			if ind.Counts == scoring.Entered {
				tally, ok = counts[unit][ind.Code]
			}
			if ok && (known.Known[ind.Code] || notKnown(tally) && known.Dossiers > 0) {
				all[ind.Code] = tally
			}
		}
		card, err := scoring.Score(rules, e.month, unit, all)
		if err != nil {
			return nil, err
		}
		if card.Dossiers = known.Dossiers; card.Dossiers > 0 {
			card.CutOff = cutOffs[unit]
		}
		cards = append(cards, card)
	}
	return cards, nil
}

// notKnown says that it is known of no dossier what is asked. A card tells so.
func notKnown(t scoring.Tally) bool { return t.Denominator == 0 && t.Unknown > 0 }

// judged are cards with their states.
func (e *evidence) judged(rules *scoring.RuleSet, cards []scoring.Scorecard) []scoring.Scorecard {
	of := make(map[string]scoring.Evidence, len(cards))
	for _, card := range cards {
		of[card.Unit] = e.of(rules, card.Unit, card.Dossiers, func(ind scoring.Indicator) scoring.Tally {
			line, _ := card.Line(ind.Code)
			return line.Tally
		})
	}
	return scoring.Judge(rules, cards, of, e.running, e.thresholds)
}

// tallies counts the dossiers of the units, each at its own cut-off: the data of one commune may reach less far.
func (c *call) tallies(ctx context.Context, tx Tx, rules *scoring.RuleSet, m scoring.Month, units []string) (map[string]dossier.Tallies, map[string]time.Time, error) {
	reach, err := tx.DataTimes(ctx, m)
	if err != nil {
		return nil, nil, err
	}
	now := c.Now()
	cutOffs := make(map[string]time.Time, len(units))
	groups := map[int64][]string{}
	for _, unit := range units {
		var stated time.Time
		if d := reach[unit]; d.Stated {
			stated = d.At
		}
		cut := scoring.CutOff(m, c.Zone, now, stated).Unix()
		cutOffs[unit] = time.Unix(cut, 0).In(c.Zone) // whole seconds, as the store keeps it
		groups[cut] = append(groups[cut], unit)
	}
	all := make(map[string]dossier.Tallies, len(units))
	for cut, members := range groups {
		w := dossier.NewWindow(m, c.Zone, time.Unix(cut, 0), rules)
		if len(groups) == 1 {
			members = some(members)
		}
		counted, err := tx.DossierTallies(ctx, w, members)
		if err != nil {
			return nil, nil, err
		}
		maps.Copy(all, counted)
	}
	return all, cutOffs, nil
}

// many is the number of units from which one pass over all of them is cheaper than naming each.
const many = 200

// some is the units, or nil (all units) when there are many.
func some(units []string) []string {
	if len(units) > many {
		return nil
	}
	return units
}
