package courier

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"motcua/bot"
	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// list words rows as the list of their ids.
var list = words(func(rows []outbox.Row) (bot.Message, []outbox.Moot, error) {
	text, err := json.Marshal(ids(rows))
	return bot.Message{HTML: string(text)}, make([]outbox.Moot, len(rows)), err
})

// told are the ids that a message of list tells of.
func told(m bot.Message) (ids []int64) {
	if err := json.Unmarshal([]byte(m.HTML), &ids); err != nil {
		panic(err)
	}
	return ids
}

// running starts a courier and returns a stop that waits for its end and gives its error.
func running(t testing.TB, c *Courier) (stop func() error) {
	if c.Pace == nil {
		c.Pace = delivery.NewPace()
	}
	if c.Words == nil {
		c.Words = list
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- c.Run(ctx) }()
	return sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
}

// script is a Sender that gives prepared answers, and then takes everything.
type script struct {
	mu      sync.Mutex
	answers []error
	sent    []sent
}

type sent struct {
	chat int64
	at   time.Time
	ids  []int64
}

func (s *script) Send(_ context.Context, chat int64, m bot.Message) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent = append(s.sent, sent{chat, time.Now(), told(m)})
	if len(s.answers) > 0 {
		err := s.answers[0]
		s.answers = s.answers[1:]
		if err != nil {
			return 0, err
		}
	}
	return 100 + len(s.sent), nil
}

func TestWhatBecomesOfASend(t *testing.T) {
	lost := bot.Unknown{Err: errors.New("the line broke")}
	failed := bot.Unknown{Err: errors.New("Telegram answers 500"), Failed: true}
	for _, c := range []struct {
		sentence string
		answers  []error
		state    outbox.State
		why      string
		sends    int
		within   time.Duration
		stats    Stats
	}{
		{"What Telegram takes is accepted.", nil, outbox.Accepted, "", 1, 0, Stats{Messages: delivery.Counts{Accepted: 1}}},
		{"Somebody who blocked the bot is gone.", []error{bot.Unreachable{Reason: "bot was blocked by the user"}},
			outbox.Refused, "gone", 1, 0, Stats{Messages: delivery.Counts{Gone: 1}}},
		{"What Telegram refuses for good is parked with its reason.", []error{bot.Refused{Reason: "message is too long"}},
			outbox.Refused, "message is too long", 1, 0, Stats{Messages: delivery.Counts{Refused: 1}}},
		{"A busy Telegram is left alone for as long as it asks, and asked again.",
			[]error{bot.Busy{After: time.Hour}}, outbox.Accepted, "", 2, time.Hour, Stats{Messages: delivery.Counts{Busy: 1, Accepted: 1}}},
		{"A busy Telegram may ask again and again.",
			[]error{bot.Busy{After: time.Minute}, bot.Busy{After: time.Minute}, bot.Busy{After: time.Minute}},
			outbox.Accepted, "", 4, 3 * time.Minute, Stats{Messages: delivery.Counts{Busy: 3, Accepted: 1}}},
		{"What may have gone out is sent once more.", []error{lost}, outbox.Accepted, "", 2, repeatAfter,
			Stats{Messages: delivery.Counts{Unknown: 1, Accepted: 1}}},
		{"A second answer that does not come back ends it as unknown.", []error{lost, lost}, outbox.Unknown,
			lost.Error(), 2, repeatAfter, Stats{Messages: delivery.Counts{Unknown: 2}}},
		{"What Telegram says that it failed at is tried again, each time after twice the time.", []error{failed, failed, failed, failed},
			outbox.Accepted, "", 5, 15 * time.Minute, Stats{Messages: delivery.Counts{Unknown: 4, Accepted: 1}}},
		{"Such an answer does not count as one that did not come back.", []error{failed, lost, failed, lost},
			outbox.Unknown, lost.Error(), 4, 6 * time.Minute, Stats{Messages: delivery.Counts{Unknown: 4}}},
		{"A wait between two answers that do not come back changes nothing.",
			[]error{lost, bot.Busy{After: time.Second}, lost}, outbox.Unknown, lost.Error(), 3, repeatAfter + time.Second,
			Stats{Messages: delivery.Counts{Unknown: 2, Busy: 1}}},
		{"What did not go out is sent when Telegram can be reached.",
			[]error{errors.New("no network"), errors.New("no network"), errors.New("no network")},
			outbox.Accepted, "", 4, 2 * time.Second, Stats{Messages: delivery.Counts{Unreached: 3, Accepted: 1}}},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				box, s := newMemory(outbox.Row{ID: 1, Person: 7}), &script{answers: c.answers}
				k := &Courier{Outbox: box, Sender: s}
				began := time.Now()
				stop := running(t, k)
				time.Sleep(2 * time.Hour)
				if err := stop(); err != nil {
					t.Fatal(err)
				}
				row := box.row(1)
				if row.State != c.state || row.Why != c.why || row.Attempts != c.sends || len(s.sent) != c.sends {
					t.Errorf("%s %q after %d attempts and %d sends", row.State, row.Why, row.Attempts, len(s.sent))
				}
				if (row.Message != 0) != (c.state == outbox.Accepted) {
					t.Errorf("message %d of a row that is %s", row.Message, row.State)
				}
				took := s.sent[len(s.sent)-1].at.Sub(began)
				if took < c.within || took > c.within+5*time.Second {
					t.Errorf("the last send came after %v, not %v", took, c.within)
				}
				if k.Stats() != c.stats {
					t.Errorf("%+v", k.Stats())
				}
			})
		})
	}
}

