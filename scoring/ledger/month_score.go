package ledger

import (
	"context"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/table"
)

// score computes the months again that the import touched: the cards of the units to which the touched ones' dossiers
// belong in them, the ranks of all.
func (c *call) score(ctx context.Context, tx Tx, touched []UnitMonth, r *ImportResult) error {
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

func (c *call) scoreMonth(ctx context.Context, tx Tx, rules *scoring.RuleSet, m scoring.Month, units []string, r *ImportResult) error {
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
	before, wasPrinted, err := tx.Standings(ctx, m)
	if err != nil {
		return err
	}
	known := computedCards(before, wasPrinted)
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
		r.Effect.Moved = append(r.Effect.Moved, shifts(m, before, standings)...)
	}
	return tx.PutStandings(ctx, m, standings, printed)
}

// ranked are the standings of a month: of the computed cards, or where there are none, of an appendix as printed.
func ranked(rules *scoring.RuleSet, m scoring.Month, cards []scoring.Scorecard, published []table.AppendixRow) (standings []scoring.Standing, printed bool, err error) {
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

// whole is a month scored from all that is known of it.
type whole struct {
	standings []scoring.Standing
	printed   bool // from an appendix: there are no dossiers
	published []table.AppendixRow
	reach     map[string]DataTime
}

// whole scores all units of a month again, from the dossiers and the counts entered by hand.
func (c *call) whole(ctx context.Context, tx Tx, rules *scoring.RuleSet, m scoring.Month) (w whole, err error) {
	if w.reach, err = tx.DataTimes(ctx, m); err != nil {
		return w, err
	}
	e, err := c.evidence(ctx, tx, m)
	if err != nil {
		return w, err
	}
	var units []string
	for unit := range w.reach {
		units = append(units, unit)
	}
	cards, err := c.cards(ctx, tx, rules, &e, again(&e, units, nil))
	if err != nil {
		return w, err
	}
	cards = e.judged(rules, cards)
	if w.published, err = tx.Published(ctx, m); err != nil {
		return w, err
	}
	w.standings, w.printed, err = ranked(rules, m, cards, w.published)
	return w, err
}
