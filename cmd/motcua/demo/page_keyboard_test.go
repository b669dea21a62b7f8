package demo

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Everything of a chat that the keyboard alone reaches.
func tryByKeyboard(t *testing.T, browser context.Context) {
	_, address, _ := startPage(t, true, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	p.shows(officer+" .message.bot", "Đăng ký thành công")
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

	for range 8 { // back over the buttons of the card to the first row, whose answer takes the card's place
		p.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
		p.wait(`document.activeElement.matches('.button')`)
		if read[string](p, `document.activeElement.innerText`) == "Chi tiết" {
			break
		}
	}
	p.press(kb.Enter)
	p.shows(officer+last+" .edited", "đã sửa")
	p.wait(`document.activeElement.matches('` + officer + ` .button, ` + officer + ` .log')`)
	p.press(kb.Escape)
	p.wait(`document.activeElement.matches('` + officer + ` textarea')`)
}
