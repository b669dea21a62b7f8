package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/notice"
)

// The connection keeps these prepared.
const (
	// Who was not told because they had moved or were removed, and is to be told again, has come back.
	addRow = `INSERT INTO outbox (key, person, unit, reason, payload, subject, priority, not_before, expires, state, why, made_at, changed_at)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
		ON CONFLICT (key) DO UPDATE SET unit = ?3, payload = ?5, subject = ?6, priority = ?7, not_before = ?8, expires = ?9, state = ?10, why = ?11, changed_at = ?12
		WHERE state = 'cancelled' AND why IN ('moved', 'removed') RETURNING id`
	sameFacts = `SELECT EXISTS (SELECT 1 FROM outbox WHERE id = ? AND (payload, subject, not_before, expires) = (?, ?, ?, ?))`
	changeRow = `UPDATE outbox SET state = ?1, why = ?2, payload = ?3, subject = ?4, priority = ?5, not_before = ?6, expires = ?7,
		changed_at = ?8, id = iif(?9, id, (SELECT max(id) + 1 FROM outbox)) WHERE id = ?10 AND state IN ('queued', 'unknown')`
)

// addRows queues notices; those whose key is known are left out. A row without a state is queued.
func (s *Store) addRows(ctx context.Context, tx *sqlx.Tx, rows []notice.Row) error {
	now := seconds(s.opt.Now())
	units := map[string]*int64{}
	for _, r := range rows {
		unit, known := units[r.Unit]
		if !known {
			var err error
			if unit, err = unitID(ctx, tx, r.Unit); err != nil {
				return err
			}
			units[r.Unit] = unit
		}
		payload, err := packChanges(r.Changes)
		if err != nil {
			return fmt.Errorf("write what the notice %s tells of: %w", r.Key, err)
		}
		state := r.State
		if state == "" {
			state = notice.Queued
		}
		var added []int64 // none when the key is known
		err = tx.SelectContext(ctx, &added, addRow, r.Key, r.Person, unit, string(r.Reason), payload, r.Subject, r.Priority,
			seconds(r.NotBefore), seconds(r.Expires), string(state), r.Why, now)
		if err != nil {
			return fmt.Errorf("queue the notice %s: %w", r.Key, err)
		}
		for _, id := range added {
			s.fresh.add(tx, id, r.Reason)
		}
	}
	return nil
}

// changeRows changes rows that still wait. Whoever is about to send one as it was must not begin it any more: a row that
// comes to tell of something else, or at another time, gets another id.
func (s *Store) changeRows(ctx context.Context, tx *sqlx.Tx, rows []notice.Row) error {
	now := seconds(s.opt.Now())
	for _, r := range rows {
		payload, err := packChanges(r.Changes)
		if err != nil {
			return fmt.Errorf("write what row %d of the outbox tells of: %w", r.ID, err)
		}
		var same bool
		err = tx.GetContext(ctx, &same, sameFacts, r.ID, payload, r.Subject, seconds(r.NotBefore), seconds(r.Expires))
		if err != nil {
			return fmt.Errorf("row %d of the outbox: %w", r.ID, err)
		}
		_, err = tx.ExecContext(ctx, changeRow, string(r.State), r.Why, payload, r.Subject, r.Priority, seconds(r.NotBefore),
			seconds(r.Expires), now, same, r.ID)
		if err != nil {
			return fmt.Errorf("change row %d of the outbox: %w", r.ID, err)
		}
	}
	return nil
}

// unitID is the id of a unit of the register, nil for "".
func unitID(ctx context.Context, tx *sqlx.Tx, code string) (*int64, error) {
	if code == "" {
		return nil, nil
	}
	var id int64
	err := tx.GetContext(ctx, &id, `SELECT id FROM units WHERE code = ?`, code)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("unit %s is not in the register", code)
	}
	return &id, err
}

// remembered is how long a notice is kept after it has ended.
const remembered = 180 * 24 * time.Hour

// purgeOutbox drops notices that ended long ago. The rows of broadcasts stay: they are the record of who received what, and of
// one that is paused they still go out.
func purgeOutbox(ctx context.Context, tx *sqlx.Tx, now time.Time) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM outbox WHERE state NOT IN ('queued', 'sending', 'unknown') AND changed_at < ? AND reason <> 'broadcast'`,
		seconds(now.Add(-remembered)))
	return err
}
