// Package advice is the room of what a unit can do for its month: what brings the next grade, with which dossiers, how the month can end,
// and what would be if. It is for those who serve the unit, and for admins, who also see which units are near a grade.
package advice

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/advice"
	"motcua/scoring/people"
)

// Store is what the room reads.
type Store interface {
	scores.CardStore
	chat.Months
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// UnitMonth are the dossiers that count in a unit's month, or can still; false without a card that was counted.
	UnitMonth(ctx context.Context, m scoring.Month, unit string) (advice.UnitMonth, bool, error)
	// UnitMonths are those of all units with a card that was counted, by code.
	UnitMonths(ctx context.Context, m scoring.Month) (map[string]advice.UnitMonth, error)
	// Chosen is a page of dossiers by their numbers: by due date, or by receipt, the oldest first.
	Chosen(ctx context.Context, m scoring.Month, ids []int64, byDue bool, offset, limit int) ([]scoring.Listed, error)
}

// room answers what can be done.
type room struct {
	*chat.Desk
	cards scores.Cards
	store Store
}

// What only this room's buttons lead to.
const (
	toAgain chat.Route[ofMonth] = "advback" // the advice, in the place of what it led to
	toList  chat.Route[ofAct]   = "advlist" // the dossiers with which something can be done
	toEnd   chat.Route[ofMonth] = "advend"  // how the month can end
	toIf    chat.Route[ofCase]  = "advif"   // what would be if; without a number, asks how many
)

// ofMonth carries a unit's month.
type ofMonth struct {
	Month scoring.Month
	Unit  string
}

// Protects says that the lists of dossiers may take its place.
func (ofMonth) Protects() bool { return true }

// ofAct carries an act with dossiers of a unit's month.
type ofAct struct {
	Month scoring.Month
	Unit  string
	Act   string
	Page  int
}

// Protects says that dossiers stand behind it.
func (ofAct) Protects() bool { return true }

// ofCase carries how often something is done.
type ofCase struct {
	Month scoring.Month
	Unit  string
	Act   string
	N     int
}

// Protects says that the lists of dossiers may take its place.
func (ofCase) Protects() bool { return true }

// fileOnline is the case that is no act with a dossier of today: more are filed online.
const fileOnline = "file"

// actNames are the acts as buttons carry them and the catalogues have them.
var actNames = [...]string{advice.Digitise: "digitise", advice.Issue: "issue", advice.Pay: "pay", advice.Finish: "finish", advice.Clear: "clear"}

// actNamed is the act of a name; false for none.
func actNamed(name string) (advice.Act, bool) {
	for _, a := range advice.Acts() {
		if actNames[a] == name {
			return a, true
		}
	}
	return 0, false
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, cards: scores.NewCards(desk, store), store: store}
	admins := chat.RequireRole("advice.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "canlam", Alias: "advice", About: "command.canlam", Usage: "command.usage_diem", Words: commandWords(), Means: means,
			Roles: people.Roles(), Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(routes.Advice, chat.Access{}, r.show),
			chat.On(toAgain, chat.Access{}, r.showAgain),
			chat.On(toList, chat.Access{}, r.showList),
			chat.On(toEnd, chat.Access{}, r.showEnd),
			chat.On(toIf, chat.Access{}, r.showCase),
			chat.On(routes.Near, admins, r.showUnits),
		},
	}
}
