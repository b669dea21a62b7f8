package demo

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a bot may send at all, sent by the test in the bot's place.
func tryWhatABotSends(t *testing.T, browser context.Context) {
	d, address, _ := startPage(t, false, "127.0.0.1:0")
	line := newLine(t, address)
	p := openTab(t, browser, line.URL, 1400, 900)
	p.expected = "Failed to load resource" // while the line is cut
	p.wait(all(".message.person") + ".length === 3")

	p.part("text is text", func(t *testing.T) {
		d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "<b>Đậm</b> &lt;img src=x onerror=alert(1)&gt;\n<pre>" + strings.Repeat("m", 36) + "</pre>\n<a href=\"https://example.vn/\">xem</a> /diem &lt;/b&gt;", "parse_mode": "HTML"})
		p.shows(officer+last, "<img src=x onerror=alert(1)>")
		p.shows(officer+last+" b", "Đậm")
		p.wait(`[...` + all("pre") + `].every((e) => e.scrollWidth <= e.clientWidth)`)
		p.wait(all(officer+last+" a[rel~=noopener]") + ".length === 1")
		p.wait(all(officer+last+" .command") + ".length === 1")
	})
	p.part("a picture is shown, enlarged, and put away by Escape", func(t *testing.T) {
		d.send(t, "sendPhoto", FirstPerson, map[string]any{"photo": picture(t), "caption": "Xu hướng"})
		p.wait(`document.querySelector('` + officer + last + ` img')?.naturalWidth === 800`)
		p.wait(`((e) => e.scrollHeight - e.scrollTop - e.clientHeight < 2)(document.querySelector('` + officer + ` .log'))`)
		p.click(officer + last + " .photo")
		p.wait(`document.getElementById('picture').open`)
		p.press(kb.Escape)
		p.wait(`!document.getElementById('picture').open`)
	})
	p.part("a document can be kept", func(t *testing.T) {
		d.send(t, "sendDocument", FirstPerson, map[string]any{"document": []byte("điểm"), "caption": "Phụ lục", "protect_content": true})
		p.shows(officer+last+" .name", "document.xlsx")
		p.shows(officer+last+" .protected", "không chuyển tiếp được")
		answer, err := http.Get(address + "/" + read[string](p, `document.querySelector('`+officer+last+` a.document').getAttribute('href')`))
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if body, _ := io.ReadAll(answer.Body); string(body) != "điểm" || !strings.Contains(answer.Header.Get("Content-Disposition"), "document.xlsx") {
			t.Errorf("the document is %q, %v", body, answer.Header)
		}
	})
	p.part("a lasting keyboard comes, sends its words and goes", func(t *testing.T) {
		d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "a", "reply_markup": map[string]any{
			"keyboard": [][]map[string]any{{{"text": "Điểm"}, {"text": "Quá hạn"}}}, "is_persistent": true, "input_field_placeholder": "Hỏi gì?",
		}})
		p.wait(`document.querySelector('` + officer + ` textarea').placeholder === 'Hỏi gì?'`)
		p.click(officer + " .keys button:last-child")
		p.shows(officer+" .message.person", "Quá hạn")
		d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "b", "reply_markup": map[string]any{"remove_keyboard": true}})
		p.wait(`document.querySelector('` + officer + ` .keys').hidden`)
	})
	p.part("what the bot is doing is seen, and an alert must be dismissed", func(t *testing.T) {
		d.send(t, "sendChatAction", FirstPerson, map[string]any{"action": "upload_document"})
		p.shows(officer+" .doing", "đang gửi tệp")
		press := d.Telegram.User(FirstPerson, "").PressData(1, "x")
		d.send(t, "answerCallbackQuery", 0, map[string]any{"callback_query_id": press, "text": "Không được", "show_alert": true})
		p.shows("#alert[open]", "Không được")
		p.press(kb.Escape)
		p.wait(`!document.getElementById('alert').open`)
	})
	p.part("a deleted message is gone", func(t *testing.T) {
		p.click(officer + last) // wherever
		id := d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "xóa tôi"})
		p.shows(officer+last, "xóa tôi")
		d.send(t, "deleteMessage", FirstPerson, map[string]any{"message_id": id})
		p.wait(`![...` + all(".message") + `].some((e) => e.innerText.includes('xóa tôi'))`)
	})
	p.part("what comes to another chat is unread until it is looked at", func(t *testing.T) {
		p.do(chromedp.Focus(chromedp.CSS(officer + " textarea")))
		d.send(t, "sendMessage", FirstPerson+1, map[string]any{"text": "một"})
		d.send(t, "sendMessage", FirstPerson+1, map[string]any{"text": "hai"})
		p.wait(`document.title === '(2) motcua'`)
		p.shows(chair+" header .unread", "2")
		p.do(chromedp.Focus(chromedp.CSS(chair + " textarea")))
		p.wait(`document.title === 'motcua' && ` + all(".unread:not([hidden])") + `.length === 0`)
	})
	p.part("somebody who reads what is above is told of what comes, and led to it", func(t *testing.T) {
		p.do(chromedp.Focus(chromedp.CSS(officer + " textarea")))
		p.wait(`document.querySelector('` + officer + ` .end').hidden`)
		read[bool](p, `(document.querySelector('`+officer+` .log').scrollTop = 0) === 0`)
		p.wait(`!document.querySelector('` + officer + ` .end').hidden`)
		d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "tin mới"})
		p.shows(officer+" header .unread", "1")
		p.wait(`document.querySelector('` + officer + ` .log').scrollTop === 0`)
		p.click(officer + " .end")
		p.wait(`document.title === 'motcua' && document.querySelector('` + officer + ` .end').hidden && document.activeElement.matches('` + officer + ` .log')`)
	})
	p.part("after a break of the line nothing is missing, who read above reads on, and no old trouble stands", func(t *testing.T) {
		// The page sees of a scroll down and one up in the same frame neither.
		p.wait(`((log, end) => {
			log.scrollTop = log.scrollTop > 0 || !end.hidden ? 0 : log.scrollHeight;
			return log.scrollTop === 0 && !end.hidden;
		})(...['.log', '.end'].map((c) => document.querySelector('` + officer + ` ' + c)))`)
		line.cut()
		p.wait(`!document.getElementById('lost').hidden`)
		p.click("#telegram")
		p.shows("#reach", "Không gửi được")
		p.click("[data-language=en]")
		p.shows("#alert[open]", "Không gửi được")
		p.press(kb.Escape)
		d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "trong lúc mất kết nối"})
		line.mend()
		p.wait(`document.getElementById('lost').hidden`)
		p.shows(officer+last, "trong lúc mất kết nối")
		p.shows(officer+" header .unread", "1")
		p.shows("#reach", "bot đang kết nối lại") // there is none
		p.wait(`document.querySelector('` + officer + ` .log').scrollTop === 0`)
		p.click(officer + " .end")
	})
	p.part("a long chat is laid out as a whole, not message by message", func(t *testing.T) {
		user := d.Telegram.User(FirstPerson, "")
		for range 300 {
			user.Send("xin chào")
		}
		p.do(chromedp.Reload())
		p.wait(`document.body.dataset.live`)
		p.wait(all(officer+" .message") + ".length > 300")
		p.wait(`((e) => e.scrollHeight - e.scrollTop - e.clientHeight < 2)(document.querySelector('` + officer + ` .log'))`)
		if n := p.layouts(); n == 0 || n > 100 {
			t.Errorf("the page was laid out %d times", n)
		}
	})
}

// picture is a chart of sorts.
func picture(t *testing.T) []byte {
	t.Helper()
	p := image.NewRGBA(image.Rect(0, 0, 800, 500))
	for x := range 800 {
		for y := range 500 {
			p.Set(x, y, color.RGBA{uint8(240 - y/5), 250, uint8(240 - x/8), 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
