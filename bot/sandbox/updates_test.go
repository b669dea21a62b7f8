package sandbox_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/bot/sandbox/richtext"
)

// fetch gets the updates that a request would.
func fetch(t *testing.T, s *sandbox.Server, p fields) []update {
	t.Helper()
	if p == nil {
		p = fields{}
	}
	return accepted[[]update](t, post(t, s, "getUpdates", p))
}

// poll begins a long poll on a goroutine.
func poll(t *testing.T, ctx context.Context, s *sandbox.Server, p fields) <-chan answer {
	t.Helper()
	body, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/bot"+s.Token()+"/getUpdates", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	before := len(s.Requests())
	done := make(chan answer, 1)
	go func() { done <- serve(t, s, r) }()
	for len(s.Requests()) == before {
		time.Sleep(time.Millisecond)
	}
	return done
}

func TestUpdatesStayUntilTheyAreConfirmed(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 42)
	u.Send("một")
	u.Send("hai")
	first := fetch(t, s, nil)
	if len(first) != 3 || len(fetch(t, s, nil)) != 3 {
		t.Fatalf("unconfirmed updates: %d, and then another number", len(first))
	}
	for i, u := range first[1:] {
		if u.ID != first[i].ID+1 {
			t.Errorf("update %d follows %d", u.ID, first[i].ID)
		}
	}
	if got := fetch(t, s, fields{"limit": 2}); len(got) != 2 || got[0].ID != first[0].ID {
		t.Errorf("a limit of two gives %+v", got)
	}
	if got := fetch(t, s, fields{"offset": first[1].ID}); len(got) != 2 || got[0].ID != first[1].ID {
		t.Errorf("an offset confirms what lies before it and no more: %+v", got)
	}
	if got := fetch(t, s, fields{"offset": -1}); len(got) != 1 || got[0].Message.Text != "hai" {
		t.Errorf("a negative offset counts from the end: %+v", got)
	}
	if n := s.Pending(); n != 1 {
		t.Errorf("a negative offset forgets what lies before: %d are left", n)
	}
	if got := fetch(t, s, fields{"offset": first[2].ID + 1}); len(got) != 0 || s.Pending() != 0 {
		t.Errorf("an offset after the last confirms all: %+v", got)
	}
}

func TestUpdatesNobodyFetchesAreForgottenAfterADay(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	s := sandbox.New(sandbox.Config{Clock: func() time.Time { return now }})
	u := person(t, s, 42)
	now = now.Add(time.Hour)
	u.Send("sau")
	now = now.Add(23 * time.Hour)
	if got := fetch(t, s, nil); len(got) != 1 || got[0].Message.Text != "sau" {
		t.Errorf("after a day there are %+v", got)
	}
}

func TestAllowedUpdatesAreRemembered(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	fetch(t, s, fields{"allowed_updates": []string{"callback_query"}})
	u := person(t, s, 42)
	u.PressData(1, "x")
	if got := fetch(t, s, nil); len(got) != 1 || got[0].Callback == nil {
		t.Errorf("only presses were wanted, there are %+v", got)
	}
	fetch(t, s, fields{"allowed_updates": []string{}})
	u.Send("a")
	if got := fetch(t, s, nil); len(got) != 2 {
		t.Errorf("an empty list is the default again: %+v", got)
	}
}

func TestALongPollEndsWithTheFirstUpdate(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	done := poll(t, t.Context(), s, fields{"timeout": 50})
	s.User(42, "vi").Start("mã")
	got := accepted[[]update](t, <-done)
	if len(got) != 1 || got[0].Message.Text != "/start mã" || got[0].Message.Entities[0].Type != "bot_command" {
		t.Errorf("the poll brings %+v", got)
	}
}

func TestALongPollEndsEmptyHanded(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	begin := time.Now()
	if got := fetch(t, s, fields{"timeout": 1}); len(got) != 0 || time.Since(begin) < time.Second {
		t.Errorf("after %v: %+v", time.Since(begin), got)
	}
	done := poll(t, t.Context(), s, fields{"timeout": 50})
	s.Close()
	if got := accepted[[]update](t, <-done); len(got) != 0 {
		t.Errorf("a server that closes brings %+v", got)
	}
}

