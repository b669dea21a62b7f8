package notices

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/storage"
)

const (
	unsettledBroadcasts storage.Query = `SELECT id FROM broadcasts WHERE settled = 0 AND state <> 'draft' ORDER BY id`
	statesOfBroadcast   storage.Query = `SELECT state, why = 'gone' AS gone, count(*) AS n FROM outbox
		WHERE reason = 'broadcast' AND reference = ? GROUP BY 1, 2`
	showAgain = `UPDATE outbox SET version = version + 1, state = 'queued', why = '', unsure = 0, changed_at = :now
		WHERE key = :key AND state NOT IN ('queued', 'sending')`
)

// TendBroadcasts begins the broadcasts whose time has come, ends those of which nothing is on its way any more, and has the
// progress of each shown where it has moved since it was shown last. One that cannot be tended holds no other up.
func (s *Store) TendBroadcasts(ctx context.Context) error {
	ids, err := storage.List[int64](ctx, s.file, "look for broadcasts under way", unsettledBroadcasts)
	if err != nil {
		return err
	}
	var errs []error
	for _, id := range ids {
		errs = append(errs, s.tend(ctx, id))
	}
	return errors.Join(errs...)
}

func (s *Store) tend(ctx context.Context, id int64) error {
	b, found, err := s.Broadcast(ctx, id)
	if err != nil || !found {
		return err
	}
	now := s.file.Now()
	if b.State == broadcast.Scheduled {
		if now.Before(b.SendAt) {
			return nil
		}
		return s.start(ctx, b, now)
	}
	return s.file.Write(ctx, fmt.Sprintf("tend broadcast %d", id), func(tx *storage.Tx) error {
		b, err := s.broadcastIn(ctx, tx, id)
		if err != nil {
			return err
		}
		var counts []struct {
			State outbox.State
			Gone  bool
			N     int
		}
		if err := tx.SelectContext(ctx, &counts, string(statesOfBroadcast), id); err != nil {
			return err
		}
		moving, held := 0, 0
		for _, c := range counts {
			switch c.State {
			case outbox.Queued, outbox.Sending:
				moving += c.N
			case outbox.Held:
				held += c.N
			}
		}
		if b.State == broadcast.Running && moving+held == 0 {
			b.State = broadcast.Done
		}
		shown, err := json.Marshal([]any{b.State, b.Version, counts})
		if err != nil {
			return err
		}
		return s.show(ctx, tx, b, string(shown), moving == 0 && b.State != broadcast.Running, now)
	})
}

// start has a broadcast whose time has come go out to those for whom it was confirmed.
func (s *Store) start(ctx context.Context, b broadcast.Broadcast, now time.Time) error {
	return s.file.Write(ctx, fmt.Sprintf("begin broadcast %d", b.ID), func(tx *storage.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE broadcasts SET state = 'running', send_at = :send_at WHERE id = :id AND state = 'scheduled' AND version = :version`,
			storage.Args{"send_at": storage.Seconds(now), "id": b.ID, "version": b.Version})
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err // it was cancelled meanwhile
		}
		return Release(ctx, tx, b.ID, now)
	})
}

// show has the progress of a broadcast shown, unless what there is to show was shown before. It goes before the broadcast's
// own rows, and it is one row however often it is shown.
func (s *Store) show(ctx context.Context, tx *storage.Tx, b broadcast.Broadcast, shown string, settled bool, now time.Time) error {
	result, err := tx.ExecContext(ctx, `UPDATE broadcasts SET state = :state, shown = :shown, settled = :settled
		WHERE id = :id AND (shown <> :shown OR settled <> :settled)`,
		storage.Args{"id": b.ID, "state": string(b.State), "shown": shown, "settled": settled})
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 || b.Chat == 0 {
		return err
	}
	row := outbox.Row{Person: b.Chat, Reason: outbox.Progress, Reference: b.ID, NotBefore: b.Made}
	_, err = tx.ExecContext(ctx, showAgain, storage.Args{"now": storage.Seconds(now), "key": row.Key()})
	if err != nil {
		return err
	}
	return s.QueueRows(ctx, tx, []outbox.Row{row})
}
