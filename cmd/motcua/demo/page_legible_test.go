package demo

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// Every text on the page stands out from what is behind it, by light and by dark.
func tryLegible(t *testing.T, browser context.Context) {
	_, address, _ := startPage(t, true, "127.0.0.1:0")
	p := openTab(t, browser, address, 1400, 900)
	p.shows(officer+" .message.bot", "Đăng ký thành công")
	p.say(admin, "/xephang")
	p.shows(admin+last, "Xếp hạng tháng")
	p.say(chair, "/xuhuong")
	p.shows(chair+last, "12 tháng đến")
	p.wait(`[...` + all(chair+last+" img") + `].some((i) => i.complete && i.naturalWidth === 1080)`)
	p.say(officer, "/quahan 6/2024")
	p.shows(officer+last, "000.10.32.H18-240614-0001")
	p.say(officer, "/diem 6/2024")
	p.shows(officer+last, "87,7 điểm")
	p.say(officer, "/diem 10/2026")
	p.shows(officer+last, "76,02 điểm")
	for _, scheme := range []string{"light", "dark"} {
		p.prefers(scheme)
		for _, faint := range read[[]string](p, faintTexts) {
			t.Errorf("%s: %s", scheme, faint)
		}
	}
	if *screenshots {
		p.prefers("light")
		p.do(chromedp.EmulateViewport(1340, 1120))
		p.keep("page.png")
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

// keep writes what the tab shows into the pictures of the papers.
func (p *tab) keep(name string) {
	p.t.Helper()
	shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("../../../docs/pictures", name), shot, 0o644); err != nil {
		p.t.Fatal(err)
	}
}
