package welcome

import (
	"strings"
	"testing"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// enter is a desk of this room alone, on a store of the test's own.
func enter(t *testing.T) (*chat.Desk, *rooms.Store) {
	t.Helper()
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	return desk, store
}

// Whoever has a code is registered by it, once, in the language of their Telegram; everybody else is told nothing.
func TestInvitationRegistersOnce(t *testing.T) {
	const code, newcomer, late = "ABCDEFGHJKMN2346", 77, 78
	desk, store := enter(t)
	invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}, Expires: chattest.Now().Add(time.Hour)}
	if err := store.AddInvitation(t.Context(), invitation, 0); err != nil {
		t.Fatal(err)
	}
	talk := chattest.NewTalk(t, desk, newcomer, "en")
	for _, question := range []string{"/start", "/help", "/start 12345"} {
		if got := talk.Say(question); strings.Contains(got, "Háng Lìa") || len(talk.Last.Messages[0].Keys) > 0 {
			t.Errorf("a stranger who says %s is told\n%s", question, got)
		}
	}
	if got := talk.Say("/start " + code); !strings.Contains(got, "Háng Lìa") || talk.Last.Commands == nil {
		t.Errorf("the code is answered by\n%s", got)
	}
	p, err := store.Person(t.Context(), newcomer)
	if err != nil || p.Language != "en" || !p.Is(people.Officer) {
		t.Errorf("registered: %+v, %v", p, err)
	}
	if got := chattest.NewTalk(t, desk, late, "vi").Say(code); strings.Contains(got, "Háng Lìa") {
		t.Errorf("the code used again is answered by\n%s", got)
	}
}

// A language is kept, and answered in at once.
func TestLanguageIsChosen(t *testing.T) {
	desk, store := enter(t)
	talk := chattest.NewTalk(t, desk, chattest.Chair, "vi")
	talk.Say("/ngonngu")
	if got := talk.Tap("English"); !strings.Contains(got, "/help") || talk.Last.Commands == nil {
		t.Errorf("chosen:\n%s", got)
	}
	if p, err := store.Person(t.Context(), chattest.Chair); err != nil || p.Language != "en" {
		t.Errorf("%+v, %v", p, err)
	}
	if got := talk.Press("1:lang:xx"); !strings.Contains(got, "(the home)") {
		t.Errorf("a language that is none:\n%s", got)
	}
}
