package notices

import (
	"context"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
)

const (
	outboxCount  storage.Query = `SELECT count(*) FROM outbox WHERE state = ?`
	parkedCount  storage.Query = `SELECT count(*) FROM outbox WHERE state = 'refused' AND why <> ?`
	doubtedCount storage.Query = `SELECT count(*) FROM outbox WHERE state = 'unknown' AND reason <> 'broadcast'`
	oldestQueued storage.Query = `SELECT ifnull(min(o.not_before), 0) FROM outbox o WHERE o.state = 'queued' AND NOT (` + resting + `)`
)

// OutboxState is how many notices are in each of the states asked for, and since when the one that is due longest waits, without
// those that wait for somebody who is away; zero when none is queued.
func (s *Store) OutboxState(ctx context.Context, states ...outbox.State) (counts map[outbox.State]int, oldest time.Time, err error) {
	counts = make(map[outbox.State]int, len(states))
	for _, state := range states {
		if counts[state], err = storage.One[int](ctx, s.file, "count the notices", outboxCount, string(state)); err != nil {
			return nil, time.Time{}, err
		}
	}
	at, err := storage.One[int64](ctx, s.file, "look for the oldest notice", oldestQueued, storage.Args{"now": storage.Seconds(s.file.Now())})
	return counts, s.file.Instant(at), err
}

// Doubted is how many notices ended without anybody knowing whether they arrived, those of broadcasts left out, whose admins
// are shown that: an operator must look.
func (s *Store) Doubted(ctx context.Context) (int, error) {
	return storage.One[int](ctx, s.file, "count the notices of which it is not known whether they arrived", doubtedCount)
}

// Parked is how many notices Telegram refused for what they are, not because nobody is there to get them: an operator must look.
func (s *Store) Parked(ctx context.Context) (int, error) {
	return storage.One[int](ctx, s.file, "count the notices that are parked", parkedCount, WhyGone)
}
