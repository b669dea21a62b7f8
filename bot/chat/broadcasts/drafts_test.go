package broadcasts

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/deadlines"
	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

const xaNongU = "000.12.32.H18"

// house is a desk of this room alone, on a store of the test's own.
type house struct {
	*rooms.Store
	t    testing.TB
	desk *chat.Desk
}

func open(t testing.TB) *house {
	t.Helper()
	h := &house{Store: chattest.Store(t), t: t}
	h.desk = chattest.Desk(t, h.Store)
	h.desk.Add(New(h.desk, h.Store, h.Store, chattest.Workdays(t), deadlines.NewCounts(h.Store).WithoutCorrected))
	h.desk.Add(chat.Feature{Commands: []chat.Command{
		{Name: "xephang", Alias: "ranking", Words: []string{"xep hang"}, About: "command.xephang", Roles: people.Roles(), Run: h.other},
		{Name: "huy", UnderFile: true, Leaves: true, Alias: "cancel", Words: []string{"huy"}, About: "command.huy", Roles: people.Roles(), Run: h.desk.Cancel},
	}})
	return h
}

// other answers a command of another room.
func (h *house) other(context.Context, *chat.Question, string) (bot.Reply, error) {
	return chat.Say(chat.Note("(another room)")), nil
}

// talk is the chat of a person.
func (h *house) talk(person int64) *chattest.Talk { return chattest.NewTalk(h.t, h.desk, person, "vi") }

// all are the broadcasts that there are.
func (h *house) all() []broadcast.Broadcast {
	h.t.Helper()
	all, err := h.Broadcasts(h.t.Context(), 10)
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}

// add keeps a broadcast with every placeholder to an audience.
func (h *house) add(a broadcast.Audience) broadcast.Broadcast {
	h.t.Helper()
	text := "Họp giao ban\n{đơn vị}: {điểm} điểm, hạng {hạng}, quá hạn {số hồ sơ quá hạn}"
	b, err := h.AddBroadcast(h.t.Context(), broadcast.Broadcast{By: chattest.Admin, Content: broadcast.Content{Kind: broadcast.Text, Text: text}, Audience: a, Confirm: true}, -int64(len(h.all()))-1)
	if err != nil {
		h.t.Fatal(err)
	}
	return b
}

func TestBroadcastIsWordedForEachRecipient(t *testing.T) {
	for _, c := range []struct {
		says   string
		person int64
		unit   string
		want   string
	}{
		{"the unit's figures", chattest.Chair, chattest.XaHangLia, "xã Háng Lìa: 87,7 điểm, hạng 10/14, quá hạn 2"},
		{"of another unit", chattest.Officer, chattest.XaPhiNhu, "xã Phì Nhừ: "},
		{"an admin has no figures", chattest.Admin, "", "Văn phòng HĐND-UBND: (chưa có) điểm, hạng (chưa có), quá hạn (chưa có)"},
		{"of a unit without a score or data, which is ranked by nothing and overdue with nothing that is known", 7, "000.99.32.H18", "xã Mới: (chưa có) điểm, hạng (chưa có), quá hạn (chưa có)"},
	} {
		h := open(t)
		chattest.Import(t, h.Store, "don-vi.csv", "Mã đơn vị,Tên đơn vị\n000.99.32.H18,UBND xã Mới\n")
		chattest.Register(t, h.Store, 7, people.Grant{Role: people.Officer, Unit: "000.99.32.H18"})
		b := h.add(broadcast.Audience{})
		m, moot := chattest.Compose(t, h.desk, c.person, "2024-07-03 08:00", outbox.Row{Reason: outbox.Broadcast, Reference: b.ID, Unit: c.unit})
		if moot[0] != "" || !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %q, %q", c.says, moot, m.HTML)
		}
	}
}

