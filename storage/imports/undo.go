package imports

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/months"
	"motcua/storage/summaries"
	"motcua/storage/units"
)

const lastUndoable storage.Query = `SELECT import FROM undo_import WHERE one = 1`

// LastUndoable is the import that can be taken back; 0 when there is none.
func (s *Store) LastUndoable(ctx context.Context) (int64, error) {
	file, _, err := storage.Maybe[int64](ctx, s.file, "look for an import that can be taken back", lastUndoable)
	return file, err
}

// undo is what an import's transaction does to take the last one back.
type undo struct{ *Intake }

func (t *Intake) undo() undo { return undo{t} }

// forgetLast drops what takes the last import back.
func (t *Intake) forgetLast(ctx context.Context) error {
	for _, table := range undoTables {
		if _, err := t.Tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return fmt.Errorf("drop what takes the last import back: %w", err)
		}
	}
	return nil
}

// Touched records the months whose scores an import touched, when what it changes is kept.
func (t *Intake) Touched(ctx context.Context, months []ledger.UnitMonth) error {
	if !t.stage.keeps {
		return nil
	}
	for _, m := range months {
		unit, err := t.Unit(ctx, m.Unit)
		if err == nil {
			_, err = t.Tx.ExecContext(ctx, `INSERT INTO undo_months (month, unit) VALUES (:month, :unit) ON CONFLICT DO NOTHING`,
				storage.Args{"month": string(m.Month), "unit": unit})
		}
		if err != nil {
			return fmt.Errorf("record that %s of unit %s was touched: %w", m.Month, m.Unit, err)
		}
	}
	return nil
}

// Kept is what an import changed, if it can be taken back; see ledger.Files.
func (t *Intake) Kept(ctx context.Context, file int64) (k ledger.Kept, err error) {
	var taken []struct {
		Kind table.Kind
		At   int64
	}
	err = t.Tx.SelectContext(ctx, &taken, `SELECT i.kind, i.at FROM undo_import u JOIN imports i ON i.id = u.import WHERE u.import = ?`, file)
	if err != nil {
		return k, fmt.Errorf("look for import %d: %w", file, err)
	}
	if len(taken) == 0 {
		return k, ledger.ErrNotLast
	}
	k = ledger.Kept{Import: file, Kind: taken[0].Kind, At: t.stage.store.file.Instant(taken[0].At)}
	var moved []struct {
		Month scoring.Month
		Code  string
	}
	err = t.Tx.SelectContext(ctx, &moved, `SELECT m.month, u.code FROM undo_months m JOIN units u ON u.id = m.unit
		WHERE NOT EXISTS (SELECT 1 FROM undo_cards c WHERE c.month = m.month)`)
	if err != nil {
		return k, fmt.Errorf("read the months that import %d touched: %w", file, err)
	}
	for _, m := range moved {
		k.Moved = append(k.Moved, ledger.UnitMonth{Unit: m.Code, Month: m.Month})
	}
	if k.Terms, k.Touched, err = t.undo().terms(ctx); err != nil {
		return k, err
	}
	k.Watches, err = t.undo().keptWatches(ctx)
	return k, err
}

// terms are the months that the import touched in quarters and years whose cards have moved since, and all quarters and years in which it
// touched any.
func (t undo) terms(ctx context.Context) (moved []ledger.UnitMonth, all []scoring.Term, err error) {
	var touched []struct {
		Month scoring.Month
		Code  string
	}
	if err := t.Tx.SelectContext(ctx, &touched, `SELECT m.month, u.code FROM undo_months m JOIN units u ON u.id = m.unit`); err != nil {
		return nil, nil, fmt.Errorf("read the months that the import touched: %w", err)
	}
	var keys []string
	if err := t.Tx.SelectContext(ctx, &keys, `SELECT DISTINCT month FROM undo_cards`); err != nil {
		return nil, nil, fmt.Errorf("read which cards the import changed: %w", err)
	}
	for _, m := range touched {
		terms := m.Month.Terms()[1:]
		if slices.ContainsFunc(terms, func(t scoring.Term) bool { return !slices.Contains(keys, months.TermKey(t)) }) {
			moved = append(moved, ledger.UnitMonth{Unit: m.Code, Month: m.Month})
		}
		all = append(all, terms...)
	}
	slices.Sort(all)
	return moved, slices.Compact(all), nil
}

// keptWatches are the watches that the import changed, by unit.
func (t undo) keptWatches(ctx context.Context) (all []ledger.ChangedWatch, err error) {
	var rows []struct{ Code, Before, After string }
	err = t.Tx.SelectContext(ctx, &rows, `SELECT u.code, w.before, w.after FROM undo_watches w JOIN units u ON u.id = w.unit ORDER BY u.code`)
	if err != nil {
		return nil, fmt.Errorf("read what the import decided: %w", err)
	}
	for _, r := range rows {
		before, err := t.stage.store.figures.UnpackWatch(r.Code, r.Before)
		if err != nil {
			return nil, err
		}
		after, err := t.stage.store.figures.UnpackWatch(r.Code, r.After)
		if err != nil {
			return nil, err
		}
		all = append(all, ledger.ChangedWatch{Before: before, After: after})
	}
	return all, nil
}

