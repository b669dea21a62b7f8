package ledger

import (
	"context"
	"fmt"
	"slices"

	"motcua/scoring"
)

// Reopen opens the month that its nth closing closed (0: whichever), and scores it by the data there are now. A month that
// was closed anew meanwhile is Moved.
func (l *Ledger) Reopen(ctx context.Context, q CloseRequest, n int, reason string) (result CloseResult, err error) {
	if reason == "" {
		return result, fmt.Errorf("reopen %s: a reason is needed", q.Month)
	}
	err = l.write(ctx, "reopen "+string(q.Month), func(a *act) error {
		m, err := a.month(ctx, q.Month)
		if err != nil {
			return err
		}
		result.Closing = m.closing
		if result.Terms, err = termsWith(ctx, a, m.Month); err != nil {
			return err
		}
		switch {
		case q.Update != 0 && m.closing.Reopened.Update == q.Update:
			result.State = Done
			return nil
		case !m.closing.InForce():
			result.State = Already
			return nil
		case n != 0 && n != m.closing.N:
			result.State = Moved
			return nil
		case m.rules == nil:
			result.State = NotKnown
			return nil
		}
		result.State = Done
		result.Closing.Reopened = scoring.Reopening{At: a.now(), By: q.By, Update: q.Update, Reason: reason}
		s, err := a.scoreWhole(ctx, m, false)
		if err != nil {
			return err
		}
		if err := a.tx.ReopenMonth(ctx, m.Month, m.closing.N, result.Closing.Reopened); err != nil {
			return err
		}
		if err := a.putStandings(ctx, m, s); err != nil {
			return err
		}
		return a.scoreAround(ctx, m, false)
	})
	return result, err
}

// Corrected is what became of a correction.
type Corrected struct {
	State   State // Done, Already for what was so before, or why not: Closed, NoUnit, NotKnown
	Closing scoring.Closing
	Before  *scoring.Standing // of the unit, nil without a card
	After   *scoring.Standing
}

// Correct corrects the points of a unit's month, quarter or year, and scores that again; 0 points take a correction back. What is closed stays as
// it is. The correction of a month moves no quarter, nor that of a quarter a month.
func (l *Ledger) Correct(ctx context.Context, c scoring.Correction) (result Corrected, err error) {
	err = l.write(ctx, "correct the points of "+c.Unit+" in "+string(c.Term), func(a *act) error {
		m, err := a.span(ctx, c.Term)
		if err != nil {
			return err
		}
		result.Closing, result.Before = m.closing, standingOf(m, c.Unit)
		known, err := a.tx.Corrections(ctx, c.Term)
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
		case !slices.ContainsFunc(a.register, func(u scoring.Unit) bool { return u.Code == c.Unit && u.ValidIn(m.Month) }):
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
		if month, is := c.Term.Month(); is {
			err = a.score(ctx, []UnitMonth{{Unit: c.Unit, Month: month}}, &ImportResult{})
		} else {
			err = a.scoreTerms(ctx, map[scoring.Term][]string{c.Term: {c.Unit}})
		}
		if err != nil {
			return err
		}
		if m, err = a.span(ctx, c.Term); err != nil {
			return err
		}
		result.After = standingOf(m, c.Unit)
		return nil
	})
	return result, err
}

// span reads a month, quarter or year. A quarter or a year that has not begun has no rules yet.
func (a *act) span(ctx context.Context, t scoring.Term) (*month, error) {
	if m, is := t.Month(); is {
		return a.month(ctx, m)
	}
	if _, begun := t.Begun(scoring.MonthOf(a.Now(), a.Zone)); !begun {
		return &month{term: t}, nil
	}
	return a.term(ctx, t)
}

// standingOf is a unit's standing in the month, nil without a card.
func standingOf(m *month, unit string) *scoring.Standing {
	i := slices.IndexFunc(m.standings, func(s scoring.Standing) bool { return s.Unit == unit })
	if i < 0 {
		return nil
	}
	return new(m.standings[i])
}
