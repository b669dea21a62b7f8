package ledger

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
)

// Reopen opens the month that its nth closing closed (0: whichever), and scores it by the data there are now. A month that
// was closed anew meanwhile is Moved.
func (l *Ledger) Reopen(ctx context.Context, q CloseRequest, n int, reason string) (a CloseResult, err error) {
	if reason == "" {
		return a, fmt.Errorf("reopen %s: a reason is needed", q.Month)
	}
	err = l.within(ctx, "reopen "+string(q.Month), func(c *call, tx Tx) (bool, error) {
		if a.Closing, err = tx.Closing(ctx, q.Month); err != nil {
			return false, err
		}
		was := a.Closing
		switch {
		case q.Update != 0 && was.Reopened.Update == q.Update:
			a.State = Done
			return false, nil
		case !was.InForce():
			a.State = Already
			return false, nil
		case n != 0 && n != was.N:
			a.State = Moved
			return false, nil
		}
		rules, ruled := c.Rules.For(q.Month)
		if !ruled {
			a.State = NotKnown
			return false, nil
		}
		now := c.Now().In(c.Zone).Truncate(time.Second)
		a.State, a.Closing.Reopened = Done, scoring.Reopening{At: now, By: q.By, Update: q.Update, Reason: reason}
		if err := tx.ReopenMonth(ctx, q.Month, was.N, a.Closing.Reopened); err != nil {
			return false, err
		}
		w, err := c.whole(ctx, tx, rules, q.Month)
		if err != nil {
			return false, err
		}
		return true, tx.PutStandings(ctx, q.Month, w.standings, w.printed)
	})
	return a, err
}
