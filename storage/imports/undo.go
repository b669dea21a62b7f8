package imports

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/summaries"
	"motcua/storage/units"
)

const lastUndoable storage.Query = `SELECT import FROM undo_import WHERE one = 1`

// LastUndoable is the import that can be taken back; 0 when there is none.
func (s *Store) LastUndoable(ctx context.Context) (int64, error) {
	file, _, err := storage.Maybe[int64](ctx, s.file, "look for an import that can be taken back", lastUndoable)
	return file, err
}

// forgetLast drops what takes the last import back.
func (t *ImportTx) forgetLast(ctx context.Context) error {
	for _, table := range undoTables {
		if _, err := t.Tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return fmt.Errorf("drop what takes the last import back: %w", err)
		}
	}
	return nil
}

// Touched records the months whose scores an import touched, when what it changes is kept.
func (t *ImportTx) Touched(ctx context.Context, months []intake.UnitMonth) error {
	if !t.stage.keeps {
		return nil
	}
	for _, m := range months {
		unit, err := t.unit(ctx, m.Unit)
		if err == nil {
			_, err = t.Tx.ExecContext(ctx, `INSERT INTO undo_months (month, unit) VALUES (?, ?) ON CONFLICT DO NOTHING`, string(m.Month), unit)
		}
		if err != nil {
			return fmt.Errorf("record that %s of unit %s was touched: %w", m.Month, m.Unit, err)
		}
	}
	return nil
}

// Undo takes the import back; see intake.Tx.
func (t *ImportTx) Undo(ctx context.Context, file, by int64, at time.Time, days outbox.Calendar) ([]intake.UnitMonth, error) {
	var taken []struct {
		Kind intake.Kind
		At   int64
	}
	err := t.Tx.SelectContext(ctx, &taken, `SELECT i.kind, i.at FROM undo_import u JOIN imports i ON i.id = u.import WHERE u.import = ?`, file)
	if err != nil {
		return nil, fmt.Errorf("look for import %d: %w", file, err)
	}
	if len(taken) == 0 {
		return nil, intake.ErrNotLast
	}
	var touched []struct {
		Month scoring.Month
		Code  string
	}
	err = t.Tx.SelectContext(ctx, &touched, `SELECT m.month, u.code FROM undo_months m JOIN units u ON u.id = m.unit
		WHERE NOT EXISTS (SELECT 1 FROM undo_cards c WHERE c.month = m.month)`)
	if err != nil {
		return nil, fmt.Errorf("read the months that import %d touched: %w", file, err)
	}
	months := make([]intake.UnitMonth, len(touched))
	for i, m := range touched {
		months[i] = intake.UnitMonth{Unit: m.Code, Month: m.Month}
	}
	if err := t.restoreRows(ctx, "undo_cards"); err != nil {
		return nil, err
	}
	if err := t.dropScored(ctx, months); err != nil {
		return nil, err
	}
	// Notices, warnings and cards may be of units that the import brought: those go last.
	if err := t.restoreNotices(ctx, at); err != nil {
		return nil, err
	}
	if err := t.restoreWatches(ctx, at, days); err != nil {
		return nil, err
	}
	if err := t.restoreFacts(ctx, file); err != nil {
		return nil, err
	}
	overdue, err := t.overdueSince(ctx, t.stage.store.file.Instant(taken[0].At), at)
	if err != nil {
		return nil, err
	}
	months = append(months, overdue...)
	if err := t.forgetLast(ctx); err != nil {
		return nil, err
	}
	if _, err := t.Tx.ExecContext(ctx, `UPDATE uploads SET state = 'undone' WHERE import = ? AND state = 'taken'`, file); err != nil {
		return nil, fmt.Errorf("say that import %d was taken back: %w", file, err)
	}
	return months, audit.Record(ctx, t.Tx, audit.Entry{At: at, By: by, Action: audit.Undone, Reference: file, Details: people.Details{Kind: string(taken[0].Kind)}})
}

// overdueSince are the months, from one instant to another, of the units that have a dossier that has become overdue in between:
// nobody looked at it, for by the import it was not open.
func (t *ImportTx) overdueSince(ctx context.Context, from, to time.Time) (months []intake.UnitMonth, err error) {
	var units []string
	if err := t.Tx.SelectContext(ctx, &units, string(summaries.UnitsDueBetween), storage.Seconds(from), storage.Seconds(to)); err != nil {
		return nil, fmt.Errorf("look for what has become overdue since: %w", err)
	}
	zone := t.stage.store.file.Zone()
	for m := scoring.MonthOf(from, zone); m <= scoring.MonthOf(to, zone); m = m.Next() {
		for _, u := range units {
			months = append(months, intake.UnitMonth{Unit: u, Month: m})
		}
	}
	return months, nil
}

