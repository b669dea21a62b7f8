package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// strangeUpdates is how many random and mutated updates the bot must stand.
const strangeUpdates = 10_000

// Ten thousand random and mutated updates: the bot does not crash, no chat is stuck, and no press is left unanswered.
func TestStrangeUpdatesAreStood(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	var users []*sandbox.User
	for i, grant := range []people.Grant{{}, {Role: people.Officer, Unit: demoUnit}, {Role: people.Chair, Unit: "000.11.32.H18"}, {Role: people.Admin}} {
		u := s.telegram.User(int64(6_000_000_001+i), "vi")
		u.Start("")
		if grant.Role != "" {
			u.Start(invite(t, s.house, grant.Role, grant.Unit, fmt.Sprintf("%016d", i)))
		}
		users = append(users, u)
	}
	s.settle()
	writer := strangeWriter{rand.New(rand.NewPCG(10, 2026)), users}
	for range strangeUpdates {
		if err := s.telegram.Inject(writer.update()); err != nil {
			t.Fatal(err)
		}
	}
	s.settle()
	if n := s.telegram.OpenPresses(); n > 0 {
		t.Errorf("%d presses are not answered", n)
	}
	for _, u := range users {
		before := len(answers(s.telegram, u))
		u.Send("/trogiup")
		if _, err := s.telegram.Wait(patiently(t), u.ID, before+1); err != nil {
			t.Errorf("the chat of %d is stuck: %v", u.ID, err)
		}
	}
	s.stop()
	aside, err := s.house.store.SetAsideCount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d updates could not be read and were set aside", aside, strangeUpdates)
	for line := range strings.Lines(string(s.log.bytes())) {
		if strings.Contains(line, "panic") || strings.Contains(line, "could not be answered") || strings.Contains(line, "Telegram refuses") {
			t.Fatalf("something went wrong: %s", line)
		}
	}
}

// strangeWriter makes updates up.
type strangeWriter struct {
	random *rand.Rand
	users  []*sandbox.User
}

func (w strangeWriter) update() json.RawMessage {
	u := w.users[w.random.IntN(len(w.users))]
	from := map[string]any{"id": u.ID, "is_bot": false, "first_name": "Người", "language_code": w.one("vi", "en", "", "xx-YY")}
	chat := map[string]any{"id": u.ID, "type": "private"}
	message := map[string]any{"message_id": w.random.IntN(1000), "from": from, "chat": chat, "date": time.Now().Unix()}
	var update map[string]any
	switch w.random.IntN(4) {
	case 0: // a press: whatever it carries, it can be answered
		query := map[string]any{"id": fmt.Sprint(w.random.Uint64()), "from": from, "chat_instance": "1", "data": w.data()}
		switch w.random.IntN(3) {
		case 0:
			query["message"] = message
		case 1:
			query["message"] = map[string]any{"message_id": 5, "chat": chat, "date": 0}
		default:
			query["inline_message_id"] = "x"
		}
		return w.written(map[string]any{"callback_query": query})
	case 1:
		message[w.one("sticker", "voice", "photo", "location", "poll", "new_chat_members", "pinned_message")] = map[string]any{"x": 1}
		update = map[string]any{"message": message}
	case 2:
		update = map[string]any{w.one("edited_message", "channel_post", "inline_query", "my_chat_member", "unheard_of"): message}
	default:
		message["text"] = w.text()
		update = map[string]any{"message": message}
	}
	if w.random.IntN(2) == 0 {
		w.mutate(update)
	}
	return w.written(update)
}

func (w strangeWriter) written(update map[string]any) json.RawMessage {
	raw, err := json.Marshal(update)
	if err != nil {
		panic(err) // a map of plain values
	}
	return raw
}

func (w strangeWriter) one(choices ...string) string { return choices[w.random.IntN(len(choices))] }

// data is what a button might carry: something sensible, spoilt half of the time.
func (w strangeWriter) data() string {
	targets := view.Targets()
	data := strings.Join([]string{"1", string(targets[w.random.IntN(len(targets))]), w.one("2024-06", "", "2026-11", "1999-01", "x"),
		w.one(demoUnit, "000.11.32.H18", "", "999")}, ":")
	if w.random.IntN(3) == 0 {
		data += ":" + w.one("TD", "total", "rank", "all", "1", "9999", "0", "")
	}
	return w.spoil(data)
}

// text is what somebody might write.
func (w strangeWriter) text() string {
	return w.spoil(w.one("/diem", "/quahan", "/saphan", "/xephang", "/xuhuong", "/huy", "/trogiup", "điểm", "qua han", "Háng Lìa", "/start ABCDEFGHJKMN2345", "xin chào") +
		" " + w.one("", "6/2024", "tháng trước", "Háng Lìa", "Phì Nhừ 6", "999999999999999999999", strings.Repeat("Ộ", 5000), "\u202e<b>&amp;", "🏔🏔"))
}

// spoil changes a letter, cuts, or leaves a text as it is.
func (w strangeWriter) spoil(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return text
	}
	at := w.random.IntN(len(runes))
	switch w.random.IntN(6) {
	case 0:
		runes[at] = rune(w.random.IntN(0x2000))
	case 1:
		runes = runes[:at]
	case 2:
		runes = append(runes, runes[at:]...)
	}
	return string(runes)
}

// mutate drops a field somewhere or puts a value of another kind there.
func (w strangeWriter) mutate(object map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if inner, ok := object[name].(map[string]any); ok && w.random.IntN(3) > 0 {
			w.mutate(inner)
			return
		}
		if w.random.IntN(2) == 0 {
			continue
		}
		switch w.random.IntN(4) {
		case 0:
			delete(object, name)
		case 1:
			object[name] = nil
		case 2:
			object[name] = []any{1, "x"}
		default:
			object[name] = -1
		}
		return
	}
}
