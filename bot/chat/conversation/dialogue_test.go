package conversation

import (
	"strings"
	"testing"

	"motcua/bot/chat"
	"motcua/scoring"
)

// Whoever turns to something else is not held to an earlier question, also when what they turn to is refused.
func TestARefusedPressEndsWhatWasBeingEntered(t *testing.T) {
	desk := withFeatures(t)
	for _, to := range desk.Destinations() {
		if to == chat.Destination(chat.ToCancel) {
			continue
		}
		for _, item := range []string{"", "x", "99", "99,officer"} {
			l := chat.Link{To: to, Month: "2024-06", Unit: "no.such.unit", Item: item}
			if to == "lang" {
				l = chat.Link{To: to, Item: "en"}
			}
			data, ok := dataOf(desk, l)
			if !ok {
				continue
			}
			f := newFake(t)
			talk := newChat(t, f, admin, "vi")
			talk.press("1:reopen:2024-06::1")
			if f.asking[admin] == nil || f.asking[admin].Asks != "reason" {
				t.Fatal("no reason is asked for")
			}
			talk.press(data)
			talk.say("Nhập sai số liệu của xã")
			if len(f.reasons) > 0 {
				t.Errorf("after %s, what is written opens the month", data)
			}
		}
	}
}

// Whoever gives up says so in more words than one.
func TestWordsThatGiveUpOpenNoMonth(t *testing.T) {
	for _, text := range []string{"/huy", "hủy", "Hủy bỏ", "huỷ bỏ", "thôi", "Bỏ qua", "thoát", "cancel", "stop"} {
		f := newFake(t)
		talk := newChat(t, f, admin, "vi")
		talk.press("1:reopen:2024-06::1")
		if got := shown(talk.say(text)); len(f.reasons) > 0 || !strings.Contains(got, "Đã hủy") {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// Whoever asks for the rank of a commune is told it with its card, and a commune is no month that is not understood.
func TestTheRankOfAUnitIsOnItsCard(t *testing.T) {
	talk := newChat(t, newFake(t), officer, "vi")
	for text, want := range map[string]string{"xếp hạng Háng Lìa": "Xã Háng Lìa · tháng 6/2024", "/xephang tháng 5 Háng Lìa": "Xã Háng Lìa · tháng 5/2024", "/xephang 5": "Xếp hạng tháng 5/2024", "/xephang Qqqq": "Chưa hiểu tháng “Qqqq”"} {
		if got := shown(talk.say(text)); !strings.Contains(got, want) || strings.Contains(got, "27,7/30") {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestAnOldButtonEndsWhatWasBeingEntered(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	talk.press("1:reopen:2024-06::1")
	talk.press("old")
	if talk.say("Nhập sai số liệu của xã"); len(f.reasons) > 0 {
		t.Error("what is written opens the month")
	}
}

// Whatever is written is a part of the letter, though it may begin like a command or look like a code.
func TestAPartOfTheLetterMayBeWordsOfACommand(t *testing.T) {
	for text, set := range map[string]bool{"Báo cáo tháng 6": true, "Phòng Nội vụ": true, "TT PVHCC - DB 0206": true, "hủy": false} {
		f := newFake(t)
		f.settings = map[string]string{}
		talk := newChat(t, f, admin, "vi")
		talk.press("1:letter:::signed-by")
		talk.say(text)
		if got := f.settings["signed-by"] == text; got != set {
			t.Errorf("%q is set: %v, settings %v", text, got, f.settings)
		}
	}
}

// A name that communes shared one after the other means, where a month is already chosen, the one of that month.
func TestANameMeansTheUnitOfTheMonthThatIsAskedAbout(t *testing.T) {
	f := newFake(t)
	f.units[0].ValidTo = "2024-06-30"
	f.units = append(f.units, scoring.Unit{Code: "new", Name: "UBND xã Háng Lìa", ValidFrom: "2024-07-01"})
	talk := newChat(t, f, admin, "vi")
	talk.press("1:asku:2024-06:")
	if got := shown(talk.say("Háng Lìa")); !strings.Contains(got, "Xã Háng Lìa · tháng 6/2024") {
		t.Error(got)
	}
	talk.press("1:asku::")
	if got := shown(talk.say("Háng Lìa")); !strings.Contains(got, "Chưa có số liệu chấm điểm của xã Háng Lìa") {
		t.Errorf("without a month it is the one of today: %s", got)
	}
}

// A commune's name with a month may have the letters of an invitation code.
func TestAMonthOfAUnitIsNoInvitationCode(t *testing.T) {
	f := newFake(t)
	f.units = append(f.units, scoring.Unit{Code: "x", Name: "UBND xã Phình Giàng"})
	talk := newChat(t, f, officer, "vi")
	for _, text := range []string{"phinh giang 06-2024", "Phinh Giang 062024", "06-2024 phinh giang"} {
		if got := shown(talk.say(text)); strings.Contains(got, "Mã mời") {
			t.Errorf("%s: %s", text, got)
		}
	}
	if f.wrong > 0 {
		t.Errorf("%d codes are counted as wrong", f.wrong)
	}
	if got := shown(talk.say(goodCode)); !strings.Contains(got, "Đăng ký thành công") {
		t.Errorf("a code: %s", got)
	}
}

// Of two communes of one name only the one that is asked about is suggested: their buttons could not be told apart.
func TestTheNamesakeOfAnotherTimeIsNotSuggested(t *testing.T) {
	f := newFake(t)
	f.units[0].ValidTo = "2024-06-30"
	f.units = append(f.units, scoring.Unit{Code: "new", Name: "UBND xã Háng Lìa", ValidFrom: "2024-07-01"})
	talk := newChat(t, f, admin, "vi")
	for text, want := range map[string]string{
		"/diem Hang Liaa": "1:card::new", "/diem 6/2024 Hang Liaa": "1:card:2024-06:" + hangLia, "Hang Liaa": "1:card::new", "/moi Hang Liaa": "1:invite::new:", "/chitieu Hang Liaa": "1:aims::new",
	} {
		var found []string
		for _, m := range talk.say(text).Messages {
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
	talk := newChat(t, newFake(t), chair, "vi")
	for _, text := range []string{"6 tháng", "6 tháng đầu năm", "quý 2", "quý 2/2024", "năm 2024", "13/2024"} {
		if got := shown(talk.say("/diem " + text)); !strings.Contains(got, "Chưa hiểu tháng “"+text+"”") {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// A command that is not understood leaves a question open, and says so.
func TestAnUnknownCommandSaysWhatIsStillBeingEntered(t *testing.T) {
	talk := newChat(t, newFake(t), chair, "vi")
	talk.press("1:askm::" + hangLia)
	if got := shown(talk.say("/hyu")); !strings.Contains(got, "Bot chưa có lệnh này") || !strings.Contains(got, "gõ /huy để hủy") {
		t.Error(got)
	}
	if got := shown(talk.say("5")); !strings.Contains(got, "tháng 5/2024") {
		t.Error(got)
	}
}

// Signs that turn the direction of writing would turn our own words behind them.
func TestWhatIsSaidBackDoesNotTurnTheWriting(t *testing.T) {
	talk := newChat(t, newFake(t), chair, "vi")
	for _, text := range []string{"/diem \u202eHang Liaa", "/diem \u2067Qqqqq", "/xephang \u202dabc"} {
		if got := shown(talk.say(text)); strings.ContainsAny(got, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
			t.Errorf("%q: %q", text, got)
		}
	}
}
