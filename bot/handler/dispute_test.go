package handler

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

func TestReportingWrongData(t *testing.T) {
	code := hangLia + "-240605-0002"
	for _, c := range []struct {
		says   string
		person int64
		lines  []string // as in TestConversations
		want   []scoring.Dispute
	}{
		{"by the list, from what is overdue in a month", chair, []string{
			"> /quahan 6", "@ Báo sai số liệu", "< Anh/Chị báo sai hồ sơ nào của tháng 6/2024?", "< 1. " + code, "@ 1. 240605-0002", "< Số liệu của hồ sơ sai ở điểm nào?", "< Đăng ký khai sinh",
			"@ Ngày hẹn trả không đúng", "< Gửi báo sai này cho quản trị?", "< tháng 6/2024", "< Báo sai: Ngày hẹn trả không đúng", "@ Gửi", "< Đã gửi báo sai số 1 cho quản trị.", "< Điểm chính thức vẫn tính theo số liệu.", "@ Các báo sai của đơn vị", "< Kết quả: chờ xử lý",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.WrongDue}}},
		{"from what is overdue now, it is about the running month", chair, []string{
			"> /quahan", "@ Báo sai số liệu", "< tháng 7/2024", "@ 1. 240605-0002", "@ Hồ sơ của đơn vị khác", "@ Gửi",
		}, []scoring.Dispute{{Month: "2024-07", Reason: scoring.NotOurs}}},
		{"from a figure explained", chair, []string{
			"> /diem 6/2024", "@ Vì sao?", "@ Giải quyết đúng hạn: 27,7/30", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Đã trả, hệ thống chưa cập nhật", "@ Gửi",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.NotSynced}}},
		{"it is left", chair, []string{"> /quahan 6", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Ngày hẹn trả không đúng", "@ Hủy", "< chưa có báo sai nào được gửi", "! 240605"}, nil},
		{"in words, which may begin like a command", chair, []string{
			"> /quahan 6", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Lý do khác…", "< Đề nghị không ghi họ tên", "> đến hạn 12/6 nhưng  đã trả ngày 10/6",
			"< Gửi báo sai này cho quản trị?", "< “đến hạn 12/6 nhưng đã trả ngày 10/6”", "@ Gửi", "< Đã gửi báo sai số 1", "< “đến hạn 12/6 nhưng đã trả ngày 10/6”", "> /huy", "< Không có thao tác nào",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.OtherReason, Words: "đến hạn 12/6 nhưng đã trả ngày 10/6"}}},
		{"words may be written again before they are sent", chair, []string{
			"> /quahan 6", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Lý do khác…", "> chưa đúng", "< “chưa đúng”", "< Muốn sửa nội dung", "> công dân đã nhận", "< “công dân đã nhận”", "! chưa đúng", "@ Gửi", "< Đã gửi báo sai số 1",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.OtherReason, Words: "công dân đã nhận"}}},
		{"words are left", chair, []string{
			"> /quahan 6", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Lý do khác…", "> chưa đúng", "@ Hủy", "< chưa có báo sai nào được gửi", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"words that may name somebody are not taken, nor too many", chair, []string{
			"> /quahan 6", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Lý do khác…", "> gọi 0912 345 678", "< không ghi nhận", "< /huy để hủy", "! 0912",
			"> " + strings.Repeat("a", 201), "< Nội dung dài 201 ký tự; tối đa 200 ký tự.", "> /huy", "< Đã hủy.", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"a command leaves the question", chair, []string{
			"> /quahan 6", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Lý do khác…", "> Quá hạn", "< Quá hạn: 1 hồ sơ", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"another press leaves it, too", chair, []string{
			"> /quahan 6", "@ Báo sai số liệu", "@ 1. 240605-0002", "@ Lý do khác…", "@ Hủy", "< Đã hủy.", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"an admin who serves no unit reports nothing", admin, []string{"> /quahan 6 Háng Lìa", "< 240605-0002", "! [Báo sai số liệu]", "> /baosai", "< Không có báo sai số liệu nào"}, nil},
	} {
		t.Run(c.says, func(t *testing.T) {
			talk := newChat(t, newFake(t), c.person, "vi")
			talk.follow(c.lines)
			if len(talk.store.disputes) != len(c.want) {
				t.Fatalf("%d reports: %+v", len(talk.store.disputes), talk.store.disputes)
			}
			for i, want := range c.want {
				got := talk.store.disputes[i].Dispute
				if got.Month != want.Month || got.Reason != want.Reason || got.Words != want.Words || got.By != c.person || got.Dossier.Code != code {
					t.Errorf("it is %+v, want %+v", got, want)
				}
			}
		})
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

// Nothing is filed because a button says so.
func TestAForgedReportIsNotFiled(t *testing.T) {
	code := hangLia + "-240605-0002"
	for says, c := range map[string]struct {
		person int64
		data   string
		want   string
	}{
		"a reason that there is not":          {chair, "1:dfile:2024-06::stolen@" + code, "Nút này đã cũ"},
		"words without words":                 {chair, "1:dfile:2024-06::other@" + code, "Nút này đã cũ"},
		"no month":                            {chair, "1:dfile:::due@" + code, "không còn trong danh sách"},
		"a month in which it was not late":    {chair, "1:dfile:2024-05::due@" + code, "không còn trong danh sách"},
		"a dossier that is nowhere":           {chair, "1:dfile:2024-06::due@none", "chỉ báo sai được hồ sơ của đơn vị mình"},
		"another unit's dossier":              {officer, "1:dfile:2024-06::due@" + code, "chỉ báo sai được hồ sơ của đơn vị mình"},
		"an admin's":                          {admin, "1:dfile:2024-06::due@" + code, "chỉ báo sai được hồ sơ của đơn vị mình"},
		"no dossier":                          {chair, "1:dfile:2024-06::due@", "Nút này đã cũ"},
		"in words, of another unit's dossier": {officer, "1:dword:2024-06::" + code, "chỉ báo sai được hồ sơ của đơn vị mình"},
		"sent, of another unit's dossier":     {officer, "1:dsend:2024-06::due@" + code, "chỉ báo sai được hồ sơ của đơn vị mình"},
		"sent, in a month of no list":         {chair, "1:dsend:2024-05::due@" + code, "không còn trong danh sách"},
		"sent, for no reason":                 {chair, "1:dsend:2024-06::stolen@" + code, "Nút này đã cũ"},
		"sent, in words without words":        {chair, "1:dsend:2024-06::other@" + code, "Nút này đã cũ"},
		"words that were never written":       {chair, "1:dsay:2024-06::a1b2c3@" + code, "Chưa gửi được"},
		"words, of another unit's dossier":    {officer, "1:dsay:2024-06::a1b2c3@" + code, "chỉ báo sai được hồ sơ của đơn vị mình"},
		"words, of no dossier":                {chair, "1:dsay:2024-06::a1b2c3", "Nút này đã cũ"},
	} {
		talk := newChat(t, newFake(t), c.person, "vi")
		if got := shown(talk.press(c.data)); !strings.Contains(got, c.want) || len(talk.store.disputes) > 0 {
			t.Errorf("%s: %d reports, %s", says, len(talk.store.disputes), got)
		}
	}
}

// A press or a message that is handled again after a crash files nothing a second time and is answered the same.
func TestAReportHandledAgainIsTheSame(t *testing.T) {
	code := hangLia + "-240605-0002"
	talk := newChat(t, newFake(t), chair, "vi")
	// A button of an earlier version, that filed at once, asks.
	if asks := shown(talk.press("1:dfile:2024-06::due@" + code)); !strings.Contains(asks, "Gửi báo sai này cho quản trị?") || len(talk.store.disputes) > 0 {
		t.Fatalf("%d reports: %s", len(talk.store.disputes), asks)
	}
	first := shown(talk.tap("Gửi"))
	talk.update--
	if again := shown(talk.press("1:dsend:2024-06::due@" + code)); again != first || len(talk.store.disputes) != 1 {
		t.Errorf("%d reports, again: %s", len(talk.store.disputes), again)
	}
	for _, data := range []string{"1:dsend:2024-06::due@" + code, "1:dsend:2024-06::unsynced@" + code, "1:dfile:2024-06::unsynced@" + code, "1:dsay:2024-06::a1b2c3@" + code} {
		if other := shown(talk.press(data)); !strings.Contains(other, "Hồ sơ này đã được báo sai (số 1)") || !strings.Contains(other, "Ngày hẹn trả không đúng") || len(talk.store.disputes) != 1 {
			t.Errorf("%s, with a report standing, is answered: %s", data, other)
		}
	}

	talk = newChat(t, newFake(t), chair, "vi")
	talk.press("1:dword:2024-06::" + code)
	first = shown(talk.say("công dân đã nhận"))
	talk.update--
	if again := shown(talk.say("công dân đã nhận")); again != first || len(talk.store.disputes) > 0 {
		t.Errorf("%d reports in words, again: %s", len(talk.store.disputes), again)
	}
	send := talk.last.Messages[0].Buttons[0][0].Data
	first = shown(talk.press(send))
	talk.update--
	if again := shown(talk.press(send)); again != first || len(talk.store.disputes) != 1 || !strings.Contains(again, "Đã gửi báo sai") {
		t.Errorf("%d reports in words, again: %s", len(talk.store.disputes), again)
	}
	if twice := shown(talk.press(send)); !strings.Contains(twice, "Hồ sơ này đã được báo sai (số 1)") || len(talk.store.disputes) != 1 {
		t.Errorf("%d reports in words, pressed twice: %s", len(talk.store.disputes), twice)
	}
}

// Sent is what stands above the button, and nothing else that was written since.
func TestWordsAreSentAsTheyWereShown(t *testing.T) {
	code := hangLia + "-240605-0002"
	for says, between := range map[string]func(*talker){
		"other words were written":            func(c *talker) { c.say("chưa đúng") },
		"the person turned to something else": func(c *talker) { c.press("1:over::" + hangLia) },
		"another report was begun":            func(c *talker) { c.press("1:dword:2024-07::" + hangLia + "-240701-0003") },
		"too much time has passed": func(c *talker) {
			c.store.asking[chair].Expires = at("2024-07-03 07:59")
		},
	} {
		talk := newChat(t, newFake(t), chair, "vi")
		talk.press("1:dword:2024-06::" + code)
		talk.say("công dân đã nhận")
		send := talk.last.Messages[0].Buttons[0][0].Data
		between(talk)
		if got := shown(talk.press(send)); !strings.Contains(got, "Chưa gửi được") || len(talk.store.disputes) > 0 {
			t.Errorf("%s: %d reports, %s", says, len(talk.store.disputes), got)
		}
	}
	talk := newChat(t, newFake(t), chair, "vi")
	talk.press("1:dword:2024-06::" + code)
	talk.say("công dân đã nhận")
	talk.store.people[chair] = talk.store.people[officer] // moved meanwhile
	if got := shown(talk.tap("Gửi")); !strings.Contains(got, "chỉ báo sai được hồ sơ của đơn vị mình") || len(talk.store.disputes) > 0 {
		t.Errorf("who was moved: %d reports, %s", len(talk.store.disputes), got)
	}
}

func TestTheFirstDecisionStands(t *testing.T) {
	f := newFake(t)
	d := wrong(f)
	const second = both + 1
	f.people[second] = f.people[admin]
	p := f.people[second]
	p.ID = second
	f.people[second] = p
	one, two := newChat(t, f, admin, "vi"), newChat(t, f, second, "vi")
	official := shown(newChat(t, f, chair, "vi").say("/diem 6/2024"))
	first := shown(one.press("1:dyes:::1"))
	for _, want := range []string{"Báo sai số 1: được chấp nhận", "Người xử lý: Anh/Chị", "Điểm chính thức vẫn tính theo số liệu"} {
		if !strings.Contains(first, want) || strings.Contains(first, "từ trước") {
			t.Errorf("the decision lacks %q, or is an old one:\n%s", want, first)
		}
	}
	if one.last.Messages[0].Edit != 0 {
		t.Error("the buttons of other reports are overwritten")
	}
	if again := shown(one.press("1:dyes:::1")); again != first {
		t.Errorf("the same again: %s", again)
	}
	for says, got := range map[string]string{"the other admin": shown(two.press("1:dno:::1")), "who changes their mind": shown(one.press("1:dno:::1"))} {
		if !strings.Contains(got, "Báo sai số 1: được chấp nhận") || !strings.Contains(got, "đã được xử lý từ trước") {
			t.Errorf("%s is told:\n%s", says, got)
		}
	}
	if got := shown(two.last); !strings.Contains(got, "Người xử lý: quản trị") {
		t.Errorf("the other admin is not told who decided:\n%s", got)
	}
	if f.disputes[0].State != scoring.DisputeAccepted || f.disputes[0].DecidedBy != admin || d.State != scoring.DisputeOpen {
		t.Errorf("it is %+v", f.disputes[0])
	}
	for _, data := range []string{"1:dyes:::99", "1:dyes:::x", "1:dno:::"} {
		if got := shown(one.press(data)); !strings.Contains(got, "Nút này đã cũ") {
			t.Errorf("%s: %s", data, got)
		}
	}
	// 12 of 13 on time without the late one are 12 of 12: 30 points and the grade above.
	const line = "Không tính 1 hồ sơ báo sai đã được chấp nhận: "
	chairs := newChat(t, f, chair, "vi")
	for data, want := range map[string]string{
		"1:card:2024-06:" + hangLia:           line + "90,4 điểm (chính thức: 87,7)",
		"1:detail:2024-06:" + hangLia:         line + "90,4 điểm (chính thức: 87,7)",
		"1:why:2024-06:" + hangLia + ":TD":    line + "30 điểm, 12/12 (chính thức: 27,7)",
		"1:why:2024-06:" + hangLia + ":total": line + "90,4 điểm (chính thức: 87,7)",
	} {
		if got := shown(chairs.press(data)); !strings.Contains(got, want) {
			t.Errorf("%s lacks %q:\n%s", data, want, got)
		}
	}
	if with := shown(chairs.say("/diem 6/2024")); strings.Replace(with, line+"90,4 điểm (chính thức: 87,7)\n", "", 1) != official {
		t.Errorf("more than that line changed:\n%s", with)
	}
	for _, data := range []string{"1:card:2024-05:" + hangLia, "1:why:2024-06:" + hangLia + ":TT1"} {
		if got := shown(chairs.press(data)); strings.Contains(got, "Không tính") {
			t.Errorf("%s: %s", data, got)
		}
	}
	if got := shown(newChat(t, f, officer, "vi").say("/diem 6/2024 Háng Lìa")); strings.Contains(got, "Không tính") {
		t.Errorf("another unit's officer is told:\n%s", got)
	}
}

// When the card's counts cannot hold the dossiers that were accepted, nothing is said: no comparison is better than a wrong one.
func TestWithoutACardToCompareNothingIsSaid(t *testing.T) {
	f := newFake(t)
	for i := range 20 {
		d := scoring.Dispute{Month: "2024-06", Dossier: scoring.Listed{Code: string(rune('a' + i)), Unit: hangLia}}
		f.late = append(f.late, d.Dossier)
		d, _, _, _ = f.FileDispute(t.Context(), d, int64(i))
		if _, _, err := f.DecideDispute(t.Context(), d.ID, scoring.DisputeAccepted, admin); err != nil {
			t.Fatal(err)
		}
	}
	if got := shown(newChat(t, f, chair, "vi").say("/diem 6/2024")); strings.Contains(got, "Không tính") || !strings.Contains(got, "87,7 điểm") {
		t.Error(got)
	}
}

func TestWhatIsToldOfReports(t *testing.T) {
	accept := func(f *fake) { _, _, _ = f.DecideDispute(t.Context(), 1, scoring.DisputeAccepted, admin) }
	for _, c := range []struct {
		says   string
		reader int64
		reason outbox.Reason
		before func(*fake)
		want   []string // nothing is said without any
	}{
		{"an admin is asked", admin, outbox.Disputed, nil, []string{"Báo sai số 1 – Xã Háng Lìa: hồ sơ " + hangLia + "-240605-0002", "Báo sai: Đã trả, hệ thống chưa cập nhật", "[Chấp nhận số 1]", "[Từ chối số 1]"}},
		{"not when another decided", admin, outbox.Disputed, accept, nil},
		{"nor who is no admin any more", officer, outbox.Disputed, nil, nil},
		{"nor of a report that is gone", admin, outbox.Disputed, func(f *fake) { f.disputes = nil }, nil},
		{"who reported is told the outcome", chair, outbox.Settled, accept, []string{"Báo sai số 1 được chấp nhận: hồ sơ " + hangLia + "-240605-0002", "Điểm chính thức vẫn tính theo số liệu", "[Bảng điểm Xã Háng Lìa]"}},
		{"not when it has moved to another unit", officer, outbox.Settled, accept, nil},
		{"nor before there is one", chair, outbox.Settled, nil, nil},
	} {
		f := newFake(t)
		wrong(f)
		if c.before != nil {
			c.before(f)
		}
		rows := []outbox.Row{{Reason: c.reason, Unit: hangLia, Reference: 1}}
		m, some, err := compose(t, newChat(t, f, c.reader, "vi").handler, c.reader, rows, at("2024-07-03 09:00"))
		if err != nil || some != (len(c.want) > 0) {
			t.Errorf("%s: said %v, %v", c.says, some, err)
			continue
		}
		for _, want := range c.want {
			if got := shown(bot.Reply{Messages: []bot.Message{m}}); !strings.Contains(got, want) || !m.Protected {
				t.Errorf("%s: the message lacks %q, or may be forwarded:\n%s", c.says, want, got)
			}
		}
	}
}

func TestReportsAreListed(t *testing.T) {
	f := newFake(t)
	wrong(f)
	for i := range view.DisputePage {
		d := scoring.Dispute{Month: "2024-06", Dossier: scoring.Listed{Code: string(rune('a' + i)), Unit: phiNhu, UnitName: "UBND xã Phì Nhừ"}, Reason: scoring.WrongDue}
		f.late = append(f.late, d.Dossier)
		_, _, _, _ = f.FileDispute(t.Context(), d, int64(i))
	}
	newChat(t, f, admin, "vi").follow([]string{
		"> /baosai", "< Báo sai đang chờ xử lý: 6", "< Xã Háng Lìa · tháng 6/2024", "< Trang 1/2", "@ Sau ›", "< Báo sai số 6", "! Báo sai số 1",
		"@ Từ chối số 6", "< Báo sai số 6: bị từ chối", "@ Các báo sai đang chờ", "< Báo sai đang chờ xử lý: 5", "! [Chấp nhận số 6]",
	})
	newChat(t, f, officer, "vi").follow([]string{"> báo sai", "< Xã Phì Nhừ: 5 báo sai", "< Kết quả: bị từ chối, lúc 08:00 03/07/2024", "! Háng Lìa", "! [Chấp nhận"})
	newChat(t, f, both, "vi").follow([]string{"> /baosai", "< Xã Háng Lìa: 1 báo sai", "@ Xã Phì Nhừ", "< Xã Phì Nhừ: 5 báo sai"})
	f.disputes = nil
	newChat(t, f, officer, "en").follow([]string{"> /disputes", "< Xã Phì Nhừ has not reported any dossier.", "< “Report wrong data”"})
}
