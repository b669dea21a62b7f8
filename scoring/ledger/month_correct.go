package ledger

import (
	"context"
	"slices"

	"motcua/scoring"
)

// Corrected is what became of a correction.
type Corrected struct {
	State   State // Done, Already for what was so before, or why not: Closed, NoUnit, NotKnown
	Closing scoring.Closing
	Before  *scoring.Standing // of the unit, nil without a card
	After   *scoring.Standing
}

// Correct corrects the points of a unit's month, and scores the month again; 0 points take a correction back. A closed month stays as it is.
func (l *Ledger) Correct(ctx context.Context, c scoring.Correction) (result Corrected, err error) {
	err = l.write(ctx, "correct the points of "+c.Unit+" in "+string(c.Month), func(a *act) error {
		m, err := a.month(ctx, c.Month)
		if err != nil {
			return err
		}
		result.Closing, result.Before = m.closing, standingOf(m, c.Unit)
		known, err := a.tx.Corrections(ctx, c.Month)
		if err != nil {
			return err
		}
		was, has := known[c.Unit]
		switch {
		case m.closing.InForce():
			result.State = Closed
			return nil
		case m.rules == nil:
			result.State = NotKnown
			return nil
		case !slices.ContainsFunc(a.register, func(u scoring.Unit) bool { return u.Code == c.Unit && u.ValidIn(c.Month) }):
			result.State = NoUnit
			return nil
		case has == (c.Points.Sign() != 0) && was.Points.Cmp(c.Points) == 0 && was.Reason == c.Reason:
			result.State = Already
			return nil
		}
		c.At, result.State = a.now(), Done
		if err := a.tx.PutCorrection(ctx, c); err != nil {
			return err
		}
		if err := a.score(ctx, []UnitMonth{{Unit: c.Unit, Month: c.Month}}, &ImportResult{}); err != nil {
			return err
		}
		if m, err = a.month(ctx, c.Month); err != nil {
			return err
		}
		result.After = standingOf(m, c.Unit)
		return nil
	})
	return result, err
}

// standingOf is a unit's standing in the month, nil without a card.
func standingOf(m *month, unit string) *scoring.Standing {
	i := slices.IndexFunc(m.standings, func(s scoring.Standing) bool { return s.Unit == unit })
	if i < 0 {
		return nil
	}
	return new(m.standings[i])
}
