package notices

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
)

// The connection keeps these prepared.
const (
	stillQueued = `SELECT EXISTS (SELECT 1 FROM outbox WHERE id = :id AND version = :version AND state = 'queued')`
	beginRow    = `UPDATE outbox SET state = 'sending', attempts = attempts + 1, changed_at = :now WHERE id = :id`
	finishRow   = `UPDATE outbox SET state = :state, message = iif(:message > 0, :message, message), why = :why, changed_at = :now,
		unsure = unsure + (:state = 'unknown') WHERE id = :id AND version = :version AND state IN ('queued', 'sending') RETURNING reason, reference`
	// What comes back while its broadcast is paused or cancelled follows that.
	requeueRow = `UPDATE outbox SET state = ifnull((SELECT CASE b.state WHEN 'paused' THEN 'held' WHEN 'cancelled' THEN 'cancelled' END
		FROM broadcasts b WHERE outbox.reason = 'broadcast' AND b.id = outbox.reference), 'queued'), not_before = :not_before, unsure = unsure + :unsure,
		changed_at = :now
		WHERE id = :id AND state IN ('queued', 'sending')`
)

// Begin says that the rows go out in one message, now: their state is sending until Finish or Requeue. It begins all of
// them or none: outbox.ErrMoved when one is queued no more, or tells of something else since it was read. It survives the
// end of the process; if the power fails at this moment they may be queued as before.
func (s *Store) Begin(ctx context.Context, rows []outbox.Row, at time.Time) error {
	moved := false
	err := s.file.GroupCommit(ctx, "begin to send notices", storage.Buffered, func(tx *storage.Tx) error {
		// Others may share the transaction, so that a row which has moved must not end it.
		for _, r := range rows {
			var queued bool
			if err := tx.GetContext(ctx, &queued, stillQueued, storage.Args{"id": r.ID, "version": r.Version}); err != nil {
				return fmt.Errorf("row %d of the outbox: %w", r.ID, err)
			}
			if moved = !queued; moved {
				return nil
			}
		}
		for _, r := range rows {
			if _, err := tx.ExecContext(ctx, beginRow, storage.Args{"now": storage.Seconds(at), "id": r.ID}); err != nil {
				return fmt.Errorf("row %d of the outbox: %w", r.ID, err)
			}
		}
		return nil
	})
	if err == nil && moved {
		return fmt.Errorf("begin to send notices: %w", outbox.ErrMoved)
	}
	return err
}

// Finish ends the sending of rows, or what was not begun: message is Telegram's id of the message they went out in, 0
// when they did not; why is for an operator. Rows that have ended already stay as they are, and so do those that tell of
// something else since they were read: that must not be lost.
func (s *Store) Finish(ctx context.Context, rows []outbox.Row, state outbox.State, message int, why string, at time.Time) error {
	return s.file.GroupCommit(ctx, "finish the sending of notices", storage.Buffered, func(tx *storage.Tx) error {
		for _, r := range rows {
			var ended []struct {
				Reason    outbox.Reason
				Reference int64
			}
			if err := tx.SelectContext(ctx, &ended, finishRow,
				storage.Args{"state": string(state), "message": message, "why": why, "now": storage.Seconds(at), "id": r.ID,
					"version": r.Version}); err != nil {
				return fmt.Errorf("row %d of the outbox: %w", r.ID, err)
			}
			for _, row := range ended {
				if err := onBroadcastRowEnded(ctx, tx, row.Reason, row.Reference, state, message, at); err != nil {
					return fmt.Errorf("row %d of the outbox: %w", r.ID, err)
				}
			}
		}
		return nil
	})
}

// onBroadcastRowEnded has the broadcast of a number follow what became of one of its rows.
func onBroadcastRowEnded(ctx context.Context, tx *storage.Tx, reason outbox.Reason, id int64, state outbox.State, message int, at time.Time) error {
	switch {
	case reason == outbox.Broadcast:
		return countOutcome(ctx, tx, id, state, at)
	case reason == outbox.Progress && state == outbox.Accepted:
		_, err := tx.ExecContext(ctx, `UPDATE broadcasts SET message = :message WHERE id = :id`, storage.Args{"message": message, "id": id})
		return err
	default:
		return nil
	}
}

// Requeue puts rows back, to be sent from an instant on. again says that they may have gone out: the answer did not come
// back, and each row counts that.
func (s *Store) Requeue(ctx context.Context, ids []int64, notBefore time.Time, again bool) error {
	return s.file.GroupCommit(ctx, "queue notices again", storage.Buffered, func(tx *storage.Tx) error {
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, requeueRow,
				storage.Args{"not_before": storage.Seconds(notBefore), "unsure": again, "now": storage.Seconds(tx.Now),
					"id": id}); err != nil {
				return fmt.Errorf("row %d of the outbox: %w", id, err)
			}
		}
		return nil
	})
}
