package serve

import (
	"context"
	"errors"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage/rooms"
)

// MonthsDue sends the chairs the provisional summary of a month that is over, and reminds the admins, once a month, of the oldest month
// that is reported and not closed, each from the morning of its day on; chairs who are new since get what the others were sent, of the
// newest closed month as well. It looks at what is so at the instant, and the outbox knows what was said before: a program that was off
// on the day does it when it is back, and one that does it again does nothing. Summaries are sent of the latest month for which their day
// has come; those before are left alone.
func MonthsDue(ctx context.Context, store *rooms.Store, s house.Settings, at time.Time) error {
	var errs []error // of one of them, it keeps the others from nobody
	if s.CloseBy > 0 {
		m, from := LatestDue(at, s.CloseBy, s)
		errs = append(errs, store.QueueNotClosed(ctx, m, from))
	}
	if s.Provision > 0 {
		m, from := LatestDue(at, s.Provision, s)
		errs = append(errs, store.QueueProvisional(ctx, m, from))
	}
	return errors.Join(append(errs, store.QueueOfficial(ctx, at))...)
}

// LatestDue is the latest month for which the day of the month after it has come at the instant, and when it came. Where
// days off put it off, that may be in the month after that.
func LatestDue(at time.Time, day int, s house.Settings) (m scoring.Month, from time.Time) {
	m = scoring.MonthOf(at, s.Zone)
	for {
		m = m.Prev()
		if from = morningOf(m.Next(), day, s); !at.Before(from) {
			return m, from
		}
	}
}

// morningOf is 07:30 of a day of the month, or of the first working day after it.
func morningOf(m scoring.Month, day int, s house.Settings) time.Time {
	y, month, _ := m.Start(s.Zone).Date()
	return workingMorning(time.Date(y, month, day, 0, 0, 0, 0, s.Zone), s)
}

// workingMorning is 07:30 of a day, or of the first working day after it.
func workingMorning(t time.Time, s house.Settings) time.Time {
	if !s.Workdays.Working(t) {
		t = s.Workdays.After(t, 1)
	}
	return outbox.MorningLists(t.In(s.Zone))
}
