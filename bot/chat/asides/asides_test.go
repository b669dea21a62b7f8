package asides

import (
	"context"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring/outbox"
)

// What these say is all the longest there is.
func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		chattest.Golden(t, "request-given-up."+language, givenUpScreen(r, chattest.At("2024-07-01 08:15"), "3X5Z9ABC"))
		told := asideMatter(r, aside{ID: 987_654_321, Kind: KindOf(bot.Request{Document: &bot.Document{}}), At: chattest.At("2024-07-01 08:15"), Reference: "3X5Z9ABC"})
		chattest.Golden(t, "request-aside."+language, chat.Digest{Matters: []chat.Matter{told}}.Message(r))
	}
}

// kept is what a store has of updates that were set aside.
type kept map[int64]string

func (k kept) SetAside(_ context.Context, update int64) (time.Time, []byte, bool, error) {
	body, is := k[update]
	return chattest.At("2024-07-01 08:15"), []byte(body), is, nil
}

func TestAdminsAreToldOfWhatIsStillSetAside(t *testing.T) {
	for _, c := range []struct {
		says   string
		reader int64
		update int64
		moot   outbox.Moot
		want   string
	}{
		{"a press", chattest.Admin, 5, "", "mã 5"},
		{"what cannot be read", chattest.Admin, 6, "", "mã 6"},
		{"what was put back meanwhile", chattest.Admin, 7, outbox.Over, ""},
		{"to nobody else", chattest.Chair, 5, outbox.Moved, ""},
	} {
		desk := chattest.Desk(t, chattest.Store(t))
		desk.Add(New(kept{5: `{"press":{"id":"1"}}`, 6: "?"}))
		m, moot := chattest.Compose(t, desk, c.reader, "2024-07-03 07:30", outbox.Row{Reason: outbox.SetAside, Reference: c.update})
		if moot[0] != c.moot || !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %q, %s", c.says, moot, m.HTML)
		}
	}
}

// Who asked in a group is told nothing: others would read it.
func TestWhoAskedIsToldInTheirOwnChat(t *testing.T) {
	desk := chattest.Desk(t, chattest.Store(t))
	desk.Add(New(kept{}))
	for _, private := range []bool{true, false} {
		reply, err := desk.GivenUp(t.Context(), bot.Request{Update: 5, Person: chattest.Chair, Chat: chattest.Chair, Private: private, At: chattest.Now(), Text: "/diem"})
		if told := len(reply.Messages) == 1; err != nil || told != private {
			t.Errorf("private %v: %+v, %v", private, reply, err)
		}
	}
}
