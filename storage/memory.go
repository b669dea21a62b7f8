package storage

import (
	"context"
	"sync"
	"time"
)

// memory keeps what was read of units, cards and people until something changes them. A change by this process empties
// it. A change by another one is in the audit log, by the transaction that makes it, so that the log's newest entry says
// whether what is kept still holds. What only the one program changes that serves the store, a person's dialogue and whether
// they are reached, is in no log: its writers drop it by its key.
type cache struct {
	building sync.Mutex // held while somebody reads what takes long
	mu       sync.Mutex
	newest   int64     // entry of the audit log
	asked    time.Time // when that was read
	kept     map[any]any
}

const (
	// What another process changed may be read as it was for this long.
	maxAge = 20 * time.Millisecond
	// room bounds what is kept; a card is about 2 KB.
	maxEntries = 4096
)

const NewestEntry Query = `SELECT ifnull(max(id), 0) FROM audit`

// reading stands in the place of a value that is being read. A change that comes meanwhile takes it away, and then what was
// read is not kept: it may be older than the change.
type reading struct{ _ byte }

// remember gives what read gave for the key before, while it still holds, and else asks read. What it gives is shared and
// must not be changed.
func Cached[T any](ctx context.Context, s *File, key any, read func() (T, error)) (T, error) {
	value, found, err := lookup[T](ctx, s, key)
	if found || err != nil {
		return value, err
	}
	begun := new(reading)
	s.memory.begin(key, begun)
	value, err = read()
	s.memory.finish(key, begun, value, err)
	return value, err
}

// rememberOnce is remember for what takes long to read, and what everybody asks for at once: one reads it for all.
func CachedOnce[T any](ctx context.Context, s *File, key any, read func() (T, error)) (T, error) {
	s.memory.building.Lock()
	defer s.memory.building.Unlock()
	return Cached(ctx, s, key, read)
}

// rememberEach gives the values of keys. Those that are not kept are read together; each has one then.
func CachedEach[K comparable, T any](ctx context.Context, s *File, keys []K, read func(missing []K) (map[K]T, error)) ([]T, error) {
	values := make([]T, len(keys))
	var missing []K
	var at []int
	for i, key := range keys {
		value, found, err := lookup[T](ctx, s, key)
		if err != nil {
			return nil, err
		}
		if values[i] = value; !found {
			missing, at = append(missing, key), append(at, i)
		}
	}
	if len(missing) == 0 {
		return values, nil
	}
	begun := new(reading)
	for _, key := range missing {
		s.memory.begin(key, begun)
	}
	found, err := read(missing)
	for i, key := range missing {
		values[at[i]] = found[key]
		s.memory.finish(key, begun, found[key], err)
	}
	return values, err
}

func lookup[T any](ctx context.Context, s *File, key any) (value T, found bool, err error) {
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	if now := time.Now(); now.Sub(s.memory.asked) > maxAge {
		newest, err := One[int64](ctx, s, "look for changes", NewestEntry)
		if err != nil {
			return value, false, err
		}
		if newest != s.memory.newest || s.memory.kept == nil || len(s.memory.kept) >= maxEntries {
			s.memory.newest, s.memory.kept = newest, map[any]any{}
		}
		s.memory.asked = now
	}
	value, found = s.memory.kept[key].(T)
	return value, found, nil
}

// begin says that the value of a key is being read.
func (m *cache) begin(key any, begun *reading) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept != nil && len(m.kept) < maxEntries {
		m.kept[key] = begun
	}
}

// finish keeps what was read, unless it was forgotten meanwhile, or somebody else reads it.
func (m *cache) finish(key any, begun *reading, value any, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.kept[key] != any(begun):
	case err != nil:
		delete(m.kept, key)
	default:
		m.kept[key] = value
	}
}

// dropStale drops what a transaction made untrue.
func (s *shared) dropStale(tx *Tx) {
	if !tx.all && len(tx.stale) == 0 {
		return
	}
	s.memory.mu.Lock()
	defer s.memory.mu.Unlock()
	if tx.all {
		s.memory.asked, s.memory.kept = time.Time{}, nil
		return
	}
	for _, key := range tx.stale {
		delete(s.memory.kept, key)
	}
}
