package ledger

import (
	"context"

	"motcua/scoring"
	"motcua/scoring/outbox"
)

// Differing is what the data there are now would change in a closed month.
type Differing struct {
	Closing scoring.Closing // not in force when the month is open: then nothing is held
	Held    []Shift
	Reach   map[string]DataTime // up to when the data there are now reach, by unit
	Sum     string              // knows them again; "" for none
}

// Differing scores a closed month again and compares it with its figures.
func (l *Ledger) Differing(ctx context.Context, m scoring.Month) (d Differing, err error) {
	err = l.within(ctx, "compare "+string(m)+" with its closing", func(c *call, tx Tx) (bool, error) {
		d, err = c.differing(ctx, tx, m)
		return false, err
	})
	return d, err
}

func (c *call) differing(ctx context.Context, tx Tx, m scoring.Month) (d Differing, err error) {
	rules, ruled := c.Rules.For(m)
	if d.Closing, err = tx.Closing(ctx, m); err != nil || !d.Closing.InForce() || !ruled {
		return d, err
	}
	w, err := c.whole(ctx, tx, rules, m)
	if err != nil {
		return d, err
	}
	closed, _, err := tx.Standings(ctx, m)
	if err != nil {
		return d, err
	}
	d.Held = shifts(m, closed, w.standings)
	d.Sum, d.Reach = sumOf(d.Held), w.reach
	return d, nil
}

// Leave keeps a closed month as it is in spite of the differences that were shown. Others by now are Moved.
func (l *Ledger) Leave(ctx context.Context, q CloseRequest) (state State, d Differing, err error) {
	err = l.within(ctx, "leave "+string(q.Month)+" as it is", func(c *call, tx Tx) (bool, error) {
		if d, err = c.differing(ctx, tx, q.Month); err != nil {
			return false, err
		}
		switch {
		case d.Sum == "" || d.Sum != q.Sum:
			state = Moved
			return false, nil
		case d.Closing.Left == d.Sum:
			state = Done
			return false, nil
		}
		state = Done
		return true, tx.LeaveHeld(ctx, d.Closing, d.Sum, q.By, c.Now())
	})
	return state, d, err
}

// hold finds what an import would change in a closed month. Its cards stay; the admins are told once of what is new to
// them. A published appendix is compared with the figures as closed.
func (c *call) hold(ctx context.Context, tx Tx, rules *scoring.RuleSet, closing scoring.Closing, r *ImportResult) error {
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
	held := shifts(m, closed, now.standings)
	r.Held = append(r.Held, held...)
	sum := sumOf(held)
	if sum == closing.Told || sum == closing.Left && sum != "" || c.Days == nil {
		return nil
	}
	return tx.TellHeld(ctx, closing, r.File.ID, sum, len(held), outbox.Sendable(c.Now().In(c.Zone), c.Days))
}
