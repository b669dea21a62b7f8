// Package targets is the room of the targets that admins set for indicators: chỉ tiêu. It lists them, asks for another one, shows
// what it would do before it is saved, and names the units that it would leave under it.
package targets

import (
	"context"
	"sync"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
)

// Store is what the room reads, and the change it writes.
type Store interface {
	chat.Months
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// OwnRules are the rule sets that the authority added, and its choices.
	OwnRules(ctx context.Context) (rulesets.Own, error)
	// TargetsSeen are the targets with the number of their newest change.
	TargetsSeen(ctx context.Context) (scoring.Targets, int64, error)
	// ChangeTarget sets a target, for a unit or with "" for all that have none of their own, or with back drops what was set.
	// Again the same changes nothing; after a change of any target that is newer than seen it is scoring.ErrTargetsMoved.
	ChangeTarget(ctx context.Context, t scoring.Target, back bool, seen int64) error
}

// Who names who did something, in words that show no id.
type Who func(ctx context.Context, q *chat.Question, person int64) (string, error)

// room answers questions about targets.
type room struct {
	*chat.Desk
	store Store
	who   Who
	rules func() (*rulesets.Catalogue, error) // of the program
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, who Who) chat.Feature {
	r := room{Desk: desk, store: store, who: who, rules: sync.OnceValues(rulesets.Load)}
	admins := chat.RequireRole("targets.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "chitieu", Alias: "targets", Words: []string{"chi tieu", "chitieu", "targets"}, About: "command.chitieu", Usage: "command.usage_chitieu",
			Key: "key.chitieu", Leads: chat.Destination(toList), Roles: []people.Role{people.Admin}, Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(toList, admins, r.showList),
			chat.On(toTarget, admins, r.showTarget),
			chat.On(toAsk, admins, r.ask),
			chat.On(toAskUnit, admins, r.askUnit),
			chat.On(toProposal, admins, r.propose),
			chat.On(toAffected, admins, r.showAffected),
			chat.On(toSave, admins, r.save),
		},
		Dialogues: []chat.Dialogue{
			{Asks: asksTarget, Access: admins, Take: r.takeTarget},
			{Asks: asksUnit, Access: admins, Take: r.takeUnit},
		},
	}
}
