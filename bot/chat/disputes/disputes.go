// Package disputes is the room of disputes: reports that a dossier's data are wrong. Who serves a unit begins one at a list of its
// dossiers, says what is wrong, sends it, and may withdraw it; admins accept or reject it. No official figure moves by that.
package disputes

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store is what the room reads of disputes, and what people write of them.
type Store interface {
	// Dossier is a dossier by its code, with the unit to which it belongs on the day, "2025-07-01"; false when there is none.
	Dossier(ctx context.Context, code, day string) (scoring.Listed, bool, error)
	// Disputable says whether a list of the month shows the dossier: those behind its card's figures, and in the running
	// month those overdue.
	Disputable(ctx context.Context, m scoring.Month, code string, at time.Time) (bool, error)
	// FileDispute keeps a dispute and has the admins told. It gives the dispute that stands: filed is false when it is an
	// earlier one. The same update finds what it filed. known is false when the unit has no such dossier, or it is not
	// Disputable.
	FileDispute(ctx context.Context, d scoring.Dispute, update int64) (stands scoring.Dispute, filed, known bool, err error)
	// DecideDispute decides an open dispute and has its reporter told. It gives the dispute as it stands: the first decision
	// counts. known is false when there is none.
	DecideDispute(ctx context.Context, id int64, to scoring.DisputeState, by int64) (stands scoring.Dispute, known bool, err error)
	// StandingDispute is the open dispute of a dossier, or the one accepted for the month; false when there is none.
	StandingDispute(ctx context.Context, m scoring.Month, code string) (scoring.Dispute, bool, error)
	// WithdrawDispute withdraws an open or accepted dispute of a person, and tells the admins of an accepted one. It gives the
	// dispute as it stands. known is false when the person made no such dispute.
	WithdrawDispute(ctx context.Context, id, by int64) (stands scoring.Dispute, known bool, err error)
	// Dispute is a dispute by its number; false when there is none.
	Dispute(ctx context.Context, id int64) (scoring.Dispute, bool, error)
	// Disputes are a page of the open disputes of a unit ("": of all), with those of units that it has taken over from, the
	// oldest first, and how many there are.
	Disputes(ctx context.Context, unit string, offset, limit int) ([]scoring.Dispute, int, error)
	// DisputesOfUnit are a page of all such disputes of a unit, the newest first, and how many there are.
	DisputesOfUnit(ctx context.Context, unit string, offset, limit int) ([]scoring.Dispute, int, error)
}

// ListStore is what the lists of dossiers are read from at which a dispute begins.
type ListStore interface {
	scores.CardStore
	// Overdue are those of a unit overdue at the instant in their present state, the worst first, a part of them and how many there are.
	Overdue(ctx context.Context, unit string, at time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// OverdueAtCutOff are those that counted as overdue in the month's score, in the same order.
	OverdueAtCutOff(ctx context.Context, unit string, m scoring.Month, cutOff time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// Gap are those of a unit that stand in a tally's denominator and not in its numerator, in the month's card.
	Gap(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
}

// room answers questions about disputes.
type room struct {
	*chat.Desk
	cards scores.Cards
	store Store
	lists ListStore
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, lists ListStore) chat.Feature {
	r := room{Desk: desk, cards: scores.NewCards(desk, lists), store: store, lists: lists}
	admins := chat.RequireRole("dispute.admins_only", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "dinhchinh", Alias: "disputes", Former: "baosai", Words: []string{"dinh chinh", "dinhchinh", "de nghi dinh chinh", "bao sai", "baosai", "bao sai so lieu", "disputes", "reported errors"}, About: "command.dinhchinh",
			Roles: people.Roles(), Offered: true, Run: r.command,
		}},
		Presses: []chat.Press{
			chat.On(routes.Dispute, chat.Access{}, r.chooseDossier),
			chat.On(toReasons, chat.Access{}, r.chooseReason),
			chat.On(toConfirm, chat.Access{}, r.confirm),
			chat.On(toSend, chat.Access{}, r.send),
			chat.On(toAskWords, chat.Access{}, r.askWords),
			chat.On(toSendWords, chat.Access{}, r.sendWords),
			chat.On(toDrop, chat.Access{}, r.dropUnsent),
			chat.On(toWithdraw, chat.Access{}, r.withdraw),
			chat.On(toList, chat.Access{}, r.showList),
			chat.On(toAccept, admins, r.accept),
			chat.On(toReject, admins, r.reject),
		},
		Dialogues: []chat.Dialogue{{Asks: asksWords, Wants: chat.WantsWords, Take: r.takeWords}},
		Notices: []chat.Notice{
			{Reasons: []outbox.Reason{outbox.Disputed}, Tell: r.tellWaiting},
			{Reasons: []outbox.Reason{outbox.Settled}, Concerns: r.settledFor, Tell: r.tellSettled},
			{Reasons: []outbox.Reason{outbox.Retracted}, Tell: r.tellRetracted},
		},
	}
}
