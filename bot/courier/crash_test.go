package courier

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

// mail counts how often each notice arrived.
type mail struct {
	mu      sync.Mutex
	arrived map[int64]int
	takes   func() time.Duration
	dies    func(step string) bool
}

func (l *mail) Send(ctx context.Context, _ int64, m bot.Message) (int, error) {
	if err := delivery.Sleep(ctx, l.takes()); err != nil {
		return 0, bot.Unknown{Err: err}
	}
	l.mu.Lock()
	if l.dies != nil && l.dies("before send") {
		l.mu.Unlock()
		return 0, errDead
	}
	for _, id := range told(m) {
		l.arrived[id]++
	}
	l.mu.Unlock()
	if err := delivery.Sleep(ctx, l.takes()); err != nil {
		return 0, bot.Unknown{Err: err}
	}
	if l.dies != nil && l.dies("after send") {
		return 0, errDead
	}
	return 1, nil
}

// tally is how many of the notices 1 to n did not arrive, and how many arrived once too often.
func (l *mail) tally(n int64) (lost, extra int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := range n {
		switch times := l.arrived[id+1]; {
		case times == 0:
			lost++
		default:
			extra += times - 1
		}
	}
	return lost, extra
}

// The process dies at every step of the work in turn: nothing is lost, and no more is repeated than was in flight.
func TestACrashAtEveryStep(t *testing.T) {
	const people, workers = 12, 4
	worst := 0
	for step, over := 1, false; !over; step++ {
		synctest.Test(t, func(t *testing.T) {
			var mu sync.Mutex
			passed, dead, where := 0, make(chan struct{}), ""
			dies := func(at string) bool {
				mu.Lock()
				defer mu.Unlock()
				if passed++; passed == step {
					where = at
					close(dead)
				}
				return passed >= step
			}
			box := backlog(people, 1)
			l := &mail{arrived: map[int64]int{}, takes: func() time.Duration { return rand.N(300 * time.Millisecond) }, dies: dies}
			box.dies = dies
			stop := running(t, &Courier{Outbox: box, Sender: l, Workers: workers})
			select {
			case <-dead:
			case <-time.After(time.Minute):
				over = box.count(outbox.Accepted) == people
			}
			_ = stop() // a dead process ends in any way
			box.dies, l.dies = nil, nil
			stop = running(t, &Courier{Outbox: box, Sender: l, Workers: workers})
			time.Sleep(5 * time.Minute)
			if err := stop(); err != nil {
				t.Fatal(err)
			}
			lost, extra := l.tally(people)
			worst = max(worst, extra)
			if lost > 0 || extra > workers || box.count(outbox.Accepted) != people {
				t.Errorf("death at step %d, %s: %d lost, %d repeated, %d accepted", step, where, lost, extra, box.count(outbox.Accepted))
			}
		})
		if t.Failed() || step > 10_000 {
			break
		}
	}
	t.Logf("at most %d notices were repeated", worst)
}

// A stop finishes what is in flight and begins nothing more: over many restarts everything arrives once.
func TestAStopLosesAndRepeatsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const people = 300
		box := backlog(people, 2)
		box.commit = 30 * time.Millisecond
		l := &mail{arrived: map[int64]int{}, takes: func() time.Duration { return rand.N(1500 * time.Millisecond) }}
		for restarts := 0; box.count(outbox.Accepted) < 2*people && restarts < 1000; restarts++ {
			stop := running(t, &Courier{Outbox: box, Sender: l})
			time.Sleep(rand.N(4 * time.Second))
			asked := time.Now()
			if err := stop(); err != nil || time.Since(asked) > 5*time.Second {
				t.Fatalf("%v after %v", err, time.Since(asked))
			}
			if n := box.count(outbox.Sending); n > 0 {
				t.Fatalf("%d rows are left in flight", n)
			}
		}
		if lost, extra := l.tally(2 * people); lost > 0 || extra > 0 {
			t.Errorf("%d lost, %d repeated", lost, extra)
		}
	})
}

