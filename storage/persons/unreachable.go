package persons

import (
	"context"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/notices"
)

const (
	unreachableSince storage.Query = `SELECT since, reason FROM unreachable WHERE person = ?`
	isUnreachable    storage.Query = `SELECT EXISTS (SELECT 1 FROM unreachable WHERE person = ?)`
	unitsServed      storage.Query = `SELECT ifnull(u.code, '') FROM grants g LEFT JOIN units u ON u.id = g.unit WHERE g.person = ? ORDER BY u.code IS NULL, g.id`
)

// Gone keeps that no message reaches a person, who has blocked the bot or is deleted. What is queued for them is refused,
// with "gone" as the reason. When they hold a role, the admins are told from an instant on.
func (s *Store) Gone(ctx context.Context, person int64, reason string, at, tell time.Time) error {
	return s.file.GroupCommit(ctx, "keep that a person is gone", storage.Buffered, func(tx *storage.Tx) error {
		tx.Invalidate(goneKey(person))
		var since int64
		err := tx.GetContext(ctx, &since, `INSERT INTO unreachable (person, since, reason) VALUES (:person, :since, :reason)
			ON CONFLICT (person) DO UPDATE SET reason = excluded.reason RETURNING since`,
			storage.Args{"person": person, "since": storage.Seconds(at), "reason": reason})
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE outbox SET state = 'refused', why = :why, changed_at = :now WHERE state = 'queued' AND person = :person`,
			storage.Args{"why": notices.WhyGone, "now": storage.Seconds(at), "person": person})
		if err != nil {
			return err
		}
		return s.tellOfGone(ctx, tx, outbox.UnreachedPerson{Person: person, Since: s.file.Instant(since)}, tell)
	})
}

// tellOfGone queues it for the admins.
func (s *Store) tellOfGone(ctx context.Context, tx *storage.Tx, silent outbox.UnreachedPerson, from time.Time) error {
	var units []string // one for each role; the authority's office is "", and comes last
	if err := tx.SelectContext(ctx, &units, string(unitsServed), silent.Person); err != nil || len(units) == 0 {
		return err
	}
	var admins []int64
	if err := tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
		return err
	}
	return s.notices.QueueRows(ctx, tx, outbox.Unreachable(silent, units[0], admins, from))
}

// Unreachable is since when it is known that no message reaches a person, and why; false when they are reached.
func (s *Store) Unreachable(ctx context.Context, person int64) (since time.Time, reason string, is bool, err error) {
	row, is, err := storage.Maybe[struct {
		Since  int64
		Reason string
	}](ctx, s.file, "look whether a person is gone", unreachableSince, person)
	return s.file.Instant(row.Since), row.Reason, is, err
}

// goneKey is a person of whom the memory knows whether they are gone.
type goneKey int64

// Reached keeps that a person wrote, and so is reached again. For everybody else it costs a look.
func (s *Store) Reached(ctx context.Context, person int64) error {
	is, err := storage.Cached(ctx, s.file, goneKey(person), func() (bool, error) {
		return storage.One[bool](ctx, s.file, "look whether a person is gone", isUnreachable, person)
	})
	if err != nil || !is {
		return err
	}
	return s.file.GroupCommit(ctx, "keep that a person is back", storage.Buffered, func(tx *storage.Tx) error { return reached(ctx, tx, person) })
}

// reached keeps within a transaction that a person is reached again.
func reached(ctx context.Context, tx *storage.Tx, person int64) error {
	tx.Invalidate(goneKey(person))
	_, err := tx.ExecContext(ctx, `DELETE FROM unreachable WHERE person = ?`, person)
	return err
}
