package conversation

import (
	"testing"

	"motcua/bot"
	"motcua/bot/chat/chattest"
)

// Who writes or presses is reached again; the update that says that they left does not bring them back.
func TestWhoWritesIsReachedAgain(t *testing.T) {
	for _, c := range []struct {
		request bot.Request
		back    bool
	}{
		{bot.Request{Private: true, Person: chattest.Officer, Text: "/help"}, true},
		{bot.Request{Private: true, Person: chattest.Officer, Gone: true}, false},
		{bot.Request{Person: chattest.Officer, Text: "/help"}, false}, // in a group
	} {
		h := openHouse(t)
		if err := h.Gone(t.Context(), chattest.Officer, "Forbidden: bot was blocked by the user", chattest.At("2024-07-02 09:05"), chattest.Now()); err != nil {
			t.Fatal(err)
		}
		if _, err := h.desk.Answer(t.Context(), c.request); err != nil {
			t.Fatal(err)
		}
		if _, _, is, err := h.Unreachable(t.Context(), chattest.Officer); err != nil || is == c.back {
			t.Errorf("%+v: lost %v, %v", c.request, is, err)
		}
	}
}
