// Package months is the room of closing months: chốt số liệu. Admins look at what should be known before, close a month, open it again,
// and decide what becomes of newer data that differ from a closed one.
package months

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Store is what the room reads.
type Store interface {
	// Closing is the latest closing of a month, also when it was opened again since; the zero value when there was none.
	Closing(ctx context.Context, m scoring.Month) (scoring.Closing, error)
	// TermClosing is the closing of a quarter or a year; the zero value when not all its months are closed.
	TermClosing(ctx context.Context, t scoring.Term) (scoring.Closing, error)
	// TermRecords are all cards of a quarter or a year, by rank, units without a score last.
	TermRecords(ctx context.Context, t scoring.Term) ([]scoring.Record, error)
	// OpenMonths are the months before another that can be closed and are not, ascending.
	OpenMonths(ctx context.Context, before scoring.Month) ([]scoring.Month, error)
	// LatestClosed is the latest month that is closed.
	LatestClosed(ctx context.Context) (scoring.Month, bool, error)
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
}

// Closer closes months and opens them again. Its methods score whole months and wait for the store's writer: they are for
// answers to admins, not for words of notices. The update that asked is told the same when it is handled again.
type Closer interface {
	// CheckMonth says what should be known before a month is closed.
	CheckMonth(ctx context.Context, m scoring.Month) (ledger.CloseResult, error)
	// Close makes a month official, when its figures are those that were shown.
	Close(ctx context.Context, q ledger.CloseRequest) (ledger.CloseResult, error)
	// Reopen opens the month that its nth closing closed; one that was closed anew meanwhile is ledger.Moved.
	Reopen(ctx context.Context, q ledger.CloseRequest, n int, reason string) (ledger.CloseResult, error)
	// CompareClosed says what newer data would change in a closed month, quarter or year.
	CompareClosed(ctx context.Context, t scoring.Term) (ledger.ClosedComparison, error)
	// Leave keeps a closed month, quarter or year as it is, when the differences are those of the sum that was shown.
	Leave(ctx context.Context, t scoring.Term, sum string, by int64) (ledger.State, ledger.ClosedComparison, error)
}

// room closes months.
type room struct {
	*chat.Desk
	store  Store
	closer Closer
}

// What the room's buttons lead to.
const (
	toChecks  chat.Route[routes.OfMonth] = "check"  // what should be known before a month is closed
	toClose   chat.Route[asShown]        = "close"  // closes a month as its checks showed it
	toOpening chat.Route[routes.OfMonth] = "open"   // asks whether a month is to be opened again
	toReopen  chat.Route[ofClosing]      = "reopen" // asks why, then opens what a closing closed
	toHeld    chat.Route[routes.OfMonth] = "held"   // what the data there are now would change in a closed month
	toLeave   chat.Route[asShown]        = "leave"  // leaves what is closed as it is in spite of the differences shown

	toTermHeld chat.Route[routes.OfTerm] = "theld" // what the data there are now would change in a closed quarter or year
)

// asShown carries a month, or else a quarter or a year, and the sum of what was shown of it.
type asShown struct {
	Month scoring.Month
	Sum   string
	Term  scoring.Term `optional:"yes"`
}

// span is what it is of, "" for nothing.
func (p asShown) span() scoring.Term {
	if p.Term != "" {
		return p.Term
	}
	return scoring.Term(p.Month)
}

// heldLink leads to what newer data would change in what is closed.
func heldLink(t scoring.Term) chat.Link {
	if m, is := t.Month(); is {
		return toHeld.Link(routes.OfMonth{Month: m})
	}
	return toTermHeld.Link(routes.OfTerm{Term: t})
}

// ofClosing carries the nth closing of a month.
type ofClosing struct {
	Month scoring.Month
	N     int
}

// asksReason asks for the reason for which a closed month is opened again. The word is in the store.
const asksReason = "reason"

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store, closer Closer) chat.Feature {
	r := room{Desk: desk, store: store, closer: closer}
	admins := chat.RequireRole("closing.not_yours", people.Admin)
	return chat.Feature{
		Commands: []chat.Command{
			{Name: "chot", Alias: "close", Words: []string{"chot", "chot thang", "chot so lieu", "close", "close month"}, About: "command.chot", Usage: "command.usage_xephang",
				Roles: []people.Role{people.Admin}, Offered: true, Run: r.closeCommand},
			{Name: "molai", Alias: "reopen", Words: []string{"mo lai", "molai", "mo lai thang", "reopen"}, About: "command.molai", Usage: "command.usage_xephang",
				Roles: []people.Role{people.Admin}, Offered: true, Run: r.reopenCommand},
		},
		Presses: []chat.Press{
			chat.On(toChecks, admins, r.check),
			chat.On(toClose, admins, r.close),
			chat.On(toOpening, admins, r.askToReopen),
			chat.On(toReopen, admins, r.askReason),
			chat.On(toHeld, admins, r.showHeld),
			chat.On(toTermHeld, admins, r.showTermHeld),
			chat.On(toLeave, admins, r.leaveHeld),
		},
		Dialogues: []chat.Dialogue{{Asks: asksReason, Access: admins, Wants: chat.WantsWords, Take: r.reopen}},
		Notices: []chat.Notice{
			{Reasons: []outbox.Reason{outbox.NotClosed}, Tell: r.tellNotClosed},
			{Reasons: []outbox.Reason{outbox.Differs}, Tell: r.tellHeld},
		},
	}
}

// monthOrDefault is the month that a command names, or else the one that is meant without: none is a refusal with this sentence.
func (r room) monthOrDefault(q *chat.Question, arguments string, meant func() (scoring.Month, bool, error), none string) (scoring.Month, error) {
	if arguments != "" {
		return r.MonthNamed(q, arguments)
	}
	m, ok, err := meant()
	if err == nil && !ok {
		err = q.Refuse(none)
	}
	return m, err
}

// unitNames are the names of all units of the register, by code.
func (r room) unitNames(ctx context.Context) (map[string]string, error) {
	units, err := r.store.Units(ctx)
	if err != nil {
		return nil, err
	}
	names := make(map[string]string, len(units))
	for _, u := range units {
		names[u.Code] = u.Name
	}
	return names, nil
}
