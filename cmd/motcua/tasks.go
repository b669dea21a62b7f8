package main

import (
	"context"
	"time"

	"motcua/bot/calendar"
	"motcua/bot/courier"
)

const (
	// keep is how long finished updates stay in the inbox.
	keep = 30 * 24 * time.Hour
	// tending is how often it is looked which broadcasts begin, how far they have come, and which are done. Telegram lets a
	// message be edited about once a second in a chat; the person has other answers to get.
	tending = 2 * time.Second
)

// tasks are all that serve does beside answering people. Each has a line of its own: one that fails, hangs or panics stops no
// other.
func tasks(h *house, commands *menus, notices *courier.Courier, s settings, o serveOptions) []calendar.Task {
	all := []calendar.Task{
		{Name: "menus", Do: commands.set},
		{Name: "purge", Every: s.tidies, Do: func(ctx context.Context) error { return h.store.PurgeInbox(ctx, s.clock.Now().Add(-keep)) }},
		{Name: "notices", Do: notices.Run},
		{Name: "store", Do: func(ctx context.Context) error { h.store.Tend(ctx); return nil }},
	}
	if s.every == 0 {
		return all
	}
	return append(all,
		calendar.Task{Name: "broadcasts", Every: tending, Do: h.store.TendBroadcasts},
		calendar.Task{Name: "calendar", Do: func(ctx context.Context) error {
			calendar.Calendar{Every: s.every, Now: s.clock.Now, Zone: s.zone, Log: s.log, Jobs: dueJobs(h, s), Look: o.look, Looked: o.looked.calendar}.Run(ctx)
			return nil
		}},
	)
}