// What Telegram fails at for hours ends in the end: it may be the notice.
func TestWhatTelegramAlwaysFailsAtEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, failed := newMemory(outbox.Row{ID: 1, Person: 7}), bot.Unknown{Err: errors.New("Telegram answers 500"), Failed: true}
		s := &script{answers: slices.Repeat([]error{failed}, 100)}
		stop := running(t, &Courier{Outbox: box, Sender: s})
		time.Sleep(5 * time.Hour)
		if row := box.row(1); row.State != outbox.Queued {
			t.Errorf("%s after five hours", row.State)
		}
		time.Sleep(19 * time.Hour)
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		if row := box.row(1); row.State != outbox.Unknown || row.Why != failed.Error() || len(s.sent) > 18 {
			t.Errorf("%s %q after %d sends", row.State, row.Why, len(s.sent))
		}
	})
}

func TestWhoIsGoneIsRemembered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := newMemory(outbox.Row{ID: 1, Person: 7}, outbox.Row{ID: 2, Person: 7, NotBefore: time.Now().Add(time.Hour)})
		s := &script{answers: []error{bot.Unreachable{Reason: "user is deactivated"}}}
		stop := running(t, &Courier{Outbox: box, Sender: s})
		time.Sleep(2 * time.Hour)
		if err := stop(); err != nil || box.gone[7] != "user is deactivated" || box.row(2).State != outbox.Refused || len(s.sent) != 1 {
			t.Errorf("%v, %q, %v, %d sends", err, box.gone[7], box.row(2), len(s.sent))
		}
	})
}

func TestNothingStaleGoesOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		box := newMemory(
			outbox.Row{ID: 1, Person: 7, Expires: now}, outbox.Row{ID: 2, Person: 7, Expires: now.Add(time.Hour)},
			outbox.Row{ID: 3, Person: 8, Expires: now.Add(-time.Second)}, outbox.Row{ID: 4, Person: 9, Reason: outbox.Recovered})
		s := &script{}
		stop := running(t, &Courier{Outbox: box, Sender: s, Words: words(func(rows []outbox.Row) (bot.Message, []outbox.Moot, error) {
			if rows[0].Reason == outbox.Recovered {
				return bot.Message{}, []outbox.Moot{outbox.Over}, nil
			}
			return list(rows)
		})})
		time.Sleep(time.Minute)
		if err := stop(); err != nil || len(s.sent) != 1 || len(s.sent[0].ids) != 1 || s.sent[0].ids[0] != 2 {
			t.Errorf("%v, sent %v", err, s.sent)
		}
		for id, want := range map[int64]outbox.State{1: outbox.Expired, 2: outbox.Accepted, 3: outbox.Expired, 4: outbox.Cancelled} {
			if row := box.row(id); row.State != want {
				t.Errorf("row %d is %s, not %s", id, row.State, want)
			}
		}
	})
}

