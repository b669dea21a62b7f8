package conversation

import (
	"errors"
	"strings"
	"testing"

	"context"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/people"
)

func TestConversations(t *testing.T) {
	for _, c := range []struct {
		says   string
		person int64
		client string
		lines  []string // "> said", "@ button tapped", "< must be in the answer", "! must not be"
	}{
		{"somebody unknown is told how to register, and nothing else", stranger, "vi", []string{
			"> /diem Háng Lìa", "< chỉ trả lời người đã đăng ký", "< liên hệ Văn phòng HĐND-UBND để nhận mã mời", "! Háng Lìa",
			"> /start", "< chỉ trả lời người đã đăng ký",
			"> xin chào", "< chỉ trả lời người đã đăng ký",
		}},
		{"in English when their Telegram is", stranger, "en-GB", []string{"> /score", "< answers registered people only", "< ask Văn phòng HĐND-UBND for an invitation"}},
		{"an invitation's link registers, once", stranger, "vi", []string{
			"> /start " + goodCode, "< Đăng ký thành công.", "< công chức một cửa – xã Háng Lìa", "< /diem [tháng] [đơn vị] – bảng điểm của đơn vị",
			"> /diem", "< 87,7 điểm · Tốt · hạng 2/2",
			"> /start " + goodCode, "< Mã mời không dùng được",
		}},
		{"its code may be typed as phones type", stranger, "vi", []string{"> abcd–efgh jkmn 2345", "< Đăng ký thành công."}},
		{"a registered person's code is taken too", admin, "vi", []string{"> " + people.SpellCode(goodCode), "< Đăng ký thành công.", "< quản trị", "< công chức một cửa – xã Háng Lìa"}},
		{"wrong codes get one answer, and then lock", stranger, "vi", []string{
			"> /start ABC", "< Mã mời không dùng được", "> /start 0000000000000000", "< Mã mời không dùng được", "> 0000000000000001", "< Mã mời không dùng được",
			"> 0000000000000002", "> 0000000000000003", "> 0000000000000004", "< Mã mời không dùng được", "> " + goodCode, "< nhập sai mã mời. Anh/Chị vui lòng thử lại sau một giờ",
		}},
		{"a chair reads the card, the details, and the month before", chair, "vi", []string{
			"> /diem", "< Xã Háng Lìa · tháng 6/2024 (tạm tính)", "< 87,7 điểm · Tốt · hạng 2/2", "< 27,7/30\n  ▼ dưới chỉ tiêu", "< [‹ 5/2024]", "! 7/2024 ›",
			"@ Chi tiết", "< 12/13 đúng hạn", "< không đánh giá", "@ ‹ 5/2024", "< tháng 5/2024", "@ 6/2024 ›", "@ ‹ Bảng điểm", "! 12/13",
		}},
		{"months as people write them", chair, "vi", []string{
			"> /diem 5", "< tháng 5/2024", "> /diem tháng 5/2024", "< tháng 5/2024", "> /diem tháng trước", "< tháng 6/2024", "> /diem 2024-05", "< tháng 5/2024",
			"> /diem 4/2024", "< Chưa có số liệu chấm điểm tháng 4/2024 của xã Háng Lìa.", "@ 5/2024", "< tháng 5/2024",
			"> /diem 13", "< Chưa hiểu tháng “13”", "> /xephang tháng mười ba", "< Chưa hiểu tháng", "> /diem 12", "< tháng 12/2023",
		}},
		{"an officer sees of other units the total only", officer, "vi", []string{
			"> /diem 6/2024 Háng Lìa", "< 87,7 điểm · Tốt · hạng 2/2", "< chỉ xem được tổng điểm", "! 27,7", "! [Chi tiết]",
			"> /diem hang lia tháng 5", "< tháng 5/2024", "! 27,7", "> /quahan Háng Lìa", "< Anh/Chị chỉ xem được hồ sơ của đơn vị mình.", "! 240605",
		}},
		{"a misspelt unit is suggested, never assumed", officer, "vi", []string{
			"> /diem Hắng Lía", "< hạng 2/2", "> /diem Hang Liaa", "< Không tìm thấy đơn vị “Hang Liaa”. Bên dưới", "! 87,7", "@ Xã Háng Lìa", "< 87,7", "> /diem Qqqqq", "< Không tìm thấy đơn vị “Qqqqq”.",
		}},
		{"overdue now, and at a month's cut-off", officer, "vi", []string{
			"> /quahan", "< Quá hạn: 1 hồ sơ\nXã Phì Nhừ · lúc 08:00 03/07", "< 000.11.32.H18-240606-0001", "< quá hạn 1 ngày làm việc · hẹn trả 17:00 02/07", "< Số liệu đến 17:00 30/06",
			"> /quahan 6", "< Đơn vị không có hồ sơ quá hạn.\nXã Phì Nhừ · tháng 6/2024 (tạm tính), tính đến 00:00 01/07/2024", "> /quahan 4", "< Chưa có số liệu chấm điểm tháng 4/2024",
		}},
		{"somebody with two units chooses", both, "vi", []string{
			"> /diem", "< Xã Háng Lìa · tháng 6/2024", "@ Xã Phì Nhừ", "< Xã Phì Nhừ · tháng 6/2024", "@ Xã Háng Lìa", "> /quahan", "< Quá hạn: 1 hồ sơ\nXã Háng Lìa", "@ Xã Phì Nhừ", "< 240606-0001",
		}},
		{"an admin sees every unit", admin, "vi", []string{
			"> /diem", "< Xếp hạng tháng 6/2024", "> /diem Háng Lìa", "< 27,7/30", "> /quahan", "< Quá hạn: 2 hồ sơ tại 2 đơn vị", "@ Xã Háng Lìa: 1", "< 240605-0002",
			"> /quahan 6/2024", "< Quá hạn: 1 hồ sơ\nTất cả đơn vị", "< 240605-0002", "> /quahan Nong U", "< Chưa có số liệu hồ sơ của xã Nong U.",
		}},
		{"the ranking marks one's own row and says how it moved", officer, "vi", []string{
			"> /xephang", "< Xã Phì Nhừ: hạng 1/2, 100 điểm", "< ►   1 Xã Phì Nhừ          100 ▲1", "<     2 Xã Háng Lìa        87,7 ▼1", "< ► đơn vị của Anh/Chị", "< so với tháng 5/2024",
			"@ ‹ 5/2024", "< Xếp hạng tháng 5/2024", "! ▲", "> /xephang 1", "< Chưa có số liệu chấm điểm tháng 1/2024.", "@ 6/2024", "< Xếp hạng tháng 6/2024",
		}},
		{"plain words find the command", officer, "vi", []string{
			"> Điểm tháng 5", "< tháng 5/2024 (tạm tính)", "> qua han", "< Quá hạn: 1", "> XẾP HẠNG", "< Xếp hạng", "> trợ giúp", "< Anh/Chị là:", "> điểm của Háng Lìa", "< 87,7",
			"> chào bot", "< bot chưa hiểu câu này.", "< Có phải Anh/Chị muốn xem:", "@ Quá hạn", "< Quá hạn: 1 hồ sơ", "> chào bot", "< [Bảng điểm]\n[Quá hạn]\n[Sắp đến hạn]", "> /abc", "< Bot chưa có lệnh này.", "> /huy", "< Không có thao tác nào đang nhập dở.",
		}},
		{"the language is changed in place, menu and all", officer, "vi", []string{
			"> /ngonngu", "< Anh/Chị muốn dùng ngôn ngữ nào?", "@ English", "< From now on the bot answers in English.", "< /score [month] [unit]", "> /score June 2024", "< 100 points · Excellent · rank 1/2",
			"> /language", "@ Tiếng Việt", "< Từ nay bot trả lời bằng tiếng Việt.", "> /start", "< Anh/Chị là:",
		}},
		{"what is lost is said", officer, "en", []string{"> /xyz", "< does not have this command", "< Write /help for all", "< [Score card]", "> /overdue", "< Overdue: 1 dossier\n", "< overdue by 1 working day"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			talk := newChat(t, newFake(t), c.person, c.client)
			for _, line := range c.lines {
				kind, text := line[:2], line[2:]
				switch answer := shown(talk.last); kind {
				case "> ":
					talk.say(text)
				case "@ ":
					talk.tap(text)
					if m := talk.last.Messages[0]; m.Edit != 77 {
						t.Errorf("%s: the answer to a press edits message %d", line, m.Edit)
					}
				case "< ":
					if !strings.Contains(answer, text) {
						t.Errorf("the answer lacks %q:\n%s", text, answer)
					}
				case "! ":
					if strings.Contains(answer, text) {
						t.Errorf("the answer has %q:\n%s", text, answer)
					}
				}
			}
			if talk.log.Len() > 0 {
				t.Errorf("something went wrong: %s", talk.log)
			}
		})
	}
}

