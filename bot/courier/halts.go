package courier

import (
	"slices"
	"time"
)

// floodChats is how many chats in a row Telegram must ask to wait before the limit counts as the bot's own. Telegram
// does not say whose limit was hit.
const floodChats = 3

// halts are the waits that Telegram asked for.
type halts struct {
	chats map[int64]time.Time // until when each is left alone
	all   time.Time           // until when the whole bot is silent
	row   []int64             // chats that were asked to wait since something last went through
	least time.Duration       // the shortest wait among them
}

// of is how long a chat is to be left alone.
func (h *halts) of(chat int64, now time.Time) time.Duration {
	return max(0, h.chats[chat].Sub(now), h.all.Sub(now))
}

// met notes a wait that a chat was asked for. When several chats in a row were, all chats wait for the shortest of
// these waits: each sits out its own anyway.
func (h *halts) met(chat int64, wait time.Duration, now time.Time) {
	for c, until := range h.chats {
		if !until.After(now) {
			delete(h.chats, c)
		}
	}
	if until := now.Add(wait); until.After(h.chats[chat]) {
		h.chats[chat] = until
	}
	if len(h.row) == 0 || wait < h.least {
		h.least = wait
	}
	if !slices.Contains(h.row, chat) {
		h.row = append(h.row, chat)
	}
	if len(h.row) < floodChats {
		return
	}
	h.row = nil
	if until := now.Add(h.least); until.After(h.all) {
		h.all = until
	}
}

// Halt leaves a chat alone for as long as Telegram asks. When it asks three chats in a row, with nothing going through
// in between, all chats are left alone for the shortest of these waits.
func (p *Pace) Halt(chat int64, wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.halts.met(chat, wait, time.Now())
}

// Halted is how long a chat is to be left alone, 0 when it may be written to.
func (p *Pace) Halted(chat int64) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.halts.of(chat, time.Now())
}

// Pass notes that Telegram took a message: the waits before it were of single chats.
func (p *Pace) Pass() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.halts.row = p.halts.row[:0]
}

// silence is how long the whole bot is to be silent.
func (p *Pace) silence() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return max(0, time.Until(p.halts.all))
}

// resting are the chats that are to be left alone, and how long the first of them still is.
func (p *Pace) resting() (chats []int64, first time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	for chat, until := range p.halts.chats {
		wait := until.Sub(now)
		if wait <= 0 {
			continue
		}
		if len(chats) == 0 || wait < first {
			first = wait
		}
		chats = append(chats, chat)
	}
	return chats, first
}