func TestASecondPollerEndsTheFirst(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	first := poll(t, t.Context(), s, fields{"timeout": 50})
	ctx, cancel := context.WithCancel(t.Context())
	second := poll(t, ctx, s, fields{"timeout": 50})
	a := <-first
	if want := "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"; a.Code != 409 || a.Description != want {
		t.Errorf("the first hears %d %q", a.Code, a.Description)
	}
	cancel()
	if a := <-second; !a.OK {
		t.Errorf("the second hears %q", a.Description)
	}
	third := poll(t, t.Context(), s, fields{"timeout": 50})
	person(t, s, 42)
	if a := <-third; !a.OK {
		t.Errorf("a poll after one that was given up hears %q", a.Description)
	}
}

func TestAWebhookEndsPolling(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	waiting := poll(t, t.Context(), s, fields{"timeout": 50})
	accepted[bool](t, post(t, s, "setWebhook", fields{"url": "https://a.vn/hook"}))
	if a := <-waiting; a.Code != 409 || a.Description != "Conflict: terminated by setWebhook request" {
		t.Errorf("the poll under way hears %d %q", a.Code, a.Description)
	}
	want := "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
	if a := post(t, s, "getUpdates", fields{}); a.Code != 409 || a.Description != want {
		t.Errorf("a poll hears %d %q", a.Code, a.Description)
	}
	person(t, s, 42)
	info := accepted[struct {
		URL     string `json:"url"`
		Pending int    `json:"pending_update_count"`
	}](t, post(t, s, "getWebhookInfo", fields{}))
	if info.URL != "https://a.vn/hook" || info.Pending != 1 {
		t.Errorf("the webhook is %+v", info)
	}
	accepted[bool](t, post(t, s, "deleteWebhook", fields{"drop_pending_updates": true}))
	if got := fetch(t, s, nil); len(got) != 0 {
		t.Errorf("dropped updates come back: %+v", got)
	}
}

func TestCommandsInWhatPeopleWrite(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 42)
	for _, c := range []struct {
		text string
		want []richtext.Entity
	}{
		{"/diem 6/2024", []richtext.Entity{{Type: "bot_command", Length: 5}}},
		{"/diem@motcua_bot", []richtext.Entity{{Type: "bot_command", Length: 16}}},
		{"🏆 ạ /diem", []richtext.Entity{{Type: "bot_command", Offset: 5, Length: 5}}},
		{"6/2024", nil},
		{"xã/phường", nil},
		{"/điểm", nil},
		{"/usr/bin", nil},
		{"/", nil},
	} {
		u.Send(c.text)
		m := fetch(t, s, fields{"offset": -1})[0].Message
		if len(m.Entities) != len(c.want) || len(c.want) > 0 && m.Entities[0] != c.want[0] {
			t.Errorf("%q has %+v, want %+v", c.text, m.Entities, c.want)
		}
	}
}

func TestBlockingAndUnblockingAreTold(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 42)
	fetch(t, s, fields{"offset": fetch(t, s, nil)[0].ID + 1})
	u.Block()
	u.Block()
	u.Unblock()
	u.Unblock()
	got := fetch(t, s, nil)
	if len(got) != 2 || got[0].Member.New.Status != "kicked" || got[1].Member.New.Status != "member" {
		t.Errorf("the bot hears %+v", got)
	}
	accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": 42, "text": "a"}))
}

func TestGroups(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := s.User(42, "vi")
	g := s.Group(-100, "Một cửa Háng Lìa")
	g.Send(u, "chào cả nhà")
	g.Send(u, "/diem@motcua_bot")
	got := fetch(t, s, nil)
	if len(got) != 1 || got[0].Message.Chat.Type != "group" || got[0].Message.From.ID != 42 {
		t.Fatalf("in a group the bot sees %+v", got)
	}
	accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": -100, "text": "riêng thôi"}))
	if n := len(s.Transcript(-100)); n != 3 {
		t.Errorf("the group has %d entries, want 3", n)
	}
}
