package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"motcua/bot"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// An offset acknowledges everything before it: whatever the store does, that is in the inbox by then.
func TestNoUpdateIsAcknowledgedBeforeItIsCommitted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		refusals := 3
		inbox.refuse = func() error {
			if refusals--; refusals >= 0 {
				return errors.New("the disk is full")
			}
			return nil
		}
		f.answer = func(a asked) (string, error) {
			if offset, _ := a.fields["offset"].(float64); a.method == "getUpdates" && offset > 0 {
				inbox.mu.Lock()
				defer inbox.mu.Unlock()
				for id := int64(1); id < int64(offset); id++ {
					if _, kept := inbox.rows[id]; !kept {
						t.Errorf("offset %v acknowledges %d, which is not in the inbox", offset, id)
					}
				}
			}
			return "", nil
		}
		for id := range int64(250) {
			f.ask(id+1, id%7+1, "x")
		}
		stop := running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(time.Minute)
		if err := stop(); err != nil || inbox.finished() != 250 || len(f.asked("sendMessage")) != 250 {
			t.Errorf("finished %d, sent %d, %v", inbox.finished(), len(f.asked("sendMessage")), err)
		}
		if inbox.puts != 6 {
			t.Errorf("%d commits for three polls and three refusals", inbox.puts)
		}
	})
}

// Answers of a chat come in the order of its questions, however long each takes; no two of them overlap.
func TestAChatIsAnsweredInTheOrderAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		var busy sync.Map
		slow := answers(func(ctx context.Context, r bot.Request) (bot.Reply, error) {
			if _, twice := busy.LoadOrStore(r.Chat, true); twice {
				t.Errorf("chat %d has two requests at once", r.Chat)
			}
			time.Sleep(time.Duration(rand.IntN(3000)) * time.Millisecond)
			busy.Delete(r.Chat)
			if r.Update%11 == 0 && rand.IntN(2) == 0 {
				return bot.Reply{}, errors.New("now and then it fails")
			}
			return echo(ctx, r)
		})
		for id := range int64(300) {
			f.ask(id+1, rand.Int64N(20)+1, fmt.Sprint(id+1))
		}
		stop := running(t, newClient(t, f, nil), inbox, slow)
		time.Sleep(time.Hour)
		if err := stop(); err != nil {
			t.Error(err)
		}
		last := map[int64]int{}
		for _, a := range f.asked("sendMessage") {
			var id int
			fmt.Sscan(a.fields["text"].(string), &id)
			if id <= last[a.chat()] {
				t.Errorf("chat %d: %d answered after %d", a.chat(), id, last[a.chat()])
			}
			last[a.chat()] = id
		}
		if inbox.finished() != 300 {
			t.Errorf("finished %d", inbox.finished())
		}
	})
}

func TestASlowChatDelaysNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		a := answers(func(ctx context.Context, r bot.Request) (bot.Reply, error) {
			if r.Chat == 1 {
				time.Sleep(time.Hour)
			}
			return echo(ctx, r)
		})
		for id := range int64(40) {
			f.ask(id+1, 1, "slow")
		}
		for id := range int64(100) {
			f.ask(id+41, id+2, "quick")
		}
		began := time.Now()
		stop := running(t, newClient(t, f, nil), inbox, a)
		time.Sleep(10 * time.Second)
		sent := f.asked("sendMessage")
		if len(sent) != 100 || sent[99].at.Sub(began) > time.Second {
			t.Errorf("%d answers", len(sent))
		}
		stop()
		time.Sleep(2 * time.Hour) // the answer in hand ends long after the stop
	})
}

