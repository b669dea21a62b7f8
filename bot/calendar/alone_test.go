package calendar

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// page is a log that several write to.
type page struct {
	mu   sync.Mutex
	text strings.Builder
}

func (p *page) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(b)
}

// says counts how often the log says something.
func (p *page) says(what string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Count(p.text.String(), what)
}

// bad are the ways in which work goes wrong for ever.
func bad() map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"fails":  func(context.Context) error { return errors.New("the disk is gone") },
		"panics": func(context.Context) error { panic("a name that nobody may read") },
		"hangs":  func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() },
	}
}

// However a job goes wrong, the jobs before and behind it are done at every run, and the log says it once.
func TestFailingJobStopsNoOtherJob(t *testing.T) {
	for how, do := range bad() {
		synctest.Test(t, func(t *testing.T) {
			var log page
			var before, behind, tries int
			ctx, stop := context.WithCancel(t.Context())
			c := Calendar{Every: 15 * time.Minute, Now: time.Now, Zone: time.UTC, Log: slog.New(slog.NewTextHandler(&log, nil)), Jobs: []Job{
				{"before", func(context.Context, time.Time, time.Time) error { before++; return nil }},
				{"wrong", func(ctx context.Context, _, _ time.Time) error { tries++; return do(ctx) }},
				{"behind", func(context.Context, time.Time, time.Time) error { behind++; return nil }},
			}}
			go c.Run(ctx)
			time.Sleep(2*time.Hour + patience)
			stop()
			synctest.Wait()
			if before < 8 || behind < 8 || how != "hangs" && tries < 8 {
				t.Errorf("one that %s: done %d times before it, %d behind it, %d itself", how, before, behind, tries)
			}
			if log.says("job=wrong") != 1 || log.says("nobody may read") > 0 {
				t.Errorf("one that %s is logged:\n%s", how, log.text.String())
			}
		})
	}
}

// What failed is done again for the time that it was not done for, and the log says that it works again.
func TestRecoveredJobDoesWhatItMissed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log page
		var from time.Time
		begin := time.Now()
		var mended atomic.Bool
		ctx, stop := context.WithCancel(t.Context())
		c := Calendar{Every: 15 * time.Minute, Now: time.Now, Zone: time.UTC, Log: slog.New(slog.NewTextHandler(&log, nil)), Jobs: []Job{
			{"test", func(_ context.Context, since, _ time.Time) error {
				if !mended.Load() {
					panic(errors.New("not now"))
				}
				if from.IsZero() {
					from = since
				}
				return nil
			}},
		}}
		go c.Run(ctx)
		time.Sleep(time.Hour)
		synctest.Wait()
		mended.Store(true)
		time.Sleep(time.Hour)
		stop()
		synctest.Wait()
		if !from.Equal(begin.Add(-lookback)) || log.says("a panic: not now") != 1 || log.says("works again") != 1 {
			t.Errorf("it is done from %v on, and the log says\n%s", from, log.text.String())
		}
	})
}

// A task that goes wrong for ever is tried for ever, and the log says it once; one that is done once ends when it succeeds.
func TestTaskIsTriedUntilItSucceeds(t *testing.T) {
	for how, do := range bad() {
		synctest.Test(t, func(t *testing.T) {
			var log page
			tries := 0
			ctx, stop := context.WithCancel(t.Context())
			go Task{Name: "wrong", Every: 6 * time.Hour, Do: func(ctx context.Context) error { tries++; return do(ctx) }}.Run(ctx, slog.New(slog.NewTextHandler(&log, nil)))
			time.Sleep(time.Hour)
			stop()
			synctest.Wait()
			if how != "hangs" && (tries < 50 || tries > 80 || log.says("job=wrong") != 1) {
				t.Errorf("one that %s is tried %d times in an hour, and the log says\n%s", how, tries, log.text.String())
			}
		})
	}
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		ctx, stop := context.WithCancel(t.Context())
		go Task{Name: "often", Every: 2 * time.Second, Do: func(context.Context) error { tries++; return errors.New("one of several") }}.Run(ctx, slog.New(slog.DiscardHandler))
		time.Sleep(time.Hour)
		stop()
		synctest.Wait()
		if tries < 1790 {
			t.Errorf("what is done every two seconds is done %d times in an hour once a part of it fails", tries)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		Task{Name: "once", Do: func(context.Context) error {
			if tries++; tries < 3 {
				return errors.New("not now")
			}
			return nil
		}}.Run(t.Context(), slog.New(slog.DiscardHandler))
		if tries != 3 {
			t.Errorf("what succeeds at the third try is tried %d times", tries)
		}
	})
}
