package storage_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/storage"
	"motcua/storage/chat"
	"motcua/storage/rooms"
)

// logged is a store whose log is kept.
func loggedTo(t *testing.T, folder string) (s *rooms.Store, log *bytes.Buffer) {
	t.Helper()
	log = &bytes.Buffer{}
	opt := options(t, filepath.Join(folder, "motcua.db"))
	opt.Log = slog.New(slog.NewTextHandler(log, nil))
	return reopen(t, opt), log
}

// amiss are the kinds of what is amiss.
func amiss(s *rooms.Store) string {
	var kinds []string
	for _, t := range s.Troubles() {
		kinds = append(kinds, t.Kind)
	}
	return strings.Join(kinds, " ")
}

func TestALongLockIsNamedWhileItLasts(t *testing.T) {
	s, log := loggedTo(t, t.TempDir())
	storage.Probe(s.File, t.Context(), true)
	free := locked(t, s)
	storage.Probe(s.File, t.Context(), true)
	if got := amiss(s); got != "" {
		t.Errorf("after a moment %q is amiss", got)
	}
	storage.LockedSince(s.File, time.Now().Add(-storage.LongLock))
	for range 3 {
		storage.Probe(s.File, t.Context(), false)
	}
	if got := s.Troubles(); len(got) != 1 || got[0].Kind != "locked" || !strings.Contains(got[0].What, s.Path()) {
		t.Errorf("after ten seconds this is amiss: %+v", got)
	}
	free()
	storage.Probe(s.File, t.Context(), true)
	if got := amiss(s); got != "" {
		t.Errorf("when the lock is free %q is amiss", got)
	}
	if lines := strings.Count(log.String(), "\n"); lines != 2 {
		t.Errorf("the log has %d lines, want one of the beginning and one of the end:\n%s", lines, log)
	}
}

func TestDamageInTheInboxIsNamed(t *testing.T) {
	s, log := loggedTo(t, t.TempDir())
	put(t, s, 1)
	if err := s.GiveWALBack(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	storage.LookForDamage(s.File, t.Context())
	if got := amiss(s); got != "" {
		t.Fatalf("before the damage %q is amiss", got)
	}
	var page, size int64
	if err := s.Reader().Get(&page, `SELECT rootpage FROM sqlite_schema WHERE name = 'inbox'`); err != nil {
		t.Fatal(err)
	}
	if err := s.Reader().Get(&size, `PRAGMA page_size`); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(s.Path(), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xA5}, int(size)), (page-1)*size); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		storage.LookForDamage(s.File, t.Context())
		storage.Probe(s.File, t.Context(), false)
	}
	if got := s.Troubles(); len(got) != 1 || got[0].Kind != "damaged" || !strings.Contains(got[0].What, "inbox") {
		t.Errorf("this is amiss: %+v", got)
	}
	if lines := strings.Count(log.String(), "\n"); lines != 1 {
		t.Errorf("the log has %d lines, want one:\n%s", lines, log)
	}
}

// fills fills a disk but for so many bytes.
func fills(t *testing.T, folder string, left uint64) (name string) {
	t.Helper()
	name = filepath.Join(folder, "filler")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for block := make([]byte, 1<<16); ; {
		if now, _ := storage.SpaceLeft(folder); now <= left {
			return name
		}
		if _, err := file.Write(block); err != nil {
			return name
		}
	}
}

func TestAFullDiskIsNamedUntilThereIsRoom(t *testing.T) {
	folder := smallDisk(t, storage.LeastSpace+16<<20)
	s, log := loggedTo(t, folder)
	h := serving(t, s)
	storage.Probe(s.File, t.Context(), true)
	if got := amiss(s); got != "" {
		t.Fatalf("while there is room %q is amiss", got)
	}
	filler := fills(t, folder, storage.LeastSpace/2)
	storage.Probe(s.File, t.Context(), true)
	if got := amiss(s); got != "full" {
		t.Errorf("with little room %q is amiss", got)
	}
	fills(t, folder, 0)
	big := bytes.Repeat([]byte("x"), 8<<20)
	for range 5 {
		if _, err := s.PutUpdates(t.Context(), []chat.Update{{ID: 1, Chat: 1, Body: big}}, nil); !errors.Is(err, storage.ErrFull) || !s.Explained(err) {
			t.Fatalf("an update that finds no room is kept: %v", err)
		}
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	put(t, s, 1)
	storage.Probe(s.File, t.Context(), true)
	if got := amiss(s); got != "full" {
		t.Errorf("a moment after there was no room %q is amiss", got)
	}
	storage.LastAiled(s.File, storage.ErrFull, time.Now().Add(-2*storage.Calm))
	storage.Probe(s.File, t.Context(), true)
	if got := amiss(s); got != "" {
		t.Errorf("when there is room %q is amiss", got)
	}
	if lines := strings.Count(log.String(), "\n"); lines != 2 {
		t.Errorf("the log has %d lines, want one of the beginning and one of the end:\n%s", lines, log)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// Who reads keeps the log; when they have done, it is cut.
func TestALargeLogIsGivenBack(t *testing.T) {
	s := openStore(t)
	put(t, s, 1)
	reading, err := s.Reader().Beginx()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reading.Get(&n, `SELECT count(*) FROM inbox`); err != nil {
		t.Fatal(err)
	}
	body := bytes.Repeat([]byte("x"), 1<<20)
	for id := range int64(20) {
		if _, err := s.PutUpdates(t.Context(), []chat.Update{{ID: 2 + id, Chat: 1, Body: body}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	size := func() int64 {
		info, err := os.Stat(s.Path() + storage.WalSuffix)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	large := size()
	soon, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := s.GiveWALBack(soon, storage.ImportWAL); !errors.Is(err, context.DeadlineExceeded) || size() < large {
		t.Errorf("the log of %d bytes is cut to %d while somebody reads it: %v", large, size(), err)
	}
	if err := reading.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.GiveWALBack(t.Context(), storage.ImportWAL); err != nil || size() > 0 {
		t.Errorf("the log of %d bytes is cut to %d when nobody reads it: %v", large, size(), err)
	}
}
