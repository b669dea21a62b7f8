package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"motcua/locales"
)

var screenshots = flag.Bool("screenshots", false, "write the pictures of the READMEs anew")

const (
	officer = "[data-role=officer]"
	chair   = "[data-role=chair]"
	admin   = "[data-role=admin]"
	last    = " .message.bot:last-of-type"
)

// startPage starts the demo's page at an address, with the bot or without, and tells where it is.
func startPage(t *testing.T, withBot bool, address string) (*demo, string, context.CancelFunc) {
	t.Helper()
	s := demoSettings(t, "")
	d, err := newDemo(t.Context(), s, "")
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	running := 1
	if withBot {
		running++
		go func() { ended <- serve(ctx, d.settings, d.telegram.Token()) }()
	}
	var out buffer
	go func() { ended <- d.showPage(ctx, world{stdout: &out, words: catalogue.Printer("vi")}, address) }()
	t.Cleanup(func() {
		stop()
		for range running {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		if err := d.close(); err != nil {
			t.Error(err)
		}
	})
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if _, after, ok := strings.Cut(string(out.bytes()), "http://"); ok {
			where, _, _ := strings.Cut(after, " ")
			return d, "http://" + where, stop
		}
	}
	t.Fatal("the page tells no address")
	return nil, "", nil
}

