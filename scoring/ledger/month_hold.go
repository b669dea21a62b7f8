package ledger

import (
	"context"

	"motcua/scoring"
)

// ClosedComparison is what the data there are now would change in a closed month, quarter or year.
type ClosedComparison struct {
	Closing scoring.Closing // not in force when it is open: then nothing is held
	Held    []Shift
	Reach   map[string]DataTime // up to when the data there are now reach, by unit
	Sum     string              // knows them again; "" for none
}

// CompareClosed scores a closed month, quarter or year again and compares it with its figures.
func (l *Ledger) CompareClosed(ctx context.Context, code scoring.Term) (d ClosedComparison, err error) {
	err = l.read(ctx, "compare "+string(code)+" with its closing", func(a *act) error {
		m, err := a.span(ctx, code)
		if err != nil {
			return err
		}
		d, err = a.compareClosed(ctx, m)
		return err
	})
	return d, err
}

// compareClosed is what the data there are now would change in what is closed; nothing when it is open.
func (a *act) compareClosed(ctx context.Context, m *month) (ClosedComparison, error) {
	d := ClosedComparison{Closing: m.closing}
	if !m.closing.InForce() || m.rules == nil {
		return d, nil
	}
	s, err := a.scoreWhole(ctx, m, true)
	if err != nil {
		return d, err
	}
	d.Held = shiftedUnits(m.term, m.standings, s.all)
	d.Sum, d.Reach = sumOfShifts(d.Held), m.reach
	return d, nil
}

// Leave keeps a closed month, quarter or year as it is in spite of the differences of the sum, which were shown. Others by now are Moved.
func (l *Ledger) Leave(ctx context.Context, code scoring.Term, sum string, by int64) (state State, d ClosedComparison, err error) {
	err = l.write(ctx, "leave "+string(code)+" as it is", func(a *act) error {
		m, err := a.span(ctx, code)
		if err != nil {
			return err
		}
		if d, err = a.compareClosed(ctx, m); err != nil {
			return err
		}
		switch {
		case d.Sum == "" || d.Sum != sum:
			state = Moved
			return nil
		case d.Closing.Left == d.Sum:
			state = Done
			return nil
		}
		state = Done
		return a.tx.LeaveHeld(ctx, d.Closing, d.Sum, by, a.Now())
	})
	return state, d, err
}

// hold finds what an import would change in a closed month, quarter or year. Its cards stay; the admins are told once of what is new to
// them. A published appendix is compared with the figures as closed.
func (a *act) hold(ctx context.Context, m *month, r *ImportResult) error {
	d, err := a.compareClosed(ctx, m)
	if err != nil {
		return err
	}
	e, err := a.evidence(ctx, m)
	if err != nil {
		return err
	}
	if len(e.published) > 0 && !m.printed {
		r.Compared = append(r.Compared, m.Month)
		r.Differences = append(r.Differences, Compare(m.rules, m.Month, cardsOf(m.standings), e.published)...)
	}
	r.Held = append(r.Held, d.Held...)
	if d.Sum == m.closing.Told || d.Sum == m.closing.Left && d.Sum != "" || a.Days == nil {
		return nil
	}
	return a.tx.TellHeld(ctx, m.closing, r.File.ID, d.Sum, len(d.Held), a.sendableFrom(a.Now().In(a.Zone)))
}
