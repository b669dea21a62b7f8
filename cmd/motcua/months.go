package main

import (
	"context"
	"errors"
	"time"

	"motcua/scoring"
	"motcua/storage/rooms"
)

// monthsDue sends the chairs the provisional summary of a month that is over, and reminds the admins, once a month, of the oldest month
// that is reported and not closed, each from the morning of its day on; chairs who are new since get what the others were sent, of the
// newest closed month as well. It looks at what is so at the instant, and the outbox knows what was said before: a program that was off
// on the day does it when it is back, and one that does it again does nothing. Summaries are sent of the latest month for which their day
// has come; those before are left alone.
func monthsDue(ctx context.Context, store *rooms.Store, s settings, at time.Time) error {
	var errs []error // of one of them, it keeps the others from nobody
	if s.closeBy > 0 {
		m, from := latestDue(at, s.closeBy, s)
		errs = append(errs, store.QueueNotClosed(ctx, m, from))
	}
	if s.provision > 0 {
		m, from := latestDue(at, s.provision, s)
		errs = append(errs, store.QueueProvisional(ctx, m, from))
	}
	return errors.Join(append(errs, store.QueueOfficial(ctx, at))...)
}

// latestDue is the latest month for which the day of the month after it has come at the instant, and when it came. Where
// days off put it off, that may be in the month after that.
func latestDue(at time.Time, day int, s settings) (m scoring.Month, from time.Time) {
	m = scoring.MonthOf(at, s.zone)
	for {
		m = m.Prev()
		if from = morningOf(m.Next(), day, s); !at.Before(from) {
			return m, from
		}
	}
}

// morningOf is 07:30 of a day of the month, or of the first working day after it.
func morningOf(m scoring.Month, day int, s settings) time.Time {
	y, month, _ := m.Start(s.zone).Date()
	return workingMorning(time.Date(y, month, day, 0, 0, 0, 0, s.zone), s)
}

// workingMorning is 07:30 of a day, or of the first working day after it.
func workingMorning(t time.Time, s settings) time.Time {
	if !s.workdays.Working(t) {
		t = s.workdays.After(t, 1)
	}
	y, month, d := t.Date()
	return time.Date(y, month, d, morningHour, morningMinute, 0, 0, s.zone)
}
