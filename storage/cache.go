package storage

import (
	"context"
	"sync"
	"time"
)

// cache keeps units, cards and people that were read, until something changes them. A change by this process empties it. A change by
// another process writes an entry in the audit log in the same transaction; so when the newest entry is the one known, the cache still
// holds. Dialogues, and whether people are reached, are changed by the serving program alone and are not in that log: whoever writes them
// drops them by their keys. With the cache a card takes a twentieth of the time, a ranking a third.
type cache struct {
	building sync.Mutex // held while somebody reads what takes long
	mu       sync.Mutex
	newest   int64     // entry of the audit log
	asked    time.Time // when that was read
	values   map[any]any
}

const (
	// maxAge is how long a change by another process may stay unseen.
	maxAge = 20 * time.Millisecond
	// maxEntries bounds what is cached; a card is about 2 KB.
	maxEntries = 4096
)

// NewestEntry is the newest entry of the audit log; 0 for none.
const NewestEntry Query = `SELECT ifnull(max(id), 0) FROM audit`

// reading marks a key whose value is being read. A change meanwhile removes the mark, and then the value is not kept: it may be older than
// the change.
type reading struct{ _ byte }

// Cached gives the value of the key from the cache while it holds; otherwise it calls read and keeps what that gives. The value is shared
// and must not be changed.
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

// CachedOnce is Cached for a value that is slow to read and that many ask for at once: one of them reads it, and the others wait for that.
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

// LookAgain has the next reader check the audit log again. It is called when something read outside the cache may be newer than what is
// cached.
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
