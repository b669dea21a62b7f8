package courier

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
	"motcua/scoring/outbox"
)

// While nothing reaches Telegram one notice at a time goes out to see whether that is over, at most 30 s apart.
func TestOneProbeAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var probes []time.Time
		flight, away, began := 0, true, time.Now()
		box := backlog(200, 1)
		stop := running(t, &Courier{Outbox: box, Sender: sender(func(context.Context, int64, bot.Message) (int, error) {
			mu.Lock()
			flight++
			if away && time.Since(began) > 250*time.Millisecond {
				probes = append(probes, time.Now())
				if flight > 1 {
					t.Errorf("%d probes at once after %v", flight, time.Since(began))
				}
			}
			mu.Unlock()
			time.Sleep(100 * time.Millisecond)
			mu.Lock()
			defer mu.Unlock()
			flight--
			if away {
				return 0, errors.New("no network")
			}
			return 1, nil
		})})
		time.Sleep(10 * time.Hour)
		mu.Lock()
		away = false
		mu.Unlock()
		time.Sleep(time.Minute)
		if err := stop(); err != nil || box.count(outbox.Accepted) != 200 {
			t.Errorf("%v, %d accepted", err, box.count(outbox.Accepted))
		}
		for i, at := range probes[1:] {
			if pause := at.Sub(probes[i]); pause > 32*time.Second || i > 10 && pause < 20*time.Second {
				t.Errorf("probe %d came %v after the one before", i+1, pause)
			}
		}
		if len(probes) < 1200 {
			t.Errorf("%d probes in ten hours", len(probes))
		}
	})
}

// An answer that does not come back, or not for long, holds up nobody else.
func TestALostAnswerHoldsUpNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, began := backlog(280, 1), time.Now()
		stop := running(t, &Courier{Outbox: box, Sender: sender(func(_ context.Context, chat int64, _ bot.Message) (int, error) {
			switch {
			case time.Since(began) > 30*time.Second:
			case chat%70 == 40: // far from the lost ones: the one probe after a loss is not one that hangs
				time.Sleep(30 * time.Second)
				fallthrough
			case chat%70 == 2:
				return 0, bot.Unknown{Err: errors.New("the line broke")}
			}
			time.Sleep(100 * time.Millisecond)
			return 1, nil
		})})
		time.Sleep(12 * time.Second)
		if n := box.count(outbox.Accepted); n != 280-8 {
			t.Errorf("%d accepted", n)
		}
		time.Sleep(2 * time.Minute)
		if err := stop(); err != nil || box.count(outbox.Accepted) != 280 {
			t.Errorf("%v, %d accepted", err, box.count(outbox.Accepted))
		}
	})
}

// An operator follows a notice by its id from the start to the end; who got it is in no line.
func TestTheLogFollowsANotice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const person = 7310555
		var log bytes.Buffer
		box := newMemory(outbox.Row{ID: 4711, Person: person, Reason: outbox.Escalated})
		s := &script{answers: []error{errors.New("no network"), bot.Busy{After: time.Minute}, bot.Unknown{Err: errors.New("the line broke")}}}
		stop := running(t, &Courier{Outbox: box, Sender: s, Log: slog.New(slog.NewTextHandler(&log, nil))})
		time.Sleep(time.Hour)
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		var told []string
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, "notices=[4711]") {
				_, words, _ := strings.Cut(line, `msg="`)
				words, _, _ = strings.Cut(words, `"`)
				told = append(told, words)
			}
		}
		want := "notices go out, notices did not go out and are queued again, notices go out, Telegram asks to wait before it takes notices, notices go out, " +
			"whether notices arrived is not known; they are sent once more, notices go out, notices are delivered"
		if got := strings.Join(told, ", "); got != want {
			t.Errorf("%s\n%s", got, log.String())
		}
		if strings.Contains(log.String(), fmt.Sprint(person)) {
			t.Errorf("a person is in the log:\n%s", log.String())
		}
	})
}
