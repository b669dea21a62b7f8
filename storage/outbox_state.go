package storage

import (
	"context"
	"time"

	"motcua/scoring/notice"
)

const (
	outboxCount  query = `SELECT count(*) FROM outbox WHERE state = ?`
	oldestQueued query = `SELECT ifnull(min(not_before), 0) FROM outbox WHERE state = 'queued'`
)

// OutboxState is how many notices are in each of the states asked for, and since when the one that is due longest waits; zero
// when none is queued.
func (s *Store) OutboxState(ctx context.Context, states ...notice.State) (counts map[notice.State]int, oldest time.Time, err error) {
	counts = make(map[notice.State]int, len(states))
	for _, state := range states {
		if counts[state], err = one[int](ctx, s, "count the notices", outboxCount, string(state)); err != nil {
			return nil, time.Time{}, err
		}
	}
	at, err := one[int64](ctx, s, "look for the oldest notice", oldestQueued)
	return counts, s.instant(at), err
}
