package main

import (
	"context"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"motcua/bot/sandbox"
	"motcua/bot/telegram"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/internal/trial"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
)

// fastPace is how many messages a second "motcua-fast" sends, to a sandbox that does not keep Telegram's limits.
const fastPace = 400

// atOnce is how many of the parallel tests run at once for each core, unless -parallel says otherwise: they mostly wait, for
// Telegram's pace, for what is due, for processes that end. Under the race detector they mostly compute.
func atOnce() int {
	if trial.Raced {
		return 2
	}
	return 6
}

// patience is how long tests wait for what must happen, also on a machine that has much else to do.
const patience = 3 * time.Minute

// The test binary is the program, too: scripts and the crash tests start it as "motcua", as "motcua-fast",
// or as "motcua-mortal".
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", strconv.Itoa(atOnce()*runtime.GOMAXPROCS(0))); err != nil {
		panic(err) // the flag is the testing package's own
	}
	testscript.Main(testsInMemory{m}, map[string]func(){"motcua": func() {
		standStillIfHeld()
		main()
	}, "motcua-fast": func() {
		start(serve.Options{PerSecond: fastPace})
	}, "motcua-mortal": func() {
		start(serve.Options{Answerer: func(a telegram.Answerer) telegram.Answerer { return mortal{a} }})
	}})
}

// testsInMemory runs the tests with less work: their stores stand in memory, where a commit waits for no disk, and memory is collected as seldom
// as by the program that serves. What tests kill are processes, whose files outlive them there, too.
type testsInMemory struct{ *testing.M }

// Run implements testscript.TestingM.
func (m testsInMemory) Run() int {
	debug.SetGCPercent(600)
	debug.SetMemoryLimit(1 << 30) // beyond it is collected more often
	if folder, remove := folderInMemory(); folder != "" {
		defer remove()
		mustSetenv("TMPDIR", folder)
	}
	for name, value := range briefEnvironment() {
		mustSetenv(name, value)
	}
	return m.M.Run()
}

// briefEnvironment is that of processes that live for a moment: they need not collect memory, and the race detector need not wait a second
// at the end of each for what still runs.
func briefEnvironment() map[string]string {
	return map[string]string{"GOGC": "400", "GORACE": "atexit_sleep_ms=10"}
}

func mustSetenv(name, value string) {
	if err := os.Setenv(name, value); err != nil {
		panic(err) // the names are well-formed
	}
}

// sampleFiles are the sample month, the register first.
var sampleFiles = []string{"don-vi.csv", "so-lieu-2024-06.csv", "ho-so-2024-06.xlsx", "phu-luc-da-ban-hanh.xlsx"}

// sampleHouse makes a store with the sample month and gives the settings to open it.
func sampleHouse(t testing.TB, log *slog.Logger) (house.Settings, *house.House) {
	t.Helper()
	s, err := house.Config{
		DB: filepath.Join(t.TempDir(), "motcua.db"), Timezone: "Asia/Ho_Chi_Minh", Authority: "UBND huyện Điện Biên Đông",
		Telegram: "http://127.0.0.1:1", LogLevel: "debug", LogFormat: "text",
	}.Check(os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	s.Log, s.Every = log, 0 // a quarter of an hour may end during any test
	sampleStore.copyTo(t, s.DB, func(path string) {
		furnish := s
		furnish.DB = path
		h, err := house.OpenHouse(t.Context(), furnish)
		if err != nil {
			t.Fatal(err)
		}
		scoredBy459(t, h)
		var sources []table.Source
		for _, name := range sampleFiles {
			raw, err := demo.SampleFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, demo.Memory(name, raw))
		}
		importer := &ledger.Ledger{Store: h.Store, Rules: h.Rules, Zone: s.Zone, Now: s.Clock.Now, Limits: sheet.CommandLine()}
		if err := demo.TakeAll(t.Context(), importer, ledger.ImportOptions{}, sources...); err != nil {
			t.Fatal(err)
		}
		if err := h.Store.Close(); err != nil {
			t.Fatal(err)
		}
	})
	h, err := house.OpenHouse(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Store.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, h
}

// scoredBy459 has all months of a store scored by the sample's rules, without an entry in its log.
func scoredBy459(t testing.TB, h *house.House) {
	t.Helper()
	if _, err := h.Store.Writer().Exec(`INSERT OR IGNORE INTO rule_uses (since, codes, at, by_person) VALUES ('', 'dien-bien-459', 0, 0)`); err != nil {
		t.Fatal(err)
	}
}

// invite makes an invitation and gives its code.
func invite(t testing.TB, h *house.House, role people.Role, unit, code string) string {
	t.Helper()
	err := h.Store.AddInvitation(t.Context(), people.Invitation{
		Hash: people.HashCode(code), Grant: people.Grant{Role: role, Unit: unit}, Expires: time.Now().Add(time.Hour),
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// telegramFor starts a sandbox that ends with the test.
func telegramFor(t testing.TB, c sandbox.Config) *sandbox.Server {
	t.Helper()
	server := sandbox.New(c)
	if err := server.Start(""); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

// patiently is a context for one wait in a test.
func patiently(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	return ctx
}
