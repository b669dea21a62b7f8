package notices

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
)

// The connection keeps these prepared.
const (
	// Who was not told because they had moved or were removed, and is to be told again, has come back.
	addRow = `INSERT INTO outbox (key, person, unit, reason, month, reference, occasion, payload, priority, not_before, expires, state, why, made_at, changed_at)
		VALUES (:key, :person, :unit, :reason, :month, :reference, :occasion, :payload, :priority, :not_before, :expires, :state, :why, :now, :now)
		ON CONFLICT (key) DO UPDATE SET version = version + 1, unit = :unit, month = :month, reference = :reference, occasion = :occasion, payload = :payload,
			priority = :priority, not_before = :not_before, expires = :expires, state = :state, why = :why, changed_at = :now
		WHERE state = 'cancelled' AND why IN ('moved', 'removed') RETURNING id`
	// A row that comes to tell of something else, or at another time, has another version.
	changeRow = `UPDATE outbox SET version = version + ((payload, not_before, expires) <> (:payload, :not_before, :expires)),
		state = :state, why = :why, payload = :payload, not_before = :not_before, expires = :expires, changed_at = :now
		WHERE id = :id AND state IN ('queued', 'unknown')`
)

// QueueRows queues notices; those whose key is known are left out. A row without a state is queued.
func (s *Store) QueueRows(ctx context.Context, tx *storage.Tx, rows []outbox.Row) error {
	now := storage.Seconds(tx.Now)
	units := map[string]*int64{}
	for _, r := range rows {
		unit, known := units[r.Unit]
		if !known {
			var err error
			if unit, err = UnitID(ctx, tx, r.Unit); err != nil {
				return err
			}
			units[r.Unit] = unit
		}
		payload, err := PackPayload(r.Changes, r.Facts)
		if err != nil {
			return fmt.Errorf("write what the notice %s tells of: %w", r.Key(), err)
		}
		var added []int64 // none when the key is known
		err = tx.SelectContext(ctx, &added, addRow,
			storage.Args{"key": r.Key(), "person": r.Person, "unit": unit, "reason": string(r.Reason),
				"month": string(r.Month), "reference": r.Reference, "occasion": r.Occasion, "payload": payload,
				"priority": r.Reason.Kind().Priority, "not_before": storage.Seconds(r.NotBefore), "expires": storage.Seconds(r.Expires),
				"state": string(cmp.Or(r.State, outbox.Queued)), "why": r.Why, "now": now})
		if err != nil {
			return fmt.Errorf("queue the notice %s: %w", r.Key(), err)
		}
		for _, id := range added {
			tx.NoteQueued(id, r.Reason)
		}
	}
	return nil
}

// ChangeRows changes rows that still wait. Each gets a new version, so that a courier that has read the old one fails at Begin and reads
// again.
func (s *Store) ChangeRows(ctx context.Context, tx *storage.Tx, rows []outbox.Row) error {
	now := storage.Seconds(tx.Now)
	for _, r := range rows {
		payload, err := PackPayload(r.Changes, r.Facts)
		if err != nil {
			return fmt.Errorf("write what row %d of the outbox tells of: %w", r.ID, err)
		}
		_, err = tx.ExecContext(ctx, changeRow, storage.Args{"id": r.ID, "payload": payload, "not_before": storage.Seconds(r.NotBefore),
			"expires": storage.Seconds(r.Expires), "state": string(r.State), "why": r.Why, "now": now})
		if err != nil {
			return fmt.Errorf("change row %d of the outbox: %w", r.ID, err)
		}
	}
	return nil
}

// Remembered is how long a notice is kept after it has ended.
const Remembered = 180 * 24 * time.Hour

// PurgeOutbox drops notices that ended long ago. The rows of broadcasts stay: they are the record of who received what, and of
// one that is paused they still go out.
func PurgeOutbox(ctx context.Context, tx *storage.Tx, now time.Time) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM outbox WHERE state NOT IN ('queued', 'sending', 'unknown') AND changed_at < ? AND reason <> 'broadcast'`,
		storage.Seconds(now.Add(-Remembered)))
	return err
}
