package courier

import (
	"sync"
	"time"

	"motcua/bot/delivery"
)

// gate is shut while Telegram is in trouble: then one notice at a time goes out, after growing pauses, until something
// goes through.
type gate struct {
	mu    sync.Mutex
	shut  bool
	tries delivery.Backoff
	until time.Time // of the pause
}

// noteFailure notes that Telegram was not reached, or that its answer did not come back, and says whether that shut the gate. While the
// gate is shut, only a failed probe makes the pause longer: a message that was under way before tells nothing new.
func (g *gate) noteFailure(probe bool, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	was := g.shut
	if !was {
		g.shut = true
		g.tries.Reset()
	}
	if !was || probe {
		g.until = now.Add(g.tries.Next())
	}
	return !was
}

// noteAnswer notes that Telegram answered, and says whether that opened the gate.
func (g *gate) noteAnswer() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	was := g.shut
	g.shut = false
	return was
}

// state says whether the gate is shut, and how long its pause still lasts.
func (g *gate) state(now time.Time) (shut bool, pause time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.shut, max(0, g.until.Sub(now))
}
