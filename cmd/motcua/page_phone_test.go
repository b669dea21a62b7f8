package main

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
