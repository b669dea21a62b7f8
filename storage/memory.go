package storage

import (
	"context"
	"sync"
	"time"
)

// memory keeps what was read of units and cards until something changes them. Every such change is in the audit log, by
// the transaction that makes it, so that the log's newest entry says whether what is kept still holds.
type memory struct {
	mu     sync.Mutex
	newest int64     // entry of the audit log
	asked  time.Time // when that was read
	kept   map[any]any
}

const (
	// What another process changed may be read as it was for this long. People are never read from memory.
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
	// What is read now is at least as new as the entry that recall saw.
	if value, err = read(); err != nil {
		return value, err
	}
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	if len(s.memory.kept) >= room {
		clear(s.memory.kept)
	}
	s.memory.kept[key] = value
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
		if newest != s.memory.newest || s.memory.kept == nil {
			s.memory.newest, s.memory.kept = newest, map[any]any{}
		}
		s.memory.asked = now
	}
	value, found = s.memory.kept[key].(T)
	return value, found, nil
}

// forget makes the next reader look for changes: this process made one.
func (s *Store) forget() {
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	s.memory.asked = time.Time{}
}
