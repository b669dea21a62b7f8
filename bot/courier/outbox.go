package courier

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/scoring/outbox"
)

// Outbox keeps the notices that are to be sent. Each method is one transaction.
type Outbox interface {
	// Ready are queued rows that are due, by priority, then NotBefore, then id, of at most limit persons and of none
	// of the excluded. All due rows of a person whom it gives come together: the courier makes one message of them.
	Ready(ctx context.Context, at time.Time, excluded []int64, limit int) ([]outbox.Row, error)
	// Begin has rows sending, with one more attempt, before the request goes out. It changes nothing and fails with
	// outbox.ErrMoved when one of them is not queued any more, or has another version: it tells of something else than it did.
	Begin(ctx context.Context, rows []outbox.Row, at time.Time) error
	// Finish ends rows, begun or not. One that tells of something else by now than when it was read stays as it is.
	Finish(ctx context.Context, rows []outbox.Row, e Ending, at time.Time) error
	// Requeue has rows queued again. When again is true their answer did not come back, and each is unsure once more;
	// otherwise nothing was delivered.
	Requeue(ctx context.Context, ids []int64, notBefore time.Time, again bool) error
	// Interrupted are the rows that a process that died left sending.
	Interrupted(ctx context.Context) ([]outbox.Row, error)
	// Next is when the next queued row becomes due; false when none is queued.
	Next(ctx context.Context, at time.Time) (time.Time, bool, error)
	// Gone remembers that a person cannot be reached, and ends their queued rows.
	MarkUnreachable(ctx context.Context, person int64, reason string, at time.Time) error
}

// Ending is how rows end.
type Ending struct {
	State   outbox.State
	Message int    // Telegram's id of the message they went out in; 0 when none did
	Why     string // why they were refused, cancelled or are unknown; "" otherwise
}

// Sender sends a message to a chat and returns its id. Its error is bot.Unreachable, bot.Busy or bot.Refused when nothing was
// delivered, bot.Unknown when it may have been; any other says that nothing went out. When it also has the method Me,
// that is asked while Telegram is in trouble, so that no notice is risked to find out whether the trouble is over.
type Sender interface {
	Send(ctx context.Context, chat int64, m bot.Message) (int, error)
}

// prober is a Sender that can find out whether Telegram answers, without sending anything to anybody.
type prober interface {
	Me(ctx context.Context) (string, error)
}

// Words words rows of one person at the moment of sending, in the person's language. It says of each row, in their order, why
// the message does not tell of it, outbox.Moot("") for one that it tells of; there is no message when it tells of none.
type Words interface {
	Compose(ctx context.Context, person int64, rows []outbox.Row, at time.Time) (bot.Message, []outbox.Moot, error)
}
