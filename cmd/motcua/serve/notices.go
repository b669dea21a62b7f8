package serve

import (
	"context"
	"errors"
	"time"

	"motcua/bot/calendar"
	"motcua/bot/courier"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/storage/rooms"
)

// A morning's list does not go out after 20:00.
const eveningHour = 20

// Outgoing introduces the store to the courier: neither knows the other. In the mute nothing is ready, whenever it was due: what
// waited for Telegram must not go out at night.
type Outgoing struct {
	*rooms.Store
	Settings house.Settings
}

// Ready is the store's, with nothing in the mute.
func (o Outgoing) Ready(ctx context.Context, at time.Time, skip []int64, limit int) ([]outbox.Row, error) {
	if o.Settings.Muted(at) {
		return nil, nil
	}
	return o.Store.Ready(ctx, at, skip, limit)
}

// Begin begins nothing in the mute: what was ready just before may have waited for its turn.
func (o Outgoing) Begin(ctx context.Context, rows []outbox.Row, at time.Time) error {
	if o.Settings.Muted(at) {
		return outbox.ErrMoved
	}
	return o.Store.Begin(ctx, rows, at)
}

// Finish implements courier.Outbox.
func (o Outgoing) Finish(ctx context.Context, rows []outbox.Row, out courier.Ending, at time.Time) error {
	return o.Store.Finish(ctx, rows, out.State, out.Message, out.Why, at)
}

// MarkUnreachable has the admins told on the next working morning: it is nothing to disturb them with.
func (o Outgoing) MarkUnreachable(ctx context.Context, person int64, reason string, at time.Time) error {
	return o.Store.Gone(ctx, person, reason, at, outbox.NextMorning(at.In(o.Settings.Zone), o.Settings.Workdays))
}

// Next is the store's, and never in the mute.
func (o Outgoing) Next(ctx context.Context, at time.Time) (time.Time, bool, error) {
	next, some, err := o.Store.NextDue(ctx)
	if next.Before(at) {
		next = at
	}
	return outbox.Sendable(next.In(o.Settings.Zone), o.Settings.Workdays), some, err
}

// DueJobs are what must be done with time.
func DueJobs(h *house.House, s house.Settings) []calendar.Job {
	return []calendar.Job{
		{Name: "overdue", Do: h.Importer(s).Elapse},
		{Name: "thresholds", Do: func(ctx context.Context, _, _ time.Time) error { return h.Importer(s).Rejudge(ctx) }},
		{Name: "warnings", Do: func(ctx context.Context, _, to time.Time) error { return WarningsDue(ctx, h, s, to) }},
		{Name: "mornings", Do: func(ctx context.Context, _, to time.Time) error {
			if s.Muted(to) {
				return nil
			}
			y, m, d := to.Date()
			at := func(hour int) time.Time { return time.Date(y, m, d, hour, 0, 0, 0, to.Location()) }
			return h.Store.QueueMornings(ctx, outbox.MorningLists(to), at(eveningHour), at(24))
		}},
		{Name: "old data", Do: func(ctx context.Context, _, to time.Time) error { return oldDataDue(ctx, h.Store, s, to) }},
		{Name: "week", Do: func(ctx context.Context, _, to time.Time) error { return weekDue(ctx, h.Store, s, to) }},
		{Name: "months", Do: func(ctx context.Context, _, to time.Time) error { return MonthsDue(ctx, h.Store, s, to) }},
	}
}

// WarningsDue tells of warnings what has become due. What goes wrong with one unit holds no other up.
func WarningsDue(ctx context.Context, h *house.House, s house.Settings, at time.Time) error {
	store := h.Store
	open, err := store.WarningCounts(ctx)
	if err != nil {
		return err
	}
	register, err := store.Index(ctx)
	if err != nil {
		return err
	}
	all, err := h.RulesNow(ctx)
	if err != nil {
		return err
	}
	at = at.Truncate(time.Second) // as it is stored
	rules, _ := all.For(scoring.MonthOf(at, s.Zone))
	var errs []error
	for _, unit := range open {
		u, _ := register.ByCode(unit.Unit)
		over := u.HasEndedBefore(at.Format(time.DateOnly))
		errs = append(errs, calendar.Guard(func() error { return ledger.TellDue(ctx, store, unit.Unit, over, rules, at, s.Workdays) }))
	}
	return errors.Join(errs...)
}
