package main

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/storage"
)

// lastDay is the last day that every month has.
const lastDay = 28

// monthsDue reminds the admins of the month before while it is not closed, and sends its chairs the provisional summary, each
// from the morning of its day on. It looks at what is so at the instant, and the outbox knows what was said before: a program
// that was off on the day does it when it is back, and one that does it again does nothing. Months before that are left alone.
func monthsDue(ctx context.Context, store *storage.Store, s settings, at time.Time) error {
	m := scoring.MonthOf(at, s.zone).Prev()
	if from := morningOf(at, s.closeBy, s); s.closeBy > 0 && !at.Before(from) {
		if err := store.QueueNotClosed(ctx, m, from); err != nil {
			return err
		}
	}
	if from := morningOf(at, s.provision, s); s.provision > 0 && !at.Before(from) {
		return store.QueueProvisional(ctx, m, from)
	}
	return nil
}

// morningOf is 07:30 of a day of the instant's month, or of the first working day after it.
func morningOf(at time.Time, day int, s settings) time.Time {
	y, m, _ := at.In(s.zone).Date()
	t := time.Date(y, m, day, 0, 0, 0, 0, s.zone)
	if !s.workdays.Working(t) {
		t = s.workdays.After(t, 1)
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, morningHour, morningMinute, 0, 0, s.zone)
}
