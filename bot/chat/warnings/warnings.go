// Package warnings is the room of indicators that fell under their targets: what is open, and that somebody knows of it or wants to be
// reminded. Notices show with it what they warn of. It is for those who serve the unit, and for admins.
package warnings

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/scoring/warning"
)

// Store is what the room reads, and what people say of warnings.
type Store interface {
	chat.Cards
	ledger.WarningStore
	// Months are the months in which the unit has a card, ascending.
	Months(ctx context.Context, unit string) ([]scoring.Reported, error)
	// Watch is what is known of a unit's warnings.
	Watch(ctx context.Context, unit string) (warning.Watch, error)
	// WarningCounts are how many warnings are open, of the units that have any.
	WarningCounts(ctx context.Context) ([]scoring.UnitCount, error)
	// Gap are the first dossiers that are missing from an indicator's numerator in a unit's month, and how many there are.
	Gap(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
	// FromDossiers is the tally that a unit's dossiers give, looked at as its card was.
	FromDossiers(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts) (scoring.Tally, error)
}

// Workdays are the working days of public offices, by the zone of the instants given.
type Workdays interface {
	// After is the beginning of the nth working day after the day of t.
	After(t time.Time, n int) time.Time
	// Working says whether the day of t is a working day.
	Working(t time.Time) bool
}

// room answers questions about warnings.
type room struct {
	*chat.Desk
	store Store
	days  Workdays
}

// What the room's buttons lead to.
const (
	toList        chat.Route[ofUnit]     = "warn"   // what is open, of a unit, or how many by unit
	toKnown       chat.Route[shownUntil] = "known"  // says that the reader knows of warnings
	toRemindLater chat.Route[shownUntil] = "later"  // asks to be reminded of them on the next working morning
	toKnownOld    chat.Route[ofUnit]     = "ack"    // the same as toKnown, of those told of by now: in messages of earlier versions
	toLaterOld    chat.Route[ofUnit]     = "snooze" // the same as toRemindLater
)

// ofUnit carries a unit, "" for the reader's own or for all.
type ofUnit struct {
	Unit string
	Page int
}

// shownUntil carries the warnings of a unit ("": of all that the message told of) that were opened up to an instant, in Unix seconds.
type shownUntil struct{ Unit, Until string }

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, days Workdays) chat.Feature {
	r := room{Desk: desk, store: store, days: days}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "canhbao", Alias: "warnings", Words: []string{"canh bao", "canhbao", "warnings", "warning"}, About: "command.canhbao",
			Key: "key.canhbao", Leads: chat.Destination(toList), Roles: people.Roles(), Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(toList, chat.Access{}, r.show),
			chat.On(toKnown, chat.Access{}, r.acknowledge),
			chat.On(toRemindLater, chat.Access{}, r.snooze),
			chat.On(toKnownOld, chat.Access{}, func(ctx context.Context, q *chat.Question, p ofUnit) (bot.Reply, error) {
				return r.acknowledge(ctx, q, shownUntil{Unit: p.Unit})
			}),
			chat.On(toLaterOld, chat.Access{}, func(ctx context.Context, q *chat.Question, p ofUnit) (bot.Reply, error) {
				return r.snooze(ctx, q, shownUntil{Unit: p.Unit})
			}),
		},
		Notices: r.notices(),
	}
}
