package sandbox

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"motcua/bot/sandbox/botapi"
)

// Limits of getUpdates, and how long Telegram keeps what nobody fetches.
const (
	mostUpdates = 100
	longestPoll = 50 // seconds
	updateLife  = 24 * time.Hour
)

// pending is an update that the bot has not confirmed.
type pending struct {
	id     int64
	update any // a wireUpdate, or what was injected
	at     time.Time
}

// updates is the queue of what people did.
type updates struct {
	mu      sync.Mutex
	last    int64 // the last update id given
	queue   []pending
	allowed []string      // kinds; nil for the default, which is all that the sandbox has
	webhook string        // "" while the bot polls
	changed chan struct{} // closed when the queue grows
	poller  *poller       // the long poll under way
	polled  bool          // since the server started or came back
}

// poller is a long poll that waits; its end says why another ended it.
type poller struct{ end chan error }

func (u *updates) begin(seed uint64) {
	u.last = 100_000_000 + rand.New(rand.NewPCG(seed, 1)).Int64N(800_000_000)
	u.changed = make(chan struct{})
}

// push queues an update unless the bot did not want its kind.
func (u *updates) push(kind string, update wireUpdate, at time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.allowed) > 0 && !slices.Contains(u.allowed, kind) {
		return
	}
	u.add(func(id int64) any { update.ID = id; return update }, at)
}

// add queues an update under the next id. The queue is locked.
func (u *updates) add(update func(id int64) any, at time.Time) {
	u.last++
	u.queue = append(u.queue, pending{id: u.last, update: update(u.last), at: at})
	close(u.changed)
	u.changed = make(chan struct{})
}

// take confirms what lies before offset and returns the next updates, and a channel that closes when there are more.
func (u *updates) take(offset int64, limit int, now time.Time) ([]any, <-chan struct{}) {
	u.queue = slices.DeleteFunc(u.queue, func(p pending) bool { return now.Sub(p.at) >= updateLife })
	switch {
	case offset < 0:
		u.queue = u.queue[max(0, len(u.queue)+int(max(offset, -1<<30))):]
	case offset > 0:
		at := slices.IndexFunc(u.queue, func(p pending) bool { return p.id >= offset })
		if at < 0 {
			at = len(u.queue)
		}
		u.queue = u.queue[at:]
	}
	found := make([]any, 0, min(limit, len(u.queue)))
	for _, p := range u.queue[:min(limit, len(u.queue))] {
		found = append(found, p.update)
	}
	return found, u.changed
}

// stop ends the long poll under way. The queue is locked.
func (u *updates) stop(why string) {
	if u.poller != nil {
		u.poller.end <- botapi.Conflict(why)
		u.poller = nil
	}
}

func (s calls) getUpdates(ctx context.Context, args botapi.Arguments) (any, error) {
	limit := mostUpdates
	if _, given := args["limit"]; given {
		limit = int(min(max(args.Number("limit"), 1), mostUpdates))
	}
	timer := time.NewTimer(time.Duration(min(max(args.Number("timeout"), 0), longestPoll)) * time.Second)
	defer timer.Stop()
	mine := &poller{end: make(chan error, 1)}

	u := &s.updates
	u.mu.Lock()
	if u.webhook != "" {
		u.mu.Unlock()
		return nil, botapi.Conflict("can't use getUpdates method while webhook is active; " +
			"use deleteWebhook to delete the webhook first")
	}
	u.stop("terminated by other getUpdates request; make sure that only one bot instance is running")
	u.poller, u.polled = mine, true
	u.allow(args)
	found, changed := u.take(args.Number("offset"), limit, s.now())
	u.mu.Unlock()
	defer u.forgetPoll(mine)

	for len(found) == 0 && args.Number("timeout") > 0 {
		select {
		case err := <-mine.end:
			return nil, err
		case <-ctx.Done():
			return found, nil
		case <-s.door.closing.Done():
			return found, nil
		case <-timer.C:
			return found, nil
		case <-changed:
			u.mu.Lock()
			found, changed = u.take(0, limit, s.now())
			u.mu.Unlock()
		}
	}
	return found, nil
}

// forgetPoll forgets a long poll that has ended.
func (u *updates) forgetPoll(p *poller) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.poller == p {
		u.poller = nil
	}
}

// allow remembers the kinds of updates that the bot wants from now on. The queue is locked.
func (u *updates) allow(args botapi.Arguments) {
	list, given := args["allowed_updates"].([]any)
	if !given {
		return
	}
	kinds := make([]string, 0, len(list))
	for _, kind := range list {
		kinds = append(kinds, kind.(string))
	}
	u.allowed = kinds
}

func (s calls) getWebhookInfo(context.Context, botapi.Arguments) (any, error) {
	s.updates.mu.Lock()
	defer s.updates.mu.Unlock()
	return wireWebhook{
		URL: s.updates.webhook, Pending: len(s.updates.queue), Allowed: slices.Clone(s.updates.allowed),
	}, nil
}

// forget makes as if the bot had not asked yet.
func (u *updates) forget() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.polled = false
}

// HasPolled says whether the bot has asked for updates since the server started or came back.
func (s *Server) HasPolled() bool {
	s.updates.mu.Lock()
	defer s.updates.mu.Unlock()
	return s.updates.polled
}

// Pending is how many updates the bot has not confirmed yet.
func (s *Server) Pending() int {
	s.updates.mu.Lock()
	defer s.updates.mu.Unlock()
	return len(s.updates.queue)
}
