package telegram

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
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

// gathering is how long the queue of what takes long waits at the start for what an earlier run left: it comes by several workers,
// and is to be taken in the order in which it was sent.
const gathering = time.Second

// retriesEvery is how often it is looked for updates that were put back by hand.
const retriesEvery = 2 * time.Second

// Run answers what people send to the bot until ctx ends, then returns nil within 5 s; the requests in hand are
// finished if they can be, the others run at the next start. Before anything new it answers what an earlier run left
// in the inbox, in the order asked; strangers come behind everybody else, and are answered now and then at most. It fails when the inbox cannot be read at the start, or when Telegram does not
// know the token.
//
// Each update is acknowledged after it is committed, and answered at least once. A request holds its slot until its
// end is on record, so that a crash repeats at most Config.Workers whole replies; besides, a reply of several messages
// that Telegram interrupted with a request to wait begins anew. The rest of an answer that takes long is looked for beside
// them, one at a time, and given up at once when ctx ends.
func Run(ctx context.Context, c *Client, inbox Inbox, a Answerer) error {
	offset, err := inbox.NextOffset(ctx)
	if err != nil {
		return fmt.Errorf("reading where polling goes on: %w", err)
	}
	unfinished, err := inbox.Unfinished(ctx)
	if err != nil {
		return fmt.Errorf("reading the unfinished updates: %w", err)
	}

	running, stop := context.WithCancel(ctx) // until the polling ends, for whatever reason
	defer stop()
	work, cancelWork := context.WithCancel(context.WithoutCancel(ctx))
	defer cancelWork()
	record, cancelRecord := context.WithCancel(context.WithoutCancel(ctx))
	defer cancelRecord()

	f := newFinisher(inbox, c.log, c.workers)
	d := &desk{ctx: work, long: running, client: c, inbox: inbox, answerer: a, log: c.log}
	board := switchboards(record, d, f)

	var recording sync.WaitGroup
	recording.Go(func() { f.run(record) })
	if len(unfinished) > 0 {
		d.turns.hold(gathering)
	}
	resume(ctx, c, f, board, unfinished)

	p := &poller{client: c, inbox: inbox, log: c.log, board: board, offset: offset}
	var retries sync.WaitGroup
	retries.Go(func() { retry(running, c, inbox, board) })
	err = p.run(ctx)
	stop()

	answered := both(board.stop(), d.turns.stop())
	if !within(answered, grace) {
		cancelWork()
		if !within(answered, lastWord) {
			err = errors.Join(err, errors.New("some requests did not end in time; they run again at the next start"))
		}
	}
	retries.Wait()
	cancelRecord()
	recorded := make(chan struct{})
	go func() {
		recording.Wait()
		close(recorded)
	}()
	within(recorded, lastWord/8)
	return err
}

// switchboards makes the switchboard of all requests of a desk, and its queue of the rest of answers that take long, to which the
// first hands over what has said so.
func switchboards(record context.Context, d *desk, f *finisher) *switchboard {
	finish := func(j *job) { f.finish(record, j.request.Update) }
	workers := d.client.workers
	d.turns = newTurns(d.work, finish)
	d.turns.hand = func(update int64) { d.inbox.Hold(workers, update) }
	d.turns.tell = func(j *job, place int) { d.tellWhy(j, bot.Wait{Place: place}) }
	board := newSwitchboard(workers, d.work, func(j *job) {
		if !j.reply.Later {
			finish(j)
			return
		}
		if err := d.inbox.Begin(record, j.request.Update, j.shown); err != nil {
			d.log.Error("it is not on record that an answer takes long; a restart would say so once more", "request", j.request, "error", err)
		}
		d.turns.put(&job{request: j.request, later: true, suspect: j.suspect, shown: j.shown, settled: j.settled, told: j.told})
	})
	board.hand, board.spare = d.inbox.Hold, d.client.pace.Spare
	d.hold = func(wait time.Duration) { board.hold(wait); d.turns.hold(wait) }
	return board
}

// resume lines up what an earlier run left. A row that is not a request can never be answered: it is logged, and ends.
func resume(ctx context.Context, c *Client, f *finisher, board *switchboard, unfinished []Unfinished) {
	slices.SortStableFunc(unfinished, func(a, b Unfinished) int { return cmp.Compare(lateness(a), lateness(b)) })
	for _, u := range unfinished {
		r, ok := request(u.Update)
		if !ok {
			c.log.Error("an update in the inbox is not a request and is given up", "update", u.ID)
			f.finish(ctx, u.ID)
			continue
		}
		if u.Aside {
			c.log.Error("an update was in hand at two deaths of the program and is set aside; motcua inbox lists it", "request", r)
		}
		board.put(&job{request: r, givenUp: u.Aside, suspect: u.Deaths > 0, shown: u.Message,
			stranger: u.Stranger, code: u.Stranger && f.inbox.Code(r) != ""})
	}
	if len(unfinished) > 0 {
		c.log.Info("updates of an earlier run are answered first", "updates", len(unfinished))
	}
}

// lateness is 0 for what people who are registered asked, and 1 for what strangers did: that is taken up behind it.
func lateness(u Unfinished) int {
	if u.Stranger {
		return 1
	}
	return 0
}

// request is an update as it is answered; false for a row that is none.
func request(u Update) (r bot.Request, ok bool) {
	if err := json.Unmarshal(u.Body, &r); err != nil || r.Chat == 0 {
		return r, false
	}
	r.Update, r.Chat = u.ID, u.Chat
	return r, true
}

// retry lines up what is put back by hand, and what strangers sent while the store could not be written, until ctx ends.
func retry(ctx context.Context, c *Client, inbox Inbox, board *switchboard) {
	for sleep(ctx, retriesEvery) == nil {
		updates, err := inbox.Retried(ctx)
		if err != nil && ctx.Err() == nil {
			c.log.Error("updates that were put back wait", "error", err)
		}
		for _, u := range updates {
			if r, ok := request(u); ok {
				board.put(&job{request: r, stranger: u.Stranger})
			}
		}
	}
}

// both is closed when both are.
func both(one, other <-chan struct{}) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		<-one
		<-other
		close(done)
	}()
	return done
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
