// Package telegram is the wire between Telegram and the bot: it takes updates in without losing one, keeps the order
// of each chat, and sends messages with an answer that says what became of them.
package telegram

import (
	"context"

	"motcua/bot"
)

// Inbox is where an update stands from before Telegram is told that it arrived until its answer is out.
type Inbox interface {
	// Put commits the updates of one poll at once. An id that is known already changes nothing.
	Put(ctx context.Context, updates []Update, aside []SetAside) error
	// Unfinished are the updates put and not finished, by rising id.
	Unfinished(ctx context.Context) ([]Unfinished, error)
	// Retried are updates that were given up and then put back by hand, each once.
	Retried(ctx context.Context) ([]Update, error)
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

// Update is an update as it is kept: Body is the JSON of its bot.Request, which has no names, numbers or pictures.
type Update struct {
	ID   int64
	Chat int64
	Body []byte
}

// Unfinished is an update that an earlier run of the program left.
type Unfinished struct {
	Update
	Aside   bool // it is given up: its person is to be told so
	Deaths  int  // of the program while it had the update in hand
	Message int  // the first part of a long answer, which is out; 0 for none
}

// SetAside is an update that could not be read. Body is its shape, at most 4096 bytes: the keys and numbers of
// Telegram's JSON with every text replaced by its length, so that no name or message is kept.
type SetAside struct {
	ID     int64
	Reason string
	Body   []byte
}

// Answerer knows what to say to a request. It may be asked the same request again after an error, and after a restart
// that came before the answer was recorded. It is called from several goroutines, never twice at once for one chat.
type Answerer interface {
	Answer(ctx context.Context, r bot.Request) (bot.Reply, error)
	// Continue is the rest of an answer that said Later. It is called while other requests of the chat are answered, and its
	// context ends as soon as the program is told to stop.
	Continue(ctx context.Context, r bot.Request) (bot.Reply, error)
	// GivenUp is what is told instead of an answer that is not looked for any more: the program died of it, or beside it, again
	// and again.
	GivenUp(ctx context.Context, r bot.Request) (bot.Reply, error)
	// Undelivered is the short sentence that is told in the place of a message of the answer at which Telegram fails for
	// long, with the cause. It may be asked for again when Telegram fails at the sentence, too.
	Undelivered(ctx context.Context, r bot.Request, cause error) bot.Message
}
