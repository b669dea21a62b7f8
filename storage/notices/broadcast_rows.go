package notices

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/audit"
)

const (
	// It was confirmed for others before, and became a draft again.
	unchooseRows = `DELETE FROM outbox WHERE reason = 'broadcast' AND reference = ? AND state = 'held'`
	// A broadcast's time has come: whom nothing reaches has an end at once.
	unreachedRows = `UPDATE outbox SET state = 'refused', why = :why, changed_at = :now WHERE reason = 'broadcast' AND reference = :broadcast AND state = 'held'
		AND person IN (SELECT person FROM unreachable)`
	startRows = `UPDATE outbox SET version = version + 1, state = 'queued', not_before = :now, changed_at = :now
		WHERE reason = 'broadcast' AND reference = :broadcast AND state = 'held'`

	// HoldRows keeps what waits of a broadcast from going out.
	HoldRows = `UPDATE outbox SET state = 'held', changed_at = :now WHERE reason = 'broadcast' AND reference = :broadcast AND state = 'queued'`
	freeRows = `UPDATE outbox SET version = version + 1, state = 'queued', changed_at = :now WHERE reason = 'broadcast' AND reference = :broadcast AND state = 'held'`
	dropRows = `UPDATE outbox SET state = 'cancelled', why = 'the broadcast was cancelled', changed_at = :now
		WHERE reason = 'broadcast' AND reference = :broadcast AND state IN ('queued', 'held')`
	againRows = `UPDATE outbox SET version = version + 1, state = 'queued', why = '', not_before = :now, changed_at = :now
		WHERE reason = 'broadcast' AND reference = :broadcast AND state = 'refused' AND why <> :why`
)

// applyStateToRows has the rows of a broadcast follow a change of its state by a person, and puts the change on record.
func (s *Store) applyStateToRows(ctx context.Context, tx *storage.Tx, before, now broadcast.Broadcast, by int64, at time.Time) error {
	if before.State == now.State {
		return nil
	}
	var did audit.Action
	var change string
	args := storage.Args{"broadcast": now.ID, "now": storage.Seconds(at)}
	switch {
	case now.State == broadcast.Scheduled:
		did = audit.BroadcastConfirmed
		if len(now.To) == 0 {
			return fmt.Errorf("broadcast %d is confirmed for nobody", now.ID)
		}
		if err := s.Choose(ctx, tx, now, at); err != nil {
			return err
		}
	case now.State == broadcast.Paused:
		did, change = audit.BroadcastPaused, HoldRows
	case now.State == broadcast.Cancelled:
		did, change = audit.BroadcastCancelled, dropRows
	case now.State == broadcast.Running && before.State == broadcast.Paused:
		did, change = audit.BroadcastResumed, freeRows
	case now.State == broadcast.Running && before.State == broadcast.Done:
		did, change, args["why"] = audit.BroadcastRetried, againRows, WhyGone
	default:
		return fmt.Errorf("a broadcast that is %s cannot become %s", before.State, now.State)
	}
	if change != "" {
		if _, err := tx.ExecContext(ctx, change, args); err != nil {
			return err
		}
	}
	return audit.Record(ctx, tx, audit.Entry{At: at, By: by, Action: did, Reference: now.ID})
}

// Choose keeps to whom a broadcast goes, a row for each, which is held until its time comes. What becomes of them from then on is
// in their rows: nobody else gets it, and nobody is lost.
func (s *Store) Choose(ctx context.Context, tx *storage.Tx, b broadcast.Broadcast, at time.Time) error {
	if _, err := tx.ExecContext(ctx, unchooseRows, b.ID); err != nil {
		return err
	}
	rows := make([]outbox.Row, len(b.To))
	for i, r := range b.To {
		rows[i] = outbox.Row{
			Person: r.Person, Unit: r.Unit, Reason: outbox.Broadcast, Reference: b.ID, NotBefore: at, State: outbox.Held,
		}
	}
	return s.QueueRows(ctx, tx, rows)
}

// Release queues the rows of a broadcast whose time has come.
func Release(ctx context.Context, tx *storage.Tx, id int64, at time.Time) error {
	if _, err := tx.ExecContext(ctx, unreachedRows, storage.Args{"broadcast": id, "now": storage.Seconds(at), "why": WhyGone}); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, startRows, storage.Args{"broadcast": id, "now": storage.Seconds(at)})
	return err
}

// countOutcome counts the refusals in a row of a broadcast, of which one more send has ended, and pauses it after too many.
func countOutcome(ctx context.Context, tx *storage.Tx, id int64, state outbox.State, at time.Time) error {
	if state != outbox.Refused {
		if state == outbox.Accepted {
			_, err := tx.ExecContext(ctx, `UPDATE broadcasts SET refused = 0 WHERE id = ? AND refused > 0`, id)
			return err
		}
		return nil
	}
	var stopped []int64
	err := tx.SelectContext(ctx, &stopped, `UPDATE broadcasts SET refused = refused + 1,
		stop = iif(state = 'running' AND refused + 1 >= :most, 'refusals', stop), version = version + (state = 'running' AND refused + 1 >= :most),
		state = iif(state = 'running' AND refused + 1 >= :most, 'paused', state) WHERE id = :id
		RETURNING state = 'paused' AND stop = 'refusals'`, storage.Args{"id": id, "most": broadcast.RefusedInRow})
	if err != nil || len(stopped) == 0 || stopped[0] == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, HoldRows, storage.Args{"broadcast": id, "now": storage.Seconds(at)})
	return err
}
