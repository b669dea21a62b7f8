package sandbox_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/bot/sandbox/richtext"
)

func TestPressesCarryTheMessageAsItStands(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 5_000_000_001)
	markup := inline(fields{"text": "Chi tiết", "callback_data": "v1:d"}, fields{"text": "Cổng", "url": "https://a.vn"})
	m := accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": u.ID, "text": "Tốt", "reply_markup": markup}))
	for _, button := range []string{"Chi tiết", "v1:d"} {
		if err := u.Press(m.ID, button); err != nil {
			t.Fatal(err)
		}
		got := fetch(t, s, fields{"offset": -1})[0].Callback
		if got.Data != "v1:d" || got.Message.ID != m.ID || got.Message.Text != "Tốt" || got.Message.Date == 0 {
			t.Errorf("pressing %q brings %+v", button, got)
		}
	}
	u.PressData(m.ID+1000, "forged")
	if got := fetch(t, s, fields{"offset": -1})[0].Callback; got.Data != "forged" || got.Message.Date != 0 || got.Message.Chat.ID != u.ID {
		t.Errorf("a press under no message brings %+v", got)
	}
	for button, want := range map[string]string{"Cổng": "tells the bot nothing", "Khác": `its buttons are ["Chi tiết" "Cổng"]`} {
		if err := u.Press(m.ID, button); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("pressing %q: %v, want %q", button, err, want)
		}
	}
	if err := u.Press(m.ID+1000, "a"); err == nil {
		t.Error("a button under no message can be pressed")
	}
}

func TestReplyKeyboardsAndRepliesAreInTheTranscript(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 42)
	first := u.Send("điểm")
	m := post(t, s, "sendMessage", fields{"chat_id": "42", "text": "a", "disable_notification": true,
		"reply_parameters": fields{"message_id": first},
		"reply_markup":     fields{"is_persistent": true, "keyboard": [][]fields{{{"text": "Điểm"}, {"text": "Quá hạn"}}}}})
	if accepted[sent](t, m).Markup != nil {
		t.Errorf("Telegram shows no reply keyboard in a message, the sandbox %s", m.Result)
	}
	e := s.Transcript(42)[2]
	if len(e.Keys) != 1 || e.Keys[0][1] != "Quá hạn" || e.ReplyTo != first || !e.Silent || e.Buttons != nil {
		t.Errorf("the transcript has %+v", e)
	}
}

func TestAnEditWithoutButtonsTakesThemAway(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	person(t, s, 42)
	buttons := inline(fields{"text": "Chi tiết", "callback_data": "d"})
	for _, edit := range []fields{{}, {"reply_markup": fields{"inline_keyboard": [][]fields{}}}} {
		m := accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": 42, "text": "a", "reply_markup": buttons}))
		edit["chat_id"], edit["message_id"] = 42, m.ID
		if e := accepted[sent](t, post(t, s, "editMessageReplyMarkup", edit)); e.Markup != nil || e.Text != "a" {
			t.Errorf("after %v the message is %+v", edit, e)
		}
	}
}

func TestAnEntityListFormatsAsHTMLDoes(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	person(t, s, 42)
	m := accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": 42, "text": "Tốt a", "entities": []fields{
		{"type": "text_link", "offset": 4, "length": 1, "url": "https://a.vn"}, {"type": "bold", "offset": 0, "length": 3}}}))
	a := post(t, s, "editMessageText", fields{"chat_id": 42, "message_id": m.ID, "parse_mode": "HTML", "text": `<b>Tốt</b> <a href="https://a.vn">a</a>`})
	if !strings.Contains(a.Description, "message is not modified") {
		t.Errorf("the same in HTML is %+v", a)
	}
}

func TestATextIsTrimmedAsTelegramDoes(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	person(t, s, 42)
	for _, c := range []struct{ html, text string }{
		{"\n a <b>b</b> \n", "a b"},
		{"a <b> b \n</b>\n", "a  b"},
		{"<pre>  1\n 20</pre>", "  1\n 20"},
	} {
		m := accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": 42, "text": c.html, "parse_mode": "HTML"}))
		if m.Text != c.text || len(m.Entities) != 1 || m.Entities[0].Offset+m.Entities[0].Length != richtext.Length(c.text) {
			t.Errorf("%q becomes %q with %+v", c.html, m.Text, m.Entities)
		}
	}
}

