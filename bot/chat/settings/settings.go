// Package settings is the room of what admins set once for all: the columns that were matched by hand, the words that were taught, how
// much must be known before something is said of it, whether a week's message is sent. What letters state is a button away.
package settings

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
)

// Store is what the room reads, drops and sets. By is who does it.
type Store interface {
	// Layouts are the headers whose columns were matched by hand.
	Layouts(ctx context.Context) ([]table.Layout, error)
	// ForgetLayout drops the columns that were matched under a header.
	ForgetLayout(ctx context.Context, layout string, by int64) error
	// Words are those whose meaning somebody taught.
	Words(ctx context.Context) ([]table.TaughtWord, error)
	// ForgetWord drops what a word of a field was taught to mean.
	ForgetWord(ctx context.Context, field, word string, by int64) error
	// OwnRules are the rule sets that the authority added, and its choices.
	OwnRules(ctx context.Context) (rulesets.Own, error)
	// PutSetting sets a setting; "" drops it. The same value again changes nothing.
	PutSetting(ctx context.Context, key, value string, by int64) error
	// Settings are what is set, by key.
	Settings(ctx context.Context) (map[string]string, error)
	// Units are all units of the register.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// Reaches are up to when the data of the units reach that have any, the oldest first.
	Reaches(ctx context.Context) ([]scoring.Reach, error)
	// Directory is all who hold a role.
	Directory(ctx context.Context) (people.Directory, error)
	// SetAsideCount is how many updates were set aside unanswered.
	SetAsideCount(ctx context.Context) (int, error)
	// Parked is how many notices Telegram refused, or are held.
	Parked(ctx context.Context) (int, error)
}

// room answers questions about settings.
type room struct {
	*chat.Desk
	store Store
}

// What only this room's buttons lead to.
const (
	toForgetLayout chat.Route[ofLayout]      = "forgetcols" // drops what was matched of a header
	toWords        chat.Route[routes.OfPage] = "taught"     // the words that were taught
	toForgetWord   chat.Route[ofWord]        = "forgetword" // drops what a word was taught to mean
	toState        chat.Route[struct{}]      = "health"     // what is amiss
	toThresholds   chat.Route[ofThreshold]   = "limits"     // how much must be known before something is said of it; asks for a number
	toWeekly       chat.Route[ofSwitch]      = "weekly"     // whether a week's message is sent
)

// ofLayout carries the sum of a header.
type ofLayout struct{ Layout string }

// ofWord carries the sum of a word, and the page on which it is listed.
type ofWord struct {
	Word string
	Page int
}

// ofThreshold carries the name of a number; "" for all of them.
type ofThreshold struct{ Threshold string }

// ofSwitch carries what is wanted, so that a button that is pressed again, or late, does what it says.
type ofSwitch struct{ On bool }

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	admins, limits := chat.RequireRole("upload.not_for_you", people.Admin), chat.RequireRole("threshold.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "caidat", Alias: "settings", Words: []string{"cai dat", "caidat", "settings"}, About: "command.caidat",
			Roles: []people.Role{people.Admin}, Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(routes.Settings, admins, r.showLayouts),
			chat.On(toForgetLayout, admins, r.forgetLayout),
			chat.On(toWords, admins, r.showWords),
			chat.On(toForgetWord, admins, r.forgetWord),
			chat.On(toState, admins, r.showState),
			chat.On(toThresholds, limits, r.showThresholds),
			chat.On(toWeekly, admins, r.setWeekly),
		},
		Dialogues: []chat.Dialogue{{Asks: asksThreshold, Access: limits, Take: r.takeThreshold}},
	}
}
