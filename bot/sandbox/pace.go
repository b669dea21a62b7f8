package sandbox

import (
	"math"
	"sync"
	"time"

	"motcua/bot/sandbox/botapi"
)

// Telegram's pace, as its FAQ for bots tells it; the bursts are what it lets pass in practice.
const (
	overallEach  = time.Second / 30
	overallBurst = 30
	privateEach  = time.Second
	privateBurst = 3
	groupEach    = time.Minute / 20
	groupBurst   = 20
)

// pace is a leaky bucket: the moment when all that was let through has run out.
type pace struct{ empty time.Time }

// overall is the pace of all chats together.
type overall struct {
	mu sync.Mutex
	pace
}

// wait is how long the next message must wait, 0 if it may pass.
func (p *pace) wait(now time.Time, each time.Duration, burst int) time.Duration {
	if p.empty.Before(now) {
		return 0
	}
	return max(0, p.empty.Sub(now)-time.Duration(burst-1)*each)
}

// pass lets a message through.
func (p *pace) pass(now time.Time, each time.Duration) {
	if p.empty.Before(now) {
		p.empty = now
	}
	p.empty = p.empty.Add(each)
}

// keepPace refuses a message that comes too soon, if limits are on. The chat is locked.
func (s *Server) keepPace(c *chat) error {
	if !s.config.Limits {
		return nil
	}
	each, burst := privateEach, privateBurst
	if c.user == nil {
		each, burst = groupEach, groupBurst
	}
	now := s.now()
	s.overall.mu.Lock()
	defer s.overall.mu.Unlock()
	wait := max(c.pace.wait(now, each, burst), s.overall.wait(now, overallEach, overallBurst))
	if wait > 0 {
		return botapi.TooMany(int(math.Ceil(wait.Seconds())))
	}
	c.pace.pass(now, each)
	s.overall.pass(now, overallEach)
	return nil
}