// Whom a broadcast is for was said when it was confirmed; what each of them is told is what they hold when it goes out.
func TestWhoMovedMeanwhileIsToldAsWhatTheyAreNow(t *testing.T) {
	const moved int64 = 7
	of := func(role people.Role, unit string) people.Grant { return people.Grant{Role: role, Unit: unit} }
	officers, overdue := broadcast.Audience{Role: people.Officer}, broadcast.Audience{Overdue: true} // of Phì Nhừ nothing is overdue
	for _, c := range []struct {
		says     string
		audience broadcast.Audience
		chosen   string // the unit for which they were chosen
		holds    []people.Grant
		want     string
		moot     outbox.Moot
	}{
		{"everybody: of another unit now", broadcast.Audience{}, chattest.XaHangLia, []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "xã Phì Nhừ: ", ""},
		{"everybody: an admin who is an officer now", broadcast.Audience{}, "", []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "xã Phì Nhừ: ", ""},
		{"everybody: an officer who is an admin now", broadcast.Audience{}, chattest.XaHangLia, []people.Grant{of(people.Admin, "")}, "Văn phòng HĐND-UBND: (chưa có) điểm", ""},
		{"everybody: who holds a further role before that", broadcast.Audience{}, chattest.XaHangLia, []people.Grant{of(people.Chair, chattest.XaPhiNhu), of(people.Officer, chattest.XaHangLia)}, "xã Háng Lìa: 87,7 điểm", ""},
		{"everybody: nothing to who was removed", broadcast.Audience{}, chattest.XaHangLia, nil, "", outbox.Removed},
		{"officers: of another unit now", officers, chattest.XaHangLia, []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "xã Phì Nhừ: ", ""},
		{"officers: who is a chair there, and an officer elsewhere", officers, chattest.XaHangLia, []people.Grant{of(people.Chair, chattest.XaHangLia), of(people.Officer, chattest.XaPhiNhu)}, "xã Phì Nhừ: ", ""},
		{"officers: nothing to who is a chair now", officers, chattest.XaHangLia, []people.Grant{of(people.Chair, chattest.XaHangLia)}, "", outbox.Moved},
		{"admins: nothing to who is an officer now", broadcast.Audience{Role: people.Admin}, "", []people.Grant{of(people.Officer, chattest.XaHangLia)}, "", outbox.Moved},
		{"a unit: nothing to who has left it", broadcast.Audience{Units: []string{chattest.XaHangLia}}, chattest.XaHangLia, []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "", outbox.Moved},
		{"a unit: nothing to who is an admin now", broadcast.Audience{Units: []string{chattest.XaHangLia}}, chattest.XaHangLia, []people.Grant{of(people.Admin, "")}, "", outbox.Moved},
		{"two units: from one to the other", broadcast.Audience{Units: []string{chattest.XaHangLia, chattest.XaPhiNhu}}, chattest.XaHangLia, []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "xã Phì Nhừ: ", ""},
		{"overdue units: who was chosen is told, though the unit is not overdue any more", overdue, chattest.XaPhiNhu, []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "xã Phì Nhừ: ", ""},
		{"overdue units: to another one that is overdue", overdue, chattest.XaPhiNhu, []people.Grant{of(people.Officer, chattest.XaHangLia)}, "xã Háng Lìa: 87,7 điểm", ""},
		{"overdue units: nothing to who has left for one that is not", overdue, chattest.XaHangLia, []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "", outbox.Moved},
		{"the unconfirmed: who has confirmed meanwhile was meant all the same", broadcast.Audience{Unconfirmed: 1}, chattest.XaHangLia, []people.Grant{of(people.Officer, chattest.XaHangLia)}, "xã Háng Lìa: 87,7 điểm", ""},
		{"the unconfirmed: of another unit now", broadcast.Audience{Unconfirmed: 1}, chattest.XaHangLia, []people.Grant{of(people.Officer, chattest.XaPhiNhu)}, "xã Phì Nhừ: ", ""},
	} {
		h := open(t)
		chattest.Register(t, h.Store, moved, c.holds...)
		b := h.add(c.audience)
		m, moot := chattest.Compose(t, h.desk, moved, "2024-07-03 08:00", outbox.Row{Reason: outbox.Broadcast, Reference: b.ID, Unit: c.chosen})
		if moot[0] != c.moot || !strings.Contains(m.HTML, c.want) || m.HTML != "" && c.want == "" {
			t.Errorf("%s: %q, %q", c.says, moot, m.HTML)
		}
	}
}

