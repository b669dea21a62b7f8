// Package rankings is the room of a month's units by rank: as a table and as a picture. Everybody registered may see it.
package rankings

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/people"
)

// Store is what the room reads.
type Store interface {
	chat.Months
	chat.Rankings
	chat.Units
	chat.Cards
	// PlaceOf is a unit's row in the ranking, and how many rows stand before it; false when it has none.
	PlaceOf(ctx context.Context, m scoring.Month, unit string) (scoring.Place, int, bool, error)
	// TermRecords are all cards of a quarter or a year, by rank.
	TermRecords(ctx context.Context, t scoring.Term) ([]scoring.Record, error)
	// TermsBeside are the nearest quarters or years before and after one in which anybody has a card; "" where there is none.
	TermsBeside(ctx context.Context, t scoring.Term) (before, after scoring.Term, err error)
}

// room answers questions about rankings.
type room struct {
	*chat.Desk
	store Store
}

// toPicture is the ranking as a picture.
const toPicture chat.Route[routes.OfMonth] = "rankpic"

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "xephang", Alias: "rank", Words: []string{"xep hang", "xephang", "bang xep hang", "thu hang", "rank", "ranking"}, About: "command.xephang", Usage: "command.usage_xephang",
			Key: "key.xephang", Leads: chat.Destination(routes.Ranking), Roles: people.Roles(), Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(routes.Ranking, chat.Access{}, r.showTable),
			chat.On(routes.TermRanking, chat.Access{}, r.showTerm),
			chat.On(toPicture, chat.Access{}, r.showPicture),
		},
	}
}
