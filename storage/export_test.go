package storage

import "time"

// What the tests of this folder look at, which see the store with all its rooms.
const (
	Calm       = calm
	LongLock   = longLock
	LeastSpace = leastSpace
	WalSuffix  = walSuffix
)

var (
	Migrate   = migrate
	Schema    = schema
	SpaceLeft = spaceLeft
)

var (
	Probe         = (*File).probe
	LookForDamage = (*File).lookForDamage
	Written       = (*File).written
)

// LockedSince says since when the write lock is not had.
func LockedSince(s *File, at time.Time) { s.health.locked = at }

// LastAiled says when an error of a kind was met last.
func LastAiled(s *File, kind error, at time.Time) { s.health.amiss[kind].last = at }

// Waiting is how many writers wait for the next shared commit.
func Waiting(s *File) int {
	s.joint.mu.Lock()
	defer s.joint.mu.Unlock()
	return len(s.joint.waiting)
}
