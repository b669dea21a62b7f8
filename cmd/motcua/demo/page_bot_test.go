package demo

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The page against the whole program: what an officer, a chair and an admin do in their first minutes.
func tryWithTheBot(t *testing.T, browser context.Context) {
	d, address, _ := startPage(t, true, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	for _, phone := range []string{officer, chair, admin} {
		p.shows(phone+" .message.bot", "Đăng ký thành công")
	}

	p.part("a question is answered", func(t *testing.T) {
		p.say(officer, "/diem 6/2024")
		p.shows(officer+last, "87,7 điểm · Tốt · hạng 10/14")
		p.say(admin, "/xephang 6/2024")
		p.shows(admin+last, "Luân Giới")
		p.wait(`!` + all("pre") + `.length || [...` + all("pre") + `].every((e) => e.scrollWidth <= e.clientWidth)`)
	})
	p.part("a button's answer takes the message's place", func(t *testing.T) {
		before := read[int](p, all(officer+" .message")+".length")
		p.click(officer + last + ` .buttons .row:first-child .button:nth-child(2)`)
		p.shows(officer+last+" .edited", "đã sửa")
		p.wait(all("[aria-busy]") + ".length === 0")
		if after := read[int](p, all(officer+" .message")+".length"); after != before {
			t.Errorf("there are %d messages, %d before", after, before)
		}
	})
	p.part("a press without an answer is seen to wait while Telegram is away", func(t *testing.T) {
		p.click("#telegram")
		p.shows("#reach", "mất kết nối")
		p.click(officer + last + " .buttons .row:first-child .button:first-child")
		p.wait(all(officer+" .button[aria-busy=true]") + ".length === 1")
		p.shows("#reach", "1 tin đang chờ")
		p.click("#telegram")
		p.shows("#reach", "đã kết nối")
		p.wait(all("[aria-busy]") + ".length === 0")
	})
	p.part("a toast is shown over the chat", func(t *testing.T) {
		d.Telegram.User(FirstPerson+1, "").PressData(999, "from another time")
		p.wait(all(chair+" .toast:not([hidden])") + ".length === 1")
	})
	p.part("the year comes as a picture", func(t *testing.T) {
		p.say(chair, "Xu hướng")
		p.shows(chair+last, "12 tháng đến")
		p.wait(`[...` + all(chair+last+" img") + `].some((i) => i.complete && i.naturalWidth === 1080)`)
	})
	p.part("the lasting keyboard asks", func(t *testing.T) {
		p.wait(`[...` + all(officer+" .keys button") + `].length === 4`)
		read[bool](p, `[...`+all(officer+" .keys button")+`].find((b) => b.innerText === 'Sắp đến hạn').click() ?? true`)
		p.shows(officer+last, "Sắp đến hạn:")
	})
	p.part("a dropped file is previewed, and taken in when that is confirmed", func(t *testing.T) {
		counts := strings.Join(CountsHeader, ",") + "\n11/2026,000.10.32.H18,UBND xã Háng Lìa,5.2,1,1\n"
		read[bool](p, `(() => {
			const dropped = new DataTransfer();
			dropped.items.add(new File([`+quoted(counts)+`], 'so-lieu.csv'));
			for (const name of ['dragover', 'drop'])
				document.querySelector('`+admin+`').dispatchEvent(new DragEvent(name, { dataTransfer: dropped, bubbles: true, cancelable: true }));
			return true;
		})()`)
		p.shows(admin+" .person .document .name", "so-lieu.csv")
		p.shows(admin+last, "Xem trước")
		p.click(admin + last + " .button:first-child")
		p.shows(admin+last, "Đã nhập")
	})
	p.part("the language changes the menu", func(t *testing.T) {
		p.say(officer, "/ngonngu")
		p.wait(`[...` + all(officer+last+" .button") + `].some((b) => b.innerText.includes('English'))`)
		read[bool](p, `[...`+all(officer+last+" .button")+`].find((b) => b.innerText.includes('English')).click() ?? true`)
		p.wait(`(document.querySelector('` + officer + ` .commands').click(), [...` + all(officer+" .menu b") + `].some((e) => e.innerText === '/score'))`)
		p.press(kb.Escape)
		p.click(`[data-language=en]`)
		p.shows(officer+" h2", "One-stop officer")
		for _, phone := range []string{officer, chair, admin} { // whom the press has asked, too
			p.shows(phone+last, "Settings")
		}
		p.click(`[data-language=vi]`)
		p.shows(officer+" h2", "Công chức một cửa")
		for _, phone := range []string{officer, chair, admin} {
			p.shows(phone+last, "Cài đặt")
		}
	})
	p.part("a page loaded again shows the same chats", func(t *testing.T) {
		const unreadMarks = `[...document.querySelectorAll(".unread:not([hidden])")].length`
		before, unread := read[int](p, all(".message")+".length"), read[int](p, unreadMarks)
		p.do(chromedp.Reload())
		p.wait(`document.body.dataset.live`)
		p.wait(fmt.Sprint(all(".message")+".length === ", before))
		if after := read[int](p, unreadMarks); after > unread {
			t.Errorf("%d chats are unread, %d before", after, unread)
		}
	})
	p.part("the clock is moved on, and the month with it", func(t *testing.T) {
		before := read[string](p, `document.getElementById('time').dateTime`)
		p.wait(`document.getElementById('muted').hidden`)
		p.click("[data-step=morning]")
		p.wait(`document.getElementById('time').dateTime.endsWith('T07:30')`)
		p.wait(all("[data-step][aria-busy]") + ".length === 0")
		p.click("[data-step=hour]")
		p.wait(`document.getElementById('time').dateTime.endsWith('T08:30')`)
		p.wait(all("[data-step][aria-busy]") + ".length === 0")
		p.click("[data-step=fifth]")
		p.wait(`document.getElementById('time').dateTime.endsWith('-05T08:00')`)
		if after := read[string](p, `document.getElementById('time').dateTime`); after <= before {
			t.Errorf("%s is not after %s", after, before)
		}
		p.shows("#muted", "ngoài giờ") // it is a Saturday
		p.click("#muted")
		p.shows("#alert[open]", "bot chỉ trả lời")
		p.press(kb.Escape)
		p.wait(all("[data-step][aria-busy]") + ".length === 0") // the exports of the month have come
		p.say(chair, "/quahan")
		p.shows(chair+" .message.bot", "Số liệu tính đến 08:00 ngày 05") // a notice may have come after it
	})
}
