package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
)

var at = time.Unix(1700000000, 0).UTC()

func TestReadingUpdates(t *testing.T) {
	now := time.Unix(1800000000, 0).UTC()
	private := `"date":1700000000,"from":{"id":5,"language_code":"vi","first_name":"Bí Mật","username":"bimat"},"chat":{"id":5,"type":"private","first_name":"Bí Mật"}`
	group := `"date":1700000000,"from":{"id":5},"chat":{"id":-9,"type":"supergroup","title":"Bí Mật"}`
	base := bot.Request{Update: 1, Chat: 5, Person: 5, Private: true, Language: "vi", At: at}
	inGroup := bot.Request{Update: 1, Chat: -9, Person: 5, At: at}
	for _, c := range []struct {
		name, update string
		want         func() bot.Request // nil: nobody waits for an answer
	}{
		{"a text", `"message":{` + private + `,"text":"điểm tháng 5"}`, func() bot.Request { r := base; r.Text = "điểm tháng 5"; return r }},
		{"a caption", `"message":{` + private + `,"photo":[{}],"caption":"điểm"}`, func() bot.Request { r := base; r.Text = "điểm"; return r }},
		{"a file", `"message":{` + private + `,"document":{"file_id":"F","file_name":"a.xlsx","file_size":12}}`, func() bot.Request {
			r := base
			r.Document = &bot.Document{FileID: "F", Name: "a.xlsx", Size: 12}
			return r
		}},
		{"a contact keeps no number", `"message":{` + private + `,"contact":{"phone_number":"Bí Mật"}}`, func() bot.Request { r := base; r.Other = true; return r }},
		{"a field of the future changes nothing", `"message":{` + private + `,"text":"x","forward_origin":{"type":"hologram"},"entities":"?"}`, func() bot.Request { r := base; r.Text = "x"; return r }},
		{"a pinned message asks nothing", `"message":{` + private + `,"pinned_message":{}}`, nil},
		{"another bot asks nothing", `"message":{"date":1,"from":{"id":6,"is_bot":true},"chat":{"id":6,"type":"private"},"text":"x"}`, nil},
		{"talk in a group", `"message":{` + group + `,"text":"chào cả nhà"}`, nil},
		{"a command for another bot", `"message":{` + group + `,"text":"/diem@KhacBot"}`, nil},
		{"a command for this bot", `"message":{` + group + `,"text":"/diem@motcuabot 5"}`, func() bot.Request { r := inGroup; r.Text = "/diem@motcuabot 5"; return r }},
		{"a bare command", `"message":{` + group + `,"text":"/diem"}`, func() bot.Request { r := inGroup; r.Text = "/diem"; return r }},
		{"a mention", `"message":{` + group + `,"text":"hỏi @MotCuaBot, điểm?"}`, func() bot.Request { r := inGroup; r.Text = "hỏi @MotCuaBot, điểm?"; return r }},
		{"a longer name is no mention", `"message":{` + group + `,"text":"hỏi @MotCuaBot2"}`, nil},
		{"a press", `"callback_query":{"id":"p","from":{"id":5,"language_code":"vi"},"message":{"message_id":8,"date":1,"chat":{"id":5,"type":"private"}},"data":"v1"}`, func() bot.Request {
			r := base
			r.At, r.Press = now, &bot.Press{ID: "p", Data: "v1", Message: 8}
			return r
		}},
		{"a press under a message that Telegram no longer has", `"callback_query":{"id":"p","from":{"id":5,"language_code":"vi"},"message":{"message_id":8,"date":0,"chat":{"id":5,"type":"private"}},"data":"v1"}`, func() bot.Request {
			r := base
			r.At, r.Press = now, &bot.Press{ID: "p", Data: "v1"}
			return r
		}},
		{"the person blocks the bot", `"my_chat_member":{"date":1700000000,"from":{"id":5,"language_code":"vi"},"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"kicked"}}`, func() bot.Request { r := base; r.Gone = true; return r }},
		{"the person takes the bot back", `"my_chat_member":{"date":1,"from":{"id":5},"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"member"}}`, nil},
		{"a kind that was not asked for", `"poll":{"id":"x"}`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, ok, err := read([]byte(`{"update_id":1,`+c.update+`}`), "MotCuaBot", now)
			if err != nil || ok != (c.want != nil) {
				t.Fatal(ok, err)
			}
			if ok && !reflect.DeepEqual(r, c.want()) {
				t.Errorf("%+v", r)
			}
			if body, _ := json.Marshal(r); ok && strings.Contains(string(body), "Bí Mật") {
				t.Errorf("a name is kept: %s", body)
			}
		})
	}
}

