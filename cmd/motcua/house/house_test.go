package house

import (
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
)

// Who runs a command reads what it says, and of the log what goes wrong alone.
func TestACommandIsNotToldWhatIsQueued(t *testing.T) {
	var log strings.Builder
	clock, err := NewClock("")
	if err != nil {
		t.Fatal(err)
	}
	w := World{Stderr: &strings.Builder{}, Settings: Settings{
		DB: filepath.Join(t.TempDir(), "motcua.db"), Zone: time.UTC, Clock: clock, Log: slog.New(slog.NewTextHandler(&log, nil)),
	}}
	err = w.MakingStore(t.Context(), func(h *House) error {
		h.Store.Logger().Warn("a damaged entry")
		return h.Store.Write(t.Context(), "queue", func(tx *storage.Tx) error {
			tx.NoteQueued(1, outbox.Breach)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if said := log.String(); !strings.Contains(said, "a damaged entry") || strings.Contains(said, "notices are queued") {
		t.Errorf("the log says:\n%s", said)
	}
}
