// Package telegram is the wire between Telegram and the bot: it takes updates in without losing one, keeps the order
// of each chat, and sends messages with an answer that says what became of them.
package telegram

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/scoring/inbox"
)

// Inbox is where an update stands from before Telegram is told that it arrived until its answer is out.
type Inbox interface {
	Doorman
	// Put commits the updates of one poll at once, and says where each waits for its answer. An id that is known already changes
	// nothing. The error is ErrUnfit when an update is its reason, and else the store's.
	Put(ctx context.Context, updates []Update, aside []SetAside) ([]Place, error)
	// Unfinished are the updates put and not finished, by rising id.
	Unfinished(ctx context.Context) ([]Unfinished, error)
	// Retried are updates that were given up and then put back by hand, and those of strangers that were put late, each once.
	PutBack(ctx context.Context) ([]Update, error)
	// Hold notes which update a worker has in hand from now on, 0 for none, so that it is known when the process dies. It is
	// called for every update, and must cost next to nothing.
	Hold(worker int, update int64)
	// Begin keeps that the first part of an update's answer is out, as a message, 0 for none, and that the rest takes long.
	Begin(ctx context.Context, id int64, message int) error
	// Finish commits that these updates are answered.
	Finish(ctx context.Context, ids []int64) error
	// NextOffset is the first id that was never put: where polling goes on. 0 when nothing was.
	NextOffset(ctx context.Context) (int64, error)
}

// ErrUnfit is the error of Put when the inbox cannot keep one of the updates, whatever else it can keep.
var ErrUnfit = errors.New("an update does not fit into the inbox")

// Doorman tells people who are registered from strangers.
type Doorman interface {
	// Registered says whether a person holds a role. It is asked for every update, and must cost next to nothing.
	IsRegistered(ctx context.Context, person int64) (bool, error)
	// Code is what may be an invitation's code in a stranger's request; "" when there is none.
	Code(r bot.Request) string
}

// The words that the wire shares with the store.
type (
	Update     = inbox.Update
	SetAside   = inbox.SetAside
	Unfinished = inbox.Unfinished
	Place      = inbox.Place
)

// The places where an update waits.
const (
	First   = inbox.First
	Last    = inbox.Last
	Nowhere = inbox.Nowhere
)

// Answerer knows what to say to a request. It may be asked the same request again after an error, and after a restart
// that came before the answer was recorded. It is called from several goroutines, never twice at once for one chat.
type Answerer interface {
	// Answer is the whole answer, or its beginning. With a bot.Pending it is asked for again soon, as often as it takes.
	Answer(ctx context.Context, r bot.Request) (bot.Reply, error)
	// Continue is the rest of an answer that said Later. It is called while other requests of the chat are answered, and its
	// context ends as soon as the program is told to stop. One is looked for at a time. After a bot.Unfetched it is asked for again,
	// for as long as a message is sent again, and then Undelivered is asked for with that error.
	Continue(ctx context.Context, r bot.Request) (bot.Reply, error)
	// Waits is what is told in the place of the beginning of a long answer while its rest waits, and, for the zero value, when
	// it waits no more. Its plain text may become the toast of a press.
	WaitMessage(ctx context.Context, r bot.Request, w bot.Wait) bot.Message
	// GivenUp is what is told instead of an answer that is not looked for any more: the program died of it, or beside it, again
	// and again.
	GivenUp(ctx context.Context, r bot.Request) (bot.Reply, error)
	// Undelivered is the short sentence that is told in the place of a message of the answer at which Telegram fails for
	// long, with the cause. It may be asked for again when Telegram fails at the sentence, too.
	Undelivered(ctx context.Context, r bot.Request, cause error) bot.Message
}
