package delivery

import (
	"context"
	"sync"
	"time"

	"motcua/bot"
)

// Telegram lets a bot send 30 messages a second over all chats, and one a second to a chat.
const (
	perSecond = 30
	spacing   = time.Second / perSecond // between notices: a burst of them would fall together on a patchy line
	spare     = 2                       // of the 30 at least: left to replies that nobody foresees
	lately    = 10 * time.Second        // how long as many replies are foreseen as came in a second
	foreseen  = 13                      // replies at most, so that notices do not stand still after a rush

	betweenStrangers = time.Second / 5 // messages to strangers
	besideNotices    = time.Second     // the same, while a notice waits
)

// Pace keeps what is sent within Telegram's limits: at most 30 messages in any second, replies to people included.
// Replies never wait: they are noted, and notices leave them room. Replies to strangers have what both leave, and are few. It is safe
// for concurrent use.
type Pace struct {
	rate int           // messages in any second
	turn chan struct{} // held by the notice that goes next, so that each gets its turn

	mu      sync.Mutex
	sent    []sending // of the last second, oldest first
	replies int       // how many of them are replies
	latest  time.Time // when the last notice went
	waiting int       // notices that wait for their turn or for room
	spared  time.Time // when the last message to a stranger went
	rush    int       // the most replies in a second, lately
	rushAt  time.Time // when that was
	halts   halts
}

// NewPace is a pace for a bot that has sent nothing yet.
func NewPace() *Pace { return NewPaceOf(perSecond) }

// NewPaceOf is NewPace for a server that takes another number of messages a second.
func NewPaceOf(rate int) *Pace {
	return &Pace{rate: rate, turn: make(chan struct{}, 1), halts: halts{chats: map[int64]halt{}}}
}

// Note counts a reply that is sent to a chat now.
func (p *Pace) Note(chat int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.forget(now)
	p.sent = append(p.sent, sending{chat: chat, at: now, reply: true})
	if p.replies++; p.replies >= p.rush || now.Sub(p.rushAt) > lately {
		p.rush, p.rushAt = p.replies, now
	}
}

// Wait returns when a notice may go to a chat, and counts it: the caller must send it at once. It calls begin when the notice has its turn,
// before there is room for it, so that a slow begin does not make notices go out in one burst. Wait fails with the error of begin, with
// that of ctx, and with bot.Busy when Telegram wants the chat, or the whole bot, left alone: that may take hours, and nobody else should
// queue behind it.
func (p *Pace) Wait(ctx context.Context, chat int64, begin func() error) error {
	for {
		wait, err := p.chatWait(chat)
		if err != nil {
			return err
		}
		if wait > 0 {
			if err := Sleep(ctx, wait); err != nil {
				return err
			}
			continue
		}
		went, err := p.await(ctx, chat, begin)
		if went || err != nil {
			return err
		}
	}
}

// await waits for a notice's turn, and for room. It is false when meanwhile the chat got another message.
func (p *Pace) await(ctx context.Context, chat int64, begin func() error) (bool, error) {
	p.queue(1)
	defer p.queue(-1)
	select {
	case p.turn <- struct{}{}:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	defer func() { <-p.turn }()
	return p.pass(chat, begin)
}

// queue changes how many notices are waiting.
func (p *Pace) queue(notices int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting += notices
}

// chatWait is how long a chat must wait until its last message is a second old.
func (p *Pace) chatWait(chat int64) (time.Duration, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if wait := p.halts.waitOf(chat, now); wait > 0 {
		return 0, bot.Busy{After: wait}
	}
	p.forget(now)
	for i := len(p.sent) - 1; i >= 0; i-- {
		if p.sent[i].chat == chat {
			return p.sent[i].at.Add(time.Second).Sub(now), nil
		}
	}
	return 0, nil
}

// pass waits for room among all chats, and is false when the chat got another message meanwhile. Once begin was called the wait goes on,
// whatever ends ctx: it lasts a second, or longer while replies use up all that Telegram allows.
func (p *Pace) pass(chat int64, begin func() error) (bool, error) {
	if wait, err := p.chatWait(chat); wait > 0 || err != nil {
		return false, err
	}
	if err := begin(); err != nil {
		return false, err
	}
	for wait := p.take(chat); wait > 0; wait = p.take(chat) {
		time.Sleep(wait)
	}
	return true, nil
}
