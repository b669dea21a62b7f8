package delivery

import (
	"context"
	"fmt"
	"time"
)

// A stop takes at most 5 s: grace is how long sends in flight may still take; lastWord is how long there is to record those that are cut
// short after it.
const (
	grace    = 4 * time.Second
	lastWord = 800 * time.Millisecond
)

// Run has the contexts of a run that ends gently. When it is told to stop, no new send begins. Sends in flight go on under Work; their
// outcomes are recorded under Record, which ends last.
type Run struct {
	Work, Record          context.Context
	cutShort, closeRecord context.CancelFunc
}

// NewRun begins a run. Its contexts have the values of ctx, but do not end with it. The caller ends it by End.
func NewRun(ctx context.Context) *Run {
	r := &Run{}
	r.Work, r.cutShort = context.WithCancel(context.WithoutCancel(ctx))
	r.Record, r.closeRecord = context.WithCancel(context.WithoutCancel(ctx))
	return r
}

// Finish waits until the sends in flight have ended; after grace it cuts them short. It is false when some have not ended even then.
func (r *Run) Finish(inFlight <-chan struct{}) bool {
	if closedWithin(inFlight, grace) {
		return true
	}
	r.cutShort()
	return closedWithin(inFlight, lastWord)
}

// CloseRecord gives up outcomes that are not recorded yet, and says whether the recording has ended.
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
