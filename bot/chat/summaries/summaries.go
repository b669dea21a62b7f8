// Package summaries is the room of a month's summaries: what each chair is sent of their unit's month, that they have seen it, and
// whose chairs have not.
package summaries

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store keeps what became of summaries.
type Store interface {
	// Earlier is what somebody was told of a unit's month before.
	Earlier(ctx context.Context, m scoring.Month, unit string, person int64) (outbox.Earlier, error)
	// Overtaken says whether a summary that waits must not go out any more.
	Overtaken(ctx context.Context, row outbox.Row) (bool, error)
	// TellProvisional keeps what the provisional summary tells as it goes out; of a closed month it does nothing.
	TellProvisional(ctx context.Context, m scoring.Month, unit string) error
	// See keeps that a person has seen the summary of a unit's month.
	See(ctx context.Context, m scoring.Month, unit string, person int64, at time.Time) error
	// LatestSummarised is the latest month of which summaries were queued.
	LatestSummarised(ctx context.Context) (scoring.Month, bool, error)
	// Opened are the units whose month was summarised, with how far their chairs have come.
	Opened(ctx context.Context, m scoring.Month) ([]outbox.SummaryReach, error)
	// RemindChairs sends the summary again to those who have not seen it, once a day, and gives how many were reminded on the day.
	RemindChairs(ctx context.Context, m scoring.Month, by int64) (int, error)
}

// Figures are what summaries are made of.
type Figures interface {
	scores.CardStore
	deadlines.CountStore
	// OverdueAtCutOff are those that counted as overdue in the month's score.
	OverdueAtCutOff(ctx context.Context, unit string, m scoring.Month, cutOff time.Time, offset, limit int) ([]scoring.Listed, int, error)
}

// room tells of months.
type room struct {
	*chat.Desk
	store   Store
	figures Figures
}

// What the room's buttons lead to, besides routes.Unseen.
const (
	toSeen   chat.Route[routes.OfUnit]  = "seen"   // says that the reader has seen the summary of a unit's month
	toWhole  chat.Route[routes.OfUnit]  = "sumall" // all that the summary of a unit's month says, in words
	toRemind chat.Route[routes.OfMonth] = "remind" // sends the summaries of a month again to the chairs who have not seen them
)

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, figures Figures) chat.Feature {
	r := room{Desk: desk, store: store, figures: figures}
	admins := chat.RequireRole("summary.only_admin", people.Admin)
	return chat.Feature{
		Presses: []chat.Press{
			chat.On(toSeen, chat.Access{}, r.markSeen),
			chat.On(toWhole, chat.Access{}, r.showWhole),
			chat.On(routes.Unseen, admins, r.showUnseen),
			chat.On(toRemind, admins, r.remind),
		},
		Notices: []chat.Notice{{Reasons: []outbox.Reason{outbox.Summary}, Concerns: r.concerns, Write: r.tellSummary}},
	}
}
