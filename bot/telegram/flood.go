package telegram

import (
	"slices"
	"sync"
	"time"
)

// floodChats is how many chats in a row Telegram must ask to wait before the limit counts as the bot's own. Telegram
// does not say whose limit was hit.
const floodChats = 3

// flood notices that Telegram's limit is on the bot and not on single chats.
type flood struct {
	mu    sync.Mutex
	chats []int64
	least time.Duration
}

// met notes that a chat was asked to wait, and says how long all must; 0 when it looks like that chat's own limit. It
// is the shortest wait that was asked: each chat sits out its own anyway.
func (f *flood) met(chat int64, wait time.Duration) time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.chats) == 0 || wait < f.least {
		f.least = wait
	}
	if !slices.Contains(f.chats, chat) {
		f.chats = append(f.chats, chat)
	}
	if len(f.chats) < floodChats {
		return 0
	}
	f.chats = nil
	return f.least
}

// pass notes that a request went through.
func (f *flood) pass() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.chats = f.chats[:0]
}
