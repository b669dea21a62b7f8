package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"motcua/bot"
)

// from is an update as Telegram gives it, from somebody in a private chat.
func from(id, chat int64, text string) string {
	return fmt.Sprintf(`{"update_id":%d,"message":{"date":1,"from":{"id":%d},"chat":{"id":%d,"type":"private"},"text":%q}}`, id, chat, chat, text)
}

// taking is a poller whose chats takes nothing up, over an inbox.
func taking(t *testing.T, inbox *memory, log *bytes.Buffer) *poller {
	t.Helper()
	chats := newScheduler(1, nil, nil)
	<-chats.stop() // what is put stays
	c := newClient(t, newFake(), log)
	return &poller{client: c, log: c.log, inbox: inbox, offset: 1, name: "b", scheduler: chats}
}

func raws(updates ...string) (all []json.RawMessage) {
	for _, u := range updates {
		all = append(all, json.RawMessage(u))
	}
	return all
}

// Whatever is wrong with an update costs that update alone; what is wrong with the store holds polling back.
func TestTakingABatchIn(t *testing.T) {
	const farAway = `{"update_id":2,"message":{"date":253402300800,"from":{"id":2},"chat":{"id":2,"type":"private"},"text":"Bí Mật"}}`
	full := errors.New("the disk is full")
	for _, c := range []struct {
		sentence string
		updates  []string
		unfit    func(Update) bool
		refuse   error
		kept     string // ids
		aside    string
		offset   int64
	}{
		{"a date of the year 10000 cannot be written", []string{from(1, 1, "a"), farAway, from(3, 3, "c")}, nil, nil, "1 3", "2", 4},
		{"an update that the store does not take", []string{from(1, 1, "a"), from(2, 2, "b"), from(3, 3, "c")}, func(u Update) bool { return u.Body != nil && u.ID == 2 }, nil, "1 3", "2", 4},
		{"one that it does not even set aside", []string{from(1, 1, "a"), from(2, 2, "b"), from(3, 3, "c")}, func(u Update) bool { return u.ID == 2 }, nil, "1 3", "", 4},
		{"a shape that it does not set aside, beside another", []string{farAway, from(3, 3, "c"), strings.Replace(farAway, ":2,", ":4,", 1)}, func(u Update) bool { return u.ID == 2 }, nil, "3", "4", 5},
		{"a store that takes nothing", []string{from(1, 1, "a")}, nil, full, "", "", 1},
		{"an id beyond all numbers, a negative one, and one after which nothing would come", []string{
			from(1, 1, "a"), `{"update_id":99999999999999999999,"message":{}}`, from(-5, 1, "b"), from(9223372036854775807, 1, "c"), from(2, 2, "d")}, nil, nil, "1 2", "", 3},
		{"text that is no UTF-8 is read as far as it can be", []string{strings.Replace(from(1, 1, "a?"), "?", "\xff", 1)}, nil, nil, "1", "", 2},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			inbox := newMemory()
			inbox.unfit = c.unfit
			inbox.refuse = func() error { return c.refuse }
			var log bytes.Buffer
			p := taking(t, inbox, &log)
			if err := p.take(t.Context(), raws(c.updates...)); !errors.Is(err, c.refuse) {
				t.Fatalf("taking in gives %v, want %v", err, c.refuse)
			}
			var kept, aside []string
			for id := range int64(10) {
				if _, is := inbox.rows[id]; is {
					kept = append(kept, fmt.Sprint(id))
				}
			}
			for _, a := range inbox.aside {
				aside = append(aside, fmt.Sprint(a.ID))
			}
			if got := strings.Join(kept, " "); got != c.kept || strings.Join(aside, " ") != c.aside || p.offset != c.offset {
				t.Errorf("kept are %q, set aside %q, and the offset is %d; want %q, %q, %d", got, aside, p.offset, c.kept, c.aside, c.offset)
			}
			if p.scheduler.waiting != len(kept) {
				t.Errorf("%d wait for an answer", p.scheduler.waiting)
			}
			for _, a := range inbox.aside {
				if bytes.Contains(a.Body, []byte("Bí Mật")) || strings.Contains(log.String(), "Bí Mật") {
					t.Error("what was written is kept")
				}
			}
		})
	}
}

// Strangers wait among themselves, or not at all; a code is always looked at.
func TestWhereStrangersWait(t *testing.T) {
	inbox := newMemory()
	inbox.strangers = map[int64]bool{7: true, 8: true, 9: true}
	p := taking(t, inbox, nil)
	take := func(updates ...string) {
		t.Helper()
		if err := p.take(t.Context(), raws(updates...)); err != nil {
			t.Fatal(err)
		}
	}
	take(from(1, 1, "officer"), from(2, 7, "hi"), from(3, 8, "right"))
	if p.scheduler.waiting != 2 || p.scheduler.outside != 1 {
		t.Errorf("%d wait, and %d strangers", p.scheduler.waiting, p.scheduler.outside)
	}
	take(from(4, 8, "/diem"))
	if u := inbox.rows[4]; u.Stranger {
		t.Error("somebody whose invitation waits is a stranger still")
	}
	take(`{"update_id":5,"my_chat_member":{"date":1,"from":{"id":7},"chat":{"id":7,"type":"private"},"new_chat_member":{"status":"kicked"}}}`)
	if _, kept := inbox.rows[5]; kept || p.offset != 6 {
		t.Errorf("that a stranger blocks the bot is kept; the offset is %d", p.offset)
	}
	for id := range int64(mostOutside) {
		p.scheduler.put(&job{request: bot.Request{Chat: 1000 + id}, stranger: true})
	}
	take(from(6, 9, "hi"), from(7, 9, "wrong"), from(8, 2, "officer"))
	if _, kept := inbox.rows[6]; kept {
		t.Error("when too much of strangers waits, their talk is kept")
	}
	if u := inbox.rows[7]; u.Crowded || u.Code != "wrong" {
		t.Errorf("a code is put as %+v", u)
	}
	if _, kept := inbox.rows[8]; !kept {
		t.Error("when too much of strangers waits, others are kept out")
	}
	for id := range int64(mostWithCodes) {
		p.scheduler.put(&job{request: bot.Request{Chat: 5000 + id}, stranger: true, code: true})
	}
	take(from(9, 9, "wrong"))
	if u := inbox.rows[9]; !u.Crowded || u.Code != "wrong" {
		t.Errorf("when too many codes wait, one is put as %+v", u)
	}
}