func TestRegisteringAndChoosingALanguageSetTheMenu(t *testing.T) {
	talk := newChat(t, newFake(t), stranger, "en")
	if menu := talk.say("/start " + goodCode).Commands; len(menu) != 10 || menu[0] != (bot.Command{Name: "score", Description: "the score card of a unit"}) {
		t.Errorf("after registering the menu is %v", menu)
	}
	talk.say("/language")
	if menu := talk.tap("Tiếng Việt").Commands; len(menu) != 10 || menu[0] != (bot.Command{Name: "diem", Description: "bảng điểm của đơn vị"}) {
		t.Errorf("in Vietnamese the menu is %v", menu)
	}
	if menu := talk.desk.Menus(people.Person{}); len(menu) != 1 || menu[0].Name != "start" {
		t.Errorf("a stranger's menu is %v", menu)
	}
}

func TestGroupsAreToldToWritePrivately(t *testing.T) {
	talk := newChat(t, newFake(t), admin, "vi")
	for _, r := range []bot.Request{{Person: admin, Chat: -5, Text: "/diem@MotcuaBot"}, {Person: admin, Chat: -5, Press: &bot.Press{Data: "1:card:2024-06:" + hangLia}}} {
		reply, err := talk.desk.Answer(t.Context(), r)
		if got := shown(reply); err != nil || !strings.Contains(got, "trò chuyện riêng") || strings.Contains(got, "Háng Lìa") {
			t.Errorf("in a group: %q, %v", got, err)
		}
	}
	for update, want := range map[int64]int{0: 1, 7: 0} { // the first one handled again, and another
		reply, err := talk.desk.Answer(t.Context(), bot.Request{Update: update, Person: admin, Chat: -5, Text: "/diem"})
		if err != nil || len(reply.Messages) != want {
			t.Errorf("update %d in a group that was told gets %d messages, %v", update, len(reply.Messages), err)
		}
	}
}

