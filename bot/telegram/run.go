package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"motcua/bot"
)

// A stop takes at most 5 s: grace for the requests in hand to end by themselves, and lastWord for those that are cut
// short, and the store, to give up.
const (
	grace    = 4 * time.Second
	lastWord = 800 * time.Millisecond
)

// Run answers what people send to the bot until ctx ends, then returns nil within 5 s; the requests in hand are
// finished if they can be, the others run at the next start. Before anything new it answers what an earlier run left
// in the inbox, in the order asked. It fails when the inbox cannot be read at the start, or when Telegram does not
// know the token.
//
// Each update is acknowledged after it is committed, and answered at least once. A request holds its slot until its
// end is on record, so that a crash repeats at most Config.Workers whole replies; besides, a reply of several messages
// that Telegram interrupted with a request to wait begins anew.
func Run(ctx context.Context, c *Client, inbox Inbox, a Answerer) error {
	offset, err := inbox.NextOffset(ctx)
	if err != nil {
		return fmt.Errorf("reading where polling goes on: %w", err)
	}
	unfinished, err := inbox.Unfinished(ctx)
	if err != nil {
		return fmt.Errorf("reading the unfinished updates: %w", err)
	}

	work, cancelWork := context.WithCancel(context.WithoutCancel(ctx))
	defer cancelWork()
	record, cancelRecord := context.WithCancel(context.WithoutCancel(ctx))
	defer cancelRecord()

	f := newFinisher(inbox, c.log, c.workers)
	d := &desk{ctx: work, client: c, answerer: a, log: c.log}
	board := newSwitchboard(c.workers, d.work, func(j *job) { f.finish(record, j.request.Update) })
	d.hold = board.hold

	var recording sync.WaitGroup
	recording.Go(func() { f.run(record) })
	resume(ctx, c, f, board, unfinished)

	p := &poller{client: c, inbox: inbox, log: c.log, add: board.add, offset: offset,
		room: func(ctx context.Context) error { return board.await(ctx, maxWaiting) }}
	err = p.run(ctx)

	answered := board.stop()
	if !within(answered, grace) {
		cancelWork()
		if !within(answered, lastWord) {
			err = errors.Join(err, errors.New("some requests did not end in time; they run again at the next start"))
		}
	}
	cancelRecord()
	recorded := make(chan struct{})
	go func() {
		recording.Wait()
		close(recorded)
	}()
	within(recorded, lastWord/8)
	return err
}

// resume lines up what an earlier run left. A row that is not a request can never be answered: it is logged, and ends.
func resume(ctx context.Context, c *Client, f *finisher, board *switchboard, unfinished []Update) {
	for _, u := range unfinished {
		var r bot.Request
		if err := json.Unmarshal(u.Body, &r); err != nil || r.Chat == 0 {
			c.log.Error("an update in the inbox is not a request and is given up", "update", u.ID)
			f.finish(ctx, u.ID)
			continue
		}
		r.Update, r.Chat = u.ID, u.Chat
		board.add(r)
	}
	if len(unfinished) > 0 {
		c.log.Info("updates of an earlier run are answered first", "updates", len(unfinished))
	}
}

// within says whether done was closed in time.
func within(done <-chan struct{}, limit time.Duration) bool {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}
