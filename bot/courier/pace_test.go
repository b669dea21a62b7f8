package courier

import (
	"log/slog"
	"math/rand/v2"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
	"motcua/bot/sandbox"
	"motcua/internal/trial"
	"motcua/scoring/outbox"
)

// perSecond is what Telegram allows a bot.
const perSecond = 30

// ordered are calls by the time at which they reached the server.
func ordered(calls []call) []call {
	slices.SortStableFunc(calls, func(a, b call) int { return a.at.Compare(b.at) })
	return calls
}

func TestAThousandNoticesTakeThirtySixSeconds(t *testing.T) {
	for _, c := range []struct {
		sentence string
		delay    func() time.Duration
		most     time.Duration
	}{
		{"over a line without delay", nil, 36 * time.Second},
		{"over a line of 100 to 200 ms", func() time.Duration { return 50*time.Millisecond + rand.N(50*time.Millisecond) }, 36500 * time.Millisecond},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w, client := newWire(t, 1000)
				w.delay = c.delay
				box := backlog(1000, 1)
				began := time.Now()
				stop := running(t, &Courier{Outbox: box, Sender: client})
				for box.count(outbox.Accepted) < 1000 && time.Since(began) < time.Minute {
					time.Sleep(10 * time.Millisecond)
				}
				took := time.Since(began)
				if err := stop(); err != nil {
					t.Fatal(err)
				}
				sends := ordered(w.sends())
				t.Logf("%d notices in %v, at most %d in a second", len(sends), took, densest(sends))
				if took > c.most || len(sends) != 1000 || densest(sends) > 30 {
					t.Errorf("%d notices in %v, at most %d in a second", len(sends), took, densest(sends))
				}
				for _, s := range sends {
					if s.status == http.StatusTooManyRequests {
						t.Fatal("Telegram was asked too often")
					}
				}
			})
		})
	}
}

// People write while a backlog goes out: what they are answered is not delayed, and counts. A rush that nobody could
// foresee may still pass the limit, because replies do not wait; these people write three or four times a second.
func TestRepliesGoFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, client := newWire(t, 1100)
		pace, box := delivery.NewPace(), backlog(1000, 1)
		stop := running(t, &Courier{Outbox: box, Sender: client, Pace: pace})
		replies, dice := 0, rand.New(rand.NewPCG(1, 2))
		for began := time.Now(); box.count(outbox.Accepted) < 1000 && time.Since(began) < time.Minute; replies++ {
			time.Sleep(time.Duration(dice.Int64N(int64(600 * time.Millisecond))))
			chat, asked := int64(1001+replies%100), time.Now()
			pace.Note(chat)
			if _, err := client.Send(t.Context(), chat, bot.Message{HTML: "x"}); err != nil || time.Since(asked) > 0 {
				t.Errorf("reply %d: %v after %v", replies, err, time.Since(asked))
			}
		}
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		sends := ordered(w.sends())
		t.Logf("%d replies among %d messages, at most %d in a second", replies, len(sends), densest(sends))
		if len(sends) != 1000+replies || densest(sends) > 30 || replies < 50 {
			t.Errorf("%d replies among %d messages, at most %d in a second", replies, len(sends), densest(sends))
		}
	})
}

// Now and then Telegram asks a chat to wait: that chat is left alone, and the time of the others is used.
func TestTheTimeOutsideHaltsIsUsed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, client := newWire(t, 1000)
		w.delay = func() time.Duration { return 40*time.Millisecond + rand.N(40*time.Millisecond) }
		var faults []sandbox.Fault
		for wait := range 30 {
			faults = append(faults, sandbox.Fault{Kind: sandbox.Busy, Method: "sendMessage", Probability: 0.05 / 30, RetryAfter: wait + 1})
		}
		w.server.Faults(sandbox.Faults{Seed: 5, Rules: faults})
		pace, box := delivery.NewPace(), backlog(1000, 1)
		stop := running(t, &Courier{Outbox: box, Sender: client, Pace: pace})
		var allowed time.Duration
		const look = 10 * time.Millisecond
		for began := time.Now(); box.count(outbox.Accepted) < 1000 && time.Since(began) < 10*time.Minute; time.Sleep(look) {
			box.mu.Lock()
			halted, _ := pace.HaltedChats()
			if pace.Silence() == 0 && len(box.due(time.Now(), halted)) > 0 {
				allowed += look
			}
			box.mu.Unlock()
		}
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		sends, busy := ordered(w.sends()), 0
		until := map[int64]time.Time{}
		for _, s := range sends {
			if s.at.Before(until[s.chat]) {
				t.Errorf("chat %d got a message %v before the end of its halt", s.chat, until[s.chat].Sub(s.at))
			}
			if s.status == http.StatusTooManyRequests {
				busy++
				until[s.chat] = s.at.Add(s.wait)
			}
		}
		used := float64(len(sends)) / perSecond / allowed.Seconds()
		t.Logf("%d sends, %d of them told to wait, used %.1f %% of the %v that were allowed", len(sends), busy, 100*used, allowed)
		if used < 0.85 || busy < 20 || box.count(outbox.Accepted) != 1000 || densest(sends) > 30 {
			t.Errorf("%d sends, %d busy, used %.3f, at most %d in a second", len(sends), busy, used, densest(sends))
		}
	})
}

// After 48 hours without Telegram each person gets one message, and the backlog goes at the pace that is allowed.
func TestAfterTwoDaysWithoutTelegram(t *testing.T) {
	people := trial.Count(2000, 400, 200)
	for _, c := range []struct {
		sentence string
		away     func(w *wire, away bool)
	}{
		{"No connection can be made.", func(w *wire, away bool) { w.setCut(away) }},
		{"Telegram's gateway answers 502.", func(w *wire, away bool) {
			if !away {
				w.server.Faults(sandbox.Faults{})
				return
			}
			w.server.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Broken}}})
		}},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w, client := newWire(t, people)
				box := newMemory()
				c.away(w, true)
				stop := running(t, &Courier{Outbox: box, Sender: client, Log: slog.New(slog.DiscardHandler)})
				for hour := range 48 {
					for i := range people / 10 {
						id := hour*people/10 + i
						box.put(outbox.Row{ID: int64(id + 1), Person: int64(id%people + 1), NotBefore: time.Now()})
					}
					time.Sleep(time.Hour)
				}
				c.away(w, false)
				before, back := len(w.sends()), time.Now()
				var first, last time.Time
				for ; box.count(outbox.Accepted) < 48*people/10 && time.Since(back) < 10*time.Minute; time.Sleep(100 * time.Millisecond) {
				}
				if err := stop(); err != nil {
					t.Fatal(err)
				}
				got := map[int64]int{}
				sends := ordered(w.sends()[before:])
				for _, s := range sends {
					got[s.chat]++
				}
				first, last = sends[0].at, sends[len(sends)-1].at
				rate := float64(len(sends)-1) / last.Sub(first).Seconds()
				t.Logf("%d messages to %d people, the first %v after Telegram came back, then %.1f a second: %.1f %% of the limit",
					len(sends), len(got), first.Sub(back), rate, 100*rate/perSecond)
				if len(sends) != people || len(got) != people || box.count(outbox.Accepted) != 48*people/10 {
					t.Errorf("%d messages to %d people, %d rows accepted", len(sends), len(got), box.count(outbox.Accepted))
				}
				if rate < 0.9*perSecond || first.Sub(back) > 40*time.Second || before > 32 {
					t.Errorf("%.1f a second, first after %v, %d sends during the outage", rate, first.Sub(back), before)
				}
			})
		})
	}
}
