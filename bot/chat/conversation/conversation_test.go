package conversation

import (
	"slices"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
)

// goodCode is the code of an invitation.
const goodCode = "ABCDEFGHJKMN2345"

// invite makes an invitation by goodCode, as officer of xã Háng Lìa.
func (h *house) invite() {
	h.t.Helper()
	invitation := people.Invitation{Hash: people.HashCode(goodCode), Grant: people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}, Expires: chattest.Now().Add(time.Hour)}
	if err := h.AddInvitation(h.t.Context(), invitation, 0); err != nil {
		h.t.Fatal(err)
	}
}

// Whoever registers, or chooses a language, is given the commands of their role in that language.
func TestRegisteringAndChoosingALanguageSetTheMenu(t *testing.T) {
	h := openHouse(t)
	h.invite()
	talk := h.talkIn(chattest.Stranger, "en")
	talk.Say("/start " + goodCode)
	is := func(says string, first ...string) {
		t.Helper()
		if menu := commandNames(talk.Last.Commands); len(menu) != 14 || !slices.Equal(menu[:2], first) {
			t.Errorf("%s the menu is %v", says, menu)
		}
	}
	is("after registering", "score", "overdue")
	talk.Say("/language")
	talk.Tap("Tiếng Việt")
	is("in Vietnamese", "diem", "quahan")
	if menu := commandNames(h.desk.Menus(people.Person{})); !slices.Equal(menu, []string{"start"}) {
		t.Errorf("a stranger's menu is %v", menu)
	}
}

func commandNames(menu []bot.Command) (names []string) {
	for _, c := range menu {
		names = append(names, c.Name)
	}
	return names
}

// A group is told once to write privately, also when the update that has it told comes again, and nothing else whatever is asked.
func TestGroupsAreToldToWritePrivately(t *testing.T) {
	h := openHouse(t)
	words := chattest.Renderer(t, "vi", "2024-07-03 08:00").Words.Text("group.private_only")
	for _, c := range []struct {
		says    string
		request bot.Request
		want    string
	}{
		{"a command", bot.Request{Update: 1, Text: "/diem@MotcuaBot"}, words + "\n"},
		{"a press", bot.Request{Update: 2, Press: &bot.Press{Data: "1:card:2024-06:" + chattest.XaHangLia}}, "((" + words + "))\n"},
		{"the first command once more", bot.Request{Update: 1, Text: "/diem@MotcuaBot"}, words + "\n"},
		{"another command", bot.Request{Update: 3, Text: "/diem"}, ""},
	} {
		c.request.Person, c.request.Chat, c.request.Language = chattest.Admin, -5, "vi"
		reply, err := h.desk.Answer(t.Context(), c.request)
		if got := chattest.Shown(reply); err != nil || got != c.want {
			t.Errorf("%s is answered with %q, %v", c.says, got, err)
		}
	}
}

// A button that is no longer understood leaves the message under which it stands as it is.
func TestAnOldButtonGivesTheLatestInAMessageOfItsOwn(t *testing.T) {
	for _, data := range []string{"", "score_2024_6", "0:card:2024-06:x", "2:card:2024-06:x", "1:lang:fr"} {
		talk := openHouse(t).talk(chattest.Chair)
		talk.Press(data)
		if got := tells(talk.Last); got != whole || talk.Last.Toast == "" || slices.ContainsFunc(talk.Last.Messages, func(m bot.Message) bool { return m.Edit != 0 }) {
			t.Errorf("%q tells %s: %+v", data, got, talk.Last)
		}
	}
	bare := openFurnished(t, chattest.Bare(t)).talk(chattest.Admin)
	if got := bare.Press("old"); bare.Last.Toast == "" || len(bare.Last.Messages) != 2 {
		t.Errorf("without any scores: %s", got)
	}
}