func TestWhatIsNotTextIsAnswered(t *testing.T) {
	for _, c := range []struct {
		person  int64
		request bot.Request
		want    string
	}{
		{officer, bot.Request{Other: true}, "vui lòng nhắn bằng chữ"},
		{officer, bot.Request{Document: &bot.Document{Name: "a.xlsx"}, Text: "/diem"}, "Chỉ quản trị mới gửi được tệp số liệu"},
		{stranger, bot.Request{Document: &bot.Document{Name: "a.xlsx"}}, "chỉ trả lời người đã đăng ký"},
		{stranger, bot.Request{Other: true}, "chỉ trả lời người đã đăng ký"},
	} {
		talk := newChat(t, newFake(t), c.person, "vi")
		if got := shown(talk.ask(c.request)); !strings.Contains(got, c.want) {
			t.Errorf("%+v is answered with %q", c.request, got)
		}
	}
	talk := newChat(t, newFake(t), officer, "vi")
	if reply, err := talk.desk.Answer(t.Context(), bot.Request{Gone: true, Private: true, Person: officer}); err != nil || len(reply.Messages) != 0 {
		t.Errorf("somebody who left is answered: %v, %v", reply, err)
	}
}

func TestAnOldButtonExplainsItselfAndGivesTheLatest(t *testing.T) {
	for _, data := range []string{"", "score_2024_6", "0:card:2024-06:x", "2:card:2024-06:x", "1:lang:fr"} {
		talk := newChat(t, newFake(t), chair, "vi")
		reply := talk.press(data)
		if got := shown(reply); !strings.Contains(reply.Toast, "Nút này đã cũ") || !strings.Contains(got, "87,7 điểm") {
			t.Errorf("%q: %s", data, got)
		}
		for _, m := range reply.Messages {
			if m.Edit != 0 {
				t.Errorf("%q: the old message is overwritten", data)
			}
		}
	}
	talk := newChat(t, &fake{people: newFake(t).people}, admin, "vi")
	if got := shown(talk.press("old")); !strings.Contains(got, "Chưa có số liệu chấm điểm.") {
		t.Errorf("without any scores: %s", got)
	}
}

