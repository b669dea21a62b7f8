package storage

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
)

const (
	allUnreachable query = `SELECT person, since, reason FROM unreachable ORDER BY person`
	isUnreachable  query = `SELECT EXISTS (SELECT 1 FROM unreachable WHERE person = ?)`
)

// gone is why rows for somebody unreachable are refused. It is kept in the file: it does not change.
const gone = "gone"

// Unreachable is somebody whom no message reaches.
type Unreachable struct {
	Person int64
	Since  time.Time
	Reason string
}

// Gone keeps that no message reaches a person, who has blocked the bot or is deleted. What is queued for them is refused,
// with "gone" as the reason.
func (s *Store) Gone(ctx context.Context, person int64, reason string, at time.Time) error {
	return s.jointly(ctx, "keep that a person is gone", false, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO unreachable (person, since, reason) VALUES (?, ?, ?)
			ON CONFLICT (person) DO UPDATE SET reason = excluded.reason`, person, seconds(at), reason)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE outbox SET state = 'refused', why = ?, changed_at = ? WHERE state = 'queued' AND person = ?`,
			gone, seconds(at), person)
		return err
	})
}

// Unreachable are all whom no message reaches, by id.
func (s *Store) Unreachable(ctx context.Context) ([]Unreachable, error) {
	rows, err := list[struct {
		Person, Since int64
		Reason        string
	}](ctx, s, "read who is gone", allUnreachable)
	all := make([]Unreachable, len(rows))
	for i, r := range rows {
		all[i] = Unreachable{Person: r.Person, Since: s.instant(r.Since), Reason: r.Reason}
	}
	return all, err
}

// Reached keeps that a person wrote, and so is reached again. For everybody else it costs a look.
func (s *Store) Reached(ctx context.Context, person int64) error {
	is, err := one[bool](ctx, s, "look whether a person is gone", isUnreachable, person)
	if err != nil || !is {
		return err
	}
	return s.jointly(ctx, "keep that a person is back", false, func(tx *sqlx.Tx) error { return reached(ctx, tx, person) })
}

func reached(ctx context.Context, tx *sqlx.Tx, person int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM unreachable WHERE person = ?`, person)
	return err
}
