package storage

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
)

// logged is a store whose log is kept.
func loggedTo(t *testing.T, folder string) (s *Store, log *bytes.Buffer) {
	t.Helper()
	log = &bytes.Buffer{}
	opt := options(t, filepath.Join(folder, "motcua.db"))
	opt.Log = slog.New(slog.NewTextHandler(log, nil))
	return reopen(t, opt), log
}

// amiss are the kinds of what is amiss.
func amiss(s *Store) string {
	var kinds []string
	for _, t := range s.Troubles() {
		kinds = append(kinds, t.Kind)
	}
	return strings.Join(kinds, " ")
}

func TestALongLockIsNamedWhileItLasts(t *testing.T) {
	s, log := loggedTo(t, t.TempDir())
	s.probe(t.Context(), true)
	free := locked(t, s)
	s.probe(t.Context(), true)
	if got := amiss(s); got != "" {
		t.Errorf("after a moment %q is amiss", got)
	}
	s.health.locked = time.Now().Add(-longLock)
	for range 3 {
		s.probe(t.Context(), false)
	}
	if got := s.Troubles(); len(got) != 1 || got[0].Kind != "locked" || !strings.Contains(got[0].What, s.opt.Path) {
		t.Errorf("after ten seconds this is amiss: %+v", got)
	}
	free()
	s.probe(t.Context(), true)
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
	if err := s.giveWALBack(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	s.lookForDamage(t.Context())
	if got := amiss(s); got != "" {
		t.Fatalf("before the damage %q is amiss", got)
	}
	var page, size int64
	if err := s.read.Get(&page, `SELECT rootpage FROM sqlite_schema WHERE name = 'inbox'`); err != nil {
		t.Fatal(err)
	}
	if err := s.read.Get(&size, `PRAGMA page_size`); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(s.opt.Path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xA5}, int(size)), (page-1)*size); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		s.lookForDamage(t.Context())
		s.probe(t.Context(), false)
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
		if now, _ := spaceLeft(folder); now <= left {
			return name
		}
		if _, err := file.Write(block); err != nil {
			return name
		}
	}
}

func TestAFullDiskIsNamedUntilThereIsRoom(t *testing.T) {
	folder := smallDisk(t, leastSpace+16<<20)
	s, log := loggedTo(t, folder)
	h := serving(t, s)
	s.probe(t.Context(), true)
	if got := amiss(s); got != "" {
		t.Fatalf("while there is room %q is amiss", got)
	}
	filler := fills(t, folder, leastSpace/2)
	s.probe(t.Context(), true)
	if got := amiss(s); got != "full" {
		t.Errorf("with little room %q is amiss", got)
	}
	fills(t, folder, 0)
	big := bytes.Repeat([]byte("x"), 8<<20)
	for range 5 {
		if _, err := s.PutUpdates(t.Context(), []Update{{ID: 1, Chat: 1, Body: big}}, nil); !errors.Is(err, ErrFull) || !s.Explained(err) {
			t.Fatalf("an update that finds no room is kept: %v", err)
		}
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	put(t, s, 1)
	s.probe(t.Context(), true)
	if got := amiss(s); got != "full" {
		t.Errorf("a moment after there was no room %q is amiss", got)
	}
	s.health.amiss[ErrFull].last = time.Now().Add(-2 * calm)
	s.probe(t.Context(), true)
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
	reading, err := s.read.Beginx()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reading.Get(&n, `SELECT count(*) FROM inbox`); err != nil {
		t.Fatal(err)
	}
	body := bytes.Repeat([]byte("x"), 1<<20)
	for id := range int64(20) {
		if _, err := s.PutUpdates(t.Context(), []Update{{ID: 2 + id, Chat: 1, Body: body}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	size := func() int64 {
		info, err := os.Stat(s.opt.Path + walSuffix)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	large := size()
	soon, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := s.giveWALBack(soon, importWAL); !errors.Is(err, context.DeadlineExceeded) || size() < large {
		t.Errorf("the log of %d bytes is cut to %d while somebody reads it: %v", large, size(), err)
	}
	if err := reading.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.giveWALBack(t.Context(), importWAL); err != nil || size() > 0 {
		t.Errorf("the log of %d bytes is cut to %d when nobody reads it: %v", large, size(), err)
	}
}
