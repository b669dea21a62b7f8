package rooms

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"motcua/scoring/outbox"
	"motcua/storage"
)

// What is queued is logged once it is there, with what an operator follows it by and without whom it goes to.
func TestWhatIsQueuedIsLogged(t *testing.T) {
	var log bytes.Buffer
	opt := options(t, copyOfEmpty(t))
	opt.Log = slog.New(slog.NewTextHandler(&log, nil))
	s := reopen(t, opt)
	const person = 7_300_000_001
	s.decides(t, "", nil, []outbox.Row{quick("a", person, 1, 0), quick("b", person, 1, 0)})
	rows := ready(t, s, noon, 1)
	if want := fmt.Sprintf(`notices="[%d %d]" reasons="[breach breach]"`, rows[0].ID, rows[1].ID); !strings.Contains(log.String(), want) {
		t.Errorf("the log lacks %s:\n%s", want, log.String())
	}
	if strings.Contains(log.String(), "7300000001") {
		t.Errorf("the log says who is told:\n%s", log.String())
	}
	log.Reset()
	s.decides(t, "", nil, []outbox.Row{quick("a", person, 1, 0)}) // known
	failed := errors.New("no")
	err := s.Write(t.Context(), "fail", func(tx *storage.Tx) error {
		return errors.Join(s.QueueRows(t.Context(), tx, []outbox.Row{quick("c", person, 1, 0)}), failed)
	})
	if !errors.Is(err, failed) || log.Len() > 0 {
		t.Errorf("%v; nothing was queued, and the log says\n%s", err, log.String())
	}
}

func TestWhatAnOperatorMustLookAtIsCountedApartFromWhoIsGone(t *testing.T) {
	s := openStore(t)
	s.decides(t, "", nil, []outbox.Row{quick("a", 1, 1, 0), quick("b", 2, 1, 0), quick("c", 3, 1, 0), quick("d", 4, 1, 0)})
	rows := ready(t, s, noon, 4)
	if err := s.Finish(t.Context(), rows[:1], outbox.Refused, 0, "Bad Request", noon); err != nil {
		t.Fatal(err)
	}
	if err := s.Gone(t.Context(), 2, "blocked", noon, noon); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(t.Context(), rows[2:3], outbox.Unknown, 0, "connection reset", noon); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Doubted(t.Context()); n != 1 || err != nil {
		t.Errorf("of %d it is not known, %v", n, err)
	}
	if n, err := s.Parked(t.Context()); n != 1 || err != nil {
		t.Errorf("%d are parked, %v", n, err)
	}
}
