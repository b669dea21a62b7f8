package delivery

import (
	"context"
	"fmt"
	"time"
)

// A stop takes at most 5 s: grace for what is in flight to end by itself, lastWord for what is cut short to be put on
// record.
const (
	grace    = 4 * time.Second
	lastWord = 800 * time.Millisecond
)

// Run has the contexts of a run that ends gently. When the run is told to stop nothing more is begun; what is in flight goes on
// under Work, and what became of it is put on record under Record, which outlives it.
type Run struct {
	Work, Record          context.Context
	cutShort, closeRecord context.CancelFunc
}

// NewRun begins a run, which takes the values of ctx and not its end. The caller ends it by End.
func NewRun(ctx context.Context) *Run {
	r := &Run{}
	r.Work, r.cutShort = context.WithCancel(context.WithoutCancel(ctx))
	r.Record, r.closeRecord = context.WithCancel(context.WithoutCancel(ctx))
	return r
}

// Finish waits for what is in flight: until it ends by itself, and when that takes long until it is cut short. It is false when not
// even that ended it.
func (r *Run) Finish(inFlight <-chan struct{}) bool {
	if closedWithin(inFlight, grace) {
		return true
	}
	r.cutShort()
	return closedWithin(inFlight, lastWord)
}

// CloseRecord gives up what is not on record yet, and says whether what recorded ends.
func (r *Run) CloseRecord(recording <-chan struct{}) bool {
	r.closeRecord()
	return closedWithin(recording, lastWord/8)
}

// End frees what the run holds.
func (r *Run) End() {
	r.cutShort()
	r.closeRecord()
}

// Closed is closed when wait returns.
func Closed(wait func()) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		wait()
		close(done)
	}()
	return done
}

// closedWithin says whether done was closed in time.
func closedWithin(done <-chan struct{}, limit time.Duration) bool {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}

// PanicError is the error of a panic. A value may hold what a person wrote: of that only the type is said.
func PanicError(cause any) error {
	if err, ok := cause.(error); ok {
		return fmt.Errorf("a panic: %w", err)
	}
	return fmt.Errorf("a panic with a %T", cause)
}
