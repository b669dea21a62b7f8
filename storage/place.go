package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
)

// place remembers which file was opened at the store's path, so that it shows when another file has come there.
type place struct {
	mu      sync.Mutex
	file    *os.File // open as long as SQLite has it open: closing it earlier would end SQLite's locks on it
	changes uint32   // the most that its header said
	copied  bool     // it was a copy already when it was opened
	lost    atomic.Bool
}

// take opens the file, before SQLite does.
func (p *place) take(path string) (err error) {
	if p.file, err = os.Open(path); err != nil {
		return err
	}
	h, _, err := readHeader(p.file)
	p.changes, p.copied = h.Changes, h.user == copyMark
	return err
}

// Copied says whether the file is a copy made by Backup that Restore has not put in place. Serving it would send again what was sent since
// it was made.
func (s *File) Copied() bool { return s.place.copied }

func (p *place) leave() error {
	if p.file == nil {
		return nil
	}
	file := p.file
	p.file = nil
	return file.Close()
}

// Lost says whether Replaced gave ErrReplaced once. It costs nothing.
func (s *File) Lost() bool { return s.place.lost.Load() }

// Replaced is ErrReplaced when the file at the store's path is not the one that was opened, or was written over by a copy:
// what is written from then on would be lost, or would damage the copy. Nothing more should be done with the store then;
// Close leaves it as it is. It costs a look at the file.
func (s *File) Replaced() error {
	p := &s.place
	p.mu.Lock()
	defer p.mu.Unlock()
	same, err := p.same(s.opt.Path)
	switch {
	case err != nil:
		return fmt.Errorf("look at the file of the store: %w", err)
	case same:
		return nil
	}
	p.lost.Store(true)
	return fmt.Errorf("%s: %w", s.opt.Path, ErrReplaced)
}

func (p *place) same(path string) (bool, error) {
	now, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	was, failed := p.file.Stat()
	if err := errors.Join(err, failed); err != nil || !os.SameFile(now, was) {
		return false, err
	}
	h, _, err := readHeader(p.file)
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrNotOurs), h.user == copyMark && !p.copied:
		return false, nil
	case err != nil:
		return false, err
	// The count of changes never falls in one file, but that it begins anew after four thousand millions.
	case int32(h.Changes-p.changes) < 0:
		return false, nil
	}
	p.changes = h.Changes
	return true, nil
}
