// Package calendar does what is due with time: every quarter of an hour by the program's clock, and once for the time in
// which the program did not run.
package calendar

import (
	"context"
	"log/slog"
	"time"
)

// Job does what has become due in [from, to), given in the authority's zone. It must do no harm when it is done again for
// a time that it was done for before. An error is logged, and the same time is done again with the next.
type Job struct {
	Name string
	Do   func(ctx context.Context, from, to time.Time) error
}

// Calendar runs jobs. All but Jobs must be set.
type Calendar struct {
	Every time.Duration    // between two runs, aligned to the hour
	Now   func() time.Time // the clock, which may be put forward or back
	Zone  *time.Location
	Log   *slog.Logger
	Jobs  []Job
}

// looks is how often the clock is looked at: it may be put forward or back.
const looks = time.Second

// lookback is how far back the first run after a start reaches: what was missed longer ago is found by the month's next
// import.
const lookback = 31 * 24 * time.Hour

// Run runs the jobs until ctx ends: at once, for what was missed, then each time the clock passes another multiple of Every,
// and when it is put back: then the time that passes twice is done twice.
func (c Calendar) Run(ctx context.Context) {
	start := c.Now().Add(-lookback)
	done := make([]time.Time, len(c.Jobs)) // up to when each job is done
	for i := range done {
		done[i] = start
	}
	ticker := time.NewTicker(looks)
	defer ticker.Stop()
	for next := c.Now(); ; {
		// Rounded it is what the clock shows, and no longer compared by the time that passed.
		if now := c.Now().Round(0); !now.Before(next) || now.Before(next.Add(-c.Every)) {
			c.round(ctx, done, now)
			next = now.Truncate(c.Every).Add(c.Every)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func (c Calendar) round(ctx context.Context, done []time.Time, now time.Time) {
	for i, job := range c.Jobs {
		if done[i].After(now) {
			done[i] = now
		}
		if err := job.Do(ctx, done[i].In(c.Zone), now.In(c.Zone)); err != nil {
			if ctx.Err() == nil {
				c.Log.ErrorContext(ctx, "what is due is not done yet; it is tried again", "job", job.Name, "error", err)
			}
			continue
		}
		done[i] = now
	}
}
