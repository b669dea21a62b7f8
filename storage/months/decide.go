package months

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
)

// Whom a notice about a unit may go to: its officers and chairs, and the admins; without those whom no message reaches.
const recipientsOfUnit storage.Query = `SELECT g.person, g.role, ifnull(f.since, 0) AS since, ifnull(f.until, 0) AS until
	FROM grants g LEFT JOIN days_off f ON f.person = g.person
	WHERE g.unit = (SELECT id FROM units WHERE code = ?) AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)
	UNION ALL
	SELECT g.person, g.role, ifnull(f.since, 0), ifnull(f.until, 0)
	FROM grants g LEFT JOIN days_off f ON f.person = g.person WHERE g.unit IS NULL AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)
	ORDER BY 1, 2`

// Where nothing is known of a unit, nothing is noted; what is known already is not written again.
const putWatch = `INSERT INTO watches (unit, open, watch) SELECT u.id, :open, :watch FROM units u
	WHERE u.code = :unit AND (:known OR EXISTS (SELECT 1 FROM watches w WHERE w.unit = u.id))
	ON CONFLICT (unit) DO UPDATE SET open = excluded.open, watch = excluded.watch WHERE watches.watch <> excluded.watch`

// WriteWarnings runs f in a write transaction, which may be committed with those of others: all that f does happens, or nothing when f
// returns an error. f may run more than once.
func (s *Store) WriteWarnings(ctx context.Context, doing string, f func(ledger.Warnings) error) error {
	return s.file.GroupCommit(ctx, doing, storage.Durable, func(tx *storage.Tx) error { return f(&Books{store: s, Tx: tx}) })
}

// Watch is what is known of a unit's warnings. A unit that is not in the register is an error.
func (t *Books) Watch(ctx context.Context, unit string) (warning.Watch, error) {
	if _, err := notices.UnitID(ctx, t.Tx, unit); err != nil {
		return warning.Watch{}, err
	}
	var texts []string
	if err := t.Tx.SelectContext(ctx, &texts, string(figures.WatchOfUnit), unit); err != nil {
		return warning.Watch{}, fmt.Errorf("read the warnings of unit %s: %w", unit, err)
	}
	if len(texts) == 0 {
		texts = []string{""}
	}
	return t.store.figures.UnpackWatch(unit, texts[0])
}

// PutWatch keeps what is known of a unit's warnings.
func (t *Books) PutWatch(ctx context.Context, w warning.Watch) error {
	text, err := figures.PackWatch(w)
	if err == nil {
		_, err = t.Tx.ExecContext(ctx, putWatch, storage.Args{"unit": w.Unit, "open": len(w.Warnings), "watch": text,
			"known": len(w.Warnings)+len(w.Latest) > 0})
	}
	if err != nil {
		return fmt.Errorf("keep the warnings of unit %s: %w", w.Unit, err)
	}
	return nil
}

// NoticesOf are the notices about a unit that wait, and those that went out since an instant.
func (t *Books) NoticesOf(ctx context.Context, unit string, since time.Time) ([]outbox.Row, error) {
	var waiting, told []notices.OutboxRow
	err := t.Tx.SelectContext(ctx, &waiting, string(notices.RowsWaiting), unit)
	if err == nil {
		err = t.Tx.SelectContext(ctx, &told, string(notices.RowsTold), storage.Args{"unit": unit, "since": storage.Seconds(since)})
	}
	if err != nil {
		return nil, fmt.Errorf("read what is told about unit %s: %w", unit, err)
	}
	return t.store.notices.RowsOf(append(waiting, told...))
}

// Recipients are whom a notice about a unit may go to.
func (t *Books) Recipients(ctx context.Context, unit string) (all []outbox.Recipient, err error) {
	var rows []struct {
		Person       int64
		Role         people.Role
		Since, Until int64
	}
	if err := t.Tx.SelectContext(ctx, &rows, string(recipientsOfUnit), unit); err != nil {
		return nil, fmt.Errorf("look for whom to tell about unit %s: %w", unit, err)
	}
	for _, r := range rows {
		off := people.DayOff{Since: t.store.file.Instant(r.Since), Until: t.store.file.Instant(r.Until)}
		all = append(all, outbox.Recipient{Person: r.Person, Role: r.Role, Off: off})
	}
	return all, nil
}

// Queue changes notices that wait, and adds others.
func (t *Books) Queue(ctx context.Context, change, add []outbox.Row) error {
	if err := t.store.notices.ChangeRows(ctx, t.Tx, change); err != nil {
		return err
	}
	return t.store.notices.QueueRows(ctx, t.Tx, add)
}
