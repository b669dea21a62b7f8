package courier

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"path"
	"sync"
	"testing"
	"time"

	"motcua/bot/delivery"
	"motcua/bot/sandbox"
	"motcua/bot/telegram"
	"motcua/scoring/outbox"
)

// A courier and the replies share a pace, and a client sends for both.
var (
	_ telegram.Pace = (*delivery.Pace)(nil)
	_ Sender        = (*telegram.Client)(nil)
	_ prober        = (*telegram.Client)(nil)
)

// wire reaches a sandbox without a network, so that time can stand still around it, and keeps what it saw.
type wire struct {
	server *sandbox.Server
	delay  func() time.Duration // each way; nil for none

	mu    sync.Mutex
	calls []call
	cut   bool // no connection can be made
}

type call struct {
	method string
	chat   int64
	at     time.Time // when it reached the server
	status int
	wait   time.Duration // that the server asked for
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	trace := httptrace.ContextClientTrace(r.Context())
	if trace != nil && trace.GetConn != nil {
		trace.GetConn("sandbox")
	}
	w.mu.Lock()
	cut := w.cut
	w.mu.Unlock()
	if cut {
		return nil, errors.New("no route to host")
	}
	if trace != nil && trace.GotConn != nil {
		trace.GotConn(httptrace.GotConnInfo{})
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	r.Body.Close()
	r.Body = io.NopCloser(bytes.NewReader(body))
	var to struct {
		Chat int64 `json:"chat_id"`
	}
	_ = json.Unmarshal(body, &to) // a request without a chat has none
	if w.delay != nil {
		time.Sleep(w.delay())
	}
	c := call{method: path.Base(r.URL.Path), chat: to.Chat, at: time.Now()}
	answer := httptest.NewRecorder()
	w.server.ServeHTTP(answer, r)
	if w.delay != nil {
		time.Sleep(w.delay())
	}
	c.status = answer.Code
	var busy struct {
		Parameters struct {
			After int64 `json:"retry_after"`
		} `json:"parameters"`
	}
	if c.status == http.StatusTooManyRequests {
		_ = json.Unmarshal(answer.Body.Bytes(), &busy) // without parameters there is no wait to check
		c.wait = time.Duration(busy.Parameters.After) * time.Second
	}
	w.mu.Lock()
	w.calls = append(w.calls, c)
	w.mu.Unlock()
	return answer.Result(), nil
}

func (w *wire) setCut(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = cut
}

// sends are the messages that reached the server.
func (w *wire) sends() (sends []call) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.calls {
		if c.method == "sendMessage" {
			sends = append(sends, c)
		}
	}
	return sends
}

// newWire is a sandbox that keeps Telegram's limits, with people who have started the bot, and a client for it.
func newWire(t testing.TB, people int) (*wire, *telegram.Client) {
	t.Helper()
	w := &wire{server: sandbox.New(sandbox.Config{Limits: true, KeepRequests: -1})}
	t.Cleanup(w.server.Close)
	for i := range people {
		w.server.User(int64(i+1), "vi").Start("")
	}
	client, err := telegram.New(telegram.Config{Token: w.server.Token(), BaseURL: "http://telegram.test",
		Client: &http.Client{Transport: w}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return w, client
}

// backlog is an outbox with some due notices for each of many people.
func backlog(people, each int) *memory {
	m := newMemory()
	for i := range people * each {
		m.put(outbox.Row{ID: int64(i + 1), Person: int64(i%people + 1), NotBefore: time.Now()})
	}
	return m
}

// densest is the most calls that fall into one second.
func densest(calls []call) (most int) {
	first := 0
	for i, c := range calls {
		for c.at.Sub(calls[first].at) >= time.Second {
			first++
		}
		most = max(most, i-first+1)
	}
	return most
}
