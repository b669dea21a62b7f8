package conversation

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/names"
	"motcua/scoring/people"
)

// Whichever statement fails, the person is told a reference and nothing else, and the log has the reason under it once, without what
// was written. What is written in a commit with others is tried again, and then the answer is as ever.
func TestEveryStatementThatFailsIsToldWithAReference(t *testing.T) {
	for person, questions := range map[int64][]string{
		chattest.Chair: {"/diem 6/2024", "/quahan", "/saphan", "/xephang", "/xuhuong", "/canhbao", "/canlam", "/dinhchinh", "/trogiup", "/ngonngu", "/huy", "Háng Lìa 6/2024", "bí mật"},
		chattest.Admin: {"/tongquan", "/canlam", "/nguoidung", "/moi Háng Lìa", "/chitieu", "/nhatky", "/chot", "/molai", "/thongbao", "/caidat"},
	} {
		for _, question := range questions {
			t.Run(question, func(t *testing.T) {
				told, asEver := 0, map[string]bool{}
				for n := int64(1); ; n++ {
					s, failure := chattest.Failing(t)
					h := newHouse(t, s)
					failure.At(n)
					reply, err := h.desk.Answer(t.Context(), bot.Request{Update: 1296, Chat: person, Person: person, Private: true, Language: "vi", Text: question})
					got, log := chattest.Shown(reply), h.log.String()
					if log == "" && err == nil {
						asEver[got] = true
						if !failure.Happened() { // it has fewer statements
							break
						}
						continue
					}
					told++
					if err != nil || len(reply.Messages) != 1 || !strings.Contains(got, "100.") || tells(reply) != nothing {
						t.Errorf("statement %d fails: %v\n%s", n, err, got)
					}
					if strings.Count(log, "level=ERROR") != 1 || !strings.Contains(log, "reference=100") || strings.Contains(log, question+`"`) {
						t.Errorf("statement %d fails, and the log has %q", n, log)
					}
				}
				if told == 0 || len(asEver) != 1 {
					t.Errorf("of %d failures somebody is told, and without a word of them the answers are %v", told, asEver)
				}
			})
		}
	}
}

// brokenStore is a store in which something is amiss that no statement shows.
type brokenStore struct{ chat.Store }

func (brokenStore) Person(context.Context, int64) (people.Person, error) { panic("out of order") }

// withoutIndex is a store whose register cannot be read.
type withoutIndex struct{ chat.Store }

func (withoutIndex) Index(context.Context) (*names.Index, error) { return nil, chattest.ErrDisk }

// What breaks in the program itself is told like what breaks in the store.
func TestWhatBreaksIsToldWithAReference(t *testing.T) {
	for says, breaks := range map[string]func(*chat.Desk){
		"a panic":                      func(d *chat.Desk) { d.Store = brokenStore{d.Store} },
		"cards by rules of the future": func(d *chat.Desk) { d.RuleSets = func(string) (*scoring.RuleSet, bool) { return nil, false } },
	} {
		h := newHouse(t, chattest.Store(t))
		breaks(h.desk)
		reply, err := h.desk.Answer(t.Context(), bot.Request{Update: 1296, Chat: chattest.Chair, Person: chattest.Chair, Private: true, Language: "vi", Text: "/diem"})
		if got := chattest.Shown(reply); err != nil || !strings.Contains(got, "100.") || tells(reply) != nothing {
			t.Errorf("%s: %v\n%s", says, err, got)
		}
		if log := h.log.String(); strings.Count(log, "level=ERROR") != 1 || !strings.Contains(log, "reference=100") || strings.Contains(log, `/diem"`) {
			t.Errorf("%s is logged as %q", says, log)
		}
	}
}

// A store that cannot be read is not the same as a unit that there is not.
func TestUnitsThatCannotBeReadAreNotSaidToBeUnknown(t *testing.T) {
	h := newHouse(t, chattest.Store(t))
	b, err := h.AddBroadcast(t.Context(), broadcast.Broadcast{By: chattest.Admin, Content: broadcast.Content{Kind: broadcast.Text, Text: "Họp giao ban"}}, -1)
	if err != nil {
		t.Fatal(err)
	}
	talk := h.talk(chattest.Admin)
	talk.Press(fmt.Sprintf("1:bc:::%d.%d.units", b.ID, b.Version))
	h.desk.Store = withoutIndex{h.desk.Store}
	if got := talk.Say("Háng Lìa"); !strings.Contains(h.log.String(), chattest.ErrDisk.Error()) || strings.Contains(got, "Háng Lìa") {
		t.Error(got)
	}
}

func TestARequestWhoseTimeEndedIsAskedAgain(t *testing.T) {
	h := openHouse(t)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	reply, err := h.desk.Answer(ended, bot.Request{Private: true, Person: chattest.Officer, Text: "/diem"})
	if !errors.Is(err, context.Canceled) || len(reply.Messages) > 0 {
		t.Errorf("got %v, %v", reply, err)
	}
}

// Who gets another sentence in the place of an answer reads it in their own language, with a reference that the log has, too.
func TestWhatTelegramDidNotPassOnIsTold(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		h := newHouse(t, chattest.Store(t))
		if err := h.SetLanguage(t.Context(), chattest.Officer, language); err != nil {
			t.Fatal(err)
		}
		asked := chattest.At("2024-07-03 07:30")
		m := h.desk.Undelivered(t.Context(), bot.Request{Update: 100, Chat: chattest.Officer, Person: chattest.Officer, At: asked, Text: "/diem"}, errors.New("broken"))
		if want := chat.Undelivered(chattest.Renderer(t, language, "2024-07-03 08:00"), asked, "2S"); m.HTML != want.HTML {
			t.Errorf("%s: %s", language, m.HTML)
		}
		if log := h.log.String(); !strings.Contains(log, "reference=2S") || strings.Contains(log, "/diem") {
			t.Errorf("the log has %s", log)
		}
	}
}
