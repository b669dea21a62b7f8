package demo

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// On a phone one chat is shown, and the tabs tell of the others.
func tryOnAPhone(t *testing.T, browser context.Context) {
	d, address, _ := startPage(t, false, "127.0.0.1:0")
	p := openTab(t, browser, address, 390, 800)
	p.wait(all(".message.person") + ".length === 3")
	d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "<pre>" + strings.Repeat("m", 36) + "</pre>", "parse_mode": "HTML"})
	d.send(t, "sendMessage", FirstPerson+2, map[string]any{"text": "chào quản trị"})
	p.wait(`[...` + all(".phone") + `].filter((e) => e.offsetParent).length === 1`)
	p.wait(all("[role=tab] .unread") + ".length === 1")
	for _, width := range []int64{390, 360, 320} {
		p.do(chromedp.EmulateViewport(width, 700))
		p.wait(`document.documentElement.scrollWidth <= innerWidth`)
		p.wait(`document.querySelector('pre').scrollWidth <= document.querySelector('pre').clientWidth`)
		p.wait(`[...` + all("button, textarea, [role=tab]") + `].every((e) => !e.offsetParent || e.getBoundingClientRect().right <= innerWidth + 1)`)
	}
	p.do(chromedp.EmulateViewport(700, 360)) // held sideways
	p.wait(`[...` + all(".log") + `].find((e) => e.offsetParent).clientHeight > 120`)
	p.do(chromedp.EmulateViewport(390, 700))
	d.send(t, "sendPhoto", FirstPerson, map[string]any{"photo": picture(t), "caption": "Xu hướng"})
	p.wait(`document.querySelector('` + officer + last + ` img')?.naturalWidth === 800`)
	p.click(officer + last + " .photo")
	p.wait(`document.querySelector('#picture img').clientWidth > innerWidth && document.querySelector('#picture').clientWidth <= innerWidth`)
	p.press(kb.Escape)
	p.do(chromedp.Focus(chromedp.CSS("[role=tab][aria-selected=true]")))
	p.press(kb.ArrowLeft)
	p.wait(`document.activeElement.innerText.includes('Quản trị') && document.querySelector('` + admin + `').offsetParent`)
	p.wait(all(".unread:not([hidden])") + ".length === 0")
}

// On a small laptop the three are side by side as on a large one.
func tryOnASmallScreen(t *testing.T, browser context.Context) {
	d, address, _ := startPage(t, false, "127.0.0.1:0")
	p := openTab(t, browser, address, 1024, 768)
	d.send(t, "sendMessage", FirstPerson, map[string]any{"text": "<pre>" + strings.Repeat("m", 36) + "</pre>", "parse_mode": "HTML"})
	p.wait(`[...` + all(".phone") + `].filter((e) => e.offsetParent).length === 3`)
	p.wait(`document.querySelector('pre').scrollWidth <= document.querySelector('pre').clientWidth`)
	p.wait(`[...` + all("textarea") + `].every((e) => e.clientHeight < 45)`)
	p.wait(`document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight`)
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
