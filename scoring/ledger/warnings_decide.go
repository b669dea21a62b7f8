package ledger

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
func (c *call) notify(ctx context.Context, tx Tx, touched []UnitMonth, r *ImportResult) error {
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
		was, err := tx.Watch(ctx, unit)
		if err != nil {
			return err
		}
		next, news := warning.Decide(was, figures[unit], now, c.Days)
		if err := writeWarnings(ctx, tx, was, next, news, now); err != nil {
			return err
		}
		if c.opt.Effect {
			r.Effect.warnings(was, next)
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
	standings, printed, err := tx.Standings(ctx, m)
	if err != nil {
		return err
	}
	cards := computedCards(standings, printed)
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
