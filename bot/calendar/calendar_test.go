package calendar

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// Every time belongs to one run of each job that succeeded, whatever the clock does and however often a job fails.
func TestEachTimeIsDoneUntilItSucceeds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var jump, fails atomic.Int64
		now := func() time.Time { return time.Now().Add(time.Duration(jump.Load())) }
		begin := now()
		var runs [][2]time.Time
		ctx, stop := context.WithCancel(t.Context())
		c := Calendar{Every: 15 * time.Minute, Now: now, Zone: time.UTC, Log: slog.New(slog.DiscardHandler), Jobs: []Job{{"test", func(_ context.Context, from, to time.Time) error {
			if fails.Add(-1) >= 0 {
				return errors.New("not now")
			}
			runs = append(runs, [2]time.Time{from, to})
			return nil
		}}}}
		go c.Run(ctx)
		time.Sleep(time.Hour)
		fails.Store(2)
		time.Sleep(time.Hour)
		jump.Store(int64(10 * 24 * time.Hour))
		time.Sleep(time.Hour)
		stop()
		synctest.Wait()
		if first := runs[0]; !first[0].Equal(begin.Add(-lookback)) || first[1].Before(begin) {
			t.Errorf("the first run is for %v", first)
		}
		for i := 1; i < len(runs); i++ {
			if !runs[i][0].Equal(runs[i-1][1]) {
				t.Errorf("run %d is for %v, the one before ended at %v", i, runs[i], runs[i-1][1])
			}
		}
		if n := len(runs); n < 9 || n > 12 {
			t.Errorf("%d runs in three hours with two failures and a jump", n)
		}
		if last := runs[len(runs)-1][1]; now().Sub(last) > 15*time.Minute {
			t.Errorf("the last run ended at %v, it is %v", last, now())
		}
	})
}

// A clock that went wrong and is put right again stops nothing: what is due by the right time is done, also if the wrong time is
// years ahead.
func TestClockPutBackStopsNoJob(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var jump atomic.Int64
		jump.Store(int64(3 * 365 * 24 * time.Hour))
		now := func() time.Time { return time.Now().Add(time.Duration(jump.Load())) }
		type run struct{ from, to time.Time }
		var runs []run
		ctx, stop := context.WithCancel(t.Context())
		c := Calendar{Every: 15 * time.Minute, Now: now, Zone: time.UTC, Log: slog.New(slog.DiscardHandler), Jobs: []Job{{"test", func(_ context.Context, from, to time.Time) error {
			runs = append(runs, run{from, to})
			return nil
		}}}}
		go c.Run(ctx)
		time.Sleep(time.Hour)
		synctest.Wait()
		wrong := len(runs)
		jump.Store(0)
		back := now()
		time.Sleep(time.Hour)
		stop()
		synctest.Wait()
		right := runs[wrong:]
		if n := len(right); n < 4 || n > 6 || right[0].to.Sub(back) > time.Second || !right[0].from.Equal(right[0].to) {
			t.Fatalf("%v after the clock was put back to %v", right, back)
		}
		for i, r := range right[1:] {
			if !r.from.Equal(right[i].to) {
				t.Errorf("run %d is for %v, the one before ended at %v", i+1, r, right[i].to)
			}
		}
	})
}
