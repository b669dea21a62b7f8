package conversation

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/names"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

func TestABroadcastIsWordedForEachRecipient(t *testing.T) {
	for _, c := range []struct {
		says   string
		person int64
		unit   string
		want   string // "" when it is not sent
	}{
		{"the unit's figures", chair, hangLia, "xã Háng Lìa: 87,7 điểm, hạng 2/2, quá hạn 1"},
		{"of another unit", officer, phiNhu, "xã Phì Nhừ: 100 điểm, hạng 1/2, quá hạn 1"},
		{"an admin has no figures", admin, "", "Văn phòng HĐND-UBND: (chưa có) điểm, hạng (chưa có), quá hạn (chưa có)"},
		{"of a unit without a score or data, which is ranked by nothing and overdue with nothing that is known", 7, nongU, "xã Nong U: (chưa có) điểm, hạng (chưa có), quá hạn (chưa có)"},
	} {
		f := newFake(t)
		f.people[7] = people.Person{ID: 7, Grants: []people.Grant{{Role: people.Officer, Unit: nongU}}}
		f.records = append(f.records, scoring.Record{Standing: scoring.Standing{Scorecard: scoring.Scorecard{Month: "2024-06", Unit: nongU, RuleSet: "dien-bien-459"}}, Name: "UBND xã Nong U"})
		f.addBroadcast(broadcast.Running, admin)
		row := outbox.Row{Reason: outbox.Broadcast, Reference: 1, Unit: c.unit}
		m, some, err := compose(t, newChat(t, f, c.person, "vi").desk, c.person, []outbox.Row{row}, at("2024-07-03 08:00"))
		if err != nil || some != (c.want != "") || !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %v, %v, %q", c.says, some, err, m.HTML)
		}
	}
}

// Bare words that mean a command are a part of what is written; a slash and the word that leaves are not.
func TestWordsOfCommandsMayBeBroadcast(t *testing.T) {
	for text, drafted := range map[string]bool{
		"Xếp hạng": true, "điểm tháng 6": true, "Hủy lịch họp sáng mai": true, "ABCDEFGHJKMN2345": true, "hủy": false, "/xephang": false, "/huy": false,
	} {
		f := newFake(t)
		talk := newChat(t, f, admin, "vi")
		talk.say("/thongbao")
		talk.say(text)
		if got := len(f.broadcasts.all) == 1 && f.broadcasts.all[0].Content.Text == text; got != drafted {
			t.Errorf("%q is a draft: %v", text, got)
		}
	}
}

func TestWhatCannotBeSentIsRefusedAsItIsWritten(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	talk.say("/thongbao")
	for _, text := range []string{"Kính gửi {tên}", strings.Repeat("dài ", 1030), strings.Repeat("x", 4030) + "{đơn vị}"} {
		talk.say(text)
		if len(f.broadcasts.all) > 0 {
			t.Errorf("%q is taken", text[:20])
		}
	}
	if talk.say("Kính gửi {đơn vị}"); len(f.broadcasts.all) != 1 {
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
		f := newFake(t)
		newChat(t, f, admin, "vi").say(text)
		if len(f.broadcasts.all) != 1 || f.broadcasts.all[0].Content.Text != want {
			t.Errorf("%q is drafted as %+v, want %q", text, f.broadcasts.all, want)
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
			f := newFake(t)
			talk := newChat(t, f, admin, "vi")
			if asked {
				talk.say("/thongbao")
			}
			if got := shown(talk.ask(c.request)); len(f.broadcasts.all) != 1 || f.broadcasts.all[0].Content != c.want {
				t.Errorf("%s, asked for %v: drafted is %+v\n%s", c.says, asked, f.broadcasts.all, got)
			}
			if talk.say("xin chào"); len(f.broadcasts.all) != 1 || f.broadcasts.all[0].Version != 1 {
				t.Errorf("%s, asked for %v: what is written next is taken, too", c.says, asked)
			}
		}
	}
	f := newFake(t)
	got := shown(newChat(t, f, officer, "vi").ask(bot.Request{Document: sheet, Text: "/thongbao Lịch trực"}))
	if len(f.broadcasts.all) > 0 || !strings.Contains(got, "Lệnh /thongbao không dành cho") {
		t.Errorf("an officer drafts %+v\n%s", f.broadcasts.all, got)
	}
}

// A file with the command that gives up under it is nothing to be broadcast.
func TestAFileUnderTheCommandThatGivesUpIsNotBroadcast(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	talk.say("/thongbao")
	got := shown(talk.ask(bot.Request{Document: &bot.Document{FileID: "file-id", Name: "a.pdf"}, Text: "/huy"}))
	if len(f.broadcasts.all) > 0 || !strings.Contains(got, "Đã hủy") {
		t.Errorf("drafted is %+v\n%s", f.broadcasts.all, got)
	}
}

// A store that cannot be read is not the same as a unit that there is not.
func TestUnitsThatCannotBeReadAreNotSaidToBeUnknown(t *testing.T) {
	f := newFake(t)
	b := f.addBroadcast(broadcast.Draft, admin)
	talk := newChat(t, f, admin, "vi")
	talk.press(fmt.Sprintf("1:bc:::%d.%d.units", b.ID, b.Version))
	talk.desk.Store = withoutIndex{f}
	if got := shown(talk.say("Háng Lìa")); !strings.Contains(got, "bot gặp trục trặc") {
		t.Error(got)
	}
}

// withoutIndex is a store whose register cannot be read.
type withoutIndex struct{ *fake }

func (withoutIndex) Index(context.Context) (*names.Index, error) {
	return nil, errors.New("the disk is gone")
}

// Somebody who was an admin when a question about a broadcast was put, and is none any more, changes nothing by answering it.
func TestWhoIsNoAdminAnyMoreAnswersForNoBroadcast(t *testing.T) {
	for asks, c := range map[string]struct{ do, answer string }{
		"broadcast": {"write", "Nội dung khác"}, "broadcast-units": {"units", "Háng Lìa"}, "broadcast-time": {"later", "14:30"},
	} {
		f := newFake(t)
		b := f.addBroadcast(broadcast.Draft, admin)
		talk := newChat(t, f, admin, "vi")
		talk.press(fmt.Sprintf("1:bc:::%d.%d.%s", b.ID, b.Version, c.do))
		if f.asking[admin].Asks != asks {
			t.Fatalf("%s asks for %q", c.do, f.asking[admin].Asks)
		}
		f.people[admin] = people.Person{ID: admin, Grants: []people.Grant{{Role: people.Officer, Unit: phiNhu}}}
		got := shown(talk.say(c.answer))
		if f.broadcasts.all[0].Version != b.Version || !strings.Contains(got, "Chỉ quản trị") {
			t.Errorf("%s by who is no admin any more: %+v\n%s", asks, f.broadcasts.all[0], got)
		}
		if got := shown(talk.say("xin chào")); !strings.Contains(got, "chưa hiểu") {
			t.Errorf("%s is still waited for:\n%s", asks, got)
		}
	}
}
