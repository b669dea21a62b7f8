package conversation

import (
	"context"
	"strings"
	"testing"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// Whoever turns to something else is not held to an earlier question, also when what they turn to is refused.
func TestARefusedPressEndsWhatWasBeingEntered(t *testing.T) {
	h := openFurnished(t, closedHouse.Store(t))
	talk := h.talk(chattest.Admin)
	for _, to := range h.desk.Destinations() {
		if to == chat.Destination(chat.ToCancel) {
			continue
		}
		for _, item := range []string{"", "x", "99", "99,officer"} {
			l := chat.Link{To: to, Month: "2024-06", Unit: "000.77.32.H18", Item: item}
			if to == "lang" {
				l = chat.Link{To: to, Item: "vi"}
			}
			data, ok := dataOf(h.desk, l)
			if !ok {
				continue
			}
			if got := talk.Press("1:reopen:2024-06::1"); !h.isAsked(chattest.Admin) {
				t.Fatalf("before %s no reason is asked for:\n%s", data, got)
			}
			talk.Press(data)
			if talk.Say("Nhập sai số liệu của xã"); h.opened() {
				t.Fatalf("after %s what is written opens the month", data)
			}
		}
	}
}

// Whoever gives up says so in more words than one.
func TestWordsThatGiveUpOpenNoMonth(t *testing.T) {
	houses := housesOf(t, closedHouse)
	for _, text := range []string{"/huy", "hủy", "Hủy bỏ", "huỷ bỏ", "thôi", "Bỏ qua", "thoát", "cancel", "stop"} {
		h := houses(t)
		talk := h.talk(chattest.Admin)
		talk.Press("1:reopen:2024-06::1")
		if got := talk.Say(text); h.opened() || h.isAsked(chattest.Admin) {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// Whoever asks for the rank of a commune is told it with its card, and a commune is no month that is not understood.
func TestTheRankOfAUnitIsOnItsCard(t *testing.T) {
	talk := openHouse(t).talk(chattest.Officer)
	for text, want := range map[string]string{"xếp hạng Háng Lìa": "Xã Háng Lìa · tháng 6/2024", "/xephang tháng 6 Háng Lìa": "Xã Háng Lìa · tháng 6/2024", "/xephang 6": "Xếp hạng tháng 6/2024", "/xephang Qqqq": "Chưa hiểu tháng “Qqqq”"} {
		if got := talk.Say(text); !strings.Contains(got, want) || strings.Contains(got, "27,7/30") {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestAnOldButtonEndsWhatWasBeingEntered(t *testing.T) {
	h := openFurnished(t, closedHouse.Store(t))
	talk := h.talk(chattest.Admin)
	talk.Press("1:reopen:2024-06::1")
	talk.Press("old")
	if talk.Say("Nhập sai số liệu của xã"); h.opened() {
		t.Error("what is written opens the month")
	}
}

// Whatever is written is a part of the letter, though it may begin like a command or look like a code.
func TestAPartOfTheLetterMayBeWordsOfACommand(t *testing.T) {
	for text, set := range map[string]bool{"Báo cáo tháng 6": true, "Phòng Nội vụ": true, "TT PVHCC - DB 0206": true, "hủy": false} {
		h := openHouse(t)
		talk := h.talk(chattest.Admin)
		talk.Press("1:letter:::signed-by")
		talk.Say(text)
		settings, err := h.Settings(t.Context())
		if got := settings["signed-by"] == text; err != nil || got != set {
			t.Errorf("%q is set: %v, settings %v, %v", text, got, settings, err)
		}
	}
}

// A name that communes shared one after the other means, where a month is already chosen, the one of that month.
func TestANameMeansTheUnitOfTheMonthThatIsAskedAbout(t *testing.T) {
	talk := namesakes(t).talk(chattest.Admin)
	talk.Press("1:asku:2024-06:")
	if got := talk.Say("Háng Lìa"); !strings.Contains(got, "Xã Háng Lìa · tháng 6/2024") {
		t.Error(got)
	}
	talk.Press("1:asku::")
	if got := talk.Say("Háng Lìa"); !strings.Contains(got, "xã Háng Lìa") || tells(talk.Last) != name {
		t.Errorf("without a month it is the one of today: %s", got)
	}
}

// A commune's name with a month may have the letters of an invitation code.
func TestAMonthOfAUnitIsNoInvitationCode(t *testing.T) {
	h := openHouse(t)
	const code = "ABCDEFGHJKMN2345"
	invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}, Expires: chattest.Now().Add(time.Hour)}
	if err := h.AddInvitation(t.Context(), invitation, 0); err != nil {
		t.Fatal(err)
	}
	talk := h.talk(chattest.Officer)
	for _, text := range []string{"phinh giang 06-2024", "Phinh Giang 062024", "06-2024 phinh giang"} {
		if got := talk.Say(text); strings.Contains(got, "Mã mời") {
			t.Errorf("%s: %s", text, got)
		}
	}
	got := talk.Say(code)
	if p, err := h.Person(t.Context(), chattest.Officer); err != nil || len(p.Grants) != 2 {
		t.Errorf("a code: %s, %+v, %v", got, p, err)
	}
}

// Of two communes of one name only the one that is asked about is suggested: their buttons could not be told apart.
func TestTheNamesakeOfAnotherTimeIsNotSuggested(t *testing.T) {
	talk := namesakes(t).talk(chattest.Admin)
	for text, want := range map[string]string{
		"/diem Hang Liaa": "1:card::000.99.32.H18", "/diem 6/2024 Hang Liaa": "1:card:2024-06:" + chattest.XaHangLia, "Hang Liaa": "1:card::000.99.32.H18", "/moi Hang Liaa": "1:invite::000.99.32.H18:", "/chitieu Hang Liaa": "1:aims::000.99.32.H18",
	} {
		var found []string
		talk.Say(text)
		for _, m := range talk.Last.Messages {
			for _, row := range m.Buttons {
				for _, b := range row {
					if strings.Contains(b.Label, "Háng Lìa") {
						found = append(found, b.Data)
					}
				}
			}
		}
		if len(found) != 1 || found[0] != want {
			t.Errorf("%s: the buttons are %q, want %s", text, found, want)
		}
	}
}

func TestAPeriodThatIsNoMonthIsSaidBackWhole(t *testing.T) {
	talk := openHouse(t).talk(chattest.Chair)
	for _, text := range []string{"6 tháng", "6 tháng đầu năm", "quý 5", "13/2024"} {
		if got := talk.Say("/diem " + text); !strings.Contains(got, "“"+text+"”") {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// A command that is not understood leaves a question open, and says so.
func TestAnUnknownCommandSaysWhatIsStillBeingEntered(t *testing.T) {
	h := openHouse(t)
	talk := h.talk(chattest.Chair)
	talk.Press("1:askm::" + chattest.XaHangLia)
	if got := talk.Say("/hyu"); !strings.Contains(got, "/huy") || !h.isAsked(chattest.Chair) {
		t.Error(got)
	}
	if got := talk.Say("6"); !strings.Contains(got, "tháng 6/2024") {
		t.Error(got)
	}
}

// Signs that turn the direction of writing would turn our own words behind them.
func TestWhatIsSaidBackDoesNotTurnTheWriting(t *testing.T) {
	talk := openHouse(t).talk(chattest.Chair)
	for _, text := range []string{"/diem \u202eHang Liaa", "/diem \u2067Qqqqq", "/xephang \u202dabc"} {
		if got := talk.Say(text); strings.ContainsAny(got, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// closedHouse is furniture in which June is closed.
var closedHouse = chattest.Furnish(func(ctx context.Context, s *rooms.Store) error {
	importer, err := chattest.ImporterOf(s)
	if err != nil {
		return err
	}
	_, err = importer.Close(ctx, ledger.CloseRequest{Month: "2024-06", By: chattest.Admin, Update: 1})
	return err
})

// opened says whether June was opened again.
func (h *house) opened() bool {
	h.t.Helper()
	c, err := h.Closing(h.t.Context(), "2024-06")
	if err != nil || c.N == 0 {
		h.t.Fatalf("the closing of June is %+v, %v", c, err)
	}
	return !c.InForce()
}

// isAsked says whether the bot waits for an answer of a person.
func (h *house) isAsked(person int64) bool {
	h.t.Helper()
	_, is, err := h.Dialogue(h.t.Context(), person, 1<<40, chattest.Now())
	if err != nil {
		h.t.Fatal(err)
	}
	return is
}

// namesakes is a house in which another xã Háng Lìa has taken the place of the one of June.
func namesakes(t testing.TB) *house {
	t.Helper()
	h := openHouse(t)
	chattest.Import(t, h.Store, "don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực từ,Hiệu lực đến\n"+
		"000.10.32.H18,UBND xã Háng Lìa,,30/06/2024\n000.99.32.H18,UBND xã Háng Lìa,01/07/2024,\n")
	return h
}
