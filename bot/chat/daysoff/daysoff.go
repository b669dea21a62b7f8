// Package daysoff is the room in which people say that they have a day off: what can wait is not sent to them until they are back.
package daysoff

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store keeps who is away.
type Store interface {
	// DayOff is the time in which somebody is away or is going to be, which may be over; the zero value when they never said so.
	DayOff(ctx context.Context, person int64) (people.DayOff, error)
	// SetDayOff keeps that somebody is away, in the place of what they said before. It gives people.ErrNotHeld.
	SetDayOff(ctx context.Context, person int64, d people.DayOff) error
	// EndDayOff ends the day off that lasts until an instant. Another one stays as it is.
	EndDayOff(ctx context.Context, person int64, until time.Time) error
}

// mostDays is how many working days somebody may be away by one press.
const mostDays = 14

// ofEnd carries the day off that is to end: its last instant, in Unix seconds.
type ofEnd struct{ Until int64 }

// toEnd ends a day off early.
const toEnd chat.Route[ofEnd] = "dayback"

// room answers questions about days off.
type room struct {
	*chat.Desk
	store Store
	days  outbox.Calendar
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, days outbox.Calendar) chat.Feature {
	r := room{Desk: desk, store: store, days: days}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "nghi", Alias: "dayoff", Words: []string{"xin nghi", "nghi phep", "ngay nghi", "day off"}, About: "command.nghi", Usage: "command.usage_nghi",
			Roles: people.Roles(), Offered: true, Means: means, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(routes.DayOff, chat.Access{}, r.take),
			chat.On(toEnd, chat.Access{}, r.end),
		},
	}
}
