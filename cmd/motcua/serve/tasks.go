package serve

import (
	"context"
	"runtime/debug"
	"time"

	"motcua/bot/calendar"
	"motcua/bot/courier"
	"motcua/cmd/motcua/house"
)

const (
	// Keep is how long finished updates stay in the inbox.
	Keep = 30 * 24 * time.Hour
	// tending is how often broadcasts are looked at: which begin, how far each has come, which are done. Telegram lets a message be edited
	// about once a second in a chat, and the admin has other answers to get.
	tending = 2 * time.Second
)

// tasks are all that serve does beside answering people. Each has a line of its own: one that fails, hangs or panics stops no
// other.
func tasks(h *house.House, commands *menus, notices *courier.Courier, s house.Settings, o Options) []calendar.Task {
	all := []calendar.Task{
		{Name: "menus", Do: commands.set},
		{Name: "purge", Every: s.Tidies, Do: func(ctx context.Context) error { return h.Store.PurgeInbox(ctx, s.Clock.Now().Add(-Keep)) }},
		{Name: "notices", Do: notices.Run},
		{Name: "store", Do: func(ctx context.Context) error { h.Store.Tend(ctx); return nil }},
	}
	if s.Every == 0 {
		return all
	}
	jobs := DueJobs(h, s)
	if !o.KeepMemory { // the jobs leave more behind than lives, and it is collected rarely
		jobs = append(jobs, calendar.Job{Name: "memory", Do: func(context.Context, time.Time, time.Time) error { debug.FreeOSMemory(); return nil }})
	}
	return append(all,
		calendar.Task{Name: "broadcasts", Every: tending, Do: h.Store.TendBroadcasts},
		calendar.Task{Name: "calendar", Do: func(ctx context.Context) error {
			calendar.Calendar{Every: s.Every, Now: s.Clock.Now, Zone: s.Zone, Log: s.Log, Jobs: jobs, Look: o.Look, Looked: o.Looked.Calendar}.Run(ctx)
			return nil
		}},
	)
}