// demoSettings are those of a demo that begins at an instant, "" for now.
func demoSettings(t testing.TB, start string) settings {
	t.Helper()
	s, err := config{
		DB: filepath.Join(t.TempDir(), "demo.db"), Timezone: "Asia/Ho_Chi_Minh", Telegram: "http://127.0.0.1:1", LogLevel: "error", LogFormat: "text", Clock: start,
	}.check(io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	s.log = slog.New(slog.DiscardHandler)
	return s
}

// The page in a browser, as the people who try it meet it.
func TestPage(t *testing.T) {
	b := browser(t)
	for says, try := range map[string]func(*testing.T, context.Context){
		"with the bot": tryWithTheBot, "by keyboard": tryByKeyboard, "what a bot may send": tryWhatABotSends,
		"on a phone": tryOnAPhone, "after a new start": tryANewStart, "legible": tryLegible,
	} {
		t.Run(says, func(t *testing.T) { try(t, b) })
	}
}

// The page against the whole program: what an officer, a chair and an admin do in their first minutes.
func tryWithTheBot(t *testing.T, browser context.Context) {
	d, address, _ := startPage(t, true, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	for _, phone := range []string{officer, chair, admin} {
		p.shows(phone+last, "Đăng ký thành công")
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
		p.click(officer + last + ` .button:not([data-data=""]):nth-child(2)`)
		p.shows(officer+last+" .edited", "đã sửa")
		p.wait(all("[aria-busy]") + ".length === 0")
		if after := read[int](p, all(officer+" .message")+".length"); after != before {
			t.Errorf("there are %d messages, %d before", after, before)
		}
	})
	p.part("a press without an answer is seen to wait while Telegram is away", func(t *testing.T) {
		p.click("#telegram")
		p.shows("#reach", "mất kết nối")
		p.click(officer + last + " .button:first-child")
		p.wait(all(officer+" .button[aria-busy=true]") + ".length === 1")
		p.shows("#reach", "1 tin đang chờ")
		p.click("#telegram")
		p.shows("#reach", "đang kết nối")
		p.wait(all("[aria-busy]") + ".length === 0")
	})
	p.part("a toast is shown over the chat", func(t *testing.T) {
		d.telegram.User(firstPerson+1, "").PressData(999, "from another time")
		p.wait(all(chair+" .toast:not([hidden])") + ".length === 1")
	})
	p.part("a dropped file reaches the bot", func(t *testing.T) {
		before := read[int](p, all(admin+" .message.bot")+".length")
		read[bool](p, `(() => {
			const dropped = new DataTransfer();
			dropped.items.add(new File(['x'], 'ho-so-2024-06.xlsx'));
			for (const name of ['dragover', 'drop'])
				document.querySelector('`+admin+`').dispatchEvent(new DragEvent(name, { dataTransfer: dropped, bubbles: true, cancelable: true }));
			return true;
		})()`)
		p.shows(admin+" .person .document .name", "ho-so-2024-06.xlsx")
		p.wait(fmt.Sprint(all(admin+" .message.bot")+".length > ", before))
	})
	p.part("the language changes the menu", func(t *testing.T) {
		p.say(officer, "/ngonngu")
		p.wait(`[...` + all(officer+last+" .button") + `].some((b) => b.innerText.includes('English'))`)
		read[bool](p, `[...`+all(officer+last+" .button")+`].find((b) => b.innerText.includes('English')).click() ?? true`)
		p.wait(`(document.querySelector('` + officer + ` .commands').click(), [...` + all(officer+" .menu b") + `].some((e) => e.innerText === '/score'))`)
		p.press(kb.Escape)
		p.click(`[data-language=en]`)
		p.shows(officer+" h2", "One-stop officer")
		p.click(`[data-language=vi]`)
		p.shows(officer+" h2", "Công chức một cửa")
	})
	p.part("the clock is moved on, and the month with it", func(t *testing.T) {
		before := read[string](p, `document.getElementById('time').dateTime`)
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
		p.say(chair, "/quahan")
		p.shows(chair+last, "Số liệu đến 08:00 05")
	})
	p.part("a page loaded again shows the same chats", func(t *testing.T) {
		before := read[int](p, all(".message")+".length")
		p.do(chromedp.Reload())
		p.wait(`document.body.dataset.live`)
		p.wait(fmt.Sprint(all(".message")+".length === ", before))
		if unread := read[int](p, all(".unread:not([hidden])")+".length"); unread != 0 {
			t.Errorf("%d chats are unread again", unread)
		}
	})
}

// Everything of a chat that the keyboard alone reaches.
func tryByKeyboard(t *testing.T, browser context.Context) {
	_, address, _ := startPage(t, true, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	p.shows(officer+last, "Đăng ký thành công")
	for range 40 {
		if read[bool](p, `document.activeElement.matches('`+officer+` textarea')`) {
			break
		}
		p.press(kb.Tab)
		if read[bool](p, `document.activeElement !== document.body && getComputedStyle(document.activeElement).outlineStyle === 'none'`) {
			t.Errorf("the focus on %s is not seen", read[string](p, "document.activeElement.outerHTML"))
		}
	}
	p.press("/diem 6/2024", kb.Enter)
	p.shows(officer+last, "87,7 điểm")

	p.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	p.wait(`document.activeElement.matches('.commands')`)
	p.press(kb.Enter)
	p.wait(`document.activeElement.matches('.menu button') && ` + all(officer+" .menu:not([hidden]) button") + `.length >= 6`)
	p.press(kb.ArrowDown)
	p.wait(`document.activeElement.innerText.startsWith('/quahan')`)
	p.press(kb.Escape)
	p.wait(`document.activeElement.matches('.commands') && document.querySelector('` + officer + ` .menu').hidden`)

	p.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	p.wait(`document.activeElement.matches('.button')`)
	p.press(kb.Enter)
	p.shows(officer+last+" .edited", "đã sửa")
	p.wait(`document.activeElement.matches('` + officer + ` .button, ` + officer + ` .log')`)
}

// What a bot may send at all, sent by the test in the bot's place.
func tryWhatABotSends(t *testing.T, browser context.Context) {
	d, address, _ := startPage(t, false, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	p.wait(all(".message.person") + ".length === 3")

	p.part("text is text", func(t *testing.T) {
		d.send(t, "sendMessage", firstPerson, map[string]any{"text": "<b>Đậm</b> &lt;img src=x onerror=alert(1)&gt;\n<pre>" + strings.Repeat("m", 36) + "</pre>\n<a href=\"https://example.vn/\">xem</a> /diem", "parse_mode": "HTML"})
		p.shows(officer+last, "<img src=x onerror=alert(1)>")
		p.shows(officer+last+" b", "Đậm")
		p.wait(`[...` + all("pre") + `].every((e) => e.scrollWidth <= e.clientWidth)`)
		p.wait(all(officer+last+" a[rel~=noopener]") + ".length === 1")
	})
	p.part("a picture is shown, enlarged, and put away by Escape", func(t *testing.T) {
		d.send(t, "sendPhoto", firstPerson, map[string]any{"photo": picture(t), "caption": "Xu hướng"})
		p.wait(`document.querySelector('` + officer + last + ` img')?.naturalWidth === 800`)
		p.click(officer + last + " .photo")
		p.wait(`document.getElementById('picture').open`)
		p.press(kb.Escape)
		p.wait(`!document.getElementById('picture').open`)
	})
	p.part("a document can be kept", func(t *testing.T) {
		d.send(t, "sendDocument", firstPerson, map[string]any{"document": []byte("điểm"), "caption": "Phụ lục", "protect_content": true})
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
		d.send(t, "sendMessage", firstPerson, map[string]any{"text": "a", "reply_markup": map[string]any{
			"keyboard": [][]map[string]any{{{"text": "Điểm"}, {"text": "Quá hạn"}}}, "is_persistent": true, "input_field_placeholder": "Hỏi gì?",
		}})
		p.wait(`document.querySelector('` + officer + ` textarea').placeholder === 'Hỏi gì?'`)
		p.click(officer + " .keys button:last-child")
		p.shows(officer+" .message.person", "Quá hạn")
		d.send(t, "sendMessage", firstPerson, map[string]any{"text": "b", "reply_markup": map[string]any{"remove_keyboard": true}})
		p.wait(`document.querySelector('` + officer + ` .keys').hidden`)
	})
	p.part("what the bot is doing is seen, and an alert must be dismissed", func(t *testing.T) {
		d.send(t, "sendChatAction", firstPerson, map[string]any{"action": "upload_document"})
		p.shows(officer+" .doing", "đang gửi tệp")
		press := d.telegram.User(firstPerson, "").PressData(1, "x")
		d.send(t, "answerCallbackQuery", 0, map[string]any{"callback_query_id": press, "text": "Không được", "show_alert": true})
		p.shows("#alert[open]", "Không được")
		p.press(kb.Escape)
		p.wait(`!document.getElementById('alert').open`)
	})
	p.part("a deleted message is gone", func(t *testing.T) {
		p.click(officer + last) // wherever
		id := d.send(t, "sendMessage", firstPerson, map[string]any{"text": "xóa tôi"})
		p.shows(officer+last, "xóa tôi")
		d.send(t, "deleteMessage", firstPerson, map[string]any{"message_id": id})
		p.wait(`![...` + all(".message") + `].some((e) => e.innerText.includes('xóa tôi'))`)
	})
	p.part("what comes to another chat is unread until it is looked at", func(t *testing.T) {
		p.do(chromedp.Focus(chromedp.CSS(officer + " textarea")))
		d.send(t, "sendMessage", firstPerson+1, map[string]any{"text": "một"})
		d.send(t, "sendMessage", firstPerson+1, map[string]any{"text": "hai"})
		p.wait(`document.title === '(2) motcua'`)
		p.shows(chair+" header .unread", "2")
		p.do(chromedp.Focus(chromedp.CSS(chair + " textarea")))
		p.wait(`document.title === 'motcua' && ` + all(".unread:not([hidden])") + `.length === 0`)
	})
}

// On a phone one chat is shown, and the tabs tell of the others.
func tryOnAPhone(t *testing.T, browser context.Context) {
	d, address, _ := startPage(t, false, "127.0.0.1:0")
	p := openTab(t, browser, address, 390, 800)
	p.wait(all(".message.person") + ".length === 3")
	d.send(t, "sendMessage", firstPerson, map[string]any{"text": "<pre>" + strings.Repeat("m", 36) + "</pre>", "parse_mode": "HTML"})
	d.send(t, "sendMessage", firstPerson+2, map[string]any{"text": "chào quản trị"})
	p.wait(`[...` + all(".phone") + `].filter((e) => e.offsetParent).length === 1`)
	p.wait(all("[role=tab] .unread") + ".length === 1")
	for _, width := range []int64{390, 360, 320} {
		p.do(chromedp.EmulateViewport(width, 700))
		p.wait(`document.documentElement.scrollWidth <= innerWidth`)
		p.wait(`document.querySelector('pre').scrollWidth <= document.querySelector('pre').clientWidth`)
		p.wait(`[...` + all("button, textarea, [role=tab]") + `].every((e) => !e.offsetParent || e.getBoundingClientRect().right <= innerWidth + 1)`)
	}
	p.do(chromedp.Focus(chromedp.CSS("[role=tab][aria-selected=true]")))
	p.press(kb.ArrowLeft)
	p.wait(`document.activeElement.innerText.includes('Quản trị') && document.querySelector('` + admin + `').offsetParent`)
	p.wait(all(".unread:not([hidden])") + ".length === 0")
}

// When the program is started again at the same address, an open page goes over to it by itself.
func tryANewStart(t *testing.T, browser context.Context) {
	_, address, stop := startPage(t, false, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	p.expected = "Failed to load resource"
	p.shows(officer+" .message", "/start")
	old := read[string](p, `document.querySelector('`+officer+` .message').innerText`)
	stop()
	p.wait(`!document.getElementById('lost').hidden`)
	startPage(t, false, strings.TrimPrefix(address, "http://"))
	p.wait(`document.getElementById('lost').hidden && document.querySelector('` + officer + ` .message').innerText !== ` + quoted(old))
	p.wait(all(".message") + ".length === 3")
}

// Every text on the page stands out from what is behind it, by light and by dark.
func tryLegible(t *testing.T, browser context.Context) {
	_, address, _ := startPage(t, true, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	p.shows(officer+last, "Đăng ký thành công")
	p.say(officer, "/diem 6/2024")
	p.say(chair, "/quahan 6/2024")
	p.shows(chair+last, "000.10.32.H18-240614-0001")
	p.shows(officer+last, "87,7 điểm")
	for _, scheme := range []string{"light", "dark"} {
		p.prefers(scheme)
		for _, faint := range read[[]string](p, faintTexts) {
			t.Errorf("%s: %s", scheme, faint)
		}
	}
	if *screenshots {
		p.prefers("light")
		p.keep("page.png")
		p.prefers("dark")
		p.do(chromedp.EmulateViewport(390, 844))
		p.keep("page-phone.png")
	}
}

// faintTexts lists the texts whose contrast is below 4.5, as WCAG's level AA wants it.
const faintTexts = `(() => {
	const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	const parts = (colour) => {
		context.clearRect(0, 0, 1, 1);
		context.fillStyle = colour;
		context.fillRect(0, 0, 1, 1);
		return [...context.getImageData(0, 0, 1, 1).data];
	};
	const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
		.reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
	const behind = (e) => {
		for (; e; e = e.parentElement) {
			const colour = parts(getComputedStyle(e).backgroundColor);
			if (colour[3] === 255) return colour;
		}
		return [255, 255, 255];
	};
	const faint = [];
	let looked = 0;
	for (const e of document.querySelectorAll('body *')) {
		if (!e.offsetParent || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		looked += 1;
		const [a, b] = [light(parts(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
		const contrast = (a + 0.05) / (b + 0.05);
		if (contrast < 4.5) faint.push(contrast.toFixed(2) + ' ' + e.className + ' ' + e.textContent.slice(0, 40));
	}
	return looked < 30 ? ['only ' + looked + ' texts were looked at'] : faint;
})()`

// keep writes what the tab shows into testdata.
func (p *tab) keep(name string) {
	p.t.Helper()
	shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("testdata", name), shot, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// send has the bot call a method, and gives the id of the message that comes of it. []byte values are files.
func (d *demo) send(t *testing.T, method string, chat int64, values map[string]any) (message int) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if chat != 0 {
		values["chat_id"] = chat
	}
	for name, value := range values {
		var part io.Writer
		var err error
		content, file := value.([]byte)
		switch v := value.(type) {
		case []byte:
			part, err = form.CreateFormFile(name, name+".xlsx")
		case map[string]any:
			content = []byte(quotedJSON(t, v))
		default:
			content = fmt.Append(nil, v)
		}
		if !file {
			part, err = form.CreateFormField(name)
		}
		if err == nil {
			_, err = part.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return posted(t, d.telegram.URL()+"/bot"+d.telegram.Token()+"/"+method, form.FormDataContentType(), &body)
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
