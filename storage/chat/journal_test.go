package chat

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"motcua/storage"
	"motcua/storage/persons"
)

// journalOf opens a journal with these bytes in it, and gives its lines.
func journalOf(t *testing.T, raw []byte) (f *journalFile, lines []string, spoilt int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	f, bodies, spoilt, err := openJournalFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.close() })
	for _, b := range bodies {
		lines = append(lines, string(b))
	}
	return f, lines, spoilt
}

// writtenJournal is a journal of three lines, and where each ends.
func writtenJournal(t *testing.T) (raw []byte, written []string, ends []int) {
	t.Helper()
	f, _, _ := journalOf(t, nil)
	written = []string{`{"At":1}`, `{"At":2,"Finished":[1,2,3]}`, `{"At":3}`}
	for _, line := range written {
		if err := f.add([]byte(line), true); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, int(f.size))
	}
	raw, err := os.ReadFile(f.file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return raw, written, ends
}

func TestAJournalCutOffAnywhereKeepsItsWholeLines(t *testing.T) {
	raw, written, ends := writtenJournal(t)
	for length := range len(raw) + 1 {
		whole := 0
		for whole < len(ends) && ends[whole] <= length {
			whole++
		}
		f, lines, spoilt := journalOf(t, raw[:length])
		if !slices.Equal(lines, written[:whole]) || spoilt > 0 {
			t.Fatalf("cut off after %d bytes: %q, %d damaged", length, lines, spoilt)
		}
		if err := f.add([]byte("more"), false); err != nil {
			t.Fatal(err)
		}
		after, err := os.ReadFile(f.file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if _, lines, spoilt = journalOf(t, after); !slices.Equal(lines, append(slices.Clone(written[:whole]), "more")) || spoilt > 0 {
			t.Fatalf("cut off after %d bytes, then added to: %q, %d damaged", length, lines, spoilt)
		}
	}
}

func TestADamagedLineOfAJournalCostsNoOther(t *testing.T) {
	raw, written, ends := writtenJournal(t)
	for at := ends[0]; at < ends[1]-1; at++ { // the line break between two lines is both of theirs
		damaged := bytes.Clone(raw)
		damaged[at] ^= 0x40
		_, lines, spoilt := journalOf(t, damaged)
		if !slices.Equal(lines, []string{written[0], written[2]}) || spoilt == 0 {
			t.Fatalf("byte %d is damaged: %q, %d damaged", at, lines, spoilt)
		}
	}
}

// locked has the write lock of a store until free is called.
func locked(t *testing.T, s *Store) (free func()) {
	t.Helper()
	db, err := storage.Connect(t.Context(), storage.WriterSource(s.file.Path(), storage.Patience), 1)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTxx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func serving(t *testing.T, s *Store) InHand {
	t.Helper()
	h, err := s.BeginServing(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// While another one writes the inbox takes everything at once, in order; when that is over, the store has it.
func TestTheInboxWaitsForNoWriter(t *testing.T) {
	s := openStore(t)
	h := serving(t, s)
	put(t, s, 1)
	free := locked(t, s)
	began := time.Now()
	var longest time.Duration
	step := func(f func() error) {
		t.Helper()
		at := time.Now()
		if err := f(); err != nil {
			t.Fatal(err)
		}
		longest = max(longest, time.Since(at))
	}
	for id := int64(2); id <= 40; id++ {
		step(func() error {
			_, err := s.PutUpdates(t.Context(), []Update{{ID: id, Chat: id, Body: fmt.Append(nil, "body ", id)}}, nil)
			return err
		})
		step(func() error { return s.FinishUpdates(t.Context(), []int64{id - 1}) })
	}
	step(func() error { return s.BeginAnswer(t.Context(), 40, 7) })
	step(func() error { return s.KeepPicture(t.Context(), "sum", "id") })
	step(func() error {
		_, err := s.PutUpdates(t.Context(), nil, []SetAside{{ID: 41, Body: []byte("?")}})
		return err
	})
	t.Logf("%d changes of the inbox in %v beside another writer, the longest took %v", 82, time.Since(began), longest)
	if longest > 900*time.Millisecond {
		t.Errorf("a change of the inbox took %v", longest)
	}
	if n := waitingIn(t, s); n != 1 {
		t.Errorf("the store has %d updates though another one writes", n)
	}
	free()
	stopped := make(chan error, 1)
	go func() {
		_, err := s.StopAnswers(t.Context(), 40, 50)
		stopped <- err
	}()
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if is, err := s.AnswerStopped(t.Context(), 40); err != nil || !is {
		t.Errorf("an answer that was begun in the journal cannot be stopped: %v", err)
	}
	left, err := s.UnfinishedUpdates(t.Context())
	if err != nil || len(left) != 1 || left[0].ID != 40 || string(left[0].Body) != "body 40" || left[0].Message != 7 {
		t.Errorf("what waits is %+v, %v", left, err)
	}
	if next := nextOffset(t, s); next != 42 {
		t.Errorf("the next offset is %d, want 42", next)
	}
	if info, err := os.Stat(s.file.Path() + journalSuffix); err != nil || info.Size() > 0 {
		t.Errorf("the journal is not empty: %v, %v", info.Size(), err)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// A run that dies while another one writes leaves its journal: however much of it had been moved by then, the next run finds
// the same, and what it is told again changes nothing.
func TestTheNextRunFindsWhatTheJournalHolds(t *testing.T) {
	entries := []inboxEntry{
		{At: storage.Seconds(noon), Updates: []Update{{ID: 1, Chat: 5, Body: []byte("one")}}},
		{At: storage.Seconds(noon), Updates: []Update{{ID: 2, Chat: 5, Body: []byte("two")}, {ID: 3, Chat: 6, Body: []byte("three")}}},
		{At: storage.Seconds(noon), Finished: []int64{1, 3}},
		{At: storage.Seconds(noon), Begun: 2, Message: 9},
	}
	for i := range entries {
		entries[i] = entries[i].putOff()
	}
	for moved := range len(entries) + 1 {
		t.Run(fmt.Sprintf("%d moved", moved), func(t *testing.T) {
			s := openStore(t)
			h := serving(t, s)
			err := s.file.Write(t.Context(), "write", func(tx *storage.Tx) error { return s.enterAll(t.Context(), tx, entries[:moved]) })
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if err := s.journal.add(e); err != nil {
					t.Fatal(err)
				}
			}
			_, _ = s.journal.Close(), h.file.Close() // it is killed
			for range 2 {
				h = serving(t, s)
				put(t, s, 1)
				left, err := s.UnfinishedUpdates(t.Context())
				if err != nil || len(left) != 1 || left[0].ID != 2 || left[0].Message != 9 {
					t.Errorf("what waits is %+v, %v", left, err)
				}
				if next := nextOffset(t, s); next != 4 {
					t.Errorf("the next offset is %d, want 4", next)
				}
				if err := h.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// Who is in a hurry gives up soon, and nothing of what they wanted is done later.
func TestAHurriedWriterGivesUp(t *testing.T) {
	s := openStore(t)
	free := locked(t, s)
	began := time.Now()
	if _, err := s.On(s.file.Hurried(), s.notices, s.persons).TellGroup(t.Context(), 1, 5); !storage.IsBusy(err) {
		t.Errorf("a shared transaction: %v", err)
	}
	if err := persons.New(s.file.Hurried(), s.notices).SetLanguage(t.Context(), 1, "en"); !storage.IsBusy(err) {
		t.Errorf("a transaction of its own: %v", err)
	}
	if waited := time.Since(began); waited > 5*time.Second {
		t.Errorf("they waited %v", waited)
	}
	free()
	if first, err := s.TellGroup(t.Context(), 1, 6); err != nil || !first {
		t.Errorf("what was given up was done: %v", err)
	}
}

// A store that fails to take what the journal holds goes on with the others, and takes it, in order, once it can.
func TestWhatTheStoreFailsToTakeRestsInTheJournal(t *testing.T) {
	s := openStore(t)
	h := serving(t, s)
	ctx := t.Context()
	change := func(statement string) {
		t.Helper()
		if err := s.file.Write(ctx, "write", func(tx *storage.Tx) error { _, err := tx.ExecContext(ctx, statement); return err }); err != nil {
			t.Fatal(err)
		}
	}
	change(`ALTER TABLE inbox RENAME TO inbox_away`)
	free := locked(t, s)
	put(t, s, 1)
	free()
	for began := time.Now(); time.Since(began) < 5*time.Second; time.Sleep(time.Millisecond) {
		if _, resting := s.journal.state(); resting {
			break
		}
	}
	if first, err := s.TellGroup(ctx, 1, 5); err != nil || !first {
		t.Errorf("another one cannot write: %v", err)
	}
	if err := s.FinishUpdates(ctx, []int64{1}); err != nil { // behind its update, whatever becomes of that
		t.Errorf("an update whose row is missing is not finished: %v", err)
	}
	change(`ALTER TABLE inbox_away RENAME TO inbox`)
	for began := time.Now(); journalSize(t, s) > 0 && time.Since(began) < 20*time.Second; time.Sleep(10 * time.Millisecond) {
	}
	if n, _, err := s.InboxState(ctx); err != nil || n > 0 || nextOffset(t, s) != 2 {
		t.Errorf("%d updates wait though the one there was is finished: %v", n, err)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// What strangers send beside another writer is decided when the store has it: one that is to be greeted is given late, once.
func TestStrangersWaitForTheStoreInTheJournal(t *testing.T) {
	s := openStore(t)
	h := serving(t, s)
	ctx := t.Context()
	free := locked(t, s)
	for n, u := range []Update{{ID: 1, Chat: 7, Stranger: true}, {ID: 2, Chat: 7, Stranger: true}, {ID: 3, Chat: 8}} {
		places, err := s.PutUpdates(ctx, []Update{u}, nil)
		if want := []Place{Nowhere, Nowhere, First}[n]; err != nil || places[0] != want {
			t.Errorf("update %d waits in place %v, want %v: %v", u.ID, places, want, err)
		}
	}
	free()
	var late []Update
	for began := time.Now(); len(late) == 0 && time.Since(began) < 20*time.Second; time.Sleep(10 * time.Millisecond) {
		var err error
		if late, err = s.RetriedUpdates(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if len(late) != 1 || late[0].ID != 1 || !late[0].Stranger {
		t.Errorf("given late are %+v, want the first of the stranger's", late)
	}
	if again, err := s.RetriedUpdates(ctx); err != nil || len(again) > 0 {
		t.Errorf("given again are %+v, %v", again, err)
	}
	if left, err := s.UnfinishedUpdates(ctx); err != nil || len(left) != 2 {
		t.Errorf("there wait %+v, %v", left, err)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// A run that was killed while strangers' updates stood in the journal is followed by one that starts, and has them.
func TestTheNextRunFindsStrangersInTheJournal(t *testing.T) {
	s := openStore(t)
	h := serving(t, s)
	free := locked(t, s)
	if _, err := s.PutUpdates(t.Context(), []Update{{ID: 1, Chat: 7, Stranger: true}, {ID: 2, Chat: 7, Stranger: true}, {ID: 3, Chat: 8}}, nil); err != nil {
		t.Fatal(err)
	}
	_, _ = s.journal.Close(), h.file.Close() // it is killed
	free()
	h = serving(t, s)
	left, err := s.UnfinishedUpdates(t.Context())
	if err != nil || len(left) != 2 || left[0].ID != 1 || !left[0].Stranger || left[1].ID != 3 {
		t.Errorf("there wait %+v, %v", left, err)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// journalSize is the size of the journal.
func journalSize(t *testing.T, s *Store) int64 {
	t.Helper()
	info, err := os.Stat(s.file.Path() + journalSuffix)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
