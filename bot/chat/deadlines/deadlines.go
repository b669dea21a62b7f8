// Package deadlines is the room of dossiers by when they are due: those that are overdue, now or in a month's score, how many each
// unit has, those that are due soon, and what a unit must see to in the morning. They are for those who serve the unit, and for admins.
package deadlines

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store is what the room reads. A unit of "" stands for all units.
type Store interface {
	scores.CardStore
	CountStore
	acceptance.Store
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// OverdueAtCutOff are those that counted as overdue in the month's score, in the same order.
	OverdueAtCutOff(ctx context.Context, unit string, m scoring.Month, cutOff time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// OverdueByUnit is how many are overdue at the instant, of the units that have any: the most first.
	OverdueByUnit(ctx context.Context, at time.Time) ([]scoring.UnitCount, error)
	// DueBetween are those of a unit that are open, with the clock running, and due in [from, to), soonest first.
	DueBetween(ctx context.Context, unit string, from, to time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// Reaches are up to when the data of the units reach that have any, the oldest first.
	Reaches(ctx context.Context) ([]scoring.Reach, error)
}

// Workdays are the working days of public offices, by the zone of the instants given.
type Workdays interface {
	// After is the beginning of the nth working day after the day of t.
	After(t time.Time, n int) time.Time
	// Between is the number of working days after the day of from, up to and with the day of to.
	Between(from, to time.Time) int
	// Working says whether the day of t is a working day.
	Working(t time.Time) bool
}

// room answers questions about deadlines.
type room struct {
	*chat.Desk
	cards scores.Cards
	store Store
	days  Workdays
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, days Workdays) chat.Feature {
	r := room{Desk: desk, cards: scores.NewCards(desk, store), store: store, days: days}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "quahan", Alias: "overdue", Words: []string{"qua han", "quahan", "ho so qua han", "overdue"}, About: "command.quahan", Usage: "command.usage_quahan",
			Key: "key.quahan", Leads: chat.Destination(routes.Overdue), Roles: people.Roles(), Offered: true, Run: r.overdueCommand,
		}, {
			Name: "saphan", Alias: "due", Words: []string{"sap den han", "sap han", "saphan", "ho so sap den han", "ho so sap han", "den han", "due", "due soon"}, About: "command.saphan",
			Key: "key.saphan", Leads: chat.Destination(routes.Due), Roles: []people.Role{people.Officer, people.Chair}, Offered: true, Run: r.dueCommand,
		}, {
			Name: "tiepnhan", Alias: "acceptance", Words: []string{"cham tiep nhan", "cho tiep nhan", "chua tiep nhan"}, About: "command.tiepnhan",
			Roles: people.Roles(), Run: r.waitingCommand, // asked in words, and not offered: the lists lead to it
		}},
		Presses: []chat.Press{
			chat.On(routes.Overdue, chat.Access{}, r.showOverdue),
			chat.On(routes.OverdueUnits, chat.Access{}, r.showUnits),
			chat.On(routes.Due, chat.Access{}, r.showDue),
			chat.On(toWaiting, chat.Access{}, r.showWaiting),
		},
		Notices: []chat.Notice{
			{Reasons: []outbox.Reason{outbox.DueToday}, Gather: r.tellMornings},
			{Reasons: []outbox.Reason{outbox.OldData}, Tell: r.tellOldData},
		},
	}
}