// RestoreCards takes back what the import did to cards and notices; see ledger.Files.
func (t *Intake) RestoreCards(ctx context.Context, k ledger.Kept, at time.Time) error {
	if err := t.undo().restoreRows(ctx, "undo_cards"); err != nil {
		return err
	}
	if err := t.undo().dropScored(ctx, k.Moved); err != nil {
		return err
	}
	return t.undo().restoreNotices(ctx, at)
}

// RestoreFacts takes back what the import brought; see ledger.Files.
func (t *Intake) RestoreFacts(ctx context.Context, k ledger.Kept, by int64, at time.Time) ([]ledger.UnitMonth, error) {
	_, err := t.Tx.ExecContext(ctx, `DELETE FROM watches WHERE open = 0 AND unit IN (SELECT unit FROM undo_watches WHERE before = '')`)
	if err != nil {
		return nil, fmt.Errorf("drop what was decided about units of which nothing was known: %w", err)
	}
	if err := t.undo().restoreFacts(ctx, k.Import); err != nil {
		return nil, err
	}
	overdue, err := t.undo().overdueSince(ctx, k.At, at)
	if err != nil {
		return nil, err
	}
	if err := t.forgetLast(ctx); err != nil {
		return nil, err
	}
	if _, err := t.Tx.ExecContext(ctx, `UPDATE uploads SET state = 'undone' WHERE import = ? AND state = 'taken'`, k.Import); err != nil {
		return nil, fmt.Errorf("say that import %d was taken back: %w", k.Import, err)
	}
	return overdue, audit.Record(ctx, t.Tx, audit.Entry{At: at, By: by, Action: audit.Undone, Reference: k.Import, Details: people.Details{Kind: string(k.Kind)}})
}

// overdueSince are the months, from one instant to another, of the units that have a dossier that has become overdue in between:
// nobody looked at it, for by the import it was not open.
func (t undo) overdueSince(ctx context.Context, from, to time.Time) (months []ledger.UnitMonth, err error) {
	var units []string
	if err := t.Tx.SelectContext(ctx, &units, string(summaries.UnitsDueBetween),
		storage.Args{"from": storage.Seconds(from), "until": storage.Seconds(to)}); err != nil {
		return nil, fmt.Errorf("look for what has become overdue since: %w", err)
	}
	zone := t.stage.store.file.Zone()
	for m := scoring.MonthOf(from, zone); m <= scoring.MonthOf(to, zone); m = m.Next() {
		for _, u := range units {
			months = append(months, ledger.UnitMonth{Unit: u, Month: m})
		}
	}
	return months, nil
}

// dropScored drops the cards of unit-months that are going to be computed again. Those of a closed month stay.
func (t undo) dropScored(ctx context.Context, scored []ledger.UnitMonth) error {
	for _, m := range scored {
		unit, err := t.Unit(ctx, m.Unit)
		for _, table := range months.CardTables() {
			if err == nil {
				_, err = t.Tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE month = :month AND unit = :unit
					AND NOT EXISTS (SELECT 1 FROM months WHERE month = :month)`, storage.Args{"month": string(m.Month), "unit": unit})
			}
		}
		if err != nil {
			return fmt.Errorf("drop the card of unit %s in %s: %w", m.Unit, m.Month, err)
		}
	}
	return nil
}

// restoreFacts restores the tables of facts, and whose the dossiers are by the register that is in force again.
func (t undo) restoreFacts(ctx context.Context, file int64) error {
	if err := units.DropHolders(ctx, t.Tx); err != nil {
		return err
	}
	if err := t.restoreDossiers(ctx, file); err != nil {
		return err
	}
	if err := t.restoreRows(ctx, "undo_facts"); err != nil {
		return err
	}
	t.ForgetUnits()
	return units.PutHolders(ctx, t.Tx)
}

// restoreRows runs the statements that a table keeps, from the last to the first.
func (t undo) restoreRows(ctx context.Context, table string) error {
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
			return ledger.ErrInUse
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

// restoreNotices takes back what the import did to the outbox, where nothing went out since: what it added is cancelled, without its key
// and its unit; what it changed tells what it told before. Both get another version, so that nobody sends them as they were.
func (t undo) restoreNotices(ctx context.Context, at time.Time) error {
	outbox, err := months.ColumnsOf(ctx, t.Tx, "outbox")
	if err != nil {
		return fmt.Errorf("read the columns of the outbox: %w", err)
	}
	sets := []string{`version = outbox.version + 1`}
	for _, name := range outbox.All {
		if name != "id" && name != "version" {
			sets = append(sets, fmt.Sprintf(`%[1]s = json_extract(n.before, '$.%[1]s')`, name))
		}
	}
	untouched := `outbox.id = n.row AND n.after = ` + outbox.Object("outbox")
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