// An update that cannot be read is put aside without anybody's words, and the rest goes on.
func TestAnUnreadableUpdateIsSetAside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		f.ask(1, 1, "before")
		f.push(2, `{"update_id":2,"message":{"date":"hôm qua","text":"Lò Thị Bí Mật"}}`)
		f.push(2, `{"update_id":"?"}`)
		f.push(3, `{"update_id":3,"message":{"text":"Bí Mật"}}`)
		f.ask(4, 1, "after")
		stop := running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(time.Hour)
		stop()
		if len(inbox.aside) != 2 || inbox.aside[0].ID != 2 || inbox.aside[1].ID != 3 || inbox.finished() != 2 {
			t.Fatalf("%+v, %d finished", inbox.aside, inbox.finished())
		}
		if got := string(inbox.aside[0].Body); got != `{"message":{"date":"text of 8 bytes","text":"text of 19 bytes"},"update_id":2}` {
			t.Error(got)
		}
		if n := len(f.asked("getUpdates")); n > 80 {
			t.Errorf("%d polls in an hour", n)
		}
	})
}

func TestWhatThePollerDoesAboutAnError(t *testing.T) {
	for _, c := range []struct {
		name, answer string
		broken       error
		logged       string // what the log says, with its level
		least, most  int    // polls in ten minutes
	}{
		{"another program polls", refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"), nil, `level=ERROR msg="no updates`, 20, 40},
		{"a broken line", "", errors.New("connection reset"), "connection reset", 20, 40},
		{"a block page", "<html>blocked</html>", nil, "not Telegram's", 20, 40},
		{"Telegram is broken", refusal(502, "Bad Gateway"), nil, "502", 20, 40},
		{"asked to wait", `{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":120}}`, nil, "wait=2m0s", 5, 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var log bytes.Buffer
				f, inbox := newFake(), newMemory()
				var well atomic.Bool
				f.answer = func(a asked) (string, error) {
					if a.method == "getUpdates" && !well.Load() {
						return c.answer, c.broken
					}
					return "", nil
				}
				f.ask(1, 1, "x")
				stop := running(t, newClient(t, f, &log), inbox, echo)
				time.Sleep(10*time.Minute + time.Second)
				if n := len(f.asked("getUpdates")); n < c.least || n > c.most {
					t.Errorf("%d polls", n)
				}
				well.Store(true)
				time.Sleep(2 * time.Minute)
				if err := stop(); err != nil || inbox.finished() != 1 {
					t.Errorf("%d finished, %v", inbox.finished(), err)
				}
				if !strings.Contains(log.String(), c.logged) {
					t.Error(log.String())
				}
			})
		})
	}
}

func TestAWebhookIsRemovedAndNothingDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		f.answer = func(a asked) (string, error) {
			if a.method == "getUpdates" && len(f.asked("deleteWebhook")) == 0 {
				return refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"), nil
			}
			return "", nil
		}
		f.ask(1, 1, "x")
		stop := running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(time.Minute)
		stop()
		if d := f.asked("deleteWebhook"); len(d) != 1 || d[0].fields["drop_pending_updates"] != nil || // it is false unless set
			inbox.finished() != 1 {
			t.Errorf("%v, %d finished", d, inbox.finished())
		}
	})
}

func TestARefusedTokenEndsTheRun(t *testing.T) {
	for code, ends := range map[string]bool{refusal(401, "Unauthorized"): true, refusal(404, "Not Found"): true, "<html>404 Not Found</html>": false} {
		synctest.Test(t, func(t *testing.T) {
			f := newFake()
			f.answer = func(asked) (string, error) { return code, nil }
			ended := make(chan error, 1)
			c := newClient(t, f, nil)
			stop := running(t, c, newMemory(), echo)
			go func() { ended <- stop() }()
			if !ends { // a block page says nothing about the token
				if err := <-ended; err != nil {
					t.Error(err)
				}
				return
			}
			err := Run(t.Context(), c, newMemory(), echo)
			if err == nil || !strings.Contains(err.Error(), "MOTCUA_TELEGRAM_TOKEN") || strings.Contains(err.Error(), "AAsecret") {
				t.Error(err)
			}
			<-ended
		})
	}
}

