package courier

import (
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// longestPause is the longest that the courier waits before it tries again whether Telegram can be reached.
const longestPause = 30 * time.Second

// gate is shut while Telegram is in trouble: then one notice at a time goes out, after growing pauses, until something
// goes through.
type gate struct {
	mu    sync.Mutex
	shut  bool
	steps *backoff.ExponentialBackOff
	until time.Time // of the pause
}

// failed notes that a send did not reach Telegram, or that its answer did not come back, and says whether that shut
// the gate. While it is shut only a probe makes the pause grow: what was under way before tells nothing new.
func (g *gate) failed(probe bool, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	was := g.shut
	if !was {
		g.shut, g.steps = true, newSteps()
	}
	if !was || probe {
		g.until = now.Add(min(g.steps.NextBackOff(), longestPause))
	}
	return !was
}

// passed notes that Telegram answered, and says whether that opened the gate.
func (g *gate) passed() bool {
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

// newSteps are pauses from about half a second, doubling.
func newSteps() *backoff.ExponentialBackOff {
	return &backoff.ExponentialBackOff{
		InitialInterval: 500 * time.Millisecond, Multiplier: 2, RandomizationFactor: 0.3, MaxInterval: longestPause,
	}
}
