package intake

import (
	"context"

	"motcua/scoring"
)

// whole is a month scored from all that is known of it.
type whole struct {
	standings []scoring.Standing
	printed   bool // from an appendix: there are no dossiers
	published []Published
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
