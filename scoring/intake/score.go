package intake

import (
	"context"
	"maps"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/dossier"
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
	r.Months = append(r.Months, m)
	slices.Sort(units)
	units = slices.Compact(units)
	cards, err := c.cards(ctx, tx, rules, m, units)
	if err != nil {
		return err
	}
	known, err := tx.Scorecards(ctx, m)
	if err != nil {
		return err
	}
	absent, err := absentIn(ctx, tx, m)
	if err != nil {
		return err
	}
	for _, card := range known {
		if _, again := slices.BinarySearch(units, card.Unit); !again && !absent[card.Unit] {
			cards = append(cards, card)
		}
	}
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

// cards scores the units. A unit with no dossier received or resolved in the month has no card: counts entered by hand
// alone would rank a commune whose export has not come yet above all others, and what it left overdue alone below. Nor has
// one that does not exist in the month: what it left belongs to its heir.
func (c *call) cards(ctx context.Context, tx Tx, rules *scoring.RuleSet, m scoring.Month, units []string) ([]scoring.Scorecard, error) {
	tallies, cutOffs, err := c.tallies(ctx, tx, rules, m, units)
	if err != nil {
		return nil, err
	}
	counts, err := tx.Counts(ctx, m, some(units))
	if err != nil {
		return nil, err
	}
	absent, err := absentIn(ctx, tx, m)
	if err != nil {
		return nil, err
	}
	var cards []scoring.Scorecard
	for _, unit := range units {
		counted := tallies[unit]
		if !counted.Active() || absent[unit] {
			continue
		}
		all := map[string]scoring.Tally{}
		for _, ind := range rules.Indicators {
			tally, ok := counted[ind.Counts]
			if ind.Counts == scoring.Entered {
				tally, ok = counts[unit][ind.Code]
			}
			if ok {
				all[ind.Code] = tally
			}
		}
		card, err := scoring.Score(rules, m, unit, all)
		if err != nil {
			return nil, err
		}
		card.CutOff = cutOffs[unit]
		cards = append(cards, card)
	}
	return cards, nil
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
