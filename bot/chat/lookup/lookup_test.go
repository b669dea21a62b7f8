package lookup

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
)

func TestADossierIsFoundByItsCodeByThoseWhoMaySeeIt(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	const found, none = "Hồ sơ\n000.10.32.H18-240614-0001", "Không thấy hồ sơ nào"
	for _, c := range []struct {
		says   string
		person int64
		asked  string
		want   string
	}{
		{"the whole code", chattest.Chair, "/hoso 000.10.32.H18-240614-0001", found},
		{"the code alone", chattest.Chair, "000.10.32.H18-240614-0001", found},
		{"in small letters, with long dashes and spaces", chattest.Chair, "000.10.32.h18 – 240614 – 0001", found},
		{"day and number", chattest.Chair, "240614-0001", found},
		{"in words", chattest.Chair, "tra cứu hồ sơ 240614-0001", found},
		{"a part of the day", chattest.Chair, "/hoso 614-0001", found},
		{"too short", chattest.Chair, "/hoso 001", "từ 4 ký tự"},
		{"nothing", chattest.Chair, "/hoso", "từ 4 ký tự"},
		{"several", chattest.Chair, "/hoso 0001", "Nhiều hồ sơ có mã kết thúc bằng “0001”"},
		{"a code that nobody has", chattest.Chair, "/hoso 000.10.32.H18-240614-9999", none},
		{"an officer of another unit", chattest.Officer, "/hoso 000.10.32.H18-240614-0001", none},
		{"an officer of another unit by its name", chattest.Officer, "/hoso 0001 Háng Lìa", none},
		{"an admin", chattest.Admin, "/hoso 000.10.32.H18-240614-0001", found},
		{"an admin by day and number", chattest.Admin, "/hoso 240614-0001 Háng Lìa", found},
		{"an admin by a number that many units have", chattest.Admin, "/hoso 0001", "kèm tên đơn vị"},
		{"an admin by day and number alone", chattest.Admin, "240614-0001", "240614-0001"},
		{"a month is no code", chattest.Chair, "6/2024", "(the home)"},
		{"a telephone is no code", chattest.Chair, "0912345678", "chưa hiểu"},
		{"words that are no code", chattest.Chair, "tra cứu", "từ 4 ký tự"},
	} {
		talk := chattest.NewTalk(t, desk, c.person, "vi")
		if got := talk.Say(c.asked); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is answered without %q:\n%s", c.says, c.asked, c.want, got)
		} else if m := talk.Last.Messages[0]; strings.Contains(got, "-240614-0001") && !m.Protected {
			t.Errorf("%s: it can be forwarded", c.says)
		}
	}
	// Whoever is an admin beside serving a unit sees all.
	chattest.Register(t, store, 77, people.Grant{Role: people.Admin}, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu})
	if got := chattest.NewTalk(t, desk, 77, "vi").Say("240614-0001"); !strings.Contains(got, "240614-0001") {
		t.Errorf("an admin who serves another unit: %s", got)
	}
	if got := chattest.NewTalk(t, desk, chattest.Officer, "vi").Press("1:dossier:::000.10.32.H18-240614-0001"); !strings.Contains(got, none) {
		t.Errorf("a button of somebody else's shows\n%s", got)
	}
}

// What the files said stands in the order in which they were taken in; the file that changed nothing last is named, too.
func TestADossiersPastIsWhatTheFilesSaid(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	const head = "Mã hồ sơ,Đơn vị tiếp nhận,Nhận hồ sơ,Hẹn trả kết quả,Trả kết quả,Trạng thái\n"
	row := func(due, finished, status string) string {
		return head + "000.10.32.H18-240624-0099,UBND xã Háng Lìa,24/06/2024 08:00," + due + "," + finished + "," + status + "\n"
	}
	for _, f := range []struct{ name, text string }{
		{"mot.csv", row("27/06/2024 17:00", "", "Đang xử lý")},
		{"hai.csv", row("28/06/2024 17:00", "", "Đang xử lý")},
		{"ba.csv", row("28/06/2024 17:00", "27/06/2024 09:00", "Đã trả kết quả")},
	} {
		chattest.Import(t, store, f.name, f.text)
	}
	got := chattest.NewTalk(t, desk, chattest.Chair, "vi").Say("240624-0099")
	at := 0
	for _, want := range []string{"Trạng thái: Đã trả kết quả", "Nội dung các tệp đã ghi", "mot.csv", "Đang xử lý", "hai.csv", "Hẹn trả: 17:00 ngày 28/6/2024", "ba.csv", "Trạng thái: Đã trả kết quả", "Kết thúc xử lý: 09:00 ngày 27/6/2024"} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("%q does not follow in\n%s", want, got)
		}
		at += i
	}
}