func TestATargetThatWasSetIsShown(t *testing.T) {
	f := newFake(t)
	f.targets = []scoring.Target{{Indicator: "TD", Unit: hangLia, Share: scoring.Frac(9, 10)}, {Indicator: "TT2", Share: scoring.Frac(7, 10)}}
	talk := newChat(t, f, chair, "vi")
	got := shown(talk.press("1:detail:2024-06:" + hangLia))
	for _, want := range []string{"đạt chỉ tiêu 27", "▼ dưới chỉ tiêu 7"} {
		if !strings.Contains(got, want) {
			t.Errorf("the details lack %q:\n%s", want, got)
		}
	}
}

func TestAPageThatIsNoLongerThereIsTheLastOne(t *testing.T) {
	talk := newChat(t, newFake(t), admin, "vi")
	for _, data := range []string{"1:over:2024-06:" + hangLia + ":9", "1:over::" + hangLia + ":9", "1:units:::9", "1:rank:2024-06::9"} {
		if got := shown(talk.press(data)); !strings.Contains(got, "Háng Lìa") {
			t.Errorf("%s: %s", data, got)
		}
	}
}

func TestAnAppendixIsNoClaimAboutDossiers(t *testing.T) {
	f := newFake(t)
	f.late = nil
	for i := range f.records {
		f.records[i].Published = true
	}
	talk := newChat(t, f, chair, "vi")
	for question, want := range map[string]string{
		"/quahan":   "Chưa có số liệu hồ sơ của xã Háng Lìa.",
		"/quahan 6": "Bot không có danh sách hồ sơ tháng 6/2024 của xã Háng Lìa",
	} {
		if got := shown(talk.say(question)); !strings.Contains(got, want) || strings.Contains(got, "không có hồ sơ quá hạn") {
			t.Errorf("%s: %s", question, got)
		}
	}
}

func TestFailuresAreSaidWithAReferenceAndLoggedOnce(t *testing.T) {
	for says, breaks := range map[string]func(*fake){
		"an error": func(f *fake) { f.fails = errors.New("disk on fire") },
		"a panic":  func(f *fake) { f.panics = true },
		"an old program": func(f *fake) {
			f.records[0].RuleSet, f.records[1].RuleSet = "x", "x"
			f.records[2].RuleSet, f.records[3].RuleSet = "x", "x"
		},
	} {
		f := newFake(t)
		breaks(f)
		talk := newChat(t, f, officer, "vi")
		talk.update = 1295
		if got := shown(talk.say("/diem bí mật")); says != "an old program" && !strings.Contains(got, "báo quản trị mã 100.") {
			t.Errorf("%s: %s", says, got)
		}
		talk.update = 1295
		talk.log.Reset()
		if got := shown(talk.say("/diem")); !strings.Contains(got, "báo quản trị mã 100.") {
			t.Errorf("%s: %s", says, got)
		}
		log := talk.log.String()
		if strings.Count(log, "level=ERROR") != 1 || !strings.Contains(log, "reference=100") || strings.Contains(log, "/diem\"") {
			t.Errorf("%s is logged as %s", says, log)
		}
	}
}

