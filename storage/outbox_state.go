package storage

import (
	"context"
	"time"

	"motcua/scoring/outbox"
)

const (
	outboxCount  query = `SELECT count(*) FROM outbox WHERE state = ?`
	parkedCount  query = `SELECT count(*) FROM outbox WHERE state = 'refused' AND why <> ?`
	doubtedCount query = `SELECT count(*) FROM outbox WHERE state = 'unknown' AND reason <> 'broadcast'`
	oldestQueued query = `SELECT ifnull(min(not_before), 0) FROM outbox WHERE state = 'queued'`
)

// OutboxState is how many notices are in each of the states asked for, and since when the one that is due longest waits; zero
// when none is queued.
func (s *Store) OutboxState(ctx context.Context, states ...outbox.State) (counts map[outbox.State]int, oldest time.Time, err error) {
	counts = make(map[outbox.State]int, len(states))
	for _, state := range states {
		if counts[state], err = one[int](ctx, s, "count the notices", outboxCount, string(state)); err != nil {
			return nil, time.Time{}, err
		}
	}
	at, err := one[int64](ctx, s, "look for the oldest notice", oldestQueued)
	return counts, s.instant(at), err
}

// Doubted is how many notices ended without anybody knowing whether they arrived, those of broadcasts left out, whose admins
// are shown that: an operator must look.
func (s *Store) Doubted(ctx context.Context) (int, error) {
	return one[int](ctx, s, "count the notices of which it is not known whether they arrived", doubtedCount)
}

// Parked is how many notices Telegram refused for what they are, not because nobody is there to get them: an operator must look.
func (s *Store) Parked(ctx context.Context) (int, error) {
	return one[int](ctx, s, "count the notices that are parked", parkedCount, gone)
}
