// Package calendar does what is due with time: every quarter of an hour by the program's clock, and once for the time in
// which the program did not run; and tasks that are done over and over. None of it stops the rest: not by failing, not by a
// panic, and not by never ending.
package calendar

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// Job does what has become due in [from, to), given in the authority's zone. It must do no harm when it is done again for
// a time that it was done for before. An error is logged once, and the same time is done again with the next.
type Job struct {
	Name string
	Do   func(ctx context.Context, from, to time.Time) error
}

// Calendar runs jobs, in their order. Every, Now, Zone and Log must be set.
type Calendar struct {
	Every  time.Duration    // between two runs, aligned to the hour
	Now    func() time.Time // the clock, which may be put forward or back
	Zone   *time.Location
	Log    *slog.Logger
	Jobs   []Job
	Look   time.Duration // between two looks at the clock; a second unless set
	Looked func()        // told of each look when what was due by it is done; nil: nobody is
}

// lookback is how far back the first run after a start reaches: what was missed longer ago is found by the month's next
// import.
const lookback = 31 * 24 * time.Hour

// patience is how long later jobs wait for a job: they build on what it does, but a job that hangs must not hold them up.
const patience = 2 * time.Minute

// Run runs the jobs until ctx ends: at once, for what was missed, then each time the clock passes another multiple of Every,
// and when it is put back: then the time that passes twice is done twice. It returns when all jobs have.
func (c Calendar) Run(ctx context.Context) {
	start := c.Now().Add(-lookback)
	turns := make([]*turn, len(c.Jobs))
	for i, job := range c.Jobs {
		turns[i] = &turn{Job: job, done: start, trouble: trouble{log: c.Log, of: job.Name}}
	}
	var running sync.WaitGroup
	defer running.Wait()
	ticker := time.NewTicker(cmp.Or(c.Look, time.Second))
	defer ticker.Stop()
	for next := c.Now(); ; {
		// Rounded it is what the clock shows, and no longer compared by the time that passed.
		if now := c.Now().Round(0); !now.Before(next) || now.Before(next.Add(-c.Every)) {
			for _, t := range turns {
				t.runJob(ctx, &running, now, c.Zone)
			}
			next = now.Truncate(c.Every).Add(c.Every)
		}
		if c.Looked != nil {
			c.Looked()
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// RunDue does what is due until now, as the first run after a start does, and gives the errors of the jobs. Of c, Now, Zone and
// Jobs must be set.
func (c Calendar) RunDue(ctx context.Context) error {
	now := c.Now().Round(0).In(c.Zone)
	var errs []error
	for _, job := range c.Jobs {
		if err := job.Do(ctx, now.Add(-lookback), now); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", job.Name, err))
		}
	}
	return errors.Join(errs...)
}

// turn is a job with how far it has come.
type turn struct {
	Job
	done    time.Time  // up to when it is done
	to      time.Time  // up to when it will be, while it runs
	ended   chan error // gives what became of the run under way; nil while none is
	trouble trouble
}

// runJob runs the job for the time up to now, and waits for it as long as patience lasts. One that runs still is not begun again.
func (t *turn) runJob(ctx context.Context, running *sync.WaitGroup, now time.Time, zone *time.Location) {
	if t.ended != nil && !t.awaitEnd(ctx, 0) {
		return
	}
	if t.done.After(now) {
		t.done = now
	}
	t.to, t.ended = now, make(chan error, 1)
	from, to, ended := t.done.In(zone), now.In(zone), t.ended
	running.Go(func() {
		ended <- Guard(func() error { return t.Do(ctx, from, to) })
	})
	if !t.awaitEnd(ctx, patience) && ctx.Err() == nil {
		t.trouble.log.ErrorContext(ctx, "a job takes long; the others go on without it", "job", t.Name)
	}
}

// awaitEnd notes how the run ended; it is false when the run has not ended within the wait.
func (t *turn) awaitEnd(ctx context.Context, wait time.Duration) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	var err error
	select {
	case err = <-t.ended:
	case <-timer.C:
		return false
	case <-ctx.Done():
		return false
	}
	if t.ended = nil; err == nil {
		t.done = t.to
	}
	t.trouble.tell(ctx, err)
	return true
}
