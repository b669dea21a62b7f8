package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// keptAtOnce is how many dossiers are written down at once as they were: that takes some hundredths of a second.
const keptAtOnce = 10_000

// keepColumns are a dossier as it is written down; no import changes its code.
const (
	keepColumns = `import, id, unit, procedure, received, due, finished, traits, data_time, gone`
	asItWas     = `d.id, d.unit, d.procedure, d.received, d.due, d.finished, d.traits, d.data_time, d.gone`
)

// keepAhead writes down how the dossiers are that a plan changes, while others write, some at a time. It says nothing as long as the import
// is not there.
func (g *stage) keepAhead(ctx context.Context) error {
	if err := g.dropKept(ctx); err != nil || g.plan.updated+g.plan.renewed <= keptAtOnce {
		return err // so few are written down with the import
	}
	last := int64(0)
	for {
		begun := time.Now()
		_, err := g.conn.ExecContext(ctx, `INSERT INTO undo_dossiers (`+keepColumns+`) SELECT ?1, `+asItWas+`
			FROM temp.known k CROSS JOIN dossiers d ON d.id = k.id WHERE k.id > ?2 AND k.does >= 2 ORDER BY k.id LIMIT ?3`, g.plan.file, last, keptAtOnce)
		if err != nil {
			return err
		}
		before := last
		if err := g.conn.GetContext(ctx, &last, `SELECT ifnull(max(id), 0) FROM undo_dossiers WHERE import = ?`, g.plan.file); err != nil {
			return err
		}
		if last == before {
			g.plan.kept = true
			return nil
		}
		time.Sleep(time.Since(begun)) // others wait for the lock at longer and longer intervals
	}
}

// dropKept drops what is written down of imports that nobody takes back any more, or that never came to be.
func (g *stage) dropKept(ctx context.Context) error {
	for {
		begun := time.Now()
		var some bool
		err := g.conn.GetContext(ctx, &some, `SELECT EXISTS (SELECT 1 FROM undo_dossiers WHERE import NOT IN (SELECT import FROM undo_import))`)
		if err != nil || !some {
			return err
		}
		_, err = g.conn.ExecContext(ctx, `DELETE FROM undo_dossiers WHERE (import, id) IN
			(SELECT import, id FROM undo_dossiers WHERE import NOT IN (SELECT import FROM undo_import) LIMIT ?)`, keptAtOnce)
		if err != nil {
			return err
		}
		time.Sleep(time.Since(begun))
	}
}

// sweep drops what the transaction has left over. What it cannot drop, the next import does.
func (g *stage) sweep(ctx context.Context) {
	if g.turn != nil {
		_ = g.dropKept(ctx)
	}
}

// keepDossiers writes down within the transaction what is not written down ahead of it, and which dossiers are new.
func (t *importTx) keepDossiers(ctx context.Context, p *plan) error {
	if !t.stage.keeps {
		return nil
	}
	var kept int
	_, err := t.tx.ExecContext(ctx, `UPDATE undo_import SET newest = ?`, p.newest)
	if err == nil {
		err = t.tx.GetContext(ctx, &kept, `SELECT count(*) FROM undo_dossiers WHERE import = ?`, p.file)
	}
	if err == nil && !(p.kept && kept == p.updated+p.renewed) {
		_, err = t.tx.ExecContext(ctx, `DELETE FROM undo_dossiers WHERE import = ?1`, p.file)
		if err == nil {
			_, err = t.tx.ExecContext(ctx, `INSERT INTO undo_dossiers (`+keepColumns+`) SELECT ?1, `+asItWas+`
				FROM temp.known k CROSS JOIN dossiers d ON d.id = k.id WHERE k.does >= 2 ORDER BY k.id`, p.file)
		}
	}
	if err != nil {
		return fmt.Errorf("keep how the dossiers were: %w", err)
	}
	return nil
}

// keepDossier writes down how dossiers are that were not meant to change, unless they are written down.
func (t *importTx) keepDossier(ctx context.Context, which string, arg any) error {
	if !t.stage.keeps {
		return nil
	}
	_, err := t.tx.ExecContext(ctx, `INSERT INTO undo_dossiers (`+keepColumns+`) SELECT u.import, `+asItWas+`
		FROM undo_import u CROSS JOIN dossiers d WHERE d.`+which+` ON CONFLICT DO NOTHING`, arg)
	if err != nil {
		return fmt.Errorf("keep how a dossier was: %w", err)
	}
	return nil
}

// Dossiers that an import added are those after the newest before it; what it changed is as it is written down.
const (
	dropAdded  = `DELETE FROM dossiers WHERE id > ?`
	restoreAll = `UPDATE dossiers SET unit = u.unit, procedure = u.procedure, received = u.received, due = u.due, finished = u.finished,
		traits = u.traits, data_time = u.data_time, gone = u.gone FROM undo_dossiers u WHERE u.import = ?1 AND dossiers.id = +u.id
		AND (u.unit, u.procedure, u.received, u.due, u.finished, u.traits, u.gone) IS NOT
		(dossiers.unit, dossiers.procedure, dossiers.received, dossiers.due, dossiers.finished, dossiers.traits, dossiers.gone)`
	restoreTime = `UPDATE dossiers SET data_time = u.data_time FROM undo_dossiers u
		WHERE u.import = ?1 AND dossiers.id = +u.id AND u.data_time <> dossiers.data_time`
)

// restoreDossiers has the dossiers as they were before an import.
func (t *importTx) restoreDossiers(ctx context.Context, file int64) error {
	var newest sql.NullInt64
	err := t.tx.GetContext(ctx, &newest, `SELECT newest FROM undo_import WHERE import = ?`, file)
	if err == nil && newest.Valid {
		if _, err = t.tx.ExecContext(ctx, dropAdded, newest.Int64); err == nil {
			_, err = t.tx.ExecContext(ctx, restoreAll, file)
		}
		if err == nil { // no index has it
			_, err = t.tx.ExecContext(ctx, restoreTime, file)
		}
	}
	if err != nil {
		return fmt.Errorf("take the dossiers back: %w", err)
	}
	return nil
}