func TestWhatIsAtTheLimitPasses(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	person(t, s, 42)
	rows := make([][]fields, 100)
	for i := range rows {
		rows[i] = []fields{{"text": "a", "callback_data": strings.Repeat("a", 64)}}
	}
	accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": 42, "parse_mode": "HTML",
		"text": "<b>" + strings.Repeat("🏆", 2048) + "</b>", "reply_markup": fields{"inline_keyboard": rows}}))
	accepted[sent](t, upload(t, s, "sendPhoto", fields{"chat_id": 42, "photo": picture(t, 20, 1), "caption": strings.Repeat("ậ", 1024)}))
	id := s.User(42, "").PressData(1, "a")
	accepted[bool](t, post(t, s, "answerCallbackQuery", fields{"callback_query_id": id, "text": strings.Repeat("ậ", 200)}))
	accepted[bool](t, post(t, s, "setMyCommands", fields{"commands": []fields{{"command": strings.Repeat("a", 32), "description": strings.Repeat("ậ", 256)}}}))
}

func TestWaitEndsWithItsContext(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	person(t, s, 42)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := s.Wait(ctx, 42, 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting for nothing ends with %v", err)
	}
	if _, err := s.Wait(t.Context(), 999, 1); err == nil {
		t.Error("one can wait in a chat that there is not")
	}
	if _, err := s.Subscribe(0).Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a subscription to nothing ends with %v", err)
	}
}

func TestABoundedTranscriptForgetsTheOldest(t *testing.T) {
	s := sandbox.New(sandbox.Config{KeepTranscript: 3, KeepRequests: 2})
	person(t, s, 42)
	var ids []int
	for _, text := range []string{"a", "b", "c", "d"} {
		ids = append(ids, accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": 42, "text": text})).ID)
	}
	entries := s.Transcript(42)
	if len(entries) != 3 || entries[0].Text != "b" || len(s.Requests()) != 2 {
		t.Errorf("%d requests, entries %+v", len(s.Requests()), entries)
	}
	a := post(t, s, "editMessageText", fields{"chat_id": 42, "message_id": ids[0], "text": "x"})
	if a.Description != "Bad Request: message to edit not found" {
		t.Errorf("editing a forgotten message: %q", a.Description)
	}
}

func TestRequestsAreHeardBeforeTheyTakeEffect(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	person(t, s, 42)
	heard, there := "", -1
	s.OnRequest(func(method string, params map[string]any, raw []byte) {
		heard, there = method+" "+params["text"].(string)+" "+string(raw), len(s.Transcript(42))
	})
	post(t, s, "SENDMESSAGE", `{"chat_id":42,"text":"Nguyễn"}`)
	if want := `sendMessage Nguyễn {"chat_id":42,"text":"Nguyễn"}`; heard != want || there != 1 {
		t.Errorf("heard %q with %d entries there", heard, there)
	}
}

func TestManyAtOnce(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	follow := s.Subscribe(0)
	defer follow.Close()
	var all sync.WaitGroup
	for person := range 8 {
		u := s.User(int64(100+person), "vi")
		u.Start("")
		all.Go(func() {
			for range 50 {
				m := accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": u.ID, "text": "a"}))
				accepted[sent](t, post(t, s, "editMessageText", fields{"chat_id": u.ID, "message_id": m.ID, "text": "b"}))
			}
		})
	}
	all.Wait()
	seen := map[int]int{}
	for range 8 * 100 {
		e, err := follow.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if e.Edits != seen[e.MessageID] {
			t.Fatalf("message %d comes with %d edits after %d", e.MessageID, e.Edits, seen[e.MessageID])
		}
		seen[e.MessageID]++
	}
	if len(seen) != 400 {
		t.Errorf("%d message ids for 400 messages", len(seen))
	}
}

func BenchmarkSendMessage(b *testing.B) {
	s := sandbox.New(sandbox.Config{KeepTranscript: 10, KeepRequests: -1})
	if err := s.Start(""); err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	s.User(42, "vi").Start("")
	for b.Loop() {
		if status, body, err := say(b.Context(), s, "87,7 điểm"); status != 200 {
			b.Fatal(body, err)
		}
	}
}
