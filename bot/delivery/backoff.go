package delivery

import (
	"context"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// LongestPause is the longest that is waited before something is tried again.
const LongestPause = 30 * time.Second

// Backoff is a growing, jittered wait between attempts. The zero value is ready.
type Backoff struct{ steps *backoff.ExponentialBackOff }

// Next is how long to wait now: from about half a second, doubling, never more than LongestPause.
func (b *Backoff) Next() time.Duration {
	if b.steps == nil {
		b.steps = &backoff.ExponentialBackOff{
			InitialInterval: 500 * time.Millisecond, Multiplier: 2, RandomizationFactor: 0.3, MaxInterval: LongestPause,
		}
	}
	return min(b.steps.NextBackOff(), LongestPause)
}

// Reset begins again after a success.
func (b *Backoff) Reset() { b.steps = nil }

// Sleep waits, and returns early with an error when ctx ends.
func Sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// KeepTrying calls write until it succeeds or ctx ends, and says whether it succeeded. failed is told of each failure. The caller keeps its
// slot meanwhile: while the store cannot write, sending stops, so that nothing is sent twice after a restart.
func KeepTrying(ctx context.Context, write func(context.Context) error, failed func(error)) bool {
	var tries Backoff
	for {
		err := write(ctx)
		if err == nil {
			return true
		}
		if ctx.Err() != nil {
			return false
		}
		failed(err)
		if Sleep(ctx, tries.Next()) != nil {
			return false
		}
	}
}
