package calendar

import (
	"context"
	"log/slog"
	"time"
)

// Task is done over and over while the program runs, in a goroutine of its own, so that nothing else waits for it.
type Task struct {
	Name  string
	Every time.Duration // between the end of one run and the next; 0 for what is done once, and over when it succeeds
	Do    func(context.Context) error
}

// What failed is tried again after a pause that grows, but never later than it would be done anyway: what fails may be a part of
// the task only.
const (
	firstPause   = time.Second
	longestPause = time.Minute
)

// Run does the task until ctx ends. A run that fails or panics is logged once for all in a row, and tried again.
func (t Task) Run(ctx context.Context, log *slog.Logger) {
	told := trouble{log: log, of: t.Name}
	longest := longestPause
	if t.Every > 0 {
		longest = min(t.Every, longestPause)
	}
	for again := min(firstPause, longest); ; {
		err := Guard(func() error { return t.Do(ctx) })
		told.tell(ctx, err)
		wait := t.Every
		if err != nil {
			wait, again = again, min(2*again, longest)
		} else if again = min(firstPause, longest); wait == 0 {
			return
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return
		}
	}
}
