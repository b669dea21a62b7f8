package intake

import (
	"context"
	"slices"

	"motcua/scoring"
	"motcua/scoring/notice"
)

// sumOf knows differences again; "" for none.
func sumOf(held []Shift) string {
	if len(held) == 0 {
		return ""
	}
	var texts []string
	for _, h := range held {
		texts = append(texts, h.Unit)
		for _, side := range []*scoring.Standing{h.From, h.To} {
			if side == nil {
				texts = append(texts, "")
				continue
			}
			texts = append(texts, side.Figures())
		}
	}
	return scoring.Sum(texts...)
}

// hold finds what an import would change in a closed month. Its cards stay; the admins are told once of what is new to
// them. A published appendix is compared with the figures as closed.
func (c *call) hold(ctx context.Context, tx Tx, rules *scoring.RuleSet, closing scoring.Closing, r *Result) error {
	m := closing.Month
	now, err := c.whole(ctx, tx, rules, m)
	if err != nil {
		return err
	}
	closed, printed, err := tx.Standings(ctx, m)
	if err != nil {
		return err
	}
	if len(now.published) > 0 && !printed {
		cards := make([]scoring.Scorecard, len(closed))
		for i, s := range closed {
			cards[i] = s.Scorecard
		}
		r.Compared = append(r.Compared, m)
		r.Differences = append(r.Differences, Compare(rules, m, cards, now.published)...)
	}
	held := differing(m, closed, now.standings)
	r.Held = append(r.Held, held...)
	sum := sumOf(held)
	if sum == closing.Told || sum == closing.Left && sum != "" || c.Days == nil {
		return nil
	}
	return tx.TellHeld(ctx, closing, r.File.ID, sum, len(held), notice.Sendable(c.Now().In(c.Zone), c.Days))
}

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
	var units []string
	for unit := range w.reach {
		units = append(units, unit)
	}
	slices.Sort(units)
	cards, err := c.cards(ctx, tx, rules, m, units)
	if err != nil {
		return w, err
	}
	if w.published, err = tx.Published(ctx, m); err != nil {
		return w, err
	}
	w.standings, w.printed, err = ranked(rules, m, cards, w.published)
	return w, err
}
