package intake

import (
	"context"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// notify decides what people are told of the units whose cards changed: of each indicator by the running month, or while
// it is not assessed in it, by the month before: what people count by hand comes when the month is over. Earlier months
// are history, and nobody is warned of them, nor of a unit that has ended: its warnings end with it.
func (c *call) notify(ctx context.Context, tx Tx, touched []UnitMonth, r *Result) error {
	if c.Days == nil {
		return nil
	}
	now := c.Now().In(c.Zone).Truncate(time.Second) // as it is stored
	this := scoring.MonthOf(now, c.Zone)
	ended, err := over(ctx, tx, now.Format(time.DateOnly))
	if err != nil {
		return err
	}
	var units []string
	for _, t := range touched {
		if (t.Month == this || t.Month == this.Prev()) && !ended[t.Unit] {
			units = append(units, t.Unit)
		}
	}
	if len(units) == 0 {
		return nil
	}
	slices.Sort(units)
	units = slices.Compact(units)
	targets, err := tx.Targets(ctx)
	if err != nil {
		return err
	}
	figures := map[string][]outbox.Figure{}
	for _, m := range []scoring.Month{this.Prev(), this} { // the later one counts
		if err := c.figures(ctx, tx, m, units, targets, figures); err != nil {
			return err
		}
	}
	for _, unit := range units {
		of := figures[unit]
		err := tx.Decide(ctx, unit, func(w warning.Watch) (warning.Watch, []outbox.Notice) {
			next, notices := warning.Decide(w, of, now, c.Days)
			if c.opt.Effect {
				r.Effect.warnings(w, next)
			}
			return next, notices
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// figures adds what the month's cards say of every indicator of the units; without a card none is assessed, nor is one of which too few
// dossiers are counted. An indicator that has no target is there, too: a warning by the one that it had must end.
func (c *call) figures(ctx context.Context, tx Tx, m scoring.Month, units []string, targets scoring.Targets, into map[string][]outbox.Figure) error {
	rules, ok := c.Rules.For(m)
	if !ok {
		return nil
	}
	cards, err := tx.Scorecards(ctx, m)
	if err != nil {
		return err
	}
	least, err := tx.Thresholds(ctx)
	if err != nil {
		return err
	}
	reach, err := tx.DataTimes(ctx, m)
	if err != nil {
		return err
	}
	of := make(map[string]scoring.Scorecard, len(cards))
	for _, card := range cards {
		of[card.Unit] = card
	}
	for _, unit := range units {
		card, some := of[unit]
		if some && card.State != scoring.MonthFull {
			continue // nobody is warned by it, and no warning ends by it
		}
		for _, ind := range rules.Indicators {
			figure := outbox.Figure{Indicator: ind.Code, Month: m, DataTime: reach[unit].At}
			if line, ok := card.Assessed(ind.Code); ok && (ind.Counts == scoring.Entered || line.Tally.Denominator >= int64(least.WarnDossiers)) {
				share, _ := targets.Of(unit, ind)
				figure.Points, figure.Max, figure.Target, figure.Tally = line.Points, line.Max, line.Max.Mul(share), line.Tally
			}
			into[unit] = append(into[unit], figure)
		}
	}
	return nil
}

// Elapse scores again the months from the one of an instant to that of a later one, because time has passed in between: what
// has become overdue counts in the month in which it did, and people are told as after an import. A closed month is left
// alone: it was looked at at its end. A month that has ended is judged as one that is over.
func (im *Importer) Elapse(ctx context.Context, from, to time.Time) error {
	first, last := scoring.MonthOf(from, im.Zone), scoring.MonthOf(to, im.Zone)
	units, err := im.Store.UnitsDueBetween(ctx, im.dueBefore(from), im.dueBefore(to))
	if err != nil || len(units) == 0 && first == last {
		return err
	}
	return im.transact(ctx, func(tx Tx) error {
		var touched []UnitMonth
		for m := first; m <= last; m = m.Next() {
			closing, err := tx.Closing(ctx, m)
			if err != nil {
				return err
			}
			if closing.InForce() {
				continue
			}
			for _, u := range units {
				touched = append(touched, UnitMonth{Unit: u, Month: m})
			}
			if m == last {
				continue
			}
			cards, err := tx.Scorecards(ctx, m)
			if err != nil {
				return err
			}
			for _, card := range cards {
				touched = append(touched, UnitMonth{Unit: card.Unit, Month: m})
			}
		}
		return (&call{Importer: im}).score(ctx, tx, touched, &Result{})
	})
}

// dueBefore is the instant before which a due date is past at a time: where dates alone are compared, the start of its day.
func (im *Importer) dueBefore(at time.Time) time.Time {
	rules, ok := im.Rules.For(scoring.MonthOf(at, im.Zone))
	if !ok || !rules.DateOnly {
		return at
	}
	y, m, d := at.In(im.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, im.Zone)
}
