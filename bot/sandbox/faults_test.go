package sandbox_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"

	"motcua/bot/sandbox"
)

// started is a server on the network and a person who has started the bot.
func started(t *testing.T, config sandbox.Config) (*sandbox.Server, *sandbox.User) {
	t.Helper()
	s := sandbox.New(config)
	if err := s.Start(""); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, person(t, s, 42)
}

// say sends a text over the network as a form.
func say(ctx context.Context, s *sandbox.Server, text string) (status int, body string, err error) {
	form := url.Values{"chat_id": {"42"}, "text": {text}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL()+"/bot"+s.Token()+"/sendMessage", strings.NewReader(form.Encode()))
	if err != nil {
		return 0, "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	return response.StatusCode, string(raw), err
}

// arrived counts the messages of the bot.
func arrived(s *sandbox.Server) int {
	n := 0
	for _, e := range s.Transcript(42) {
		if e.Bot && e.Kind == sandbox.Message {
			n++
		}
	}
	return n
}

func TestFaultsBeforeAndAfterTheEffect(t *testing.T) {
	for _, c := range []struct {
		name    string
		fault   sandbox.Fault
		status  int // 0 for no answer
		body    string
		arrives int
	}{
		{"busy", sandbox.Fault{Kind: sandbox.Busy, RetryAfter: 7}, 429, `"parameters":{"retry_after":7}`, 0},
		{"busy never takes effect", sandbox.Fault{Kind: sandbox.Busy, After: true}, 429, "Too Many Requests: retry after 1", 0},
		{"refused, which never takes effect", sandbox.Fault{Kind: sandbox.Refused, Reason: "wrong file identifier", After: true}, 400, "Bad Request: wrong file identifier", 0},
		{"a broken gateway before", sandbox.Fault{Kind: sandbox.Broken}, 502, "<title>502 Bad Gateway</title>", 0},
		{"a broken gateway after", sandbox.Fault{Kind: sandbox.Broken, Status: 504, After: true}, 504, "504 Gateway Timeout", 1},
		{"no answer, before", sandbox.Fault{Kind: sandbox.Mute}, 0, "", 0},
		{"no answer, after", sandbox.Fault{Kind: sandbox.Mute, After: true}, 0, "", 1},
		{"a reset before", sandbox.Fault{Kind: sandbox.Reset}, 0, "", 0},
		{"a reset after", sandbox.Fault{Kind: sandbox.Reset, After: true}, 0, "", 1},
		{"slow, but it arrives", sandbox.Fault{Kind: sandbox.Slow, Delay: 10 * time.Millisecond}, 200, `"ok":true`, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := started(t, sandbox.Config{})
			c.fault.Times = 1
			s.Faults(sandbox.Faults{Rules: []sandbox.Fault{c.fault}})
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			if c.fault.Kind == sandbox.Mute { // the client gives up once the request is there
				go func() {
					for ctx.Err() == nil && (len(s.Requests()) == 0 || arrived(s) < c.arrives) {
						time.Sleep(time.Millisecond)
					}
					time.Sleep(150 * time.Millisecond)
					cancel()
				}()
			}
			status, body, err := say(ctx, s, "a")
			if status != c.status || !strings.Contains(body, c.body) || (err == nil) != (c.status != 0) {
				t.Errorf("answers %d %q, %v", status, body, err)
			}
			if c.fault.Kind == sandbox.Reset && errors.Is(err, context.DeadlineExceeded) {
				t.Error("a reset is seen at once, not at the deadline")
			}
			if n := arrived(s); n != c.arrives {
				t.Errorf("%d messages arrived, want %d", n, c.arrives)
			}
			if status, _, err := say(t.Context(), s, "b"); status != 200 || arrived(s) != c.arrives+1 {
				t.Errorf("once the fault is over a send answers %d, %v", status, err)
			}
		})
	}
}

func TestFaultsChooseTheirRequests(t *testing.T) {
	s, u := started(t, sandbox.Config{})
	other := person(t, s, 43)
	s.Faults(sandbox.Faults{Rules: []sandbox.Fault{
		{Kind: sandbox.Busy, Method: "sendMessage", Chat: u.ID, Skip: 1, Times: 2},
	}})
	var got []int
	for range 5 {
		got = append(got, post(t, s, "sendMessage", fields{"chat_id": u.ID, "text": "a"}).Status)
		accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": other.ID, "text": "a"}))
		accepted[bool](t, post(t, s, "sendChatAction", fields{"chat_id": u.ID, "action": "typing"}))
	}
	for i, want := range []int{200, 429, 429, 200, 200} {
		if got[i] != want {
			t.Fatalf("sends to the chat answer %v", got)
		}
	}
	s.Faults(sandbox.Faults{Seed: 1, Rules: []sandbox.Fault{{Kind: sandbox.Broken, Probability: 0.3}}})
	spoilt := func() (n int) {
		for range 1000 {
			status, _, err := say(t.Context(), s, "a")
			if err != nil {
				t.Fatal(err)
			}
			if status == 502 {
				n++
			}
		}
		return n
	}
	if n := spoilt(); n < 250 || n > 350 {
		t.Errorf("of 1000 requests %d were spoilt, want about 300", n)
	}
	s.Faults(sandbox.Faults{})
	if n := spoilt(); n != 0 {
		t.Errorf("without faults %d were spoilt", n)
	}
}