// A unit that has ended passes its people on, and with them what was for it.
func TestWhoWasHandedOverIsToldOfTheHeir(t *testing.T) {
	const moved int64 = 7
	h := open(t)
	chattest.Import(t, h.Store, "don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực đến,Đơn vị kế thừa\n"+
		"000.10.32.H18,UBND xã Háng Lìa,30/06/2024,000.11.32.H18\n000.11.32.H18,UBND xã Phì Nhừ,,\n")
	chattest.Register(t, h.Store, moved, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu})
	for unit, want := range map[string]outbox.Moot{chattest.XaHangLia: "", xaNongU: outbox.Moved} {
		b := h.add(broadcast.Audience{Units: []string{unit}})
		m, moot := chattest.Compose(t, h.desk, moved, "2024-07-03 08:00", outbox.Row{Reason: outbox.Broadcast, Reference: b.ID, Unit: unit})
		if moot[0] != want || strings.Contains(m.HTML, "xã Phì Nhừ") != (want == "") {
			t.Errorf("for unit %s: %q, %q", unit, moot, m.HTML)
		}
	}
}

// Bare words that mean a command are a part of what is written; a slash and the word that leaves are not.
func TestWordsOfCommandsMayBeBroadcast(t *testing.T) {
	for text, drafted := range map[string]bool{
		"Xếp hạng": true, "điểm tháng 6": true, "Hủy lịch họp sáng mai": true, "ABCDEFGHJKMN2345": true, "hủy": false, "/xephang": false, "/huy": false,
	} {
		f := open(t)
		talk := f.talk(chattest.Admin)
		talk.Say("/thongbao")
		talk.Say(text)
		if got := len(f.all()) == 1 && f.all()[0].Content.Text == text; got != drafted {
			t.Errorf("%q is a draft: %v", text, got)
		}
	}
}

func TestWhatCannotBeSentIsRefusedAsItIsWritten(t *testing.T) {
	f := open(t)
	talk := f.talk(chattest.Admin)
	talk.Say("/thongbao")
	for _, text := range []string{"Kính gửi {tên}", strings.Repeat("dài ", 1030), strings.Repeat("x", 4030) + "{đơn vị}"} {
		talk.Say(text)
		if len(f.all()) > 0 {
			t.Errorf("%q is taken", text[:20])
		}
	}
	if talk.Say("Kính gửi {đơn vị}"); len(f.all()) != 1 {
		t.Error("after refusals what is right is not taken")
	}
}

// What is written after the command goes out as it was written, from its first word to its last, its lines with it.
func TestABroadcastWrittenWithTheCommandIsWhole(t *testing.T) {
	for text, want := range map[string]string{
		"/thongbao Họp giao ban":                     "Họp giao ban",
		"/thongbao\nKính gửi các đơn vị\nHọp lúc 8h": "Kính gửi các đơn vị\nHọp lúc 8h",
		"/thông báo Nghỉ lễ 2/9":                     "Nghỉ lễ 2/9",
		"/broadcast@motcua_bot\u00a0Họp  giao ban":   "Họp  giao ban",
		"/gửi thông báo Đo đạc 50 m²":                "Đo đạc 50 m²",
		"thông báo Háng Lìa\nHọp":                    "Háng Lìa\nHọp",
	} {
		f := open(t)
		f.talk(chattest.Admin).Say(text)
		if len(f.all()) != 1 || f.all()[0].Content.Text != want {
			t.Errorf("%q is drafted as %+v, want %q", text, f.all(), want)
		}
	}
}

