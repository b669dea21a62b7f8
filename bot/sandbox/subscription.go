package sandbox

import (
	"context"
	"slices"
	"sync"
)

// Subscription is a stream of what the bot does: messages, edits, deletions, toasts and actions.
type Subscription struct {
	server *Server
	chat   int64
	ready  chan struct{}

	mu    sync.Mutex
	queue []Entry
}

// Subscribe begins a stream of what the bot does in a chat, or in every chat for 0. An edited message comes again as
// it stands; a deleted one comes with Deleted set. Nothing is dropped; the stream ends with Close.
func (s *Server) Subscribe(chat int64) *Subscription {
	sub := &Subscription{server: s, chat: chat, ready: make(chan struct{}, 1)}
	s.subsMu.Lock()
	defer s.subsMu.Unlock()
	s.subs = append(s.subs, sub)
	return sub
}

// Next waits for the next thing that the bot does.
func (sub *Subscription) Next(ctx context.Context) (Entry, error) {
	for {
		sub.mu.Lock()
		if len(sub.queue) > 0 {
			e := sub.queue[0]
			sub.queue = sub.queue[1:]
			sub.mu.Unlock()
			return e, nil
		}
		sub.mu.Unlock()
		select {
		case <-sub.ready:
		case <-ctx.Done():
			return Entry{}, ctx.Err()
		}
	}
}

// Close ends the stream.
func (sub *Subscription) Close() {
	s := sub.server
	s.subsMu.Lock()
	defer s.subsMu.Unlock()
	s.subs = slices.DeleteFunc(s.subs, func(other *Subscription) bool { return other == sub })
}

// publish hands an entry to who listens. The entry's chat is locked, which keeps the order.
func (s *Server) publish(e *Entry) {
	s.subsMu.RLock()
	defer s.subsMu.RUnlock()
	for _, sub := range s.subs {
		if sub.chat != 0 && sub.chat != e.Chat {
			continue
		}
		sub.mu.Lock()
		sub.queue = append(sub.queue, e.copy())
		sub.mu.Unlock()
		select {
		case sub.ready <- struct{}{}:
		default:
		}
	}
}
