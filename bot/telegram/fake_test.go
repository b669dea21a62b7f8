package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
)

const secret = "123456:AAsecretsecretsecretsecretsecret"

// fakeTelegram is a server of updates that records what it is asked. It is reached without a network, so that time
// can stand still around it.
type fakeTelegram struct {
	mu      sync.Mutex
	updates []string
	ids     []int64
	wake    chan struct{}
	calls   []asked
	// answer, when set, may answer a call in the server's stead: an error is a broken line, an empty body no opinion.
	answer func(a asked) (body string, err error)
}

type asked struct {
	method string
	fields map[string]any
	files  map[string][]byte
	at     time.Time
}

func (a asked) chat() int64 { n, _ := a.fields["chat_id"].(float64); return int64(n) }

func newFake() *fakeTelegram { return &fakeTelegram{wake: make(chan struct{}, 1)} }

func (f *fakeTelegram) push(id int64, format string, args ...any) {
	f.mu.Lock()
	f.updates = append(f.updates, fmt.Sprintf(format, args...))
	f.ids = append(f.ids, id)
	f.mu.Unlock()
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

func (f *fakeTelegram) ask(id, chat int64, text string) {
	f.push(id, `{"update_id":%d,"message":{"message_id":1,"date":1700000000,"from":{"id":%d,"first_name":"Lò Thị Bí Mật"},"chat":{"id":%d,"type":"private"},"text":%q}}`, id, chat, chat, text)
}

func (f *fakeTelegram) asked(method string) []asked {
	f.mu.Lock()
	defer f.mu.Unlock()
	var found []asked
	for _, a := range f.calls {
		if a.method == method {
			found = append(found, a)
		}
	}
	return found
}

// RoundTrip makes the fake a transport.
func (f *fakeTelegram) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	w := httptest.NewRecorder()
	if err := f.serve(w, r); err != nil {
		return nil, err
	}
	if r.Body != nil {
		r.Body.Close()
	}
	return w.Result(), nil
}

func (f *fakeTelegram) serve(w http.ResponseWriter, r *http.Request) error {
	a := asked{method: path.Base(r.URL.Path), fields: map[string]any{}, files: map[string][]byte{}, at: time.Now()}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		if err := r.ParseMultipartForm(1 << 20); err != nil {
			return err
		}
		for k, v := range r.MultipartForm.Value {
			a.fields[k] = v[0]
		}
		for k, v := range r.MultipartForm.File {
			file, err := v[0].Open()
			if err != nil {
				return err
			}
			var b bytes.Buffer
			b.ReadFrom(file)
			a.files[k] = b.Bytes()
		}
	} else if err := json.NewDecoder(r.Body).Decode(&a.fields); err != nil {
		return err
	}
	f.mu.Lock()
	f.calls = append(f.calls, a)
	answer := f.answer
	f.mu.Unlock()
	if answer != nil {
		body, err := answer(a)
		if err != nil {
			return err
		}
		if body != "" {
			fmt.Fprint(w, body)
			return nil
		}
	}
	switch a.method {
	case "getMe":
		fmt.Fprint(w, `{"ok":true,"result":{"id":1,"username":"MotCuaBot"}}`)
	case "getUpdates":
		return f.poll(w, r, a)
	case "sendMessage", "sendPhoto", "sendDocument":
		fmt.Fprint(w, `{"ok":true,"result":{"message_id":77}}`)
	default:
		fmt.Fprint(w, `{"ok":true,"result":true}`)
	}
	return nil
}

func (f *fakeTelegram) poll(w http.ResponseWriter, r *http.Request, a asked) error {
	offset, _ := a.fields["offset"].(float64)
	timeout := time.NewTimer(time.Duration(a.fields["timeout"].(float64)) * time.Second)
	defer timeout.Stop()
	for {
		f.mu.Lock()
		for len(f.ids) > 0 && f.ids[0] < int64(offset) {
			f.ids, f.updates = f.ids[1:], f.updates[1:]
		}
		some := slices.Clone(f.updates[:min(len(f.updates), 100)])
		f.mu.Unlock()
		if len(some) > 0 {
			fmt.Fprintf(w, `{"ok":true,"result":[%s]}`, strings.Join(some, ","))
			return nil
		}
		select {
		case <-f.wake:
		case <-timeout.C:
			fmt.Fprint(w, `{"ok":true,"result":[]}`)
			return nil
		case <-r.Context().Done():
			return r.Context().Err()
		}
	}
}

// memory is an inbox without a disk.
type memory struct {
	mu     sync.Mutex
	rows   map[int64]Update
	done   map[int64]bool
	aside  []SetAside
	puts   int
	refuse func() error // of Put
	block  chan struct{}

	strangers map[int64]bool    // persons; everybody else is registered
	unfit     func(Update) bool // that cannot be kept; nil for none

	hands   map[int]int64 // by worker
	begun   map[int64]int // messages by update
	deaths  map[int64]int
	retried []Update
}

