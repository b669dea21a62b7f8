package imports

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/warning"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
)

// Whom a notice about a unit may go to: its officers and chairs, and the admins; without those whom no message reaches.
const recipientsOfUnit storage.Query = `SELECT g.person, g.role FROM grants g
	WHERE g.unit = (SELECT id FROM units WHERE code = ?1) AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)
	UNION ALL
	SELECT g.person, g.role FROM grants g WHERE g.unit IS NULL AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)
	ORDER BY 1, 2`

const putWatch = `INSERT INTO watches (unit, open, watch) VALUES (?, ?, ?)
	ON CONFLICT (unit) DO UPDATE SET open = excluded.open, watch = excluded.watch`

// Decide changes what is known of a unit's warnings as f says, and the outbox as outbox.Plan says of the notices that f
// gives, all in one transaction. f must not ask the store. A unit that is not in the register is an error.
func (s *Store) Decide(ctx context.Context, unit string, f func(warning.Watch) (warning.Watch, []outbox.Notice)) error {
	return s.file.GroupCommit(ctx, "decide what is told about unit "+unit, storage.Durable, func(tx *storage.Tx) error { return s.decide(ctx, tx, unit, f) })
}

// DecideEach is Decide for several units, all in one transaction.
func (s *Store) DecideEach(ctx context.Context, units []string, f func(warning.Watch) (warning.Watch, []outbox.Notice)) error {
	return s.file.GroupCommit(ctx, "decide what is told about several units", storage.Durable, func(tx *storage.Tx) error {
		for _, unit := range units {
			if err := s.decide(ctx, tx, unit, f); err != nil {
				return fmt.Errorf("unit %s: %w", unit, err)
			}
		}
		return nil
	})
}

// Decide is Store.Decide within the import, whose new cards it is decided by.
func (t *ImportTx) Decide(ctx context.Context, unit string, f func(warning.Watch) (warning.Watch, []outbox.Notice)) error {
	if err := t.stage.store.decide(ctx, t.Tx, unit, f); err != nil {
		return fmt.Errorf("decide what is told about unit %s: %w", unit, err)
	}
	return nil
}

// acknowledging is who acknowledged a warning last; 0 when nobody did.
func acknowledging(w warning.Watch) (by int64) {
	var last time.Time
	for _, x := range w.Warnings {
		if !x.Acknowledged.IsZero() && !x.Acknowledged.Before(last) {
			last, by = x.Acknowledged, x.AcknowledgedBy
		}
	}
	return by
}

func (s *Store) decide(ctx context.Context, tx *storage.Tx, unit string, f func(warning.Watch) (warning.Watch, []outbox.Notice)) error {
	id, err := notices.UnitID(ctx, tx, unit)
	if err != nil {
		return err
	}
	var texts []string
	if err := tx.SelectContext(ctx, &texts, string(figures.WatchOfUnit), unit); err != nil {
		return err
	}
	before := ""
	if len(texts) > 0 {
		before = texts[0]
	}
	watch, err := s.figures.UnpackWatch(unit, before)
	if err != nil {
		return err
	}
	now := tx.Now
	next, notices := f(watch)
	after, err := figures.PackWatch(next)
	if err != nil {
		return err
	}
	if after != before && (before != "" || len(next.Warnings)+len(next.Latest) > 0) { // where nothing is known, nothing is noted
		if _, err := tx.ExecContext(ctx, putWatch, *id, len(next.Warnings), after); err != nil {
			return err
		}
	}
	if len(notices) == 0 {
		return nil
	}
	return s.plan(ctx, tx, unit, notices, figures.Oldest(next, figures.Oldest(watch, now)), acknowledging(next), now)
}

// plan changes the outbox as the notices about a unit ask, by the rows that wait and those that went out since an instant.
func (s *Store) plan(ctx context.Context, tx *storage.Tx, unit string, news []outbox.Notice, since time.Time, acknowledgedBy int64, now time.Time) error {
	var waiting, told []notices.OutboxRow
	if err := tx.SelectContext(ctx, &waiting, string(notices.RowsWaiting), unit); err != nil {
		return err
	}
	if err := tx.SelectContext(ctx, &told, string(notices.RowsTold), unit, storage.Seconds(since)); err != nil {
		return err
	}
	rows, err := s.notices.Notices(append(waiting, told...))
	if err != nil {
		return err
	}
	var recipients []outbox.Recipient
	if err := tx.SelectContext(ctx, &recipients, string(recipientsOfUnit), unit); err != nil {
		return err
	}
	update, add := outbox.Plan(rows, news, recipients, now)
	add = append(add, outbox.Edits(rows, news, acknowledgedBy, now)...)
	if err := s.notices.ChangeRows(ctx, tx, update); err != nil {
		return err
	}
	return s.notices.QueueRows(ctx, tx, add)
}
