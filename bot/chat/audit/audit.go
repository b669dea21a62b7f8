// Package audit is the room of the audit log: who did what and when, for admins. It is read page by page, by person, by kind of action
// and by unit, and as a file.
package audit

import (
	"context"

	"motcua/bot/chat"
	"motcua/scoring/people"
)

// Store is what the room reads.
type Store interface {
	Directory
	// Log is a part of the audit log, the newest first.
	Log(ctx context.Context, f people.LogFilter, place people.LogPlace, limit int) ([]people.Entry, error)
	// LogActions are the actions that are in it.
	LogActions(ctx context.Context) ([]string, error)
	// LogDoers are the numbers of those whose actions are in it, people.CommandLine among them.
	LogDoers(ctx context.Context) ([]int, error)
}

// Directory is who holds a role.
type Directory interface {
	// Directory is all who hold a role.
	Directory(ctx context.Context) (people.Directory, error)
}

// room answers questions about the audit log.
type room struct {
	*chat.Desk
	store Store
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store}
	admins := chat.RequireRole("log.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "nhatky", Alias: "audit", Words: []string{"nhat ky", "nhatky", "audit", "audit log"}, About: "command.nhatky", Usage: "command.usage_chitieu",
			Key: "key.nhatky", Leads: chat.Destination(toLog), Roles: []people.Role{people.Admin}, Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(toLog, admins, r.showLog),
			chat.On(toPeople, admins, r.showDoers),
			chat.On(toKinds, admins, r.showActions),
			chat.On(toAskUnit, admins, r.askUnit),
			chat.On(toFile, admins, r.sendFile),
		},
		Dialogues: []chat.Dialogue{{Asks: asksUnit, Access: admins, Take: r.TakeUnit}},
	}
}