func TestARequestWhoseTimeEndedIsAskedAgain(t *testing.T) {
	f := newFake(t)
	f.fails = context.Canceled
	talk := newChat(t, f, officer, "vi")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	reply, err := talk.desk.Answer(ended, bot.Request{Private: true, Person: officer, Text: "/diem"})
	if !errors.Is(err, context.Canceled) || len(reply.Messages) > 0 || talk.log.Len() > 0 {
		t.Errorf("got %v, %v, log %q", reply, err, talk.log)
	}
}

func TestAUnitThatLeftTheRegisterIsSaidSo(t *testing.T) {
	f := newFake(t)
	f.units, f.records = []scoring.Unit{{Code: hangLia, Name: "UBND xã Háng Lìa"}}, nil
	talk := newChat(t, f, officer, "vi")
	if got := shown(talk.say("/diem")); !strings.Contains(got, "Không tìm thấy đơn vị “"+phiNhu+"”.") {
		t.Error(got)
	}
	if got := shown(talk.say("/help")); !strings.Contains(got, phiNhu) {
		t.Error(got)
	}
}

// Ranks by other rules are no measure, neither in the table nor on the card.
func TestRanksByOtherRulesAreNotCompared(t *testing.T) {
	f := newFake(t)
	for i := range f.records {
		if f.records[i].Month == "2024-05" {
			f.records[i].RuleSet = "other"
		}
	}
	if got := shown(newChat(t, f, officer, "vi").say("/xephang")); strings.Contains(got, "▲") || strings.Contains(got, "▼") {
		t.Error(got)
	}
}

// All units' dossiers of a month are looked at when their cards were, as each unit's own are.
func TestAMonthOfAllUnitsIsLookedAtWhenItsCardsWere(t *testing.T) {
	f := newFake(t)
	for i := range f.records {
		f.records[i].CutOff = at("2024-06-10 08:00") // a dossier of Háng Lìa is due on the 12th
	}
	talk := newChat(t, f, admin, "vi")
	for _, asked := range []string{"/quahan 6", "/quahan 6 Háng Lìa"} {
		if got := shown(talk.say(asked)); !strings.Contains(got, "tính đến 08:00 10/06/2024") || strings.Contains(got, "240605-0002") {
			t.Errorf("%s: %s", asked, got)
		}
	}
}

// Who gets another sentence in the place of an answer reads it in their own language, with a reference that the log has, too.
func TestWhatTelegramDidNotPassOnIsTold(t *testing.T) {
	for language, want := range map[string]string{
		"vi": "bot đã xử lý yêu cầu lúc 07:30 03/07 nhưng Telegram gặp lỗi khi chuyển câu trả lời. Anh/Chị vui lòng hỏi lại; nếu vẫn không được, hãy báo quản trị mã 2S.",
		"en": "the bot has seen to your request of 07:30 03/07, but Telegram failed at passing its answer on. Please ask again; if it goes on, tell an admin the reference 2S.",
	} {
		talk := newChat(t, newFake(t), officer, "de")
		if err := talk.store.SetLanguage(t.Context(), officer, language); err != nil {
			t.Fatal(err)
		}
		m := talk.desk.Undelivered(t.Context(), bot.Request{Update: 100, Chat: officer, Person: officer, At: at("2024-07-03 07:30"), Text: "/diem"}, errors.New("broken"))
		if !strings.Contains(m.HTML, want) {
			t.Errorf("%s: %s", language, m.HTML)
		}
		if log := talk.log.String(); !strings.Contains(log, "reference=2S") || strings.Contains(log, "/diem") {
			t.Errorf("the log has %s", log)
		}
	}
}

// follow plays lines as TestConversations does.
func (c *talker) follow(lines []string) {
	c.t.Helper()
	for _, line := range lines {
		kind, text := line[:2], line[2:]
		switch answer := shown(c.last); kind {
		case "> ":
			c.say(text)
		case "@ ":
			c.tap(text)
		case "< ":
			if !strings.Contains(answer, text) {
				c.t.Errorf("the answer lacks %q:\n%s", text, answer)
			}
		case "! ":
			if strings.Contains(answer, text) {
				c.t.Errorf("the answer has %q:\n%s", text, answer)
			}
		}
	}
	if c.log.Len() > 0 {
		c.t.Errorf("something went wrong: %s", c.log)
	}
}
