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

	"golang.org/x/text/unicode/norm"

	"motcua/bot/chat"
	"motcua/bot/chat/conversation"
	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/locales"
	"motcua/scoring/people"
)

// strangeWriter makes updates up: of the commands and buttons that there are, and of the buttons that the bot has made.
type strangeWriter struct {
	random   *rand.Rand
	users    []*sandbox.User
	commands []string // in every language, without the slash
	made     []string // what the bot's buttons carry
	photo    string   // the ids of a picture and of a file that were sent
	file     string
	pressed  map[string]bool
	tried    map[chat.Destination]bool
	answers  *chat.Desk // which knows the buttons that there are
}

func newStrangeWriter(t *testing.T, random *rand.Rand, users []*sandbox.User) *strangeWriter {
	t.Helper()
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := &strangeWriter{random: random, users: users, commands: []string{"start"}, pressed: map[string]bool{}, tried: map[chat.Destination]bool{}}
	w.answers = conversation.New(conversation.Deps{Catalogue: catalogue})
	for _, language := range locales.Languages() {
		all := people.Person{Language: language}
		for _, role := range people.Roles() {
			all.Grants = append(all.Grants, people.Grant{Role: role})
		}
		for _, c := range w.answers.Menus(all) {
			w.commands = append(w.commands, c.Name)
		}
	}
	return w
}

// see keeps the buttons that stand under messages, whosever they are, and the files that were sent.
func (w *strangeWriter) see(telegram *sandbox.Server) {
	for _, u := range w.users {
		for _, m := range telegram.Transcript(u.ID) {
			if m.Photo != nil {
				w.photo = m.Photo.ID
			}
			if m.Document != nil && !m.Bot {
				w.file = m.Document.ID
			}
			for _, b := range slices.Concat(m.Buttons...) {
				if b.Data != "" && !slices.Contains(w.made, b.Data) {
					w.made = append(w.made, b.Data)
				}
			}
		}
	}
}

// untried are the targets to which no button led.
func (w *strangeWriter) untried() []chat.Destination {
	return slices.DeleteFunc(w.answers.Destinations(), func(to chat.Destination) bool { return w.tried[to] })
}

func (w *strangeWriter) update() json.RawMessage {
	u := w.users[w.random.IntN(len(w.users))]
	from := map[string]any{"id": u.ID, "is_bot": false, "first_name": "Người", "language_code": w.one("vi", "en", "", "xx-YY")}
	chat := map[string]any{"id": u.ID, "type": "private"}
	message := map[string]any{"message_id": w.random.IntN(1000), "from": from, "chat": chat, "date": time.Now().Unix()}
	update := map[string]any{"message": message}
	switch w.random.IntN(6) {
	case 0, 1: // a press: whatever it carries, it can be answered
		query := map[string]any{"id": fmt.Sprint(w.random.Uint64()), "from": from, "chat_instance": "1", "data": w.data()}
		switch w.random.IntN(4) {
		case 0:
			query["message"] = message
		case 1:
			query["message"] = map[string]any{"message_id": 5, "chat": chat, "date": 0}
		case 2:
			message["photo"] = []any{map[string]any{"file_id": "x", "width": 90, "height": 60}}
			query["message"] = message
		default:
			query["inline_message_id"] = "x"
		}
		return w.written(map[string]any{"callback_query": query})
	case 2:
		message[w.one("sticker", "voice", "location", "poll", "new_chat_members", "pinned_message", "forward_origin", "via_bot")] = map[string]any{"x": 1}
	case 3:
		update = map[string]any{w.one("edited_message", "channel_post", "inline_query", "my_chat_member", "unheard_of"): message}
	case 4: // a file or a picture with words under it
		message["caption"] = w.text()
		message["document"] = map[string]any{"file_id": w.file, "file_name": w.text(), "file_size": w.random.IntN(1 << 25)}
		if w.random.IntN(2) == 0 {
			delete(message, "document")
			message["photo"] = []any{map[string]any{"file_id": w.photo, "width": 90, "height": 60}}
		}
	default:
		message["text"] = w.text()
	}
	if w.random.IntN(2) == 0 {
		w.mutate(update)
	}
	return w.written(update)
}

func (w *strangeWriter) written(update map[string]any) json.RawMessage {
	raw, err := json.Marshal(update)
	if err != nil {
		panic(err) // a map of plain values
	}
	return raw
}

func (w *strangeWriter) one(choices ...string) string { return choices[w.random.IntN(len(choices))] }

// data is what a button might carry: one that the bot has made, or any link, spoilt half of the time.
func (w *strangeWriter) data() string {
	data := ""
	if len(w.made) > 0 && w.random.IntN(2) == 0 {
		data = w.one(w.made...)
	} else {
		data = w.link()
	}
	data = w.spoil(data)
	w.pressed[data] = true
	if l, ok := w.answers.ReadLink(data); ok {
		w.tried[l.To] = true
	}
	return data
}

// link is the data of any link, its fields what they can be or nearly.
func (w *strangeWriter) link() string {
	targets := w.answers.Destinations()
	to := targets[w.random.IntN(len(targets))]
	if to == "lang" {
		return "1:" + string(to) + ":" + w.one("vi", "en", "fr")
	}
	data := "1:" + string(to) + ":" + w.one("2024-06", "", "2026-11", "2026-10", "2000-01", "2199-12") + ":" + w.one(demo.DemoUnit, "000.11.32.H18", "", "999", "\u202e")
	page := w.one("", "", "", ":1", ":9999")
	item := []string{w.one("TD", "total", "rank", "all", "1", "2", "9999", "0", "", "-1", "now", "then", "officer", "admin", "lack", "p", demo.DemoUnit+"-261101-0001")}
	for range w.random.IntN(3) {
		item = append(item, w.one("1", "officer", "chair", "admin", "yes", "same", "done", "go", "w", demo.DemoUnit, "30", "TD", "9600"))
	}
	for _, tried := range []string{data + ":" + strings.Join(item, w.one(",", ".", "=", "-")) + page, data + ":" + page, data + page} {
		if _, ok := w.answers.ReadLink(tried); ok {
			return tried
		}
	}
	return "" // it does not fit
}

// text is what somebody might write, to the bot or in answer to what it asked.
func (w *strangeWriter) text() string {
	said := w.one("", "6/2024", "tháng trước", "tháng sáu năm ngoái", "Háng Lìa", "Phì Nhừ 6", "999999999999999999999", strings.Repeat("Ộ", 5000), "\u202e<b>&amp;", "🏔🏔",
		norm.NFD.String("Háng Lìa tháng 5"), "Họp\nlúc 8h {đơn vị} {điểm} {tên}", "95%", "17h ngày mai", "Háng Lìa; Phì Nhừ", "Nhập sai", "12345678901", "0912 345 678")
	begins := w.one("điểm", "qua han", "Háng Lìa", "/start ABCDEFGHJKMN2345", "ABCD-EFGH-JKMN-2345", "xin chào", "thông báo", "hủy", "", "", "")
	if w.random.IntN(2) == 0 {
		begins = "/" + w.one(w.commands...) + w.one("", "", "@motcua_bot", "@other_bot")
	}
	return w.spoil(begins + w.one(" ", "\n", "\u00a0") + said)
}

// spoil changes a letter, cuts, or leaves a text as it is.
func (w *strangeWriter) spoil(text string) string {
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
func (w *strangeWriter) mutate(object map[string]any) {
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