func TestAwayRefusesConnectionsAndComesBackAtItsAddress(t *testing.T) {
	s, _ := started(t, sandbox.Config{})
	address := s.URL()
	for range 2 {
		if err := s.SetAway(true); err != nil {
			t.Fatal(err)
		}
		if s.HasPolled() {
			t.Error("away, the bot is taken to have asked for updates")
		}
		http.DefaultClient.CloseIdleConnections() // a request on a broken one would see its end first
		if _, _, err := say(t.Context(), s, "a"); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Fatalf("away: %v, want a refused connection", err)
		}
		if err := s.SetAway(false); err != nil {
			t.Fatal(err)
		}
		if status, _, err := say(t.Context(), s, "a"); status != 200 || s.URL() != address {
			t.Fatalf("back at %s: %d, %v", s.URL(), status, err)
		}
		if s.HasPolled() {
			t.Error("back, the bot is taken to have asked for updates before it did")
		}
		post(t, s, "getUpdates", fields{})
		if !s.HasPolled() {
			t.Error("the bot asked for updates, which is not seen")
		}
	}
	if n := arrived(s); n != 2 {
		t.Errorf("%d messages arrived, want 2", n)
	}
}

func TestOnlyLoopbackIsServed(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:80", "nonsense"} {
		if err := sandbox.New(sandbox.Config{}).Start(addr); err == nil {
			t.Errorf("the sandbox serves at %q", addr)
		}
	}
}

func TestPace(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	s := sandbox.New(sandbox.Config{Limits: true, Clock: func() time.Time { return now }})
	person(t, s, 42)
	s.Group(-1, "Nhóm")
	send := func(chat int64) answer { return post(t, s, "sendMessage", fields{"chat_id": chat, "text": "a"}) }
	for range 3 {
		accepted[sent](t, send(42))
	}
	if a := send(42); a.Code != 429 || a.Parameters.RetryAfter != 1 || a.Description != "Too Many Requests: retry after 1" {
		t.Errorf("a fourth message at once: %+v", a)
	}
	now = now.Add(time.Second)
	accepted[sent](t, send(42))
	now = now.Add(time.Minute)
	for range 20 {
		accepted[sent](t, send(-1))
	}
	if a := send(-1); a.Code != 429 || a.Parameters.RetryAfter != 3 {
		t.Errorf("a 21st message to a group: %+v", a)
	}
	now = now.Add(time.Minute)
	refused := 0
	for id := range int64(40) {
		person(t, s, 1000+id)
		if send(1000+id).Code == 429 {
			refused++
		}
	}
	if refused != 10 {
		t.Errorf("of 40 messages at once to as many people %d were refused, want 10", refused)
	}
}

// A download that is cut gives half of the file and then breaks, as often as the script says.
func TestDownloadsAreCut(t *testing.T) {
	s, u := started(t, sandbox.Config{})
	body := strings.Repeat("0123456789", 20_000)
	u.SendFile("a.csv", []byte(body))
	var file *sandbox.File
	for _, e := range s.Transcript(u.ID) {
		if e.Document != nil {
			file = e.Document
		}
	}
	named, err := http.Get(s.URL() + "/bot" + s.Token() + "/getFile?file_id=" + file.ID) // its path leads to it from now on
	if err != nil {
		t.Fatal(err)
	}
	named.Body.Close()
	s.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Cut, Method: sandbox.Download, Times: 1}}})
	for i, want := range []struct {
		length int
		whole  bool
	}{{len(body) / 2, false}, {len(body), true}} {
		response, err := http.Get(s.URL() + "/file/bot" + s.Token() + "/documents/" + file.ID + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(response.Body)
		response.Body.Close()
		if len(raw) > want.length || (err == nil) != want.whole || want.whole && len(raw) != want.length {
			t.Errorf("download %d gives %d bytes and %v", i+1, len(raw), err)
		}
	}
}