// A 429 parks the chat for exactly as long as Telegram says; then the same reply is sent, without asking again.
func TestABusyChatWaitsAsLongAsItIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		var once atomic.Bool
		f.answer = func(a asked) (string, error) {
			if a.method == "sendMessage" && a.fields["text"] == "two" && once.CompareAndSwap(false, true) {
				return `{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7200}}`, nil
			}
			return "", nil
		}
		var questions atomic.Int32
		a := answers(func(_ context.Context, r bot.Request) (bot.Reply, error) {
			questions.Add(1)
			if r.Chat == 2 {
				return bot.Reply{Messages: []bot.Message{{HTML: "other"}}}, nil
			}
			return bot.Reply{Messages: []bot.Message{{HTML: "one"}, {HTML: "two"}, {HTML: "three"}}}, nil
		})
		f.ask(1, 1, "x")
		f.ask(2, 2, "x")
		began := time.Now()
		stop := running(t, newClient(t, f, nil), inbox, a)
		time.Sleep(3 * time.Hour)
		var texts []string
		for _, s := range f.asked("sendMessage") {
			if s.chat() == 1 {
				texts = append(texts, fmt.Sprint(s.fields["text"], " ", s.at.Sub(began)))
			}
		}
		if got := strings.Join(texts, ", "); got != "one 0s, two 0s, two 2h0m0s, three 2h0m0s" {
			t.Error(got)
		}
		if questions.Load() != 2 || inbox.finished() != 2 {
			t.Errorf("%d questions, %d finished", questions.Load(), inbox.finished())
		}
		stop()
	})
}

// Two days without Telegram: every reply is out within half a minute of its return, once, and nothing is asked again.
func TestNothingIsLostWhileTelegramIsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		var gone atomic.Bool
		f.answer = func(a asked) (string, error) {
			if gone.Load() {
				return "", &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
			}
			return "", nil
		}
		var questions atomic.Int32
		a := answers(func(ctx context.Context, r bot.Request) (bot.Reply, error) {
			questions.Add(1)
			gone.Store(true)
			return echo(ctx, r)
		})
		for id := range int64(8) {
			f.ask(id+1, id%4+1, fmt.Sprint("q", id))
		}
		stop := running(t, newClient(t, f, nil), inbox, a)
		time.Sleep(48 * time.Hour)
		if inbox.finished() != 0 {
			t.Fatalf("%d finished without Telegram", inbox.finished())
		}
		before := len(f.asked("sendMessage"))
		f.mu.Lock()
		f.answer = nil
		f.mu.Unlock()
		time.Sleep(61 * time.Second) // two replies of a chat, one after the other
		if sent := len(f.asked("sendMessage")) - before; inbox.finished() != 8 || sent != 8 || questions.Load() != 8 {
			t.Errorf("%d finished, %d sent, %d questions", inbox.finished(), sent, questions.Load())
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// What an earlier run left is answered before anything newer of the same chat.
func TestARestartGoesOnWhereItWas(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		stuck := answers(func(ctx context.Context, r bot.Request) (bot.Reply, error) {
			<-ctx.Done()
			return bot.Reply{}, ctx.Err()
		})
		for id := range int64(30) {
			f.ask(id+1, 1, fmt.Sprint(id+1))
		}
		stop := running(t, newClient(t, f, nil), inbox, stuck)
		time.Sleep(time.Second)
		began := time.Now()
		if err := stop(); err != nil || time.Since(began) > 5*time.Second {
			t.Errorf("stopped after %v: %v", time.Since(began), err)
		}
		if inbox.finished() != 0 {
			t.Fatal("something was finished")
		}
		for id := range int64(30) {
			f.ask(id+31, 1, fmt.Sprint(id+31))
		}
		inbox.rows[0] = Update{ID: 0, Chat: 1, Body: []byte("not a request")}
		stop = running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(time.Minute)
		stop()
		sent := f.asked("sendMessage")
		if len(sent) != 60 || inbox.finished() != 61 {
			t.Fatalf("%d sent, %d finished", len(sent), inbox.finished())
		}
		for i, s := range sent {
			if s.fields["text"] != fmt.Sprint(i+1) {
				t.Fatalf("answer %d is %v", i, s.fields["text"])
			}
		}
	})
}

