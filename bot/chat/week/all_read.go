package week

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/scoring"
)

// allWeek is the week of all units.
type allWeek struct {
	span         span
	Month, Begun scoring.Month // the latest month, and a later one that has only begun; "" for none
	Records      []scoring.Record
	Rules        *scoring.RuleSet
	All          scoring.Overview // measured against how the units stood as the week before began
	Averages     []scoring.Average
	At           time.Time // when they stood so; zero when none was ranked in the month then
	Overdue, Due []scoring.UnitCount
	DataTimes    []time.Time // of the units that have dossiers
	Acceptance   acceptance.State
	Own          []scoring.Unit // that the reader serves beside
}

// readAll reads the week of all units. That none has any card is a refusal.
func (r room) readAll(ctx context.Context, q *chat.Question) (w allWeek, err error) {
	now := q.Renderer.Now
	w.span = spanOf(q.Renderer)
	if w.Month, w.Begun, err = q.LatestMonth(ctx, r.store); err != nil {
		return w, err
	}
	if err := r.readStandings(ctx, &w, now); err != nil {
		return w, err
	}
	if w.Overdue, err = r.store.OutstandingByUnit(ctx, now, time.Time{}, now); err != nil {
		return w, err
	}
	if w.Due, err = r.store.OutstandingByUnit(ctx, now, now, w.span.until); err != nil {
		return w, err
	}
	reaches, err := r.store.Reaches(ctx)
	if err != nil {
		return w, err
	}
	for _, reach := range reaches {
		w.DataTimes = append(w.DataTimes, reach.Until)
	}
	if w.Acceptance, err = acceptance.Waiting(ctx, r.store, q.Renderer, ""); err != nil {
		return w, err
	}
	for _, code := range q.Person.Units() {
		u, known, err := r.Unit(ctx, code)
		if err != nil {
			return w, err
		}
		if known {
			w.Own = append(w.Own, u)
		}
	}
	return w, nil
}

// readStandings reads how the units stand in the month, and how they stood.
func (r room) readStandings(ctx context.Context, w *allWeek, now time.Time) (err error) {
	if w.Records, err = r.store.Records(ctx, w.Month); err != nil || len(w.Records) == 0 {
		return err
	}
	if w.Rules, err = r.RuleSet(w.Records[0].RuleSet); err != nil {
		return err
	}
	was, at, err := r.store.WeekBefore(ctx, w.Month, "", now)
	if err != nil {
		return err
	}
	w.At = at
	w.All, w.Averages = scoring.NewOverview(w.Rules, w.Records, was, scoring.Targets{}), scoring.Averages(w.Records)
	return nil
}
