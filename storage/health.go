package storage

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// troubles are what may keep the store from being written or read, the gravest first.
var troubles = []struct {
	kind   error
	name   string
	advice string // %s is the file
}{
	{ErrDamaged, "damaged", "the store %s is damaged: stop the program and put a copy in place with motcua restore; motcua check lists what is damaged"},
	{ErrFull, "full", "the store %s cannot be written: its disk is full; make room, nothing that came is lost meanwhile"},
	{ErrDisk, "disk", "the store %s cannot be written or read: its disk fails; look at the log of the operating system"},
	{ErrReadOnly, "readonly", "the store %s cannot be written: look at the permissions of the file and its folder"},
	{ErrBusy, "locked", "the store %s cannot be written: a large import or another program has had its lock for long; fuser names who has the file"},
}

const (
	longLock  = 10 * time.Second // from then on a lock is trouble
	calm      = 10 * time.Second // without the error before trouble counts as over
	saidAgain = time.Hour
)

// health is the trouble that the store has now. Each is logged when it begins, when it ends, and every hour in between.
type health struct {
	mu     sync.Mutex
	amiss  map[error]*ailment // by kind
	locked time.Time          // since when the write lock is not had; zero when it is
}

// ailment is trouble of one kind.
type ailment struct {
	since, last, said time.Time
	err               error
}

// Trouble is what keeps a store from being written or read.
type Trouble struct {
	Kind  string // damaged, full, disk, readonly or locked
	Since time.Time
	What  string // in English: which file, what to do, and the last error
}

// TroubleKinds are the kinds that Trouble may have.
func TroubleKinds() []string {
	var names []string
	for _, t := range troubles {
		names = append(names, t.name)
	}
	return names
}

// Troubles are the troubles that the store has now, the gravest first. They are found in the errors that anybody's reads and writes meet;
// while Tend runs they are also found when nobody asks.
func (s *File) Troubles() []Trouble {
	h := &s.health
	h.mu.Lock()
	defer h.mu.Unlock()
	var all []Trouble
	for _, t := range troubles {
		if a := h.amiss[t.kind]; a != nil {
			all = append(all, Trouble{t.name, a.since, fmt.Sprintf(t.advice+" (for %v: %v)", s.opt.Path, time.Since(a.since).Round(time.Second), a.err)})
		}
	}
	return all
}

// Explained says whether an error is of a trouble that lasts and was said in the log.
func (s *File) Explained(err error) bool {
	h := &s.health
	h.mu.Lock()
	defer h.mu.Unlock()
	for kind := range h.amiss {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// Explain is the driver's error as one of this package's, which is noted when it is one of trouble.
func (s *File) Explain(err error) error {
	err = Explain(err)
	for _, t := range troubles {
		if err != nil && t.kind != ErrBusy && errors.Is(err, t.kind) {
			s.ails(t.kind, time.Now(), err)
			return err
		}
	}
	if errors.Is(err, ErrNotOurs) { // its header was, when it was opened
		s.ails(ErrDamaged, time.Now(), err)
	}
	return err
}

// ails notes trouble that is there since an instant.
func (s *shared) ails(kind error, since time.Time, err error) {
	h := &s.health
	h.mu.Lock()
	defer h.mu.Unlock()
	now := time.Now()
	a := h.amiss[kind]
	if a == nil {
		a = &ailment{since: since}
		if h.amiss == nil {
			h.amiss = map[error]*ailment{}
		}
		h.amiss[kind] = a
	}
	a.last, a.err = now, err
	if now.Sub(a.said) >= saidAgain {
		a.said = now
		s.logs(slog.LevelError, kind, "error", err)
	}
}

// locks notes that the write lock was not to be had when it was asked for at an instant. It becomes a trouble after longLock.
func (s *shared) locks(asked time.Time, err error) {
	h := &s.health
	h.mu.Lock()
	if h.locked.IsZero() {
		h.locked = asked
	}
	since := h.locked
	h.mu.Unlock()
	if time.Since(since) >= longLock {
		s.ails(ErrBusy, since, err)
	}
}

// heals notes that the store was written. So its lock is free, and other troubles have ended that were not met for a while. Damage does not
// end by that.
func (s *shared) heals() {
	h := &s.health
	h.mu.Lock()
	defer h.mu.Unlock()
	h.locked = time.Time{}
	for kind, a := range h.amiss {
		if kind == ErrBusy || kind != ErrDamaged && time.Since(a.last) > calm {
			delete(h.amiss, kind)
			s.logs(slog.LevelWarn, kind, "over", true, "lasted", time.Since(a.since).Round(time.Second))
		}
	}
}

func (s *shared) logs(level slog.Level, kind error, attributes ...any) {
	if s.opt.Log == nil {
		return
	}
	for _, t := range troubles {
		if t.kind == kind {
			what := fmt.Sprintf(t.advice, s.opt.Path)
			if level < slog.LevelError {
				what = "trouble with the store is over: " + t.name
			}
			s.opt.Log.Log(context.Background(), level, what, attributes...)
		}
	}
}
