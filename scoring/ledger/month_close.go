package ledger

import (
	"context"
	"slices"

	"motcua/scoring"
)

// State is the outcome of a request to close a month or to open one.
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
	Closed   State = "closed"    // it is closed, and must be opened first
	NoUnit   State = "no-unit"   // the unit does not exist in it
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
	Terms   []scoring.Term  // the quarter and the year of which all other months are closed: they are closed and opened with it
}

// CheckMonth checks a month before it is closed. Its figures are those that closing would make official.
func (l *Ledger) CheckMonth(ctx context.Context, code scoring.Month) (result CloseResult, err error) {
	err = l.read(ctx, "check "+string(code), func(a *act) error {
		m, err := a.month(ctx, code)
		if err != nil {
			return err
		}
		if result, _, err = a.checkMonth(ctx, m); err != nil || result.State != Ready {
			return err
		}
		return checkTerms(ctx, a, &result)
	})
	return result, err
}

// checkMonth is the month as it could be closed.
func (a *act) checkMonth(ctx context.Context, m *month) (result CloseResult, s standings, err error) {
	result.Closing = m.closing
	if result.Terms, err = termsWith(ctx, a, m.Month); err != nil {
		return result, s, err
	}
	switch {
	case m.closing.InForce():
		result.State = Already
		return result, s, nil
	case a.Now().Before(m.End(a.Zone)):
		result.State = NotOver
		return result, s, nil
	case m.rules == nil:
		result.State = NotKnown
		return result, s, nil
	}
	if s, err = a.scoreWhole(ctx, m, true); err != nil {
		return result, s, err
	}
	if len(s.all) == 0 {
		result.State = NoCards
		return result, s, nil
	}
	if !slices.ContainsFunc(s.all, func(s scoring.Standing) bool { return s.State == scoring.MonthFull }) {
		result.State = NoneFull
		return result, s, nil
	}
	result.State = Ready
	result.Checks, err = a.checks(ctx, m, s)
	return result, s, err
}

// Close makes a month official: its figures as they are now, when they are those that were shown.
func (l *Ledger) Close(ctx context.Context, q CloseRequest) (result CloseResult, err error) {
	err = l.write(ctx, "close "+string(q.Month), func(a *act) error {
		m, err := a.month(ctx, q.Month)
		if err != nil {
			return err
		}
		var s standings
		if result, s, err = a.checkMonth(ctx, m); err != nil {
			return err
		}
		switch {
		case result.State == Already && q.Update != 0 && m.closing.Update == q.Update:
			result.State = Done
			return a.noteClosed(ctx, m, &result)
		case result.State != Ready:
			return nil
		case q.Sum != "" && q.Sum != result.Checks.Sum:
			result.State = Moved
			return checkTerms(ctx, a, &result)
		}
		result.State = Done
		if result.Closing, err = a.close(ctx, m, s, q); err != nil {
			return err
		}
		if err := a.scoreAround(ctx, m, true); err != nil {
			return err
		}
		return a.noteClosed(ctx, m, &result)
	})
	return result, err
}

// close makes the standings of a month official.
func (a *act) close(ctx context.Context, m *month, s standings, q CloseRequest) (scoring.Closing, error) {
	now := a.now()
	m.standings, m.printed = s.all, s.printed
	return a.tx.CloseMonth(ctx, scoring.Closing{
		Month: m.Month, At: now, By: q.By, Update: q.Update, RuleSet: m.rules.ID(), RuleVersion: m.rules.Version(),
	}, s.all, m.reach, s.printed, a.sendableFrom(now))
}

// noteClosed records what a closing made official. An update that is handled again is answered by this record.
func (a *act) noteClosed(ctx context.Context, m *month, result *CloseResult) (err error) {
	result.Grades = map[string]int{}
	for _, s := range m.standings {
		if s.IsRanked() {
			result.Grades[s.Grade.Code]++
		}
	}
	result.Chairs, err = a.tx.Summarised(ctx, result.Closing)
	return err
}
