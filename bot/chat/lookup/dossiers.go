// Package lookup is the room of a dossier that is looked up by its code, or by the end of it: what is known of it, what it counts for, and
// what the files said of it one after the other. It is for those who serve the unit, and for admins; to others it is as if it were not there.
package lookup

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/people"
)

// Store is what the room reads. A dossier is under the unit to which it belongs on the day, "2025-07-01".
type Store interface {
	// Coded are the dossiers of a whole code that belong to units, nil for all, the newest first.
	Coded(ctx context.Context, code string, units []string, day string, limit int) ([]scoring.Listed, error)
	// Ending are the dossiers of a unit whose codes end so, the newest first.
	Ending(ctx context.Context, unit, ending, day string, limit int) ([]scoring.Listed, error)
	// Dated are those of all units whose codes end in a day, which begins at received, and a number.
	Dated(ctx context.Context, ending string, received time.Time, day string, limit int) ([]scoring.Listed, error)
	// KnownDossier is a dossier by its identity, with the files that told of it; false when there is none.
	KnownDossier(ctx context.Context, code, day string) (dossier.Known, bool, error)
	// ClassIn says what a dossier is in a month, and of which unit it was then; false without a card that was counted.
	ClassIn(ctx context.Context, m scoring.Month, code string) (dossier.Class, string, bool, error)
	// Record is the card of a unit's month; false when there is none.
	Record(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error)
	// Entries is what was entered for a unit by rules, in a term and its months; the one taken last at the end.
	Entries(ctx context.Context, t scoring.Term, unit string, rules *scoring.RuleSet) ([]scoring.Entry, error)
}

// room answers what is known of a dossier.
type room struct {
	*chat.Desk
	store Store
}

// toDossier is what the buttons under several dossiers lead to.
const toDossier chat.Route[ofDossier] = "dossier"

// ofDossier carries the identity of a dossier.
type ofDossier struct{ Code string }

// Protects says that a dossier stands behind it.
func (ofDossier) Protects() bool { return true }

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "hoso", Alias: "dossier", About: "command.hoso", Usage: "command.usage_hoso", Roles: people.Roles(), Offered: true,
			Words: []string{"tra cuu", "tra cuu ho so", "tra ho so", "tim ho so", "xem ho so", "ma ho so", "ho so so", "dossier", "find dossier", "look up"},
			Means: hasCode, Bare: isCode, Run: r.command,
		}},
		Presses: []chat.Press{chat.On(toDossier, chat.Access{}, r.show)},
	}
}

// unitWanted asks for the unit again by what the room's screens lead to.
func unitWanted() chat.Link { return routes.Overdue.Link(routes.OfDossiers{}) }
