package demo

import (
	"context"
	"errors"
	"flag"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/locales"
)

var screenshots = flag.Bool("screenshots", false, "write the picture of the READMEs anew")

const (
	officer = "[data-role=officer]"
	chair   = "[data-role=chair]"
	admin   = "[data-role=admin]"
	last    = " .message.bot:last-of-type"
)

// startPage starts the demo's page at an address, with the bot or without, and tells where it is.
func startPage(t *testing.T, withBot bool, address string) (*Demo, string, context.CancelFunc) {
	t.Helper()
	w, out := demoWorld(t, "2026-11-25T08:00:00+07:00") // a working day, whenever the test is run
	w.Settings.Every = 0                                // what comes by itself would come between the steps
	d := furnishedDemo(t, w)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	running := 1
	if withBot {
		running++
		go func() { ended <- serve.Run(ctx, d.Settings, serve.Options{}, d.Telegram.Token()) }()
	}
	go func() { ended <- d.ShowPage(ctx, w, address) }()
	t.Cleanup(func() {
		stop()
		for range running {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		if err := d.Close(); err != nil {
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

// furnished is a demo that begins when the pages do, made once, and the file of its store, of which each page gets a copy.
var furnished struct {
	once sync.Once
	demo *Demo
	file []byte
}

// furnishedDemo is what New makes, on a copy.
func furnishedDemo(t *testing.T, w house.World) *Demo {
	t.Helper()
	furnished.once.Do(func() {
		first := w
		first.Settings.DB = filepath.Join(t.TempDir(), "motcua.db")
		d, err := New(t.Context(), first, "")
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if furnished.file, err = os.ReadFile(first.Settings.DB); err != nil {
			t.Fatal(err)
		}
		furnished.demo = d
	})
	if furnished.demo == nil {
		t.Fatal("the demo was not made: see the first test that fails")
	}
	if err := os.WriteFile(w.Settings.DB, furnished.file, 0o600); err != nil {
		t.Fatal(err)
	}
	w.Settings.Strangers = true
	h, err := house.OpenHouse(t.Context(), w.Settings)
	if err != nil {
		t.Fatal(err)
	}
	d := &Demo{Settings: w.Settings, House: h, Made: furnished.demo.Made, Home: furnished.demo.Home}
	if err := d.StartTelegram(); err != nil {
		t.Fatal(errors.Join(err, h.Store.Close()))
	}
	return d
}

// demoWorld is the world of a demo that begins at an instant, "" for now, and what is said there.
func demoWorld(t testing.TB, start string) (house.World, *buffer) {
	t.Helper()
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	var said buffer
	return house.World{Stdout: &said, Stderr: &said, Words: catalogue.Printer("vi"), Settings: demoSettings(t, start)}, &said
}

// demoSettings are those of a demo that begins at an instant, "" for now.
func demoSettings(t testing.TB, start string) house.Settings {
	t.Helper()
	s, err := house.Config{
		DB: filepath.Join(t.TempDir(), "demo.db"), Timezone: "Asia/Ho_Chi_Minh", Telegram: "http://127.0.0.1:1", LogLevel: "error", LogFormat: "text", Clock: start,
	}.Check(io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	s.Log = slog.New(slog.DiscardHandler)
	return s
}

// The page in a browser, as the people who try it meet it.
func TestPage(t *testing.T) {
	t.Parallel()
	b := browser(t)
	for says, try := range map[string]func(*testing.T, context.Context){
		"with the bot": tryWithTheBot, "by keyboard": tryByKeyboard, "what a bot may send": tryWhatABotSends,
		"on a phone": tryOnAPhone, "on a small screen": tryOnASmallScreen, "after a new start": tryANewStart, "legible": tryLegible, "what is offered": tryWhatIsOffered,
	} {
		t.Run(says, func(t *testing.T) { try(t, b) })
	}
}
