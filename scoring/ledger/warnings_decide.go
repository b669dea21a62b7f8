package ledger

import (
	"context"
	"fmt"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// decideWarnings decides what people are told of the units whose cards changed. An indicator is watched by the running month; while it is
// not assessed there, by the month before, because counts by hand come when a month is over. Nobody is warned of earlier months, nor by
// rules that are no longer in force, nor of a unit that has ended: such warnings end silently.
func (a *act) decideWarnings(ctx context.Context, touched []UnitMonth, r *ImportResult) error {
	now := a.now()
	this := scoring.MonthOf(now, a.Zone)
	units := a.watchedUnits(touched, this, now)
	if a.Days == nil || len(units) == 0 {
		return nil
	}
	targets, err := a.tx.Targets(ctx)
	if err != nil {
		return err
	}
	inForce, some := a.rules.For(this)
	figures := map[string][]outbox.Figure{}
	for _, code := range []scoring.Month{this.Prev(), this} { // the later one counts
		m, err := a.month(ctx, code)
		if err != nil {
			return err
		}
		if m.rules != nil && (!some || m.rules.Code != inForce.Code) {
			continue
		}
		m.addFigures(units, targets, a.thresholds, figures)
	}
	for _, unit := range units {
		was, err := a.tx.Watch(ctx, unit)
		if err != nil {
			return err
		}
		left, silent := was, []outbox.Notice(nil)
		if some {
			left, silent = warning.EndOther(was, inForce, now)
		}
		next, news := warning.Decide(left, figures[unit], now, a.Days)
		if err := writeWarnings(ctx, a.tx, was, next, append(silent, news...), now); err != nil {
			return err
		}
		if a.effect {
			r.Effect.noteWarnings(left, next)
		}
	}
	return nil
}

// watchedUnits are the units, sorted, whose cards of this month or the one before changed, but for those that have ended.
func (a *act) watchedUnits(touched []UnitMonth, this scoring.Month, now time.Time) (units []string) {
	over := overOn(a.register, now.Format(time.DateOnly))
	for _, t := range touched {
		if (t.Month == this || t.Month == this.Prev()) && !over[t.Unit] {
			units = append(units, t.Unit)
		}
	}
	slices.Sort(units)
	return slices.Compact(units)
}

// addFigures adds the figures of the month's cards for every indicator of the units. An indicator is not assessed when the unit has no
// card, or too few of its dossiers are counted. Indicators without a target are added, too, so that a warning of a target that was removed
// ends.
func (m *month) addFigures(units []string, targets scoring.Targets, least scoring.Thresholds, into map[string][]outbox.Figure) {
	if m.rules == nil {
		return
	}
	of := map[string]scoring.Scorecard{}
	current, _ := m.computedCards()
	for _, card := range current {
		of[card.Unit] = card
	}
	for _, unit := range units {
		card, some := of[unit]
		if some && card.State != scoring.MonthFull {
			continue // nobody is warned by it, and no warning ends by it
		}
		for _, ind := range m.rules.Indicators {
			figure := outbox.Figure{Rules: m.rules.Code, Indicator: ind.Code, Month: m.Month, DataTime: m.reach[unit].At}
			if line, ok := card.Assessed(ind.Code); ok && (ind.Counts == scoring.Entered || line.Tally.Denominator >= int64(least.WarnDossiers)) {
				share, _ := targets.Of(m.rules, unit, ind)
				figure.Points, figure.Max, figure.Target, figure.Tally = line.Points, line.Max, line.Max.Mul(share), line.Tally
			}
			into[unit] = append(into[unit], figure)
		}
	}
}

// Warnings are what is watched of units, and what waits to be told of it, as a transaction has it.
type Warnings interface {
	// Watch is what is known of a unit's warnings. A unit that is not in the register is an error.
	Watch(ctx context.Context, unit string) (warning.Watch, error)
	// PutWatch keeps what is known of a unit's warnings.
	PutWatch(ctx context.Context, w warning.Watch) error
	// NoticesOf are the notices about a unit that wait, and those that went out since an instant.
	NoticesOf(ctx context.Context, unit string, since time.Time) ([]outbox.Row, error)
	// Recipients are whom a notice about a unit may go to.
	Recipients(ctx context.Context, unit string) ([]outbox.Recipient, error)
	// Queue changes notices that wait, and adds others; those whose key is known are left out.
	Queue(ctx context.Context, change, add []outbox.Row) error
}

// writeWarnings keeps what was decided about a unit, and queues what must be told because of it.
func writeWarnings(ctx context.Context, tx Warnings, was, next warning.Watch, news []outbox.Notice, at time.Time) error {
	if err := tx.PutWatch(ctx, next); err != nil || len(news) == 0 {
		return err
	}
	rows, err := tx.NoticesOf(ctx, next.Unit, next.Oldest(was.Oldest(at)))
	if err != nil {
		return err
	}
	recipients, err := tx.Recipients(ctx, next.Unit)
	if err != nil {
		return err
	}
	change, add := outbox.Plan(rows, news, recipients, at)
	add = append(add, outbox.Edits(rows, news, next.LastAcknowledgedBy(), at)...)
	if err := tx.Queue(ctx, change, add); err != nil {
		return fmt.Errorf("queue what is told about unit %s: %w", next.Unit, err)
	}
	return nil
}