func newMemory() *memory {
	return &memory{rows: map[int64]Update{}, done: map[int64]bool{}, hands: map[int]int64{}, begun: map[int64]int{}, deaths: map[int64]int{}}
}

func (m *memory) Put(_ context.Context, updates []Update, aside []SetAside) ([]Place, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.puts++
	if m.refuse != nil {
		if err := m.refuse(); err != nil {
			return nil, err
		}
	}
	if m.unfit != nil && (slices.ContainsFunc(updates, m.unfit) ||
		slices.ContainsFunc(aside, func(a SetAside) bool { return m.unfit(Update{ID: a.ID}) })) {
		return nil, fmt.Errorf("putting: %w", ErrUnfit)
	}
	places := make([]Place, len(updates))
	for i, u := range updates {
		if _, known := m.rows[u.ID]; !known {
			m.rows[u.ID] = u
		}
		if u.Stranger && u.Code != "right" {
			places[i] = Last
		}
	}
	m.aside = append(m.aside, aside...)
	return places, nil
}

func (m *memory) IsRegistered(_ context.Context, person int64) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return !m.strangers[person], nil
}

// Code takes "right" and "wrong" for codes.
func (m *memory) Code(r bot.Request) string {
	if r.Text == "right" || r.Text == "wrong" {
		return r.Text
	}
	return ""
}

func (m *memory) Unfinished(context.Context) ([]Unfinished, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var open []Unfinished
	for id, u := range m.rows {
		if !m.done[id] {
			open = append(open, Unfinished{Update: u, Deaths: m.deaths[id], Aside: m.deaths[id] > 1, Message: m.begun[id]})
		}
	}
	slices.SortFunc(open, func(a, b Unfinished) int { return int(a.ID - b.ID) })
	return open, nil
}

func (m *memory) PutBack(context.Context) ([]Update, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	defer func() { m.retried = nil }()
	return m.retried, nil
}

func (m *memory) Hold(worker int, update int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.hands[worker] = update
}

func (m *memory) Begin(_ context.Context, id int64, message int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.begun[id] = message
	return nil
}

// inHand are the updates that workers have in hand, by rising id.
func (m *memory) inHand() (ids []int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, id := range m.hands {
		if id != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (m *memory) Finish(ctx context.Context, ids []int64) error {
	if m.block != nil {
		select {
		case <-m.block:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, id := range ids {
		if _, known := m.rows[id]; !known {
			return errors.New("finishing what was never put")
		}
		m.done[id] = true
	}
	return nil
}

func (m *memory) NextOffset(context.Context) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	next := int64(0)
	for id := range m.rows {
		next = max(next, id+1)
	}
	return next, nil
}

func (m *memory) finished() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.done)
}

// answers is an Answerer made of a function.
type answers func(context.Context, bot.Request) (bot.Reply, error)

func (a answers) Answer(ctx context.Context, r bot.Request) (bot.Reply, error) { return a(ctx, r) }

func (a answers) Continue(ctx context.Context, r bot.Request) (bot.Reply, error) {
	r.Text = "the rest of " + r.Text
	return a(ctx, r)
}

func (a answers) GivenUp(_ context.Context, r bot.Request) (bot.Reply, error) {
	return bot.Reply{Messages: []bot.Message{{HTML: "given up: " + r.Text}}}, nil
}

func (a answers) Undelivered(_ context.Context, r bot.Request, _ error) bot.Message {
	return bot.Message{HTML: "undelivered: " + r.Text}
}

func (a answers) WaitMessage(_ context.Context, r bot.Request, w bot.Wait) bot.Message {
	switch {
	case w.Full:
		return bot.Message{HTML: r.Text + " finds no place"}
	case w.Cause != nil:
		return bot.Message{HTML: r.Text + " does not come"}
	case w.Place > 0:
		return bot.Message{HTML: fmt.Sprint(r.Text, " is number ", w.Place)}
	default:
		return bot.Message{HTML: r.Text + " is begun"}
	}
}

// echo answers a text with itself.
var echo = answers(func(_ context.Context, r bot.Request) (bot.Reply, error) {
	return bot.Reply{Messages: []bot.Message{{HTML: r.Text}}}, nil
})

func newClient(t testing.TB, transport http.RoundTripper, log *bytes.Buffer) *Client {
	t.Helper()
	logger := slog.New(slog.DiscardHandler)
	if log != nil {
		logger = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	c, err := New(Config{Token: secret, BaseURL: "http://telegram.test", Client: &http.Client{Transport: transport}, Log: logger})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// running starts Run and returns a stop that waits for its end and gives its error.
func running(t testing.TB, c *Client, inbox Inbox, a Answerer) (stop func() error) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, c, inbox, a) }()
	return sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
}

// listening starts Run as running does, in a bubble, and returns when a poll waits: what is asked from then on comes at once. The
// first poll does not wait, and what it misses comes only after a pause.
func listening(t testing.TB, c *Client, inbox Inbox, a Answerer) (stop func() error) {
	stop = running(t, c, inbox, a)
	time.Sleep(2 * idlePause)
	synctest.Wait()
	return stop
}
