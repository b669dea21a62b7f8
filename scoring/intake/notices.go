package intake

import (
	"context"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/notice"
)

// notify decides what people are told of the units whose cards changed: by the card of the running month, or while a unit
// has none in it, by that of the month before. Earlier months are history, and nobody is warned of them.
func (c *call) notify(ctx context.Context, tx Tx, touched []UnitMonth, r *Result) error {
	if c.Days == nil {
		return nil
	}
	now := c.Now().In(c.Zone).Truncate(time.Second) // as it is stored
	this := scoring.MonthOf(now, c.Zone)
	var units []string
	for _, t := range touched {
		if t.Month == this || t.Month == this.Prev() {
			units = append(units, t.Unit)
		}
	}
	if len(units) == 0 {
		return nil
	}
	slices.Sort(units)
	targets, err := tx.Targets(ctx)
	if err != nil {
		return err
	}
	figures := map[string][]notice.Figure{}
	for _, m := range []scoring.Month{this.Prev(), this} { // the later one counts
		if err := c.figures(ctx, tx, m, targets, figures); err != nil {
			return err
		}
	}
	for _, unit := range slices.Compact(units) {
		of := figures[unit]
		if of == nil {
			continue
		}
		err := tx.Decide(ctx, unit, func(w notice.Watch) (notice.Watch, []notice.Notice) {
			next, notices := notice.Decide(w, of, now, c.Days)
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

// figures puts the assessed indicators that have a target, of the month's cards, in the place of those of an earlier month.
func (c *call) figures(ctx context.Context, tx Tx, m scoring.Month, targets scoring.Targets, into map[string][]notice.Figure) error {
	rules, ok := c.Rules.For(m)
	if !ok {
		return nil
	}
	cards, err := tx.Scorecards(ctx, m)
	if err != nil {
		return err
	}
	reach, err := tx.DataTimes(ctx, m)
	if err != nil {
		return err
	}
	for _, card := range cards {
		of := []notice.Figure{}
		for _, ind := range rules.Indicators {
			line, ok := card.Line(ind.Code)
			share, aimed := targets.Of(card.Unit, ind)
			if ok && line.Assessed && aimed {
				of = append(of, notice.Figure{Indicator: ind.Code, Month: m, Points: line.Points, Max: line.Max, Target: line.Max.Mul(share),
					Tally: line.Tally, DataTime: reach[card.Unit].At})
			}
		}
		into[card.Unit] = of
	}
	return nil
}

// Elapse scores the running month of the units again, because time has passed: what has become overdue counts, and people
// are told as after an import.
func (im *Importer) Elapse(ctx context.Context, units []string) error {
	if len(units) == 0 {
		return nil
	}
	this := scoring.MonthOf(im.Now(), im.Zone)
	var touched []UnitMonth
	for _, u := range units {
		touched = append(touched, UnitMonth{Unit: u, Month: this})
	}
	return im.transact(ctx, func(tx Tx) error {
		return (&call{Importer: im}).score(ctx, tx, touched, &Result{})
	})
}