// What does not end within the grace of a stop is cut short, and on record as not known.
func TestAStopCutsShortWhatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := backlog(20, 1)
		stop := running(t, &Courier{Outbox: box, Sender: sender(func(ctx context.Context, _ int64, _ bot.Message) (int, error) {
			<-ctx.Done()
			return 0, bot.Unknown{Err: ctx.Err()}
		})})
		time.Sleep(2 * time.Second)
		asked := time.Now()
		if err := stop(); err != nil || time.Since(asked) > 5*time.Second {
			t.Errorf("%v after %v", err, time.Since(asked))
		}
		if box.count(outbox.Queued) != 20 || box.row(1).Unsure != 1 || box.row(20).Unsure != 0 {
			t.Errorf("%d queued, %v, %v", box.count(outbox.Queued), box.row(1), box.row(20))
		}
	})
}

// An outbox that cannot write holds the slots instead of sending what it would repeat after a restart.
func TestAnOutboxThatCannotWriteStopsTheSending(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := backlog(100, 1)
		var mu sync.Mutex
		full := true
		box.dies = func(step string) bool {
			mu.Lock()
			defer mu.Unlock()
			return full && step == "before finish"
		}
		l := &mail{arrived: map[int64]int{}, takes: func() time.Duration { return time.Millisecond }}
		k := &Courier{Outbox: box, Sender: l}
		stop := running(t, k)
		time.Sleep(time.Hour)
		if lost, _ := l.tally(100); lost != 100-16 || k.Stats().InFlight != 16 {
			t.Errorf("%d of 100 are not sent, %d in flight", lost, k.Stats().InFlight)
		}
		mu.Lock()
		full = false
		mu.Unlock()
		time.Sleep(time.Minute)
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		if lost, extra := l.tally(100); lost > 0 || extra > 0 || box.count(outbox.Accepted) != 100 {
			t.Errorf("%d lost, %d repeated", lost, extra)
		}
	})
}

// What an interrupted run left in flight goes out once more, however often that happened before.
func TestWhatWasLeftInFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := backlog(2, 1)
		for id, row := range box.rows {
			row.State, row.Attempts, row.Unsure = outbox.Sending, 1, int(id-1)
		}
		s := &script{}
		stop := running(t, &Courier{Outbox: box, Sender: s})
		time.Sleep(time.Minute)
		if err := stop(); err != nil || box.row(1).State != outbox.Accepted || box.row(2).State != outbox.Accepted || len(s.sent) != 2 {
			t.Errorf("%v, %v, %v", err, box.row(1), box.row(2))
		}
	})
}

// What an earlier run left in flight is read until that succeeds; before, nothing new goes out, and a stop meanwhile is no fault.
func TestWhatWasLeftInFlightIsReadUntilThatSucceeds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := &unreadable{memory: backlog(2, 1)}
		box.rows[1].State = outbox.Sending
		box.broken.Store(true)
		s := &script{}
		stop := running(t, &Courier{Outbox: box, Sender: s})
		time.Sleep(time.Minute)
		if len(s.sent) > 0 {
			t.Errorf("%d messages go out while it is not known what was left", len(s.sent))
		}
		if err := stop(); err != nil {
			t.Errorf("a stop meanwhile: %v", err)
		}
		stop = running(t, &Courier{Outbox: box, Sender: s})
		time.Sleep(time.Minute)
		box.broken.Store(false)
		time.Sleep(time.Minute)
		if err := stop(); err != nil || len(s.sent) != 2 {
			t.Errorf("afterwards: %v, %d messages", err, len(s.sent))
		}
	})
}

// unreadable is an outbox that does not tell what was left in flight, while it is broken.
type unreadable struct {
	*memory
	broken atomic.Bool
}

func (u *unreadable) Interrupted(ctx context.Context) ([]outbox.Row, error) {
	if u.broken.Load() {
		return nil, errDead
	}
	return u.memory.Interrupted(ctx)
}
