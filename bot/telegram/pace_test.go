package telegram

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
	"motcua/bot/sandbox"
)

// notebook is a Pace that writes down what it is told.
type notebook struct {
	mu      sync.Mutex
	entries []string
	until   map[int64]time.Time
}

func (n *notebook) write(format string, args ...any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.entries = append(n.entries, fmt.Sprintf(format, args...))
}

func (n *notebook) Note(chat int64)          { n.write("to %d", chat) }
func (n *notebook) Pass(bool)                { n.write("passed") }
func (n *notebook) TakeSpare() time.Duration { return 0 }

func (n *notebook) Halt(chat int64, wait time.Duration, _ bool) time.Duration {
	n.write("%d halted for %v", chat, wait)
	n.leave(chat, wait)
	return 0
}

func (n *notebook) leave(chat int64, wait time.Duration) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.until[chat] = time.Now().Add(wait)
}

func (n *notebook) HaltOf(chat int64) time.Duration {
	n.mu.Lock()
	defer n.mu.Unlock()
	return max(0, time.Until(n.until[chat]))
}

// inside reaches a sandbox without a network, so that time can stand still around it.
type inside struct{ *sandbox.Server }

func (s inside) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result(), r.Body.Close()
}

// Replies are counted with what else goes out, and what Telegram asks of either is kept by both.
func TestRepliesShareThePace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New(sandbox.Config{})
		defer server.Close()
		server.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Busy, Method: "sendMessage", Chat: 2, Times: 1, RetryAfter: 20}}})
		pace := &notebook{until: map[int64]time.Time{}}
		pace.leave(1, time.Minute) // a notice was told to wait
		client, err := New(Config{Token: server.Token(), BaseURL: "http://telegram.test", Pace: pace,
			Client: &http.Client{Transport: inside{server}}, PollTimeout: time.Second})
		if err != nil {
			t.Fatal(err)
		}
		for chat := range int64(3) {
			server.User(chat+1, "vi").Send("x")
		}
		began := time.Now()
		stop := running(t, client, newMemory(), echo)
		time.Sleep(2 * time.Minute)
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		var sends []string
		for _, r := range server.Requests() {
			if r.Method == "sendMessage" {
				sends = append(sends, fmt.Sprint(r.Params["chat_id"], " after ", r.At.Sub(began)))
			}
		}
		slices.Sort(sends)
		if got := strings.Join(sends, ", "); got != "1 after 1m0s, 2 after 0s, 2 after 20s, 3 after 0s" {
			t.Error(got)
		}
		slices.Sort(pace.entries)
		if got := strings.Join(pace.entries, ", "); got != "2 halted for 20s, passed, passed, passed, to 1, to 2, to 2, to 3" {
			t.Error(got)
		}
	})
}

// A halt that comes while a reply of several messages goes out keeps the rest back, and nothing is asked again.
func TestAHaltKeepsTheRestOfAReplyBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, pace := newFake(), &notebook{until: map[int64]time.Time{}}
		f.answer = func(a asked) (string, error) {
			if a.fields["text"] == "one" {
				pace.leave(1, time.Hour)
			}
			return "", nil
		}
		c := newClient(t, f, nil)
		c.pace = pace
		d := &replier{ctx: t.Context(), client: c, log: c.log}
		j := &job{request: bot.Request{Chat: 1}, reply: &bot.Reply{Messages: []bot.Message{{HTML: "one"}, {HTML: "two"}}}}
		if wait := d.work(j); wait != time.Hour || len(f.asked("sendMessage")) != 1 {
			t.Errorf("%v, %d sent", wait, len(f.asked("sendMessage")))
		}
		time.Sleep(time.Hour)
		if wait := d.work(j); wait != 0 || len(f.asked("sendMessage")) != 2 {
			t.Errorf("%v, %d sent", wait, len(f.asked("sendMessage")))
		}
	})
}
