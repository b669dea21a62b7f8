package imports

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"motcua/storage"
)

// undoing is what taking an import back is going to do to the dossiers.
type undoing struct {
	file  int64
	ready preparation // what they are going to be; where it is not made they are restored in place
}

// ForeseeUndo prepares what Undo is going to do with the dossiers of an import that brought many, while others write; see ledger.Stage.
func (g *Stage) ForeseeUndo(ctx context.Context, file int64) error {
	if g.turn == nil {
		return nil
	}
	if err := g.prepareUndo(ctx, file); err != nil {
		return fmt.Errorf("work out what taking import %d back changes: %w", file, g.store.file.Explain(err))
	}
	return nil
}

func (g *Stage) prepareUndo(ctx context.Context, file int64) error {
	if err := g.dropLeft(ctx); err != nil {
		return err
	}
	var of struct{ Newest, Changed int64 }
	err := g.conn.GetContext(ctx, &of, `SELECT u.newest, e.changed + (SELECT ifnull(max(id), 0) FROM dossiers) - u.newest AS changed
		FROM undo_import u JOIN readings e ON e.import = u.import WHERE u.import = ? AND u.newest IS NOT NULL`, file)
	if errors.Is(err, sql.ErrNoRows) || err == nil && of.Changed < int64(g.Prepares) {
		return nil
	}
	if err == nil {
		g.undoing.file = file
		g.undoing.ready, err = g.prepareNext(ctx, nextUndone, storage.Args{"import": file, "newest": of.Newest})
	}
	return err
}

// Dossiers that an import added are those after the newest before it; what it changed is as it is written down.
const (
	DropAdded  = `DELETE FROM dossiers WHERE id > ?`
	RestoreAll = `UPDATE dossiers SET unit = r.unit, procedure = r.procedure, received = r.received, due = r.due, finished = r.finished,
		submitted = r.submitted, traits = r.traits, data_time = r.data_time, gone = r.gone FROM replaced r WHERE r.import = ? AND dossiers.id = +r.dossier
		AND (r.unit, r.procedure, r.received, r.due, r.finished, r.submitted, r.traits, r.gone) IS NOT
		(dossiers.unit, dossiers.procedure, dossiers.received, dossiers.due, dossiers.finished, dossiers.submitted, dossiers.traits, dossiers.gone)`
	RestoreTime = `UPDATE dossiers SET data_time = r.data_time FROM replaced r
		WHERE r.import = ? AND dossiers.id = +r.dossier AND r.data_time <> dossiers.data_time`
)

// restoreDossiers has the dossiers as they were before an import.
func (t undo) restoreDossiers(ctx context.Context, file int64) error {
	var newest sql.NullInt64
	err := t.Tx.GetContext(ctx, &newest, `SELECT newest FROM undo_import WHERE import = ?`, file)
	if err == nil && newest.Valid {
		err = t.restoreTo(ctx, file, newest.Int64)
	}
	if err != nil {
		return fmt.Errorf("take the dossiers back: %w", err)
	}
	return nil
}

func (t undo) restoreTo(ctx context.Context, file, newest int64) error {
	if u := t.stage.undoing; u.file == file {
		if ready, err := t.isPrepared(ctx, u.ready); err != nil || ready {
			return errors.Join(err, t.putPrepared(ctx))
		}
	}
	_, err := t.Tx.ExecContext(ctx, DropAdded, newest)
	if err == nil {
		_, err = t.Tx.ExecContext(ctx, RestoreAll, file)
	}
	if err == nil { // no index has it
		_, err = t.Tx.ExecContext(ctx, RestoreTime, file)
	}
	return err
}