// A row that comes to tell of something else while it is worded, or found to be stale, goes out as it is then: what was found of it
// before is not true of it any more.
func TestWhatChangesWhileItIsWordedIsNotLost(t *testing.T) {
	for _, c := range []struct {
		says  string
		moot  outbox.Moot
		stale bool
	}{{"nothing in it was true", outbox.Over, false}, {"it was told", "", false}, {"it had expired", "", true}} {
		synctest.Test(t, func(t *testing.T) {
			first := outbox.Row{ID: 1, Person: 7}
			if c.stale {
				first.Expires = time.Now()
			}
			box, s, changed := newMemory(first), &script{}, false
			becomes := func() {
				changed = true
				_ = box.change("change", []int64{1}, func(r *outbox.Row) { r.Version, r.Expires = r.Version+1, time.Time{} })
			}
			stop := running(t, &Courier{Outbox: looked{box, func() {
				if c.stale && !changed {
					becomes()
				}
			}}, Sender: s, Words: words(func(rows []outbox.Row) (bot.Message, []outbox.Moot, error) {
				if !changed {
					becomes()
					return bot.Message{HTML: "before"}, []outbox.Moot{c.moot}, nil
				}
				return list(rows)
			})})
			time.Sleep(time.Minute)
			if err := stop(); err != nil || box.row(1).State != outbox.Accepted || len(s.sent) != 1 || len(s.sent[0].ids) != 1 {
				t.Errorf("%s: %v, %s, sent %v", c.says, err, box.row(1).State, s.sent)
			}
		})
	}
}

// looked is an outbox with something that happens right after it was read.
type looked struct {
	*memory
	then func()
}

func (l looked) Ready(ctx context.Context, at time.Time, skip []int64, limit int) ([]outbox.Row, error) {
	rows, err := l.memory.Ready(ctx, at, skip, limit)
	if len(rows) > 0 {
		l.then()
	}
	return rows, err
}

// What expires while it waits for its turn does not go out either.
func TestNothingGoesStaleWhileItWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := newMemory(outbox.Row{ID: 1, Person: 7, Expires: time.Now().Add(500 * time.Millisecond)}, outbox.Row{ID: 2, Person: 7})
		s, pace := &script{}, delivery.NewPace()
		pace.Note(7)
		stop := running(t, &Courier{Outbox: box, Sender: s, Pace: pace})
		time.Sleep(time.Minute)
		if err := stop(); err != nil || box.row(1).State != outbox.Expired || len(s.sent) != 1 || len(s.sent[0].ids) != 1 {
			t.Errorf("%v, %s, sent %v", err, box.row(1).State, s.sent)
		}
	})
}

// Waits of single chats halt nobody else as long as other messages go through between them.
func TestWaitsOfSingleChatsHaltNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, pace := backlog(20, 1), delivery.NewPace()
		stop := running(t, &Courier{Outbox: box, Pace: pace, Workers: 1,
			Sender: sender(func(_ context.Context, chat int64, _ bot.Message) (int, error) {
				if chat%2 == 0 {
					return 0, bot.Busy{After: time.Hour}
				}
				return 1, nil
			})})
		time.Sleep(time.Minute)
		if err := stop(); err != nil || box.count(outbox.Accepted) != 10 || pace.Silence() != 0 {
			t.Errorf("%v, %d accepted, silence %v", err, box.count(outbox.Accepted), pace.Silence())
		}
	})
}

