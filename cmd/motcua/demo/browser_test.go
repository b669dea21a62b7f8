package demo

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is a headless Chromium that ends with the test. Without one the test is skipped, but not where it decides.
func browser(t *testing.T) context.Context {
	t.Helper()
	var found string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			found = path
			break
		}
	}
	if found == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no chromium is installed: apt-get install chromium")
		}
		t.Skip("no chromium is installed: the page is not tried in a browser")
	}
	// A Chromium in a container runs as root, which its own sandbox does not allow.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("accept-lang", "vi"))
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocated)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is a page of the browser, whose console must stay silent and which must ask no other host.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	asked    []string // addresses
	said     []string // errors and warnings
	expected string   // what an error may hold, in a test that causes one
}

func openTab(t *testing.T, browser context.Context, address string, width, height int64) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	p := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, p.note); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		if _, err := cdp.Call(ctx, to, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, to, performance.Enable, performance.EnableParams{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, to, log.Enable, cdp.Empty{})
		return err
	}), chromedp.EmulateViewport(width, height), chromedp.Navigate(address))
	p.wait(`document.body.dataset.live`)
	t.Cleanup(func() {
		p.check(address)
		cancel()
	})
	return p
}

// note keeps what the browser asks for and what it complains of.
func (p *tab) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.asked = append(p.asked, e.Request.URL)
	case *log.EventEntryAdded:
		p.said = append(p.said, string(e.Entry.Level)+": "+e.Entry.Text)
	case *runtime.EventExceptionThrown:
		p.said = append(p.said, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		p.said = append(p.said, "console."+string(e.Type))
	}
}

func (p *tab) check(address string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	own, err := url.Parse(address)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, asked := range p.asked {
		if u, err := url.Parse(asked); err != nil || u.Host != own.Host {
			p.t.Errorf("the page asks for %s", asked)
		}
	}
	if len(p.asked) == 0 {
		p.t.Error("no request was seen: the test looks past them")
	}
	for _, said := range p.said {
		if p.expected == "" || !strings.Contains(said, p.expected) {
			p.t.Errorf("the console says %s", said)
		}
	}
}

// part runs a part of a test, whose failures are its own.
func (p *tab) part(says string, f func(t *testing.T)) {
	whole := p.t
	whole.Run(says, func(t *testing.T) {
		p.t = t
		defer func() { p.t = whole }()
		f(t)
	})
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// read is the value of a JavaScript expression.
func read[T any](p *tab, expression string) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// wait waits until an expression is true.
func (p *tab) wait(expression string) {
	p.t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if read[bool](p, "Boolean("+expression+")") {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("it never comes true that %s; the page says:\n%s", expression, read[string](p, "document.body.innerText"))
		}
	}
}

// shows waits until what a selector finds holds the text.
func (p *tab) shows(selector, text string) {
	p.t.Helper()
	p.wait("[..." + all(selector) + "].some((e) => e.innerText.includes(" + quoted(text) + "))")
}

// click clicks what a selector finds last.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.wait(all(selector) + ".length")
	read[bool](p, "Array.from("+all(selector)+").at(-1).click() ?? true")
}

// say writes into a phone's text field and sends it, key by key.
func (p *tab) say(phone, text string) {
	p.t.Helper()
	p.do(chromedp.Focus(chromedp.CSS(phone+" textarea")), chromedp.KeyEvent(text+"\r"))
}

func (p *tab) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		p.do(chromedp.KeyEvent(key))
	}
}

// prefers makes the screen light or dark, at once.
func (p *tab) prefers(scheme string) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
		})
		return err
	}))
}

// layouts is how often the browser has laid out the tab's page since it was loaded.
func (p *tab) layouts() (n int) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		counted, err := cdp.Call(ctx, to, performance.GetMetrics, cdp.Empty{})
		if err != nil {
			return err
		}
		for _, m := range counted.Metrics {
			if m.Name == "LayoutCount" {
				n = int(m.Value)
			}
		}
		return nil
	}))
	return n
}

func all(selector string) string { return "document.querySelectorAll(" + quoted(selector) + ")" }

func quoted(text string) string {
	raw, _ := json.Marshal(text) // text can always be written
	return string(raw)
}
