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
	"motcua/bot/delivery"
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
	stages := delivery.NewRun(ctx)
	defer stages.End()

	f := newFinisher(inbox, c.log, c.workers)
	d := &replier{ctx: stages.Work, long: running, client: c, inbox: inbox, answerer: a, log: c.log}
	chats := newSchedulers(stages.Record, d, f)

	var recording sync.WaitGroup
	recording.Go(func() { f.run(stages.Record) })
	if len(unfinished) > 0 {
		d.longAnswers.holdAll(gathering)
	}
	resume(ctx, c, f, chats, unfinished)

	p := &poller{client: c, inbox: inbox, log: c.log, scheduler: chats, offset: offset}
	var retries sync.WaitGroup
	retries.Go(func() { retry(running, c, inbox, chats) })
	err = p.run(ctx)
	stop()

	answers, long := chats.stop(), d.longAnswers.stop()
	if !stages.Finish(delivery.Closed(func() { <-answers; <-long })) {
		err = errors.Join(err, errors.New("some requests did not end in time; they run again at the next start"))
	}
	retries.Wait()
	stages.CloseRecord(delivery.Closed(recording.Wait))
	return err
}

// newSchedulers makes the scheduler of all requests of a replier, and its queue of the rest of answers that take long, to which the
// first hands over what has said so.
func newSchedulers(record context.Context, d *replier, f *finisher) *scheduler {
	finish := func(j *job) { f.finish(record, j.request.Update) }
	workers := d.client.workers
	d.longAnswers = newLongAnswers(d.work, finish)
	d.longAnswers.hand = func(update int64) { d.inbox.Hold(workers, update) }
	d.longAnswers.tell = func(j *job, place int) { d.tellWhy(j, bot.Wait{Place: place}) }
	chats := newScheduler(workers, d.work, func(j *job) {
		if !j.reply.Later {
			finish(j)
			return
		}
		if err := d.inbox.Begin(record, j.request.Update, j.shown); err != nil {
			d.log.Error("it is not on record that an answer takes long; a restart would say so once more", "request", j.request, "error", err)
		}
		d.longAnswers.put(&job{request: j.request, later: true, suspect: j.suspect, shown: j.shown, answered: j.answered, told: j.told})
	})
	chats.hand, chats.spare = d.inbox.Hold, d.client.pace.TakeSpare
	d.hold = func(wait time.Duration) { chats.holdAll(wait); d.longAnswers.holdAll(wait) }
	return chats
}

// resume lines up what an earlier run left. A row that is not a request can never be answered: it is logged, and ends.
func resume(ctx context.Context, c *Client, f *finisher, chats *scheduler, unfinished []Unfinished) {
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
		chats.put(&job{request: r, givenUp: u.Aside, suspect: u.Deaths > 0, shown: u.Message,
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
func retry(ctx context.Context, c *Client, inbox Inbox, chats *scheduler) {
	for delivery.Sleep(ctx, retriesEvery) == nil {
		updates, err := inbox.PutBack(ctx)
		if err != nil && ctx.Err() == nil {
			c.log.Error("updates that were put back wait", "error", err)
		}
		for _, u := range updates {
			if r, ok := request(u); ok {
				chats.put(&job{request: r, stranger: u.Stranger})
			}
		}
	}
}
