package delivery

import (
	"slices"
	"time"
)

// Telegram answers 429 both when one chat gets too much and when the whole bot sends too much, and does not say which. Several chats in a
// row that must wait are taken for the second.
const (
	// floodChats is how many chats of registered people must be asked to wait in a row. Strangers do not count: they can bring a wait
	// about as they like.
	floodChats = 3
	// Strangers count only here: when most of the last floodSends messages within floodSpan were asked to wait, and none to anybody
	// registered went through.
	floodSends = 20
	floodSpan  = 5 * time.Second
)

// halts are the waits that Telegram asked for.
type halts struct {
	chats map[int64]halt
	all   time.Time     // until when the whole bot is silent
	row   []int64       // chats of registered people that were asked to wait since something last went through
	least time.Duration // the shortest wait among them
	sends []send        // of late, since one to somebody registered went through
}

// halt is how long a chat is left alone.
type halt struct {
	until    time.Time
	stranger bool
}

// send is what Telegram made of a message: it took it, or asked to wait.
type send struct {
	at   time.Time
	wait time.Duration // 0 when it was taken
}

// waitOf is how long a chat is to be left alone.
func (h *halts) waitOf(chat int64, now time.Time) time.Duration {
	return max(0, h.chats[chat].until.Sub(now), h.all.Sub(now))
}

// on429 notes that a chat was asked to wait, and says how long the whole bot must wait; 0 when only that chat must. The whole bot waits for
// the shortest of the waits asked for: a chat with a longer one sits that out by itself.
func (h *halts) on429(chat int64, wait time.Duration, stranger bool, now time.Time) time.Duration {
	for c, halted := range h.chats {
		if !halted.until.After(now) {
			delete(h.chats, c)
		}
	}
	if until := now.Add(wait); until.After(h.chats[chat].until) {
		h.chats[chat] = halt{until, stranger}
	}
	h.noteSend(send{now, wait})
	all := h.commonWait()
	if !stranger {
		if len(h.row) == 0 || wait < h.least {
			h.least = wait
		}
		if !slices.Contains(h.row, chat) {
			h.row = append(h.row, chat)
		}
		if len(h.row) >= floodChats {
			all = h.least
		}
	}
	if all == 0 {
		return 0
	}
	h.row, h.sends = nil, nil
	if until := now.Add(all); until.After(h.all) {
		h.all = until
	}
	return all
}

// noteSend notes what became of a send, and forgets sends that are longer ago than floodSpan.
func (h *halts) noteSend(one send) {
	old := 0
	for old < len(h.sends) && one.at.Sub(h.sends[old].at) >= floodSpan {
		old++
	}
	h.sends = append(slices.Delete(h.sends, 0, old), one)
}

// commonWait is the shortest wait that Telegram asked for when most of the latest sends were asked to wait; 0 when they were not.
func (h *halts) commonWait() (least time.Duration) {
	asked := 0
	for _, s := range h.sends {
		if s.wait > 0 {
			asked++
			if least == 0 || s.wait < least {
				least = s.wait
			}
		}
	}
	if len(h.sends) < floodSends || 2*asked <= len(h.sends) {
		return 0
	}
	return least
}

// Halt leaves a chat alone for as long as Telegram asks. When it asks three chats of registered people in a row, with nothing
// going through in between, or asks that of most messages, all chats are left alone for the shortest of these waits, which is given;
// else 0.
func (p *Pace) Halt(chat int64, wait time.Duration, stranger bool) (all time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.halts.on429(chat, wait, stranger, time.Now())
}

// HaltOf is how long a chat is to be left alone, 0 when it may be written to.
func (p *Pace) HaltOf(chat int64) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.halts.waitOf(chat, time.Now())
}

// Pass notes that Telegram took a message, to a stranger or not: the waits before it were of single chats.
func (p *Pace) Pass(stranger bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.halts.row = p.halts.row[:0]
	if stranger {
		p.halts.noteSend(send{at: time.Now()})
	} else {
		p.halts.sends = p.halts.sends[:0]
	}
}

// Silence is how long the whole bot is to be silent.
func (p *Pace) Silence() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return max(0, time.Until(p.halts.all))
}

// HaltedChats are the chats of registered people that are to be left alone, and how long the first of them still is.
func (p *Pace) HaltedChats() (chats []int64, first time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	for chat, halted := range p.halts.chats {
		wait := halted.until.Sub(now)
		if wait <= 0 || halted.stranger {
			continue
		}
		if len(chats) == 0 || wait < first {
			first = wait
		}
		chats = append(chats, chat)
	}
	return chats, first
}
