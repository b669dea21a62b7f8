package demo

import (
	"context"
	"strconv"
	"strings"
	"testing"
)

// What the page offers to try: lines, files that change something, and the language of all.
func tryWhatIsOffered(t *testing.T, browser context.Context) {
	_, address, _ := startPage(t, true, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	for _, phone := range []string{officer, chair, admin} {
		p.shows(phone+" .message.bot", "Đăng ký thành công")
	}
	for _, offered := range []struct{ phone, label, answer string }{
		{officer, "/diem", "Xã Háng Lìa · tháng 11/2026"},
		{officer, "Làm gì để lên Xuất sắc?", "Từng việc"},
		{officer, "Hồ sơ nào quá hạn?", "Quá hạn chưa giải quyết"},
		{officer, "/tuan", "Tuần 23/11"},
		{chair, "Xã tôi hạng mấy?", "Xếp hạng tháng 11/2026"},
		{chair, "/xuhuong", "12 tháng đến"},
		{chair, "/canhbao", "chỉ tiêu"},
		{chair, "/tuan", "Tuần 23/11"},
		{admin, "/tongquan", "Tổng quan tháng 11/2026"},
		{admin, "/tuan", "Tuần 23/11"},
		{admin, "/baocao tháng trước", "tháng 10/2026"},
	} {
		p.tries(offered.phone, offered.label)
		p.shows(offered.phone+last, offered.answer)
	}

	p.part("a file with mistakes is refused with its lines", func(t *testing.T) {
		p.tries(admin, "Gửi tệp số liệu sai")
		p.shows(admin+last, "dòng 2: đơn vị không có trong danh sách")
		p.shows(admin+last, "Chưa nhập dữ liệu nào")
	})
	p.part("a file of late dossiers lowers the score and warns the officer", func(t *testing.T) {
		p.tries(admin, "Gửi tệp có 40 hồ sơ trễ hạn")
		p.shows(admin+last, "Cảnh báo mới: 1 (xã Háng Lìa)")
		preview := read[string](p, `document.querySelector('`+admin+last+`').innerText`)
		if !strings.Contains(preview, "Dòng mới: 40") || strings.Contains(preview, "Không thấy hồ sơ tồn") {
			t.Errorf("the preview says\n%s", preview)
		}
		p.click(admin + last + " .row:first-child .button:first-child")
		p.shows(admin+last, "Đã nhập")
		p.shows(officer+" .message.bot", "Cảnh báo")

	})
	p.part("the page's language is that of the chats, and of what is offered", func(t *testing.T) {
		p.click(`[data-language=en]`)
		for _, phone := range []string{officer, chair, admin} {
			p.shows(phone+last, "Settings")
		}
		p.tries(officer, "What is overdue?")
		p.shows(officer+last, "Overdue")
		p.tries(chair, "Which place are we in?")
		p.shows(chair+last, "Ranking")
		for _, offered := range []struct{ phone, label string }{
			{officer, "/score"}, {officer, "/advice"}, {chair, "/trend"}, {chair, "/warnings"}, {admin, "/overview"}, {admin, "/week"}, {admin, "/report last month"},
		} {
			before := read[int](p, all(offered.phone+" .message.bot")+".length")
			p.tries(offered.phone, offered.label)
			p.wait(all(offered.phone+" .message.bot") + ".length > " + strconv.Itoa(before))
			if said := read[string](p, `document.querySelector('`+offered.phone+last+`').innerText`); strings.Contains(said, "Sorry") || strings.Contains(said, "no such command") {
				t.Errorf("%s: %s", offered.label, said)
			}
		}
		p.click(`[data-language=vi]`)
		for _, phone := range []string{officer, chair, admin} {
			p.shows(phone+last, "Cài đặt")
		}
	})
}

// tries presses what is offered to a phone under a label.
func (p *tab) tries(phone, label string) {
	p.t.Helper()
	one := `[...` + all(phone+" .tries button") + `].find((b) => b.innerText === ` + quoted(label) + `)`
	p.wait(one)
	read[bool](p, one+`.click() ?? true`)
}
