package week

import (
	"context"
	"slices"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/scoring"
)

// unitWeek is the week of a unit.
type unitWeek struct {
	span         span
	Unit, Name   string
	Month, Begun scoring.Month   // the latest month, and a later one that has only begun; "" for none
	Record       *scoring.Record // nil when it has none in the month
	Rules        *scoring.RuleSet
	Was          *scoring.Record // how it stood as the week before began; nil when it was not ranked in the month
	At           time.Time       // when that was
	Average      scoring.Average // of its league
	DataTime     time.Time       // zero when nobody has sent dossiers
	Overdue, Due int             // now, and until the week ends
	Acceptance   acceptance.State
	Others       []scoring.Unit // that the reader serves, too
}

// readUnit reads the week of a unit. That no unit has any card is a refusal.
func (r room) readUnit(ctx context.Context, q *chat.Question, unit string) (w unitWeek, err error) {
	now := q.Renderer.Now
	w.span, w.Unit = spanOf(q.Renderer), unit
	if w.Name, err = r.UnitNameOrCode(ctx, unit); err != nil {
		return w, err
	}
	if w.Month, w.Begun, err = q.LatestMonth(ctx, r.store); err != nil {
		return w, err
	}
	if err := r.readStanding(ctx, &w, now); err != nil {
		return w, err
	}
	if w.DataTime, err = r.store.DataTime(ctx, unit); err != nil {
		return w, err
	}
	if _, w.Overdue, err = r.store.Outstanding(ctx, unit, now, time.Time{}, now, 0); err != nil {
		return w, err
	}
	if _, w.Due, err = r.store.Outstanding(ctx, unit, now, now, w.span.until, 0); err != nil {
		return w, err
	}
	if w.Acceptance, err = acceptance.Waiting(ctx, r.store, q.Renderer, unit); err != nil {
		return w, err
	}
	w.Others, err = r.OtherUnits(ctx, q, unit)
	return w, err
}

// readStanding reads how the unit stands in the month, how it stood, and the average of its league.
func (r room) readStanding(ctx context.Context, w *unitWeek, now time.Time) error {
	rec, has, err := r.store.Record(ctx, w.Month, w.Unit)
	if err != nil || !has {
		return err
	}
	w.Record = &rec
	if w.Rules, err = r.RuleSet(rec.RuleSet); err != nil || !rec.IsRanked() {
		return err
	}
	was, at, err := r.store.WeekBefore(ctx, w.Month, w.Unit, now)
	if err != nil {
		return err
	}
	if len(was) > 0 {
		w.Was, w.At = &was[0], at
	}
	averages, err := r.store.Averages(ctx, w.Month)
	if i := slices.IndexFunc(averages, func(a scoring.Average) bool { return a.League == rec.League }); i >= 0 {
		w.Average = averages[i]
	}
	return err
}