// Wording that fails for one person, even by a panic, holds up nobody else, and is tried again.
func TestWordingThatFailsStopsNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, s, failures := newMemory(outbox.Row{ID: 1, Person: 7}, outbox.Row{ID: 2, Person: 8}), &script{}, 0
		stop := running(t, &Courier{Outbox: box, Sender: s, Workers: 1, Words: words(func(rows []outbox.Row) (bot.Message, []outbox.Moot, error) {
			if rows[0].Person == 7 && failures < 2 {
				if failures++; failures == 1 {
					panic("no such sentence")
				}
				return bot.Message{}, nil, errors.New("no such person")
			}
			return list(rows)
		})})
		time.Sleep(time.Minute)
		if err := stop(); err != nil || len(s.sent) != 2 || s.sent[0].chat != 8 || box.count(outbox.Accepted) != 2 {
			t.Errorf("%v, sent %v", err, s.sent)
		}
	})
}

// A notice that cannot be worded holds up none of the same person's, whether it stands alone or among others, and goes out when
// it can be worded.
func TestANoticeThatCannotBeWordedHoldsNoOtherUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mended atomic.Bool
		box, s := newMemory(
			outbox.Row{ID: 1, Person: 7, Reason: outbox.Roles}, outbox.Row{ID: 2, Person: 7, Priority: 1}, outbox.Row{ID: 3, Person: 7, Priority: 1},
			outbox.Row{ID: 4, Person: 7, Reason: outbox.Broadcast, Priority: 4}, outbox.Row{ID: 5, Person: 7, Priority: 5, NotBefore: time.Now().Add(time.Hour)}), &script{}
		stop := running(t, &Courier{Outbox: box, Sender: s, Words: words(func(rows []outbox.Row) (bot.Message, []outbox.Moot, error) {
			if !mended.Load() && (rows[0].ID == 1 || slices.ContainsFunc(rows, func(r outbox.Row) bool { return r.ID == 2 })) {
				panic("a picture cannot be drawn")
			}
			return list(rows)
		})})
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		want := []outbox.State{outbox.Queued, outbox.Queued, outbox.Accepted, outbox.Accepted, outbox.Accepted}
		for i, state := range want {
			if row := box.row(int64(i + 1)); row.State != state {
				t.Errorf("row %d is %s, not %s", row.ID, row.State, state)
			}
		}
		mended.Store(true)
		time.Sleep(time.Minute)
		if err := stop(); err != nil || box.count(outbox.Accepted) != 5 || len(s.sent) != 5 {
			t.Errorf("%v, %d are accepted of %d sent", err, box.count(outbox.Accepted), len(s.sent))
		}
	})
}

// What is more urgent goes first, and all that is due for a person goes with it, in one message.
func TestTheOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		box := newMemory(
			outbox.Row{ID: 1, Person: 1, Priority: 2}, outbox.Row{ID: 2, Person: 2, Priority: 1, NotBefore: now.Add(-time.Hour)},
			outbox.Row{ID: 3, Person: 3, Priority: 1, NotBefore: now.Add(-2 * time.Hour)}, outbox.Row{ID: 4, Person: 3, Priority: 9},
			outbox.Row{ID: 5, Person: 2, NotBefore: now.Add(time.Hour + 1234*time.Millisecond)})
		s := &script{}
		stop := running(t, &Courier{Outbox: box, Sender: s, Workers: 1})
		time.Sleep(2 * time.Hour)
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		var got [][]int64
		for _, one := range s.sent {
			got = append(got, one.ids)
		}
		if text, _ := json.Marshal(got); string(text) != "[[3,4],[2],[1],[5]]" {
			t.Errorf("%s", text)
		}
		if late := s.sent[3].at.Sub(now.Add(time.Hour + 1234*time.Millisecond)); late < 0 || late > 50*time.Millisecond {
			t.Errorf("what is due in an hour went %v late", late)
		}
	})
}
