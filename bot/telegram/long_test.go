package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
)

// slow answers every text that begins with "file" in two parts, the second of which takes a minute; and others at once.
func slow(ctx context.Context, r bot.Request) (bot.Reply, error) {
	if rest, ok := strings.CutPrefix(r.Text, "the rest of "); ok {
		if delivery.Sleep(ctx, time.Minute) != nil {
			return bot.Reply{}, ctx.Err()
		}
		return bot.Reply{Messages: []bot.Message{{HTML: rest + " is read"}}}, nil
	}
	if strings.HasPrefix(r.Text, "file") {
		return bot.Reply{Messages: []bot.Message{{HTML: r.Text + " is being read"}}, Later: true}, nil
	}
	return bot.Reply{Messages: []bot.Message{{HTML: r.Text}}}, nil
}

// told are the texts sent and edited, in order.
func (f *fakeTelegram) told() (texts []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, a := range f.calls {
		switch a.method {
		case "sendMessage":
			texts = append(texts, fmt.Sprint(a.fields["text"]))
		case "editMessageText":
			texts = append(texts, fmt.Sprint(a.fields["message_id"], ": ", a.fields["text"]))
		}
	}
	return texts
}

// left puts an update into an inbox as an earlier run left it.
func (m *memory) left(t *testing.T, id, chat int64, text string) {
	t.Helper()
	body, err := json.Marshal(bot.Request{Update: id, Chat: chat, Person: chat, Private: true, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	m.rows[id] = Update{ID: id, Chat: chat, Body: body}
}

// What takes long does not hold its chat up: that it has begun is told, other questions are answered, and the rest takes the
// place of what was told. Files are read one after the other; whoever waits is told their place, and when their turn comes.
func TestLongAnswersHoldNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		f.ask(1, 42, "file 1")
		f.ask(2, 42, "file 2")
		f.ask(3, 42, "question")
		stop := running(t, newClient(t, f, nil), inbox, answers(slow))
		time.Sleep(30 * time.Second)
		if got, want := f.told(), []string{"file 1 is being read", "file 2 is number 2", "question"}; !slices.Equal(got, want) {
			t.Errorf("told is %q", got)
		}
		if got := inbox.inHand(); !slices.Equal(got, []int64{1}) {
			t.Errorf("in hand are %v", got)
		}
		time.Sleep(2 * time.Minute)
		if got, want := f.told()[3:], []string{"77: file 1 is read", "77: file 2 is begun", "77: file 2 is read"}; !slices.Equal(got, want) {
			t.Errorf("told is %q", got)
		}
		if err := stop(); err != nil || inbox.finished() != 3 || len(inbox.inHand()) != 0 {
			t.Errorf("%d finished, %v in hand, %v", inbox.finished(), inbox.inHand(), err)
		}
	})
}

// A stop ends what takes long at once. The next run says again that it has begun, in the same message, and goes on.
func TestLongAnswersGoOnAfterAStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		f.ask(1, 42, "file")
		stop := running(t, newClient(t, f, nil), inbox, answers(slow))
		time.Sleep(30 * time.Second)
		began := time.Now()
		if err := stop(); err != nil || time.Since(began) > time.Second || inbox.finished() != 0 {
			t.Fatalf("it stops after %v, %d finished, %v", time.Since(began), inbox.finished(), err)
		}
		stop = running(t, newClient(t, f, nil), inbox, answers(slow))
		time.Sleep(2 * time.Minute)
		if got, want := f.told(), []string{"file is being read", "77: file is being read", "77: file is read"}; !slices.Equal(got, want) {
			t.Errorf("told is %q", got)
		}
		if err := stop(); err != nil || inbox.finished() != 1 {
			t.Errorf("%d finished, %v", inbox.finished(), err)
		}
	})
}

// In hand is what a worker works on, until its end is on record: neither what waits behind it in its chat, nor what waits for
// a worker, nor what waits for Telegram.
func TestWhatWaitsIsNotInHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, now := newFake(), newMemory(), make(chan struct{})
		client := newClient(t, f, nil)
		client.workers = 2
		f.answer = func(a asked) (string, error) {
			if a.method == "sendMessage" && a.chat() == 44 {
				return `{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":3600}}`, nil
			}
			return "", nil
		}
		f.ask(10, 44, "waits for Telegram")
		stop := running(t, client, inbox, answers(func(_ context.Context, r bot.Request) (bot.Reply, error) {
			if r.Chat != 44 {
				<-now
			}
			return bot.Reply{Messages: []bot.Message{{HTML: r.Text}}}, nil
		}))
		synctest.Wait()
		f.ask(11, 42, "in hand")
		f.ask(12, 42, "behind it")
		f.ask(13, 43, "in hand, too")
		f.ask(14, 45, "without a worker")
		time.Sleep(time.Minute)
		if got := inbox.inHand(); !slices.Equal(got, []int64{11, 13}) {
			t.Errorf("in hand are %v", got)
		}
		close(now)
		time.Sleep(time.Minute)
		if got := inbox.inHand(); len(got) != 0 || inbox.finished() != 4 {
			t.Errorf("in hand are %v, %d are finished", got, inbox.finished())
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// Of what the program had in hand when it died, one at a time is worked on, beside everything else.
func TestSuspectsAreTriedOneByOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		for id := range int64(6) {
			inbox.left(t, id+1, 40+id, "x")
			if id < 4 {
				inbox.deaths[id+1] = 1
			}
		}
		var mu sync.Mutex
		var tried, most, all int
		stop := running(t, newClient(t, f, nil), inbox, answers(func(_ context.Context, r bot.Request) (bot.Reply, error) {
			suspect := 0
			if inbox.deaths[r.Update] > 0 {
				suspect = 1
			}
			mu.Lock()
			all, tried = all+1, tried+suspect
			most = max(most, tried)
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			defer mu.Unlock()
			tried -= suspect
			return bot.Reply{}, nil
		}))
		time.Sleep(500 * time.Millisecond)
		if mu.Lock(); all != 3 {
			t.Errorf("%d are worked on, wanted the innocent and one", all)
		}
		mu.Unlock()
		time.Sleep(time.Minute)
		if err := stop(); err != nil {
			t.Error(err)
		}
		mu.Lock()
		defer mu.Unlock()
		if most != 1 || inbox.finished() != 6 {
			t.Errorf("%d are tried at once, %d are finished", most, inbox.finished())
		}
	})
}

// Who asked what is given up is told so, in the place of what was told before; what is put back by hand is answered.
func TestGivenUpIsToldAndTriedAgainByHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		inbox.left(t, 1, 42, "file")
		inbox.deaths[1], inbox.begun[1] = 2, 55
		stop := running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(10 * time.Second)
		if got, want := f.told(), []string{"55: given up: file"}; !slices.Equal(got, want) || inbox.finished() != 1 {
			t.Fatalf("told is %q, %d are finished", got, inbox.finished())
		}
		inbox.mu.Lock()
		delete(inbox.done, 1)
		inbox.retried = []Update{inbox.rows[1]}
		inbox.mu.Unlock()
		time.Sleep(10 * time.Second)
		if got, want := f.told()[1:], []string{"file"}; !slices.Equal(got, want) || inbox.finished() != 1 {
			t.Errorf("told is %q, %d are finished", got, inbox.finished())
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}
