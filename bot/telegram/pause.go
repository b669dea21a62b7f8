package telegram

import (
	"context"
	"time"

	"github.com/cenkalti/backoff/v5"
)

const longestPause = 30 * time.Second

// pause is a growing, jittered wait between attempts. The zero value is ready.
type pause struct{ steps *backoff.ExponentialBackOff }

// next is how long to wait now: from about half a second, doubling, never more than 30 s.
func (p *pause) next() time.Duration {
	if p.steps == nil {
		p.steps = &backoff.ExponentialBackOff{
			InitialInterval: 500 * time.Millisecond, Multiplier: 2, RandomizationFactor: 0.3, MaxInterval: longestPause,
		}
	}
	return min(p.steps.NextBackOff(), longestPause)
}

// reset begins again after a success.
func (p *pause) reset() { p.steps = nil }

// sleep waits, and returns early with an error when ctx ends.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
