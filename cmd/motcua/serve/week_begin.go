package serve

import (
	"context"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/storage/rooms"
)

// weekDue keeps how the units stand as the latest week begins, and where the authority wants it, has its message sent on the day of its
// first working morning. A program that was off on that day keeps how they stand when it is back, and sends nothing.
func weekDue(ctx context.Context, store *rooms.Store, s house.Settings, at time.Time) error {
	monday, from := LatestWeek(at, s)
	y, m, d := from.Date()
	return store.BeginWeek(ctx, monday, from, time.Date(y, m, d, eveningHour, 0, 0, 0, s.Zone))
}
