package sandbox_test

import (
	"fmt"
	"testing"

	"motcua/bot/sandbox"
)

func TestAReplyKeyboardStaysUntilItIsTakenAway(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u, other := person(t, s, 42), person(t, s, 43)
	send := func(markup fields) {
		accepted[sent](t, post(t, s, "sendMessage", fields{"chat_id": 42, "text": "a", "reply_markup": markup}))
	}
	shows := func(when, want string) {
		t.Helper()
		if got := fmt.Sprintf("%v %s", u.Keyboard().Rows, u.Keyboard().Hint); got != want {
			t.Errorf("%s the chat shows %s, want %s", when, got, want)
		}
	}
	shows("at first", "[] ")
	send(fields{"keyboard": [][]fields{{{"text": "Điểm"}, {"text": "Quá hạn"}}, {}, {{"text": "Xếp hạng"}}}, "is_persistent": true,
		"resize_keyboard": true, "input_field_placeholder": "Hỏi về điểm"})
	shows("with a keyboard", "[[Điểm Quá hạn] [Xếp hạng]] Hỏi về điểm")
	send(inline(fields{"text": "a", "callback_data": "a"}))
	shows("after buttons", "[[Điểm Quá hạn] [Xếp hạng]] Hỏi về điểm")
	send(fields{"keyboard": [][]fields{{{"text": "Điểm"}}}})
	shows("with another keyboard", "[[Điểm]] ")
	send(fields{"remove_keyboard": true})
	shows("after it was taken away", "[] ")
	if other.Keyboard().Rows != nil {
		t.Error("another chat shows a keyboard")
	}
}

func TestReplyKeyboardsThatAreRefused(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 42)
	row := make([]fields, 13)
	for i := range row {
		row[i] = fields{"text": "a"}
	}
	tall := make([][]fields, 301)
	for i := range tall {
		tall[i] = row[:1]
	}
	for name, markup := range map[string]fields{
		"no keys":                  {"keyboard": [][]fields{{}}},
		"a key without text":       {"keyboard": [][]fields{{{"text": ""}}}},
		"a key that is a number":   {"keyboard": [][]fields{{{"text": 1}}}},
		"thirteen keys in a row":   {"keyboard": [][]fields{row}},
		"three hundred and one":    {"keyboard": tall},
		"a key that does more":     {"keyboard": [][]fields{{{"text": "a", "callback_data": "a"}}}},
		"a placeholder too long":   {"keyboard": [][]fields{row[:1]}, "input_field_placeholder": fmt.Sprintf("%65d", 1)},
		"a removal that does not":  {"remove_keyboard": false},
		"a keyboard that is a row": {"keyboard": row},
	} {
		if a := post(t, s, "sendMessage", fields{"chat_id": 42, "text": "a", "reply_markup": markup}); a.OK || u.Keyboard().Rows != nil {
			t.Errorf("%s was accepted", name)
		}
	}
}
