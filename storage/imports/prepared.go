package imports

import (
	"context"
	"errors"
	"fmt"
	"motcua/storage"
	"time"

	"github.com/mattn/go-sqlite3"
)

const (
	// preparedFrom is how many dossiers must be new or change in an index for the table to be written anew: fewer are changed where they
	// stand, which holds the lock for less than half a second. Where no program serves the store nobody waits, and all are.
	preparedFrom = 50_000
	// preparedAtOnce is how many dossiers are written at once: that takes some hundredths of a second.
	preparedAtOnce = 5_000
)

// DossierColumns are the columns of dossiers that are stored, but for the code of a dossier and its number.
const DossierColumns = `unit, procedure, received, due, finished, submitted, traits, data_time, gone`

// next makes the table of what the dossiers are going to be, in the order in which they are written: then each of the indexes, which begin
// with the unit, grows at its end.
const (
	dropNext = `DROP TABLE IF EXISTS temp.next`
	makeNext = `CREATE TABLE temp.next (place INTEGER PRIMARY KEY, id INTEGER, code TEXT, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER,
		finished INTEGER, submitted INTEGER, traits INTEGER, data_time INTEGER, gone INTEGER) STRICT`
	fillNext = `INSERT INTO temp.next (id, code, ` + DossierColumns + `) `
	inOrder  = ` ORDER BY 3, 5`

	// As the plan of an import has them; newest is the newest dossier before it.
	nextPlanned = fillNext + `SELECT d.id, d.code, iif(k.does >= 3, k.unit, d.unit), iif(k.does >= 3, k.procedure, d.procedure),
			iif(k.does >= 3, k.received, d.received), iif(k.does >= 3, k.due, d.due), iif(k.does >= 3, k.finished, d.finished),
			iif(k.does >= 3, k.submitted, d.submitted), iif(k.does >= 3, k.traits, d.traits), iif(k.does >= 2, k.data_time, d.data_time), iif(k.does >= 3, k.gone, d.gone)
		FROM dossiers d LEFT JOIN temp.known k ON k.id = d.id
		UNION ALL SELECT :newest + a.rowid, a.code, a.unit, a.procedure, a.received, a.due, a.finished, a.submitted, a.traits, :data_time, 0 FROM temp.added a` + inOrder
	// Where there was none before.
	nextStaged = fillNext + `SELECT :newest + s.rowid, ` + asStored + `, :data_time, 0 FROM temp.staged s` + theirIDs + inOrder
	// As they were before an import, from the newest dossier before it on.
	nextUndone = fillNext + `SELECT d.id, d.code, ifnull(r.unit, d.unit), iif(r.unit, r.procedure, d.procedure), iif(r.unit, r.received, d.received),
			iif(r.unit, r.due, d.due), iif(r.unit, r.finished, d.finished), iif(r.unit, r.submitted, d.submitted),
			iif(r.unit, r.traits, d.traits), iif(r.unit, r.data_time, d.data_time), iif(r.unit, r.gone, d.gone)
		FROM dossiers d LEFT JOIN replaced r ON r.import = :import AND r.dossier = d.id WHERE d.id <= :newest` + inOrder

	writeNext = `INSERT INTO prepared (id, code, ` + DossierColumns + `) SELECT id, code, ` + DossierColumns + ` FROM temp.next
		WHERE place > :after AND place <= :until`
)

// preparation is what a stage has prepared, which may be that there is no dossier. The zero value is that it has prepared nothing.
type preparation struct {
	made bool
	last int64 // the number of the last dossier
}