func TestAStopTakesFiveSecondsAtMost(t *testing.T) {
	for _, c := range []struct {
		name  string
		takes time.Duration
		most  time.Duration
		fails bool
	}{
		{"nothing in hand", 0, 0, false},
		{"a request that ends in time is finished", 3 * time.Second, 3 * time.Second, false},
		{"a request that ignores its end is left", time.Hour, 5 * time.Second, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, inbox := newFake(), newMemory()
				f.ask(1, 1, "x")
				stop := running(t, newClient(t, f, nil), inbox, answers(func(ctx context.Context, r bot.Request) (bot.Reply, error) {
					time.Sleep(c.takes)
					return echo(ctx, r)
				}))
				synctest.Wait()
				began := time.Now()
				err := stop()
				if took := time.Since(began); took > c.most || (err != nil) != c.fails {
					t.Errorf("took %v, %v", took, err)
				}
				if want := !c.fails; inbox.done[1] != want {
					t.Errorf("finished: %v", inbox.done[1])
				}
				time.Sleep(2 * time.Hour)
			})
		})
	}
}

// Also while the store does not take what the start has to say.
func TestAStopDuringTheStartDoesNotWaitForTheStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		inbox.block = make(chan struct{})
		inbox.rows[1] = Update{ID: 1, Chat: 1, Body: []byte("not a request")}
		stop := running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(time.Minute)
		began := time.Now()
		if err := stop(); err != nil || time.Since(began) > 5*time.Second {
			t.Errorf("stopped after %v: %v", time.Since(began), err)
		}
	})
}

// A slot is free only when the end of its request is on record: so many answers, and no more, can be repeated by a
// crash.
func TestACrashRepeatsNoMoreThanTheSlots(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		inbox.block = make(chan struct{})
		for id := range int64(200) {
			f.ask(id+1, id%50+1, "x")
		}
		stop := running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(time.Minute)
		if sent := len(f.asked("sendMessage")); sent != 16 {
			t.Errorf("%d answers are out and not on record", sent)
		}
		close(inbox.block)
		time.Sleep(time.Minute)
		if inbox.finished() != 200 {
			t.Errorf("%d finished", inbox.finished())
		}
		stop()
	})
}

// A panic or an error in the Answerer ends neither the program nor the chat, and the press is answered.
func TestARequestThatCannotBeAnsweredIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		f, inbox := newFake(), newMemory()
		f.push(1, `{"update_id":1,"callback_query":{"id":"p1","from":{"id":5},"message":{"message_id":9,"date":1,"chat":{"id":5,"type":"private"}},"data":"boom"}}`)
		f.ask(2, 5, "after")
		stop := running(t, newClient(t, f, &log), inbox, answers(func(ctx context.Context, r bot.Request) (bot.Reply, error) {
			if r.Press != nil {
				panic("Lò Thị Bí Mật")
			}
			return echo(ctx, r)
		}))
		time.Sleep(time.Minute)
		stop()
		if n := len(f.asked("answerCallbackQuery")); n != 1 || len(f.asked("sendMessage")) != 1 || inbox.finished() != 2 {
			t.Errorf("%d presses answered, %d finished", n, inbox.finished())
		}
		if strings.Contains(log.String(), "Bí Mật") || !strings.Contains(log.String(), "given up") {
			t.Error(log.String())
		}
	})
}

// third is a pace that takes the limit for the bot's when Telegram has asked to wait three times.
type third struct {
	alone
	asked atomic.Int64
}

func (p *third) Halt(_ int64, wait time.Duration, _ bool) time.Duration {
	if p.asked.Add(1) < 3 {
		return 0
	}
	return wait
}

// When the limit that Telegram tells of is the bot's, all chats wait, and then all are answered.
func TestAFloodHoldsAllChats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		began := time.Now()
		f.answer = func(a asked) (string, error) {
			if a.method == "sendMessage" && time.Since(began) < 30*time.Second {
				return `{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":30}}`, nil
			}
			return "", nil
		}
		for id := range int64(500) {
			f.ask(id+1, id+1, "x")
		}
		client := newClient(t, f, nil)
		client.pace = &third{}
		stop := running(t, client, inbox, echo)
		time.Sleep(29 * time.Second)
		if n := len(f.asked("sendMessage")); n > 16+3 {
			t.Errorf("%d requests during the flood", n)
		}
		time.Sleep(2 * time.Second)
		if inbox.finished() != 500 {
			t.Errorf("%d finished", inbox.finished())
		}
		stop()
	})
}
