// Package scores is the room of a unit's month: its card, the same with every indicator, how each of its figures came about, and
// the months, quarters or years up to it as a picture. Everybody registered may see a total, a grade and a rank; the rest is for those who serve
// the unit, and for admins.
package scores

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/people"
)

// Store is what the room reads.
type Store interface {
	CardStore
	TermStore
	chat.Rankings
	chat.Months
	// Source is the file that the figures of a unit's month came from, those entered aside; false when it is not known.
	Source(ctx context.Context, m scoring.Month, unit string) (scoring.Source, bool, error)
	// Entries is what was entered for a unit by rules, in a term and its months; the one taken last at the end.
	Entries(ctx context.Context, t scoring.Term, unit string, rules *scoring.RuleSet) ([]scoring.Entry, error)
	// FromDossiers is the tally that a unit's dossiers give, looked at as its card was.
	FromDossiers(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts) (scoring.Tally, error)
	// Gap are those of a unit that stand in a tally's denominator and not in its numerator, in the month's card.
	Gap(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
	// AcceptedDisputes are the dossiers of a unit's month whose reports were accepted, as its card looked at them.
	AcceptedDisputes(ctx context.Context, m scoring.Month, unit string) ([]dossier.Class, error)
}

// room answers questions about scores.
type room struct {
	*chat.Desk
	cards Cards
	store Store
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, cards: NewCards(desk, store), store: store}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "diem", Alias: "score", Words: []string{"diem", "bang diem", "xem diem", "score", "score card"}, About: "command.diem", Usage: "command.usage_diem",
			Key: "key.diem", Leads: chat.Destination(routes.Card), Roles: people.Roles(), Offered: true, Run: r.command,
		}, {
			Name: "xuhuong", Alias: "trend", Words: []string{"xu huong", "xuhuong", "bieu do", "12 thang", "trend"}, About: "command.xuhuong", Usage: "command.usage_xuhuong",
			Key: "key.xuhuong", Leads: chat.Destination(toTrend), Roles: people.Roles(), Offered: true, Means: saysLength, Run: r.trendCommand,
		}},
		Presses: []chat.Press{
			chat.On(routes.Card, chat.Access{}, r.showCard),
			chat.On(routes.Details, chat.Access{}, r.showDetails),
			chat.On(routes.TermCard, chat.Access{}, r.showTerm),
			chat.On(routes.TermDetails, chat.Access{}, r.showTermDetails),
			chat.On(toWhy, chat.Access{}, r.explain),
			chat.On(toTrend, chat.Access{}, r.showTrend),
			chat.On(toTermTrend, chat.Access{}, r.showTermTrend),
			chat.On(toTrendText, chat.Access{}, r.showTrendText),
			chat.On(toAskMonth, chat.Access{}, r.askMonth),
			chat.On(toAskUnit, chat.Access{}, r.askUnit),
		},
		Home: r.showShortcut, HomeIs: chat.Destination(routes.Card),
	}
}