// dropScored drops the cards of unit-months that are going to be computed again. Those of a closed month stay.
func (t *ImportTx) dropScored(ctx context.Context, months []intake.UnitMonth) error {
	for _, m := range months {
		unit, err := t.unit(ctx, m.Unit)
		for _, table := range cards {
			if err == nil {
				_, err = t.Tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE month = ?1 AND unit = ?2
					AND NOT EXISTS (SELECT 1 FROM months WHERE month = ?1)`, string(m.Month), unit)
			}
		}
		if err != nil {
			return fmt.Errorf("drop the card of unit %s in %s: %w", m.Unit, m.Month, err)
		}
	}
	return nil
}

// restoreFacts restores the tables of facts, and whose the dossiers are by the register that is in force again.
func (t *ImportTx) restoreFacts(ctx context.Context, file int64) error {
	if err := units.DropHolders(ctx, t.Tx); err != nil {
		return err
	}
	if err := t.restoreDossiers(ctx, file); err != nil {
		return err
	}
	if err := t.restoreRows(ctx, "undo_facts"); err != nil {
		return err
	}
	t.forgetUnits()
	return units.PutHolders(ctx, t.Tx)
}

// restoreRows runs the statements that a table keeps, from the last to the first.
func (t *ImportTx) restoreRows(ctx context.Context, table string) error {
	const batch = 1000
	for {
		var statements []string
		err := t.Tx.SelectContext(ctx, &statements, `SELECT statement FROM `+table+` ORDER BY place DESC LIMIT ?`, batch)
		if err != nil {
			return fmt.Errorf("read what takes the import back: %w", err)
		}
		if len(statements) == 0 {
			return nil
		}
		_, err = t.Tx.ExecContext(ctx, strings.Join(statements, ";\n"))
		if e, ok := errors.AsType[sqlite3.Error](err); ok && e.ExtendedCode == sqlite3.ErrConstraintForeignKey {
			return intake.ErrInUse
		}
		if err != nil {
			return fmt.Errorf("take the import back: %w", err)
		}
		_, err = t.Tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE place IN (SELECT place FROM `+table+` ORDER BY place DESC LIMIT ?)`, batch)
		if err != nil {
			return fmt.Errorf("drop what took the import back: %w", err)
		}
	}
}

// restoreNotices takes back what the import did to the outbox, where nothing has become of it since: what it added is
// cancelled, its key free again and its unit, which the import may have brought, not named; what it changed or cancelled tells
// what it told before. What has gone out stays. Whoever is about to send a row as the import left it must not begin it any
// more: it has another version.
func (t *ImportTx) restoreNotices(ctx context.Context, at time.Time) error {
	outbox, err := ColumnsOf(ctx, t.Tx, "outbox")
	if err != nil {
		return fmt.Errorf("read the columns of the outbox: %w", err)
	}
	sets := []string{`version = outbox.version + 1`}
	for _, name := range outbox.All {
		if name != "id" && name != "version" {
			sets = append(sets, fmt.Sprintf(`%[1]s = json_extract(n.before, '$.%[1]s')`, name))
		}
	}
	untouched := `outbox.id = n.row AND n.after = ` + outbox.object("outbox")
	_, err = t.Tx.ExecContext(ctx, `UPDATE outbox SET state = 'cancelled', why = 'the import was taken back', changed_at = ?,
		unit = NULL, key = 'undone|' || id FROM undo_notices n WHERE n.before = '' AND `+untouched, storage.Seconds(at))
	if err != nil {
		return fmt.Errorf("take the import's notices back: %w", err)
	}
	_, err = t.Tx.ExecContext(ctx, `UPDATE outbox SET `+strings.Join(sets, ", ")+` FROM undo_notices n WHERE n.before <> '' AND `+untouched)
	if err != nil {
		return fmt.Errorf("take back what the import did to notices: %w", err)
	}
	return nil
}

// restoreWatches takes back what the import decided about warnings, and has those told who were told of it.
func (t *ImportTx) restoreWatches(ctx context.Context, at time.Time, days outbox.Calendar) error {
	var kept []struct{ Code, Before, After string }
	err := t.Tx.SelectContext(ctx, &kept, `SELECT u.code, w.before, w.after FROM undo_watches w JOIN units u ON u.id = w.unit ORDER BY u.code`)
	if err != nil {
		return fmt.Errorf("read what the import decided: %w", err)
	}
	store := t.stage.store
	for _, k := range kept {
		before, err := store.figures.UnpackWatch(k.Code, k.Before)
		if err != nil {
			return err
		}
		after, err := store.figures.UnpackWatch(k.Code, k.After)
		if err != nil {
			return err
		}
		err = t.Decide(ctx, k.Code, func(now warning.Watch) (warning.Watch, []outbox.Notice) {
			return warning.TakeBack(before, after, now, at, days)
		})
		if err != nil {
			return err
		}
		if k.Before == "" {
			_, err = t.Tx.ExecContext(ctx, `DELETE FROM watches WHERE unit = (SELECT id FROM units WHERE code = ?) AND open = 0`, k.Code)
			if err != nil {
				return fmt.Errorf("take back what was decided about unit %s: %w", k.Code, err)
			}
		}
	}
	return nil
}
