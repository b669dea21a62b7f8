package sandbox_test

import (
	"encoding/json"
	"testing"

	"motcua/bot/sandbox"
)

func TestWhatIsInjectedComesInItsTurn(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := s.User(42, "vi")
	u.Start("")
	for _, raw := range []string{`{"update_id":1,"message":{"weird":[1e400]}}`, `[7]`, `null`} {
		if err := s.Inject(json.RawMessage(raw)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Inject(json.RawMessage(`{"message":`)); err == nil {
		t.Error("what is not JSON was taken")
	}
	u.Send("sau")
	all := accepted[[]json.RawMessage](t, post(t, s, "getUpdates", fields{}))
	var first, second, last struct {
		ID      int64           `json:"update_id"`
		Message json.RawMessage `json:"message"`
	}
	if len(all) != 5 || json.Unmarshal(all[0], &first) != nil || json.Unmarshal(all[1], &second) != nil || json.Unmarshal(all[4], &last) != nil {
		t.Fatalf("%s", all)
	}
	if second.ID != first.ID+1 || string(second.Message) != `{"weird":[1e400]}` || string(all[2]) != "[7]" || string(all[3]) != "null" || last.ID != first.ID+4 {
		t.Errorf("%s", all)
	}
	if left := accepted[[]json.RawMessage](t, post(t, s, "getUpdates", fields{"offset": last.ID})); len(left) != 1 {
		t.Errorf("after the offset of the last there are %s", left)
	}
}

func TestOpenPressesAreCountedUntilTheyAreAnswered(t *testing.T) {
	s := sandbox.New(sandbox.Config{})
	u := person(t, s, 42)
	pressed := u.PressData(7, "d")
	for _, raw := range []string{
		`{"callback_query":{"id":"p1","from":{"id":42}}}`,
		`{"callback_query":{"id":"p2","from":{"id":99},"message":{"message_id":3,"chat":{"id":99}}}}`,
		`{"callback_query":{"id":{},"from":"x"}}`, `{"callback_query":5}`,
	} {
		if err := s.Inject(json.RawMessage(raw)); err != nil {
			t.Fatal(err)
		}
	}
	for i, id := range []string{pressed, "p1", "p2"} {
		if n := s.OpenPresses(); n != 3-i {
			t.Errorf("%d presses are open, want %d", n, 3-i)
		}
		accepted[bool](t, post(t, s, "answerCallbackQuery", fields{"callback_query_id": id}))
	}
	if a := post(t, s, "answerCallbackQuery", fields{"callback_query_id": "p1"}); a.OK || s.OpenPresses() != 0 {
		t.Errorf("a second answer: %+v, %d open", a, s.OpenPresses())
	}
}
