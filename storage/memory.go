package storage

import (
	"context"
	"sync"
	"time"
)

// memory keeps what was read of units, cards and people until something changes them. A change by this process empties
// it. A change by another one is in the audit log, by the transaction that makes it, so that the log's newest entry says
// whether what is kept still holds.
type memory struct {
	mu     sync.Mutex
	newest int64     // entry of the audit log
	asked  time.Time // when that was read
	kept   map[any]any
}

const (
	// What another process changed may be read as it was for this long.
	believed = 20 * time.Millisecond
	// room bounds what is kept; a card is about 2 KB.
	room = 2048
)

const newestEntry query = `SELECT ifnull(max(id), 0) FROM audit`

// remember gives what read gave for the key before, while it still holds, and else asks read. What it gives is shared and
// must not be changed.
func remember[T any](ctx context.Context, s *Store, key any, read func() (T, error)) (T, error) {
	value, found, err := recall[T](ctx, s, key)
	if found || err != nil {
		return value, err
	}
	s.memory.mu.Lock()
	kept := s.memory.kept
	s.memory.mu.Unlock()
	if value, err = read(); err != nil {
		return value, err
	}
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	// What was read is at least as new as what recall saw; if it was forgotten meanwhile, it may be older than the change.
	if kept != nil && len(kept) < room {
		kept[key] = value
	}
	return value, nil
}

func recall[T any](ctx context.Context, s *Store, key any) (value T, found bool, err error) {
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	if now := time.Now(); now.Sub(s.memory.asked) > believed {
		newest, err := one[int64](ctx, s, "look for changes", newestEntry)
		if err != nil {
			return value, false, err
		}
		if newest != s.memory.newest || s.memory.kept == nil || len(s.memory.kept) >= room {
			s.memory.newest, s.memory.kept = newest, map[any]any{}
		}
		s.memory.asked = now
	}
	value, found = s.memory.kept[key].(T)
	return value, found, nil
}

// forget empties the memory: this process changed something.
func (s *Store) forget() {
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	s.memory.asked, s.memory.kept = time.Time{}, nil
}