// prepareNext writes what the dossiers are going to be, while others write, some at a time; nothing when the disk has no room for them.
func (g *Stage) prepareNext(ctx context.Context, question string, args storage.Args) (p preparation, err error) {
	if err := g.clearPrepared(ctx); err != nil {
		return p, err
	}
	for _, step := range []string{dropNext, makeNext} {
		if _, err := g.conn.ExecContext(ctx, step); err != nil {
			return p, err
		}
	}
	var next struct{ N, Last int64 }
	if _, err = g.conn.ExecContext(ctx, question, args); err == nil {
		err = g.conn.GetContext(ctx, &next, `SELECT count(*) AS n, ifnull(max(id), 0) AS last FROM temp.next`)
	}
	for place := int64(0); err == nil && place < next.N; place += preparedAtOnce {
		begun := time.Now()
		if _, err = g.conn.ExecContext(ctx, writeNext, storage.Args{"after": place, "until": place + preparedAtOnce}); err == nil {
			time.Sleep(time.Since(begun)) // others wait for the lock at longer and longer intervals
		}
	}
	_, dropped := g.conn.ExecContext(context.WithoutCancel(ctx), dropNext)
	if e, full := errors.AsType[sqlite3.Error](err); full && e.Code == sqlite3.ErrFull {
		return p, g.clearPrepared(ctx)
	}
	if err := errors.Join(err, dropped); err != nil {
		return p, err
	}
	return preparation{true, next.Last}, nil
}

// clearPrepared empties the table. What it held are dossiers as they were, or might have been: nothing that must be overwritten, which would
// hold the lock for long.
func (g *Stage) clearPrepared(ctx context.Context) error {
	var some bool
	if err := g.conn.GetContext(ctx, &some, `SELECT EXISTS (SELECT 1 FROM prepared)`); err != nil || !some {
		return err
	}
	if _, err := g.conn.ExecContext(ctx, `PRAGMA secure_delete = FAST`); err != nil {
		return err
	}
	_, err := g.conn.ExecContext(ctx, `DELETE FROM prepared`)
	_, again := g.conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA secure_delete = ON`)
	return errors.Join(err, again)
}

// isPrepared says whether what this stage has prepared is there: as long as it is its turn nobody else writes to that table.
func (t *Intake) isPrepared(ctx context.Context, p preparation) (bool, error) {
	if !p.made || t.stage.turn == nil {
		return false, nil
	}
	var there int64
	err := t.Tx.GetContext(ctx, &there, `SELECT ifnull(max(id), 0) FROM prepared`)
	return there == p.last, err
}

// putPrepared puts what is prepared in the place of the dossiers, and the dossiers in its place. The two tables and their indexes are the
// same but for their names, so the schema is told where each begins in the file, as SQLite's own way to change a schema by hand has it: within
// the transaction, with a new number of the schema, by which all connections read it anew.
func (t *Intake) putPrepared(ctx context.Context) error {
	var pairs []struct {
		Name, Other     string
		Root, OtherRoot int64
	}
	err := t.Tx.SelectContext(ctx, &pairs, `SELECT d.name, p.name AS other, d.rootpage AS root, p.rootpage AS otherroot
		FROM sqlite_schema d JOIN sqlite_schema p ON p.type = d.type AND p.name = replace(d.name, 'dossiers', 'prepared')
		WHERE d.tbl_name = 'dossiers' AND p.tbl_name = 'prepared' AND d.rootpage > 0`)
	if err != nil {
		return err
	}
	var all, version int
	if err := t.Tx.GetContext(ctx, &all, `SELECT count(*) FROM sqlite_schema WHERE tbl_name IN ('dossiers', 'prepared') AND rootpage > 0`); err != nil {
		return err
	}
	if all != 2*len(pairs) {
		return fmt.Errorf("the tables dossiers and prepared have not the same indexes: %d, of which %d are in both", all, len(pairs))
	}
	if err := t.Tx.GetContext(ctx, &version, `PRAGMA schema_version`); err != nil {
		return err
	}
	if _, err := t.Tx.ExecContext(ctx, `PRAGMA writable_schema = ON`); err != nil {
		return err
	}
	for _, p := range pairs {
		for name, root := range map[string]int64{p.Name: p.OtherRoot, p.Other: p.Root} {
			if err == nil {
				_, err = t.Tx.ExecContext(ctx, `UPDATE sqlite_schema SET rootpage = :rootpage WHERE name = :name`,
					storage.Args{"rootpage": root, "name": name})
			}
		}
	}
	if err == nil {
		_, err = t.Tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA schema_version = %d`, version+1))
	}
	_, closed := t.Tx.ExecContext(context.WithoutCancel(ctx), `PRAGMA writable_schema = RESET`)
	return errors.Join(err, closed)
}
