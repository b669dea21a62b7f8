package telegram

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
)

// reads are answers that say in which order the files are read, each for a minute. A text "stop 3" stops the update 3.
type reads struct {
	mu    sync.Mutex
	begun []int64
	most  int // at once
	now   int
	fails map[int64][]error // at the attempts to read an update's file
}

func (r *reads) answer(ctx context.Context, request bot.Request) (bot.Reply, error) {
	rest, late := strings.CutPrefix(request.Text, "the rest of ")
	var stopped int64
	if _, err := fmt.Sscanf(request.Text, "stop %d", &stopped); err == nil {
		return bot.Reply{Messages: []bot.Message{{HTML: "stopping"}}, Stopped: []int64{stopped}}, nil
	}
	if !late {
		return slow(ctx, request)
	}
	r.mu.Lock()
	if fails := r.fails[request.Update]; len(fails) > 0 {
		r.fails[request.Update] = fails[1:]
		r.mu.Unlock()
		return bot.Reply{}, bot.Unfetched{Err: fails[0]}
	}
	if strings.HasSuffix(rest, "stopped") {
		r.mu.Unlock()
		return bot.Reply{Messages: []bot.Message{{HTML: rest}}}, nil
	}
	r.begun = append(r.begun, request.Update)
	r.now++
	r.most = max(r.most, r.now)
	r.mu.Unlock()
	defer func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.now--
	}()
	return slow(ctx, request)
}

// order is in which order files were begun, when never two were read at once.
func (r *reads) order(t *testing.T) []int64 {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.most > 1 {
		t.Errorf("%d files are read at once", r.most)
	}
	return slices.Clone(r.begun)
}

// Files of all chats are read one at a time, and chats take turns: many files of one hold another up for one only. Only what is read
// is in hand.
func TestChatsTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{}
		stop := listening(t, newClient(t, f, nil), inbox, answers(r.answer))
		for id := range int64(5) {
			f.ask(id+1, 42, fmt.Sprint("file ", id+1))
			synctest.Wait()
		}
		time.Sleep(30 * time.Second)
		f.ask(10, 43, "file 10")
		time.Sleep(time.Second)
		f.ask(11, 44, "file 11")
		time.Sleep(time.Second)
		if told := f.told(); !slices.Equal(told[5:], []string{"file 10 is number 2", "file 11 is number 3"}) {
			t.Errorf("who comes later is told %q", told[5:])
		}
		if got := inbox.inHand(); !slices.Equal(got, []int64{1}) {
			t.Errorf("in hand are %v", got)
		}
		time.Sleep(10 * time.Minute)
		if got, want := r.order(t), []int64{1, 10, 11, 2, 3, 4, 5}; !slices.Equal(got, want) {
			t.Errorf("files are read in the order %v, want %v", got, want)
		}
		if err := stop(); err != nil || inbox.finished() != 7 {
			t.Errorf("%d finished, %v", inbox.finished(), err)
		}
	})
}

