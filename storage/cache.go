package storage

import (
	"context"
	"sync"
	"time"
)

// cache keeps what was read of units, cards and people until something changes them. A change by this process empties
// it. A change by another one is in the audit log, by the transaction that makes it, so that the log's newest entry says
// whether what is cached still holds. What only the one program changes that serves the store, a person's dialogue and whether
// they are reached, is in no log: its writers drop it by its key.
// With it a card is answered in a twentieth of the time that it takes without, a ranking in a third.
type cache struct {
	building sync.Mutex // held while somebody reads what takes long
	mu       sync.Mutex
	newest   int64     // entry of the audit log
	asked    time.Time // when that was read
	values   map[any]any
}

const (
	// What another process changed may be read as it was for this long.
	maxAge = 20 * time.Millisecond
	// maxEntries bounds what is cached; a card is about 2 KB.
	maxEntries = 4096
)

// NewestEntry is the newest entry of the audit log; 0 for none.
const NewestEntry Query = `SELECT ifnull(max(id), 0) FROM audit`

// reading stands in the place of a value that is being read. A change that comes meanwhile takes it away, and then what was
// read is not kept: it may be older than the change.
type reading struct{ _ byte }

// Cached gives what read gave for the key before, while it still holds, and else asks read. What it gives is shared and
// must not be changed.
func Cached[T any](ctx context.Context, s *File, key any, read func() (T, error)) (T, error) {
	value, found, err := lookup[T](ctx, s, key)
	if found || err != nil {
		return value, err
	}
	begun := new(reading)
	s.cache.begin(key, begun)
	value, err = read()
	s.cache.finish(key, begun, value, err)
	return value, err
}

// CachedOnce is Cached for what takes long to read, and what everybody asks for at once: one reads it for all.
func CachedOnce[T any](ctx context.Context, s *File, key any, read func() (T, error)) (T, error) {
	s.cache.building.Lock()
	defer s.cache.building.Unlock()
	return Cached(ctx, s, key, read)
}

// CachedEach gives the values of keys. Those that are not kept are read together; each has one then.
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
		s.cache.begin(key, begun)
	}
	found, err := read(missing)
	for i, key := range missing {
		values[at[i]] = found[key]
		s.cache.finish(key, begun, found[key], err)
	}
	return values, err
}

func lookup[T any](ctx context.Context, s *File, key any) (value T, found bool, err error) {
	s.cache.mu.Lock()
	defer s.cache.mu.Unlock()
	if now := time.Now(); now.Sub(s.cache.asked) > maxAge {
		newest, err := One[int64](ctx, s, "look for changes", NewestEntry)
		if err != nil {
			return value, false, err
		}
		if newest != s.cache.newest || s.cache.values == nil || len(s.cache.values) >= maxEntries {
			s.cache.newest, s.cache.values = newest, map[any]any{}
		}
		s.cache.asked = now
	}
	value, found = s.cache.values[key].(T)
	return value, found, nil
}

// LookAgain has the next reader ask whether what is cached still holds: what the caller has just read may be newer, when another process
// wrote it.
func LookAgain(s *File) {
	s.cache.mu.Lock()
	defer s.cache.mu.Unlock()
	s.cache.asked = time.Time{}
}

// begin says that the value of a key is being read.
func (c *cache) begin(key any, begun *reading) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.values != nil && len(c.values) < maxEntries {
		c.values[key] = begun
	}
}

// finish keeps what was read, unless it was forgotten meanwhile, or somebody else reads it.
func (c *cache) finish(key any, begun *reading, value any, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.values[key] != any(begun):
	case err != nil:
		delete(c.values, key)
	default:
		c.values[key] = value
	}
}

// dropStale drops what a transaction made untrue.
func (s *shared) dropStale(tx *Tx) {
	if !tx.all && len(tx.stale) == 0 {
		return
	}
	s.cache.mu.Lock()
	defer s.cache.mu.Unlock()
	if tx.all {
		s.cache.asked, s.cache.values = time.Time{}, nil
		return
	}
	for _, key := range tx.stale {
		delete(s.cache.values, key)
	}
}
