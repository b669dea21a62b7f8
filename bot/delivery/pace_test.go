package delivery

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
)

func TestHalts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := NewPace()
		p.Halt(1, time.Minute, false)
		p.Halt(1, 2*time.Minute, false)
		p.Halt(2, 3*time.Minute, false)
		if p.HaltOf(1) != 2*time.Minute || p.HaltOf(2) != 3*time.Minute || p.HaltOf(3) != 0 {
			t.Errorf("two chats in a row were told to wait, and %v %v %v", p.HaltOf(1), p.HaltOf(2), p.HaltOf(3))
		}
		if err := p.Wait(t.Context(), 1, atOnce); !errors.As(err, new(bot.Busy)) {
			t.Errorf("a halted chat: %v", err)
		}
		p.Pass(false)
		p.Halt(3, time.Hour, false)
		p.Halt(4, time.Hour, false)
		if p.HaltOf(5) != 0 {
			t.Error("after a success two chats in a row halt nobody else")
		}
		p.Halt(5, 20*time.Second, false)
		if p.HaltOf(6) != 20*time.Second || p.HaltOf(3) != time.Hour || p.Silence() != 20*time.Second {
			t.Errorf("three chats in a row were told to wait, and the others wait %v", p.HaltOf(6))
		}
		time.Sleep(20 * time.Second)
		if err := p.Wait(t.Context(), 6, atOnce); err != nil || p.HaltOf(1) == 0 {
			t.Errorf("%v, %v", err, p.HaltOf(1))
		}
	})
}

// atOnce begins nothing.
func atOnce() error { return nil }

// Notices go evenly: a burst of them would fall together on a patchy line.
func TestNoticesGoEvenly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, began := NewPace(), time.Now()
		for chat := range int64(10) {
			if err := p.Wait(t.Context(), chat, atOnce); err != nil || time.Since(began) != time.Duration(chat)*spacing {
				t.Errorf("notice %d: %v after %v", chat, err, time.Since(began))
			}
		}
	})
}

// Now and then the disk is slow, and all who wait for it are done at the same moment: their messages do not fall together.
func TestASlowDiskMakesNoBurst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, began := NewPace(), time.Now()
		disk := func() error {
			if at := time.Since(began); at > 300*time.Millisecond && at < 900*time.Millisecond {
				time.Sleep(900*time.Millisecond - at)
			}
			return nil
		}
		var mu sync.Mutex
		var went []time.Time
		var all sync.WaitGroup
		for chat := range int64(90) {
			all.Go(func() {
				if err := p.Wait(t.Context(), chat, disk); err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				went = append(went, time.Now())
			})
		}
		all.Wait()
		for i := 1; i < len(went); i++ {
			if between := went[i].Sub(went[i-1]); between < spacing {
				t.Fatalf("notice %d goes %v after the one before", i, between)
			}
		}
		if n := densest(went); n > perSecond-spare {
			t.Errorf("%d notices in a second", n)
		}
	})
}

func TestAChatGetsOneMessageASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, began := NewPace(), time.Now()
		p.Note(7)
		for i := range 3 {
			if err := p.Wait(t.Context(), 7, atOnce); err != nil || time.Since(began) != time.Duration(i+1)*time.Second {
				t.Errorf("notice %d: %v after %v", i, err, time.Since(began))
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		if err := p.Wait(ctx, 7, atOnce); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
	})
}

// densest is the most instants, in their order, that fall into one second.
func densest(instants []time.Time) (most int) {
	first := 0
	for i, at := range instants {
		for at.Sub(instants[first]) >= time.Second {
			first++
		}
		most = max(most, i-first+1)
	}
	return most
}
