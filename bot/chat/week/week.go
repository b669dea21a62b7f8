// Package week is the room of the week: how a unit stands, or all of them do, as a week begins; what moved since the one before, what is
// overdue, what comes due. Chairs and admins are sent it where the authority wants it; whoever serves a unit may ask for it.
package week

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store is what the room reads. A unit of "" stands for all units.
type Store interface {
	chat.Months
	acceptance.Store
	// Record is a unit's card in a month; false when it has none.
	Record(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error)
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// Averages are the averages of a month's leagues.
	Averages(ctx context.Context, m scoring.Month) ([]scoring.Average, error)
	// WeekBefore are the cards of a month as they stood when the newest week began before the day, and when that was.
	WeekBefore(ctx context.Context, m scoring.Month, unit string, now time.Time) ([]scoring.Record, time.Time, error)
	// Outstanding are the first dossiers of a unit that are open at the instant at and due in [from, to), and how many there are, without
	// those that are corrected.
	Outstanding(ctx context.Context, unit string, at, from, to time.Time, limit int) ([]scoring.Listed, int, error)
	// OutstandingByUnit is how many those are, of the units that have any: the most first.
	OutstandingByUnit(ctx context.Context, at, from, to time.Time) ([]scoring.UnitCount, error)
	// DataTime is up to when the dossiers of the unit reach; zero when there are none.
	DataTime(ctx context.Context, unit string) (time.Time, error)
	// Reaches are up to when the data of the units reach that have any, the oldest first.
	Reaches(ctx context.Context) ([]scoring.Reach, error)
}

// room answers questions about the week.
type room struct {
	*chat.Desk
	store Store
}

// toWeek leads to the week of a unit; of all units, or the reader's own, without one.
const toWeek chat.Route[ofWeek] = "week"

// ofWeek carries a unit.
type ofWeek struct{ Unit string }

// Protects says that a list of dossiers may take the place of the week.
func (ofWeek) Protects() bool { return true }

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "tuan", Alias: "week", Words: []string{"tuan nay", "tuan qua", "this week", "last week"}, About: "command.tuan", Usage: "command.usage_tuan",
			Roles: people.Roles(), Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{chat.On(toWeek, chat.Access{}, r.show)},
		Notices: []chat.Notice{{Reasons: []outbox.Reason{outbox.Week}, Concerns: r.concerns, Write: r.tell}},
	}
}