// What is sent with the command under it is what is to be broadcast, also where the content was asked for before; the command
// itself goes to nobody.
func TestWhatIsSentUnderTheCommandIsBroadcast(t *testing.T) {
	sheet := &bot.Document{FileID: "file-id", Name: "lich-truc.xlsx"}
	for _, c := range []struct {
		says    string
		request bot.Request
		want    broadcast.Content
	}{
		{"a picture", bot.Request{Photo: "photo-id", Text: "/thongbao Lịch trực"}, broadcast.Content{Kind: broadcast.Photo, Text: "Lịch trực", File: "photo-id"}},
		{"a picture without words", bot.Request{Photo: "photo-id", Text: "/thongbao"}, broadcast.Content{Kind: broadcast.Photo, File: "photo-id"}},
		{"a workbook, which is no export then", bot.Request{Document: sheet, Text: "/thongbao Lịch trực"}, broadcast.Content{Kind: broadcast.Document, Text: "Lịch trực", File: "file-id"}},
		{"a workbook without words", bot.Request{Document: sheet, Text: "/broadcast"}, broadcast.Content{Kind: broadcast.Document, File: "file-id"}},
	} {
		for _, asked := range []bool{false, true} {
			f := open(t)
			talk := f.talk(chattest.Admin)
			if asked {
				talk.Say("/thongbao")
			}
			if got := (talk.Ask(c.request)); len(f.all()) != 1 || f.all()[0].Content != c.want {
				t.Errorf("%s, asked for %v: drafted is %+v\n%s", c.says, asked, f.all(), got)
			}
			if talk.Say("xin chào"); len(f.all()) != 1 || f.all()[0].Version != 1 {
				t.Errorf("%s, asked for %v: what is written next is taken, too", c.says, asked)
			}
		}
	}
	f := open(t)
	got := f.talk(chattest.Officer).Ask(bot.Request{Document: sheet, Text: "/thongbao Lịch trực"})
	if len(f.all()) > 0 || !strings.Contains(got, "Lệnh /thongbao không dành cho") {
		t.Errorf("an officer drafts %+v\n%s", f.all(), got)
	}
}

// A file with the command that gives up under it is nothing to be broadcast.
func TestAFileUnderTheCommandThatGivesUpIsNotBroadcast(t *testing.T) {
	f := open(t)
	talk := f.talk(chattest.Admin)
	talk.Say("/thongbao")
	got := (talk.Ask(bot.Request{Document: &bot.Document{FileID: "file-id", Name: "a.pdf"}, Text: "/huy"}))
	if len(f.all()) > 0 || !strings.Contains(got, "Đã hủy") {
		t.Errorf("drafted is %+v\n%s", f.all(), got)
	}
}

// Somebody who was an admin when a question about a broadcast was put, and is none any more, changes nothing by answering it.
func TestWhoIsNoAdminAnyMoreAnswersForNoBroadcast(t *testing.T) {
	for asks, c := range map[string]struct{ do, answer string }{
		asksContent: {stepWrite, "Nội dung khác"}, asksAudience: {"units", "Háng Lìa"}, asksSendAt: {"later", "14:30"},
	} {
		h := open(t)
		b := h.add(broadcast.Audience{})
		talk := h.talk(chattest.Admin)
		talk.Press(fmt.Sprintf("1:bc:::%d.%d.%s", b.ID, b.Version, c.do))
		if d, asked, err := h.Dialogue(t.Context(), chattest.Admin, 1<<40, chattest.Now()); err != nil || !asked || d.Asks != asks {
			t.Fatalf("%s asks for %q, %v", c.do, d.Asks, err)
		}
		is, was := people.Grant{Role: people.Admin}, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu}
		chattest.Register(t, h.Store, chattest.Officer, is) // somebody must remain
		if err := h.ChangeRoles(t.Context(), chattest.Admin, people.Change{Drop: is, Add: was}, 0); err != nil {
			t.Fatal(err)
		}
		got := talk.Say(c.answer)
		if now, _, err := h.Broadcast(t.Context(), b.ID); err != nil || now.Version != b.Version || !strings.Contains(got, "Chỉ quản trị") {
			t.Errorf("%s by who is no admin any more: %+v, %v\n%s", asks, now, err, got)
		}
		if got := talk.Say("xin chào"); !strings.Contains(got, "chưa hiểu") {
			t.Errorf("%s is still waited for:\n%s", asks, got)
		}
	}
}
