// Package welcome is the room of who somebody is to the bot: it greets, registers by invitation, says what can be asked, in which
// language, tells what roles are held since they were changed, and leaves what is being asked.
package welcome

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store is what the room changes.
type Store interface {
	// SetLanguage keeps the language in which a person is answered.
	SetLanguage(ctx context.Context, id int64, language string) error
	// Redeem turns an invitation code into a grant. It gives people.ErrInvitation or people.ErrLockedOut; the same update
	// gets the same answer again.
	Redeem(ctx context.Context, code string, person int64, at time.Time, update int64) (people.Grant, error)
}

// room answers what people ask first.
type room struct {
	*chat.Desk
	store Store
}

// What the room's buttons lead to.
const (
	toLanguage chat.Route[ofLanguage] = "lang" // chooses a language
	toGroup    chat.Route[ofGroup]    = "help" // the commands of a group; "" for all groups
	toCommand  chat.Route[ofCommand]  = "ask"  // asks a command without arguments
)

// ofGroup carries a group of commands.
type ofGroup struct {
	Group group `alone:"yes"`
}

// ofCommand carries the name of a command.
type ofCommand struct {
	Command string `alone:"yes"`
}

// ofLanguage carries the code of a language.
type ofLanguage struct {
	Language string `alone:"yes"`
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	return chat.Feature{
		Commands: []chat.Command{
			{Name: "start", Alias: "start", About: "command.start", Roles: people.Roles(), Open: true, Run: r.start},
			{Name: "trogiup", Alias: "help", Words: []string{"tro giup", "trogiup", "giup", "help"}, About: "command.trogiup", Roles: people.Roles(), Offered: true, Run: r.showHelp},
			{Name: "camon", Alias: "thanks", About: "command.camon", Roles: people.Roles(), Run: r.takeThanks}, // said, not offered
			{Name: "ngonngu", Alias: "language", Words: []string{"ngon ngu", "ngonngu", "language"}, About: "command.ngonngu", Roles: people.Roles(), Offered: true, Run: r.languageCommand},
			{Name: "huy", UnderFile: true, Leaves: true, Alias: "cancel", Words: []string{"huy", "huy bo", "bo qua", "thoi", "thoat", "cancel", "stop"}, About: "command.huy", Roles: people.Roles(), Offered: true, Run: r.Cancel},
		},
		Presses: []chat.Press{chat.On(toLanguage, chat.Access{}, r.setLanguage), chat.On(toGroup, chat.Access{}, r.showGroup), chat.On(toCommand, chat.Access{}, r.run)},
		Notices: []chat.Notice{{Reasons: []outbox.Reason{outbox.Roles}, Concerns: chat.ForAnybody, Write: r.tellRoles}},
		Redeem:  r.redeem,
	}
}
