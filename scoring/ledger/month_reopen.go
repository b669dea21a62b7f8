package ledger

import (
	"context"
	"fmt"

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
		return a.putStandings(ctx, m, s)
	})
	return result, err
}