// Telegram may number anew after a quiet week; a repetition just behind the offset stays one.
func TestNumberingThatBeginsAnew(t *testing.T) {
	inbox := newMemory()
	chats := newScheduler(1, nil, nil)
	<-chats.stop() // what is put stays
	p := &poller{client: newClient(t, newFake(), nil), inbox: inbox, offset: 900_000, name: "b", scheduler: chats}
	one := func(id int64) []json.RawMessage {
		return []json.RawMessage{fmt.Appendf(nil, `{"update_id":%d,"message":{"date":1,"from":{"id":1},"chat":{"id":1,"type":"private"},"text":"x"}}`, id)}
	}
	if err := p.take(t.Context(), one(899_990)); err == nil || chats.waiting != 0 {
		t.Error("a repetition is answered again")
	}
	if err := p.take(t.Context(), one(5000)); err != nil || chats.waiting != 1 || p.offset != 5001 {
		t.Errorf("%v, %d waiting, offset %d", err, chats.waiting, p.offset)
	}
}

// A quiet week, then a number far below: it is neither acknowledged unseen nor passed over.
func TestAQuietWeekLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, inbox := newFake(), newMemory()
		f.ask(900_000, 1, "before")
		stop := running(t, newClient(t, f, nil), inbox, echo)
		time.Sleep(8 * 24 * time.Hour)
		f.ask(5000, 1, "after")
		time.Sleep(5 * time.Minute)
		if err := stop(); err != nil || inbox.finished() != 2 || len(f.asked("sendMessage")) != 2 {
			t.Errorf("finished %d, sent %d, %v", inbox.finished(), len(f.asked("sendMessage")), err)
		}
	})
}

// A chat in which nothing waits costs nothing.
func TestIdleChatsHoldNothing(t *testing.T) {
	var done atomic.Int32
	s := newScheduler(16, func(*job) time.Duration { return 0 }, func(*job) { done.Add(1) })
	for id := range int64(20_000) {
		s.add(bot.Request{Update: id, Chat: id})
	}
	<-s.stopWhenEmpty()
	if len(s.queues) != 0 || s.waiting != 0 || len(s.free) != 16 || done.Load() != 20_000 {
		t.Errorf("%d lines, %d waiting, %d workers free, %d done", len(s.queues), s.waiting, len(s.free), done.Load())
	}
}

func (s *scheduler) stopWhenEmpty() <-chan struct{} {
	for {
		s.mu.Lock()
		empty := s.waiting == 0
		s.mu.Unlock()
		if empty {
			return s.stop()
		}
		time.Sleep(time.Millisecond)
	}
}

// Beyond the bound nothing more is taken from Telegram, which keeps it.
func TestPollingWaitsWhenMemoryIsFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScheduler(1, func(*job) time.Duration { time.Sleep(time.Second); return 0 }, func(*job) {})
		for id := range int64(5) {
			s.add(bot.Request{Update: id, Chat: id})
		}
		began := time.Now()
		if err := s.await(t.Context(), 3); err != nil || time.Since(began) != 3*time.Second {
			t.Errorf("%v after %v", err, time.Since(began))
		}
		<-s.stopWhenEmpty()
	})
}

func FuzzReadingNeverPanicsOrKeepsWords(f *testing.F) {
	f.Add([]byte(`{"update_id":1,"message":{"date":1,"from":{"id":1},"chat":{"id":1,"type":"private"},"text":"x"}}`))
	f.Add([]byte(`{"update_id":1,"callback_query":{"message":null}}`))
	f.Add([]byte(`{"update_id":7,"message":[]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, ok, err := read(raw, "b", at)
		if ok && (err != nil || r.Chat == 0 || r.Person == 0) {
			t.Errorf("%+v, %v", r, err)
		}
		if err == nil {
			return
		}
		if a, named := setAside(raw, err); named && (len(a.Body) > maxShape || !ok && len(a.Reason) == 0) {
			t.Errorf("%+v", a)
		}
	})
}
