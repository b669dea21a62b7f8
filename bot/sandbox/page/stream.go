package page

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"motcua/bot/sandbox"
)

// glance is how often the stream looks at what tells nobody of its changes: menus, the clock, what waits.
const glance = 250 * time.Millisecond

// again is how soon a browser comes back after the program has gone; it may be started again at any time.
const again = time.Second

// stream is one browser's view: it is sent everything once, then what changed.
type stream struct {
	page   *page
	w      http.ResponseWriter
	flush  func() error
	sent   [][]mark         // by phone and index, what was sent of each entry
	latest map[string]any   // by event and phone, the last state sent
	wake   chan struct{}    // something happened in a chat
	ticker <-chan time.Time // a glance is due
}

// mark is what changes when an entry does.
type mark struct {
	edits   int
	deleted bool
}

// events streams the chats and all that goes with them. It begins with everything, so a browser that comes back has
// missed nothing.
func (p *page) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	ticker := time.NewTicker(glance)
	defer ticker.Stop()
	s := &stream{
		page: p, w: w, flush: http.NewResponseController(w).Flush, sent: make([][]mark, len(p.Phones)),
		latest: map[string]any{}, wake: make(chan struct{}, 1), ticker: ticker.C,
	}
	for _, phone := range p.Phones {
		go s.listen(r.Context(), phone.User.ID)
	}
	_ = s.run(r.Context()) // the browser is gone, or the program ends
}

// listen wakes the stream at each change of a chat.
func (s *stream) listen(ctx context.Context, chat int64) {
	_ = s.page.Server.WaitFor(ctx, chat, func([]sandbox.Entry) bool { // ends with the stream
		select {
		case s.wake <- struct{}{}:
		default:
		}
		return false
	})
}

func (s *stream) run(ctx context.Context) error {
	type phone struct {
		Role  string `json:"role"`
		Place string `json:"place"`
	}
	hello := struct {
		Run    string  `json:"run"`
		Phones []phone `json:"phones"`
	}{Run: s.page.run}
	if _, err := fmt.Fprintf(s.w, "retry: %d\n", again.Milliseconds()); err != nil {
		return err
	}
	for _, p := range s.page.Phones {
		hello.Phones = append(hello.Phones, phone{p.Role, p.Place})
	}
	if err := s.send("hello", hello); err != nil {
		return err
	}
	if err := s.chats(); err != nil {
		return err
	}
	if err := s.send("live", struct{}{}); err != nil {
		return err
	}
	for {
		if err := s.states(); err != nil {
			return err
		}
		if err := s.flush(); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.ticker:
		case <-s.wake:
			if err := s.chats(); err != nil {
				return err
			}
		}
	}
}

// chats sends the entries that are new or changed.
func (s *stream) chats() error {
	for i, phone := range s.page.Phones {
		for n, e := range s.page.Server.Transcript(phone.User.ID) {
			is := mark{edits: e.Edits, deleted: e.Deleted}
			if n < len(s.sent[i]) && s.sent[i][n] == is {
				continue
			}
			if err := s.send("entry", s.page.entry(i, n, e)); err != nil {
				return err
			}
			if n < len(s.sent[i]) {
				s.sent[i][n] = is
			} else {
				s.sent[i] = append(s.sent[i], is)
			}
		}
	}
	return nil
}

func (s *stream) send(event string, data any) error {
	encoded, err := json.Marshal(data)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.w, "event: %s\ndata: %s\n\n", event, encoded)
	return err
}
