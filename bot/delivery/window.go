package delivery

import "time"

// sending is a message that went out.
type sending struct {
	chat  int64
	at    time.Time
	reply bool
}

// take counts a notice if there is room for it, and says otherwise how long to wait before asking again.
func (p *Pace) take(chat int64) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if wait := p.roomWait(now); wait > 0 {
		return wait
	}
	if wait := p.latest.Add(time.Second / time.Duration(p.rate)).Sub(now); wait > 0 {
		return wait
	}
	p.sent = append(p.sent, sending{chat: chat, at: now})
	p.latest = now
	return 0
}

// TakeSpare counts a message to a stranger if one may go now; otherwise it says how long to wait before asking again. Only a few may go
// each second, fewer while notices wait, and they never use the room that is kept for replies.
func (p *Pace) TakeSpare() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, between := time.Now(), betweenStrangers
	if p.waiting > 0 {
		between = besideNotices
	}
	if wait := max(p.spared.Add(between).Sub(now), p.roomWait(now)); wait > 0 {
		return wait
	}
	p.sent = append(p.sent, sending{at: now})
	p.spared = now
	return 0
}

// roomWait is how long notices and messages to strangers must wait for room; 0 when there is some. The lock is held.
func (p *Pace) roomWait(now time.Time) time.Duration {
	p.forget(now)
	replies := p.replies
	room := replies
	if now.Sub(p.rushAt) <= lately {
		room = max(replies, min(p.rush, foreseen))
	}
	room = max(room+1, spare) // one more than are foreseen
	if others := len(p.sent) - replies; others >= p.rate-room && len(p.sent) > 0 {
		return p.sent[0].at.Add(time.Second).Sub(now)
	}
	return 0
}

// forget drops what is a second old. The lock is held.
func (p *Pace) forget(now time.Time) {
	old := 0
	for old < len(p.sent) && now.Sub(p.sent[old].at) >= time.Second {
		if p.sent[old].reply {
			p.replies--
		}
		old++
	}
	p.sent = p.sent[old:]
}