// Whoever waits is told when their place has changed enough, in the same message, and not every few seconds.
func TestPlacesAreToldAsTheyChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{}
		stop := listening(t, newClient(t, f, nil), inbox, answers(r.answer))
		for id := range int64(8) {
			f.ask(id+1, 40+id, fmt.Sprint("file ", id+1))
			synctest.Wait()
		}
		time.Sleep(10 * time.Minute)
		var told []string
		for _, text := range f.told() {
			if strings.Contains(text, "file 8 ") {
				told = append(told, text)
			}
		}
		want := []string{"file 8 is number 8", "77: file 8 is number 4", "77: file 8 is number 3", "77: file 8 is number 2", "77: file 8 is begun", "77: file 8 is read"}
		if !slices.Equal(told, want) {
			t.Errorf("the last is told %q", told)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// What its person stops leaves the queue at once.
func TestWhatIsStoppedLeavesTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{}
		stop := listening(t, newClient(t, f, nil), inbox, answers(r.answer))
		for i, text := range []string{"file 1", "file 2 stopped", "file 3"} {
			f.ask(int64(i+1), 42+int64(i), text)
			synctest.Wait()
		}
		time.Sleep(5 * time.Second)
		f.ask(4, 43, "stop 2")
		time.Sleep(4 * time.Second)
		if told := f.told(); !slices.Contains(told, "77: file 2 stopped") || !slices.Contains(told, "77: file 3 is number 2") {
			t.Errorf("told is %q", told)
		}
		if got := inbox.inHand(); !slices.Equal(got, []int64{1}) || inbox.finished() != 2 {
			t.Errorf("in hand are %v, %d are finished", got, inbox.finished())
		}
		time.Sleep(5 * time.Minute)
		if got := r.order(t); !slices.Equal(got, []int64{1, 3}) {
			t.Errorf("read are %v", got)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// So does what its person stops while it waits for Telegram.
func TestWhatIsStoppedDoesNotWaitForTelegram(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{fails: map[int64][]error{1: {bot.Busy{After: time.Hour}}}}
		stop := running(t, newClient(t, f, nil), inbox, answers(r.answer))
		f.ask(1, 42, "file 1 stopped")
		time.Sleep(time.Second)
		f.ask(2, 42, "stop 1")
		time.Sleep(time.Second)
		if told := f.told(); !slices.Contains(told, "77: file 1 stopped") || inbox.finished() != 2 { // which of the two messages comes first is open
			t.Errorf("told is %q, %d are finished", told, inbox.finished())
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// After a restart files are read in the order in which they were sent, one of each chat in turn.
func TestTheOrderSurvivesARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{}
		for id, chat := range map[int64]int64{1: 42, 2: 42, 3: 42, 4: 43, 5: 44} {
			inbox.left(t, id, chat, fmt.Sprint("file ", id))
			inbox.begun[id] = int(70 + id)
		}
		stop := running(t, newClient(t, f, nil), inbox, answers(r.answer))
		time.Sleep(10 * time.Minute)
		if got, want := r.order(t), []int64{1, 4, 5, 2, 3}; !slices.Equal(got, want) {
			t.Errorf("files are read in the order %v, want %v", got, want)
		}
		if err := stop(); err != nil || inbox.finished() != 5 {
			t.Errorf("%d finished, %v", inbox.finished(), err)
		}
	})
}

// The queue has an end: what comes beyond is told so, and is over.
func TestTheQueueHasAnEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{}
		stop := listening(t, newClient(t, f, nil), inbox, answers(r.answer))
		for id := range int64(mostTurns + 1) {
			f.ask(id+1, 1000+id, fmt.Sprint("file ", id+1))
			synctest.Wait()
		}
		if told := f.told(); told[len(told)-1] != fmt.Sprint("file ", mostTurns+1, " finds no place") || inbox.finished() != 1 {
			t.Errorf("the last is told %q, %d are finished", told[len(told)-1], inbox.finished())
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// A file that does not come is asked for again, for as long as a message is sent again; others are read meanwhile, and nothing is
// in hand that waits for Telegram. Whoever waits long is told why.
func TestAFileThatDoesNotComeIsAskedForAgain(t *testing.T) {
	broken := errors.New("status 502")
	for _, c := range []struct {
		says  string
		fails []error
		told  []string
		after time.Duration // it is over at the latest
	}{
		{"a broken line, twice", []error{broken, broken}, []string{"77: file 1 is read"}, 65 * time.Second},
		{"a wait that is told", []error{bot.Busy{After: 5 * time.Second}}, []string{"77: file 1 is read"}, 66 * time.Second},
		{"a long wait", []error{bot.Busy{After: time.Hour}}, []string{"77: file 1 does not come", "77: file 1 is read"}, 62 * time.Minute},
		{"a minute's outage", slices.Repeat([]error{broken}, 7), []string{"77: file 1 does not come", "77: file 1 is read"}, 3 * time.Minute},
		{"an outage without end", slices.Repeat([]error{broken}, 1000), []string{"77: file 1 does not come", "77: undelivered: file 1"}, 11 * time.Minute},
	} {
		t.Run(c.says, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, inbox, r := newFake(), newMemory(), &reads{fails: map[int64][]error{1: c.fails}}
				stop := running(t, newClient(t, f, nil), inbox, answers(r.answer))
				f.ask(1, 42, "file 1")
				time.Sleep(100 * time.Millisecond)
				if got := inbox.inHand(); len(got) > 0 {
					t.Errorf("in hand are %v", got)
				}
				time.Sleep(c.after)
				if told := f.told()[1:]; !slices.Equal(told, c.told) || inbox.finished() != 1 {
					t.Errorf("told is %q, %d are finished", told, inbox.finished())
				}
				if err := stop(); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// While one chat's file does not come, others' are read.
func TestAFileThatDoesNotComeHoldsNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{fails: map[int64][]error{1: {bot.Busy{After: time.Hour}}}}
		stop := listening(t, newClient(t, f, nil), inbox, answers(r.answer))
		f.ask(1, 42, "file 1")
		synctest.Wait()
		f.ask(2, 43, "file 2")
		time.Sleep(2 * time.Minute)
		if got := r.order(t); !slices.Equal(got, []int64{2}) {
			t.Errorf("read are %v", got)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

// Pressed again while it waits, a button leaves the message that says so as it is, and is answered in its turn.
func TestAButtonPressedAgainLeavesTheMessageAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox, r := newFake(), newMemory(), &reads{}
		stop := listening(t, newClient(t, f, nil), inbox, answers(func(ctx context.Context, q bot.Request) (bot.Reply, error) {
			if q.Press != nil { // its text is empty, or says that the rest is wanted
				q.Text += "file"
			}
			reply, err := r.answer(ctx, q)
			if q.Press != nil && err == nil {
				reply.Messages[0].Edit = q.Press.Message
			}
			return reply, err
		}))
		f.ask(1, 42, "file 1")
		synctest.Wait()
		for id := range int64(3) {
			f.push(2+id, `{"update_id":%d,"callback_query":{"id":"%d","from":{"id":43},"data":"x","message":{"message_id":9,"date":1700000000,"chat":{"id":43,"type":"private"}}}}`, 2+id, 2+id)
			synctest.Wait()
		}
		time.Sleep(30 * time.Second)
		if told := f.told(); !slices.Equal(told, []string{"file 1 is being read", "9:  is number 2"}) {
			t.Errorf("told is %q", told)
		}
		time.Sleep(5 * time.Minute)
		if err := stop(); err != nil || inbox.finished() != 4 {
			t.Errorf("%d finished, %v", inbox.finished(), err)
		}
	})
}
