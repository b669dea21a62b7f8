// Package broadcasts is the room of what admins write to many: thông báo. A draft is written, its audience chosen, looked at and sent,
// now or later; then it is followed, paused, cancelled, and those who have not confirmed are reminded.
package broadcasts

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store keeps broadcasts.
type Store interface {
	// Broadcast is one by its number; false when there is none.
	Broadcast(ctx context.Context, id int64) (broadcast.Broadcast, bool, error)
	// Broadcasts are the newest ones.
	Broadcasts(ctx context.Context, limit int) ([]broadcast.Broadcast, error)
	// AddBroadcast keeps a draft; the update that writes it, handled again, finds it.
	AddBroadcast(ctx context.Context, draft broadcast.Broadcast, update int64) (broadcast.Broadcast, error)
	// ChangeBroadcast changes one as f says, if it is still of the version. done is true for the update that changed it, also
	// when that is handled again.
	ChangeBroadcast(ctx context.Context, id, version, by, update int64, f func(*broadcast.Broadcast) bool) (b broadcast.Broadcast, done bool, err error)
	// Audience is whom it is for now.
	Audience(ctx context.Context, a broadcast.Audience) ([]broadcast.Recipient, error)
	// Outcomes are what became of it for each recipient, by unit.
	Outcomes(ctx context.Context, id int64) ([]broadcast.Person, error)
	// Confirm keeps that a person received it; sent is false when it was not sent to them.
	Confirm(ctx context.Context, id, person int64) (at time.Time, sent bool, err error)
}

// Figures are read for placeholders, and for what an audience can be chosen by.
type Figures interface {
	// LatestMonth is the latest month that is judged.
	LatestMonth(ctx context.Context) (scoring.Month, bool, error)
	// Record is the card of a unit in a month; false when it has none.
	Record(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error)
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
}

// Overdue is how many dossiers of a unit are overdue at an instant; false when nothing is known of the unit.
type Overdue func(ctx context.Context, unit string, at time.Time) (int, bool, error)

// room answers what admins ask about broadcasts, and words them for those to whom they go.
type room struct {
	facts
	store Store
	days  outbox.Calendar
	steps map[string]stepRule
}

// facts are what is known of units: for placeholders, and for the words of an audience.
type facts struct {
	*chat.Desk
	figures Figures
	overdue Overdue
}

// New is the room's part of the conversation. Nothing goes out on the days that the calendar has as days off.
func New(desk *chat.Desk, store Store, figures Figures, days outbox.Calendar, overdue Overdue) chat.Feature {
	r := room{facts: facts{Desk: desk, figures: figures, overdue: overdue}, store: store, days: days, steps: stepRules()}
	admins := chat.RequireRole("broadcast.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "thongbao", UnderFile: true, Alias: "broadcast", Words: []string{"thong bao", "thongbao", "gui thong bao", "broadcast"}, About: "command.thongbao",
			Roles: []people.Role{people.Admin}, Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(toStep, admins, r.press),
			chat.On(toReceived, chat.Access{}, r.confirmReceipt),
		},
		Dialogues: []chat.Dialogue{
			{Asks: asksContent, Access: admins, Wants: chat.WantsContent, Take: r.fillContent},
			{Asks: asksAudience, Access: admins, Wants: chat.WantsWords, Take: r.fillAudience},
			{Asks: asksSendAt, Access: admins, Wants: chat.WantsWords, Take: r.fillSendAt},
		},
		Notices: []chat.Notice{
			// A broadcast is always true: whoever is not told is not among those for whom it is meant any more.
			{Reasons: []outbox.Reason{outbox.Broadcast}, Concerns: chat.ForAnybody, Write: r.tellRecipient, Untold: outbox.Moved},
			{Reasons: []outbox.Reason{outbox.Progress}, Write: r.tellProgress},
		},
	}
}
