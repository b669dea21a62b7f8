package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/ledger"
)

// stage is where a script is played.
type stage struct {
	t        *testing.T
	settings house.Settings
	serving  serve.Options
	house    *house.House
	telegram *sandbox.Server
	person   *sandbox.User
	people   map[int64]*sandbox.User
	id       int64          // of who talks
	shown    map[int64]seen // by person: what a script has shown of their chat
	log      buffer
	played   *coverage
	invited  int // how many invitations were used
	stop     func()
}

// firstTalker is the Telegram id of the person who talks first; the others follow.
const firstTalker = 7_000_000_001

// curtain is when scripts begin: a Wednesday morning.
const curtain = "2026-11-25T08:00:00+07:00"

// newStage is a stage with the store of the demo.
func newStage(t *testing.T, o serve.Options) *stage {
	t.Helper()
	s := unfurnished(t, curtain, o)
	demoStore.copyTo(t, s.settings.DB, func(path string) {
		settings := s.settings
		settings.DB = path
		d, err := demo.New(t.Context(), house.World{Settings: settings}, "")
		if err != nil {
			t.Fatal(err)
		}
		d.Telegram.Close()
		if err := d.House.Store.Close(); err != nil {
			t.Fatal(err)
		}
	})
	h, err := house.OpenHouse(t.Context(), s.settings)
	if err != nil {
		t.Fatal(err)
	}
	d := &demo.Demo{Settings: s.settings, House: h}
	if err := d.StartTelegram(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Telegram.Close)
	s.opens(h, d.Telegram)
	return s
}

// newEmptyStage is a stage whose store has the sample's register of units and nothing else, at an instant as RFC 3339 writes it.
func newEmptyStage(t *testing.T, at string, o serve.Options) *stage {
	t.Helper()
	s := unfurnished(t, at, o)
	h, err := house.OpenHouse(t.Context(), s.settings)
	if err != nil {
		t.Fatal(err)
	}
	scoredBy459(t, h)
	telegram := telegramFor(t, sandbox.Config{Clock: s.settings.Clock.Now})
	s.opens(h, telegram)
	s.takes("don-vi.csv")
	return s
}

func unfurnished(t *testing.T, at string, o serve.Options) *stage {
	t.Helper()
	o.Look, o.Deferral, o.KeepMemory = deskLook, 4*time.Millisecond, true // what the test writes into the outbox is seen soon, and what is answered is on record
	s := &stage{t: t, serving: o, id: firstTalker, shown: map[int64]seen{}, people: map[int64]*sandbox.User{}}
	var err error
	s.settings, err = house.Config{
		DB: filepath.Join(t.TempDir(), "motcua.db"), Timezone: "Asia/Ho_Chi_Minh", Authority: "UBND huyện Điện Biên Đông", Clock: at, CloseBy: 5, Provision: 10,
		Telegram: "http://127.0.0.1:1", LogLevel: "debug", LogFormat: "text",
	}.Check(&s.log)
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now() // a minute of the script may take ten: answers tell minutes, and machines are busy
	s.settings.Clock.Real = func() time.Time { return began.Add(time.Since(began) / 10) }
	s.settings.Log = slog.New(slog.NewTextHandler(&s.log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	s.settings.Every = 0    // a quarter of an hour may end during any script
	s.settings.InFlight = 1 // when a broadcast stops by itself does not hang on what is on its way
	s.settings.Strangers = true
	return s
}

// opens begins with a store and a Telegram: the program is started over them.
func (s *stage) opens(h *house.House, telegram *sandbox.Server) {
	s.t.Cleanup(func() {
		if err := h.Store.Close(); err != nil {
			s.t.Error(err)
		}
	})
	s.house, s.telegram = h, telegram
	s.settings.Telegram = telegram.URL()
	s.serve()
}

// serve starts the program.
func (s *stage) serve() {
	ctx, cancel := context.WithCancel(s.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve.Run(ctx, s.settings, s.serving, s.telegram.Token()) }()
	s.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			s.t.Error(err)
		}
	}
}

// takes imports a file of testdata/conversations/files or of the sample, as on the command line.
func (s *stage) takes(name string) {
	s.t.Helper()
	body, err := stageFile(name)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := demo.TakeAll(s.t.Context(), s.house.Importer(s.settings), ledger.ImportOptions{}, demo.Memory(name, body)); err != nil {
		s.t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond) // the program sees what another one changed within 20 ms
}

// stageFile reads a file of testdata/conversations/files, or else of the sample.
func stageFile(name string) ([]byte, error) {
	body, err := os.ReadFile(filepath.Join("testdata/conversations/files", name))
	if err != nil {
		return demo.SampleFile(name)
	}
	return body, nil
}

// stageFor is where a script is played: its first direction may ask for an empty store.
func stageFor(t *testing.T, script string, o serve.Options) *stage {
	t.Helper()
	for line := range strings.Lines(script) {
		if at, empty := strings.CutPrefix(strings.TrimSpace(line), "! empty at "); empty {
			return newEmptyStage(t, at, o)
		}
		if strings.HasPrefix(line, "!") {
			break
		}
	}
	return newStage(t, o)
}
