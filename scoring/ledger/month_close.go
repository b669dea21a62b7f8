package ledger

import (
	"context"
	"errors"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
)

// State is what became of a question about closing or opening a month.
type State string

// The states. Each says what is true when the question is answered, whoever made it so.
const (
	Ready    State = "ready"     // the month can be closed; nothing was done
	Moved    State = "moved"     // what was shown is not so any more: nothing was done
	Done     State = "done"      // this question did it, now or when it was asked before
	Already  State = "already"   // somebody else did it before
	NotOver  State = "not-over"  // the month is not over
	NoCards  State = "no-cards"  // no unit has a card in it: it is not reported
	NoneFull State = "none-full" // no unit's month is full
	NotKnown State = "no-rules"  // no rule set is in force in it
)

// CloseRequest is a question of somebody who may close months.
type CloseRequest struct {
	Month  scoring.Month
	Sum    string // of what was shown; "" on the command line, which takes what it finds
	By     int64  // Telegram id, 0 on the command line
	Update int64  // the update that asks, 0 on the command line: handled again it gets the same answer
}

// CloseResult is what became of it.
type CloseResult struct {
	State   State
	Checks  Checks          // for Ready and Moved
	Closing scoring.Closing // the latest closing of the month; the zero value when there was none
	Grades  map[string]int  // for Done: how many units have which grade in the closed month, by the grades' codes
	Chairs  int             // for Done: how many chairs are sent the summary of the closing
}

// errLook rolls a transaction back in which nothing was to be changed.
var errLook = errors.New("only looked")

// within runs f in a transaction that happens when f says so.
func (l *Ledger) within(ctx context.Context, doing string, f func(c *call, tx Tx) (happens bool, err error)) error {
	err := l.Store.WriteFigures(ctx, doing, func(tx Tx) error {
		happens, err := f(&call{Ledger: l}, tx)
		if err == nil && !happens {
			err = errLook
		}
		return err
	})
	if errors.Is(err, errLook) {
		return nil
	}
	return err
}

// Look checks a month before it is closed. Its figures are those that closing would make official.
func (l *Ledger) Look(ctx context.Context, m scoring.Month) (a CloseResult, err error) {
	err = l.within(ctx, "check "+string(m), func(c *call, tx Tx) (bool, error) {
		a, _, err = c.look(ctx, tx, m)
		return false, err
	})
	return a, err
}

// look is the month as it could be closed.
func (c *call) look(ctx context.Context, tx Tx, m scoring.Month) (a CloseResult, w whole, err error) {
	if a.Closing, err = tx.Closing(ctx, m); err != nil {
		return a, w, err
	}
	rules, ruled := c.Rules.For(m)
	switch {
	case a.Closing.InForce():
		a.State = Already
		return a, w, nil
	case c.Now().Before(m.End(c.Zone)):
		a.State = NotOver
		return a, w, nil
	case !ruled:
		a.State = NotKnown
		return a, w, nil
	}
	if w, err = c.whole(ctx, tx, rules, m); err != nil {
		return a, w, err
	}
	if len(w.standings) == 0 {
		a.State = NoCards
		return a, w, nil
	}
	if !slices.ContainsFunc(w.standings, func(s scoring.Standing) bool { return s.State == scoring.MonthFull }) {
		a.State = NoneFull
		return a, w, nil
	}
	a.State = Ready
	a.Checks, err = c.checks(ctx, tx, rules, m, w, a.Closing.N)
	return a, w, err
}

// Close makes a month official: its figures as they are now, when they are those that were shown.
func (l *Ledger) Close(ctx context.Context, q CloseRequest) (a CloseResult, err error) {
	err = l.within(ctx, "close "+string(q.Month), func(c *call, tx Tx) (bool, error) {
		var w whole
		if a, w, err = c.look(ctx, tx, q.Month); err != nil {
			return false, err
		}
		switch {
		case a.State == Already && q.Update != 0 && a.Closing.Update == q.Update:
			a.State = Done
			return false, c.closed(ctx, tx, &a)
		case a.State != Ready:
			return false, nil
		case q.Sum != "" && q.Sum != a.Checks.Sum:
			a.State = Moved
			return false, nil
		}
		rules, _ := c.Rules.For(q.Month)
		now := c.Now().In(c.Zone).Truncate(time.Second)
		from := now
		if c.Days != nil {
			from = outbox.Sendable(now, c.Days)
		}
		a.State = Done
		a.Closing, err = tx.CloseMonth(ctx, scoring.Closing{
			Month: q.Month, At: now, By: q.By, Update: q.Update, RuleSet: rules.Code, RuleVersion: rules.Version(),
		}, w.standings, w.printed, from)
		if err != nil {
			return false, err
		}
		return true, c.closed(ctx, tx, &a)
	})
	return a, err
}

// closed fills in what a closing made official, from what is kept of it: so an update handled again is told the same.
func (c *call) closed(ctx context.Context, tx Tx, a *CloseResult) (err error) {
	standings, _, err := tx.Standings(ctx, a.Closing.Month)
	if err != nil {
		return err
	}
	a.Grades = map[string]int{}
	for _, s := range standings {
		if s.Ranked() {
			a.Grades[s.Grade.Code]++
		}
	}
	a.Chairs, err = tx.Summarised(ctx, a.Closing)
	return err
}
