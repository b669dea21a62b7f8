package serve

import (
	"context"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/storage/rooms"
)

// oldDataDue tells the admins once a week which units' data have become so old that their officers hear nothing in the morning any more. It
// looks at how old they were on the morning of the week, so that what becomes old later is told in the next; the outbox knows what was
// said before.
func oldDataDue(ctx context.Context, store *rooms.Store, s house.Settings, at time.Time) error {
	monday, from := LatestWeek(at, s)
	set, err := store.Settings(ctx)
	if err != nil {
		return err
	}
	reaches, err := store.Reaches(ctx)
	if err != nil || len(reaches) == 0 {
		return err
	}
	if s.Workdays.Begun(reaches[0].Until, from) <= scoring.NewThresholds(set).SilentDays {
		return nil
	}
	return store.QueueOldData(ctx, monday, from, monday.AddDate(0, 0, 7))
}

// LatestWeek is the Monday of the latest week whose first working morning has come at the instant, and that morning. Where a whole week is
// off, it is in the week after.
func LatestWeek(at time.Time, s house.Settings) (monday, from time.Time) {
	at = at.In(s.Zone)
	y, m, d := at.Date()
	monday = time.Date(y, m, d-(int(at.Weekday())+6)%7, 0, 0, 0, 0, s.Zone)
	for {
		if from = workingMorning(monday, s); !at.Before(from) {
			return monday, from
		}
		monday = monday.AddDate(0, 0, -7)
	}
}
