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

// decideWarnings decides what people are told of the units whose cards changed: of each indicator by the running month, or while
// it is not assessed in it, by the month before: what people count by hand comes when the month is over. Earlier months
// are history, and nobody is warned of them, nor of a unit that has ended: its warnings end with it. Nor is anybody warned by rules that
// are not in force any more: warnings by their indicators end, and nobody is told.
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

// addFigures adds what the month's cards say of every indicator of the units; without a card none is assessed, nor is one of which too few
// dossiers are counted. An indicator that has no target is there, too: a warning by the one that it had must end.
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
