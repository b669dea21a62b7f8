// Package people is the room in which admins see to people: who is registered and what they hold, who is missing in which unit, how
// roles are given, moved and taken, how the people of a unit that has ended are handed over, and invitations, also as sheets to be
// cut out. It tells admins of people whom no message reaches.
package people

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store is what the room reads and changes. What people hold, also of somebody who is told of it, is read by the desk's.
type Store interface {
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// Directory is all who hold a role.
	Directory(ctx context.Context) (people.Directory, error)
	// Numbered is the person of a number, also when they hold nothing any more.
	Numbered(ctx context.Context, n int) (people.Person, bool, error)
	// ChangeRoles gives the errors of people.Change. A change that was made already is none.
	ChangeRoles(ctx context.Context, person int64, c people.Change, by int64) error
	// RemovePerson takes all roles. It gives people.ErrLastAdmin.
	RemovePerson(ctx context.Context, id, by int64) (bool, error)
	// SetLabel has somebody called so, "" not at all. It gives people.ErrNotHeld and people.ErrLabelTaken.
	SetLabel(ctx context.Context, person int64, label string, by int64) error
	// HandOver gives the people of a unit, and its open invitations, to another.
	HandOver(ctx context.Context, from, to string, by int64) (int, error)
	// Offer keeps invitations, all or none, and gives each as it is kept: one that is known already stays as it is.
	Offer(ctx context.Context, invitations []people.Invitation, by int64) ([]people.Offered, error)
	// Offers are those that may be used at the instant, by when they expire.
	Offers(ctx context.Context, at time.Time) ([]people.Offered, error)
	// Revoke ends those of these names, as people.Invitation.ID gives them, and says how many it ended.
	Revoke(ctx context.Context, ids []string, by int64) (int, error)
}

// Seal is what the codes of invitations are made with.
type Seal struct {
	// Secret is what the codes follow from, and what nobody else knows.
	Secret []byte
	// BotName is the bot's user name, without the @; "" when Telegram has not told it.
	BotName func(context.Context) string
}

// room answers questions about people and invitations.
type room struct {
	*chat.Desk
	store Store
	reach Reach
	seal  Seal
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, reach Reach, seal Seal) chat.Feature {
	r := room{Desk: desk, store: store, reach: reach, seal: seal}
	admins := chat.RequireRole("people.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{
			{Name: "nguoidung", Alias: "people", Words: []string{"nguoi dung", "nguoidung", "people", "users"}, About: "command.nguoidung", Usage: "command.usage_nguoidung",
				Key: "key.nguoidung", Leads: chat.Destination(toPeople), Roles: []people.Role{people.Admin}, Offered: true, Run: r.command},
			{Name: "moi", Alias: "invite", Words: []string{"moi nguoi dung", "moi nguoi", "loi moi", "invite", "invitation"}, About: "command.moi", Usage: "command.usage_nguoidung",
				Key: "key.moi", Leads: chat.Destination(toInvite), Roles: []people.Role{people.Admin}, Offered: true, Run: r.inviteCommand},
		},
		Presses: []chat.Press{
			chat.On(toPeople, admins, r.showList),
			chat.On(toPerson, admins, r.showPerson),
			chat.On(toAddRole, admins, r.addRole),
			chat.On(toMoveRole, admins, r.moveRole),
			chat.On(toDropRole, admins, r.dropRole),
			chat.On(toRemove, admins, r.remove),
			chat.On(toLabel, admins, r.askLabel),
			chat.On(toKeepLabel, admins, r.keepLabel),
			chat.On(toDropLabel, admins, r.dropLabel),
			chat.On(toHandOver, admins, r.handOver),
			chat.On(toInvite, admins, r.invite),
			chat.On(toInvitations, admins, r.showInvitations),
			chat.On(toRevoke, admins, r.revoke),
		},
		Dialogues: []chat.Dialogue{
			{Asks: asksPlace, Access: admins, Take: r.fillPlace},
			{Asks: asksLabel, Access: admins, Wants: chat.WantsWords, Take: r.takeLabel},
		},
		Notices: []chat.Notice{{Reasons: []outbox.Reason{outbox.Unreached}, Tell: r.tellUnreached}},
	}
}
