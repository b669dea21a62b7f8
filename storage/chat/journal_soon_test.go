package chat

import (
	"testing"
	"time"

	"motcua/storage"
)

// waitingIn is how many updates the store itself holds as unfinished.
func waitingIn(t *testing.T, s *Store) (n int) {
	t.Helper()
	if err := s.file.Reader().GetContext(t.Context(), &n, `SELECT count(*) FROM inbox WHERE finished_at = 0`); err != nil {
		t.Fatal(err)
	}
	return n
}

// That updates are answered is on record at once, whoever writes, and comes into the store by itself, with the next commit, at a
// good end, and by the next run after a bad one.
func TestAnsweredUpdatesComeIntoTheStoreSoon(t *testing.T) {
	for _, c := range []struct {
		says string
		then func(t *testing.T, s *Store, h InHand) InHand
	}{
		{"by itself", func(t *testing.T, s *Store, h InHand) InHand {
			for began := time.Now(); (waitingIn(t, s) > 1 || journalSize(t, s) > 0) && time.Since(began) < 20*time.Second; time.Sleep(5 * time.Millisecond) {
			}
			return h
		}},
		{"with the next commit", func(t *testing.T, s *Store, h InHand) InHand {
			if _, err := s.TellGroup(t.Context(), 1, 5); err != nil {
				t.Fatal(err)
			}
			return h
		}},
		{"at a good end", func(t *testing.T, s *Store, h InHand) InHand {
			if err := h.Close(); err != nil {
				t.Fatal(err)
			}
			return InHand{}
		}},
		{"by the next run", func(t *testing.T, s *Store, h InHand) InHand {
			_, _ = s.journal.Close(), h.file.Close() // it is killed
			return serving(t, s)
		}},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := openStore(t)
			h := serving(t, s)
			for id := int64(1); id <= 3; id++ {
				put(t, s, id)
			}
			free := locked(t, s)
			if err := s.FinishUpdates(t.Context(), []int64{1, 3}); err != nil {
				t.Fatal(err)
			}
			if size := journalSize(t, s); size == 0 {
				t.Error("it is not in the journal")
			}
			if n := waitingIn(t, s); n != 3 {
				t.Errorf("the store holds %d unfinished updates though another one writes", n)
			}
			if n, _, err := s.InboxState(t.Context()); n != 1 || err != nil {
				t.Errorf("%d updates are said to wait, %v", n, err)
			}
			free()
			h = c.then(t, s, h)
			if n := waitingIn(t, s); n != 1 {
				t.Errorf("the store holds %d unfinished updates, want 1", n)
			}
			if size := journalSize(t, s); size != 0 {
				t.Errorf("the journal still has %d bytes", size)
			}
			if err := h.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// A journal that is large takes nothing more that may wait, until it is empty.
func TestALargeJournalIsEmptiedFirst(t *testing.T) {
	s := openStore(t)
	h := serving(t, s)
	put(t, s, 1)
	put(t, s, 2)
	free := locked(t, s)
	s.journal.mu.Lock()
	s.journal.soon = true // so that no timer moves anything
	s.journal.mu.Unlock()
	for journalSize(t, s) < largest {
		if !s.keepSoon(inboxEntry{At: storage.Seconds(noon), Finished: make([]int64, 1000)}) {
			t.Fatal("a small journal takes nothing")
		}
	}
	if s.keepSoon(inboxEntry{At: storage.Seconds(noon), Finished: []int64{1}}) {
		t.Error("a large journal takes more")
	}
	free()
	if err := s.FinishUpdates(t.Context(), []int64{1}); err != nil {
		t.Fatal(err)
	}
	if n, size := waitingIn(t, s), journalSize(t, s); n != 1 || size != 0 {
		t.Errorf("the store holds %d unfinished updates, want 1; the journal has %d bytes", n, size)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}
