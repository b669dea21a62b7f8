package conversation

import (
	"testing"

	"motcua/bot"
)

// Who writes or presses is reached again; the update that says that they left does not bring them back.
func TestWhoWritesIsReachedAgain(t *testing.T) {
	for _, c := range []struct {
		request bot.Request
		back    bool
	}{
		{bot.Request{Private: true, Person: officer, Text: "/help"}, true},
		{bot.Request{Private: true, Person: officer, Gone: true}, false},
		{bot.Request{Person: officer, Text: "/help"}, false}, // in a group
	} {
		f := newFake(t)
		f.lost = map[int64]lost{officer: {at("2024-07-02 09:05"), "blocked"}}
		if _, err := newChat(t, f, officer, "vi").desk.Answer(t.Context(), c.request); err != nil {
			t.Fatal(err)
		}
		if _, is := f.lost[officer]; is == c.back {
			t.Errorf("%+v: lost %v", c.request, is)
		}
	}
}
