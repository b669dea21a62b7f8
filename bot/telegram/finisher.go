package telegram

import (
	"context"
	"log/slog"

	"motcua/bot/delivery"
)

// finished is an update whose answer is out. done is closed when that is on record, or never will be.
type finished struct {
	id   int64
	done chan struct{}
}

// finisher records finished updates. What comes while one commit runs goes into the next, so that the disk does not
// set the pace.
type finisher struct {
	inbox Inbox
	log   *slog.Logger
	queue chan finished
}

func newFinisher(inbox Inbox, log *slog.Logger, slots int) *finisher {
	return &finisher{inbox: inbox, log: log, queue: make(chan finished, slots)}
}

// finish returns when the update is on record as finished, or ctx has ended.
func (f *finisher) finish(ctx context.Context, id int64) {
	one := finished{id: id, done: make(chan struct{})}
	select {
	case f.queue <- one:
	case <-ctx.Done():
		return
	}
	select {
	case <-one.done:
	case <-ctx.Done():
	}
}

// run records until ctx ends.
func (f *finisher) run(ctx context.Context) {
	for {
		var batch []finished
		select {
		case one := <-f.queue:
			batch = append(batch, one)
		case <-ctx.Done():
			return
		}
		for more := true; more; {
			select {
			case one := <-f.queue:
				batch = append(batch, one)
			default:
				more = false
			}
		}
		f.commit(ctx, batch)
	}
}

// commit tries until the store takes the batch or ctx ends.
func (f *finisher) commit(ctx context.Context, batch []finished) {
	ids := make([]int64, len(batch))
	for i, one := range batch {
		ids[i] = one.id
	}
	written := delivery.KeepTrying(ctx, func(ctx context.Context) error { return f.inbox.Finish(ctx, ids) }, func(err error) {
		f.log.Error("answered updates are not on record yet; a restart would answer them again", "updates", len(ids), "error", err)
	})
	if !written {
		return
	}
	for _, one := range batch {
		close(one.done)
	}
}
