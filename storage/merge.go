package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
)

// MergeDossiers moves the staged dossiers into the store: a row of an older data time is never taken over a newer
// one, equal or newer is. The months it answers with are those the interface names, and those whose data time moved:
// the cut-off of a month may follow its data time.
func (t *importTx) MergeDossiers(ctx context.Context, f intake.File) (intake.Changes, []intake.UnitMonth, error) {
	var changes intake.Changes
	fail := func(err error) (intake.Changes, []intake.UnitMonth, error) {
		return intake.Changes{}, nil, fmt.Errorf("merge the staged dossiers: %w", err)
	}
	ids, err := t.place(ctx)
	if err != nil {
		return fail(err)
	}
	before, err := t.lookOut(ctx, f, ids.units)
	if err != nil {
		return fail(err)
	}
	moved, err := t.take(ctx, ids, fileReach{seconds(f.DataTime), f.Stated}, &changes)
	if err != nil {
		return fail(err)
	}
	if err := t.extendReach(ctx, f.ID, seconds(f.DataTime), f.Stated, ids.units, moved); err != nil {
		return fail(err)
	}
	if err := t.lose(ctx, f, before, ids.units, moved); err != nil {
		return fail(err)
	}
	if err := t.putPeriods(ctx, f, ids.units, moved); err != nil {
		return fail(err)
	}
	var scored []scoring.Month
	if err := t.tx.SelectContext(ctx, &scored, `SELECT DISTINCT month FROM scorecards`); err != nil {
		return fail(err)
	}
	months := moved.list(scored, func(id int64) string { return t.codes[id] })
	return changes, months, t.countChanges(ctx, f.ID, changes)
}

// The staged dossiers as they are stored, and what of a dossier a file can change.
const (
	stagedAsStored = `s.code, su.id, sp.id, s.received, s.due, s.finished, s.traits`
	differs        = `(d.unit, d.procedure, d.received, d.due, d.finished, d.traits) IS NOT
		(su.id, sp.id, s.received, s.due, s.finished, s.traits)`
)

// fileReach is the file that dossiers come from: up to when its data reach, and whether that is stated.
type fileReach struct {
	dataTime int64
	stated   bool
}

// newer says of a staged dossier s that its file tells more of it than the store's d: ?1 is the file's data time, ?2 whether that was
// guessed. A guess is the latest date in the file, and a list of cancelled dossiers has none but old ones: what ends an open dossier
// came after it all the same.
const newer = `d.data_time <= ?1 OR ?2 AND d.traits & 15 IN (2, 4, 5, 6, 8) AND s.traits & 15 IN (3, 7, 9, 10)`

// take takes the dossiers into the store, counts what that did, and collects the months it touches.
func (t *importTx) take(ctx context.Context, ids placed, from fileReach, changes *intake.Changes) (*touched, error) {
	if err := ids.write(ctx, t.tx, t.conn()); err != nil {
		return nil, err
	}
	if err := t.complete(ctx); err != nil {
		return nil, err
	}
	moved, err := t.compare(ctx, ids, from, changes)
	if err != nil {
		return nil, err
	}
	return moved, t.merge(ctx, from)
}

// complete fills in, from the dossiers as the store has them, what the staged ones say nothing of. A dossier that the file does not
// know to be resolved keeps its finish when the store knows it to be, and no other; a name of a procedure is never lost.
func (t *importTx) complete(ctx context.Context) error {
	if t.stage.filled.silent {
		_, err := t.tx.ExecContext(ctx, `UPDATE temp.staged AS s SET
				traits = (d.traits & s.silent) | (s.traits & ~s.silent),
				due = iif(s.silent & ?1, d.due, s.due),
				finished = iif(s.silent & ?2 AND ((d.traits & s.silent) | (s.traits & ~s.silent)) & 15 IN (9, 10), d.finished, s.finished)
			FROM dossiers d WHERE s.silent <> 0 AND d.code = s.code`, int64(silentDue), int64(silentFinish))
		if err != nil {
			return err
		}
	}
	var nameless sql.NullInt64
	if err := t.tx.GetContext(ctx, &nameless, `SELECT max(id) FROM procedures WHERE name = '' AND field = ''`); err != nil || !nameless.Valid {
		return err
	}
	places := []int64{}
	if err := t.tx.SelectContext(ctx, &places, `SELECT place FROM temp.staged_procedures WHERE id = ?`, nameless.Int64); err != nil || len(places) == 0 {
		return err
	}
	// Names that the store has get places of their own, behind those of the file.
	_, err := t.tx.ExecContext(ctx, `INSERT INTO temp.staged_procedures (place, id)
		SELECT -d.procedure, d.procedure FROM temp.staged s CROSS JOIN temp.staged_procedures sp ON sp.place = s.procedure AND sp.id = ?1
			CROSS JOIN dossiers d ON d.code = s.code WHERE d.procedure <> ?1 GROUP BY d.procedure`, nameless.Int64)
	if err != nil {
		return err
	}
	_, err = t.tx.ExecContext(ctx, `UPDATE temp.staged AS s SET procedure = -d.procedure
		FROM dossiers d CROSS JOIN temp.staged_procedures sp
		WHERE d.code = s.code AND sp.place = s.procedure AND sp.id = ?1 AND d.procedure <> ?1`, nameless.Int64)
	return err
}

// compare counts what the merge is going to do, and collects the months it touches.
func (t *importTx) compare(ctx context.Context, ids placed, from fileReach, changes *intake.Changes) (*touched, error) {
	all := t.stage.filled
	var some bool
	if err := t.tx.GetContext(ctx, &some, `SELECT EXISTS (SELECT 1 FROM dossiers)`); err != nil {
		return nil, err
	}
	if !some {
		changes.New = all.rows
		return all.touched.renamed(ids.units), nil
	}
	var known struct{ Known, Older int }
	err := t.tx.GetContext(ctx, &known, `SELECT count(*) AS known, count(*) FILTER (WHERE NOT (`+newer+`)) AS older
		FROM temp.staged s CROSS JOIN dossiers d ON d.code = s.code`, from.dataTime, !from.stated)
	if err != nil {
		return nil, err
	}
	moved := newTouched(all.touched.calendar)
	err = each(ctx, t.conn(), `SELECT su.id, s.received, s.due, s.finished, s.traits & 15,
			d.unit, d.received, d.due, d.finished, d.status
		FROM temp.staged s CROSS JOIN temp.staged_units su ON su.place = s.unit
			CROSS JOIN temp.staged_procedures sp ON sp.place = s.procedure
			LEFT JOIN dossiers d ON d.code = s.code
		WHERE d.id IS NULL OR (`+newer+`) AND `+differs,
		[]driver.NamedValue{{Ordinal: 1, Value: from.dataTime}, {Ordinal: 2, Value: !from.stated}}, func(row []driver.Value) error {
			moved.add(stateOf(row[0:5]))
			if row[5] != nil {
				changes.Changed++
				if row[0] != row[5] {
					changes.Moved++
				}
				moved.add(stateOf(row[5:10]))
			}
			return nil
		})
	changes.New, changes.Older = all.rows-known.Known, known.Older
	changes.Unchanged = known.Known - known.Older - changes.Changed
	return moved, err
}

func stateOf(row []driver.Value) state {
	number := func(i int) int64 { n, _ := row[i].(int64); return n }
	return state{number(0), number(1), number(2), number(3), dossier.Status(number(4))}
}

func (t *importTx) merge(ctx context.Context, from fileReach) error {
	// Both sides are in the order of the code: the merge walks along the index instead of jumping about in it.
	_, err := t.tx.ExecContext(ctx, `INSERT INTO dossiers (code, unit, procedure, received, due, finished, traits, data_time)
		SELECT `+stagedAsStored+`, ?1 FROM temp.staged s CROSS JOIN temp.staged_units su ON su.place = s.unit
			CROSS JOIN temp.staged_procedures sp ON sp.place = s.procedure
		WHERE true ORDER BY s.rowid
		ON CONFLICT (code) DO UPDATE SET unit = excluded.unit, procedure = excluded.procedure, received = excluded.received,
			due = excluded.due, finished = excluded.finished, traits = excluded.traits,
			data_time = max(excluded.data_time, dossiers.data_time),
			gone = iif(dossiers.gone > ?1 AND excluded.traits & 15 IN (2, 4), dossiers.gone, 0)
		WHERE excluded.data_time > dossiers.data_time OR excluded.data_time = dossiers.data_time AND
			(excluded.unit, excluded.procedure, excluded.received, excluded.due, excluded.finished, excluded.traits) IS NOT
			(dossiers.unit, dossiers.procedure, dossiers.received, dossiers.due, dossiers.finished, dossiers.traits)
			OR ?2 AND dossiers.traits & 15 IN (2, 4, 5, 6, 8) AND excluded.traits & 15 IN (3, 7, 9, 10)`, from.dataTime, !from.stated)
	return err
}

// extendReach notes how far the data of the file's unit-months reaches now, and marks those that have scores where
// that moved.
func (t *importTx) extendReach(ctx context.Context, file, dataTime int64, stated bool, units []int64, moved *touched) error {
	extend, err := t.tx.PreparexContext(ctx, `INSERT INTO unit_months (month, unit, data_time, stated, import) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (month, unit) DO UPDATE SET data_time = excluded.data_time, stated = excluded.stated, import = excluded.import
		WHERE excluded.data_time > unit_months.data_time
			OR excluded.data_time = unit_months.data_time AND excluded.stated > unit_months.stated`)
	if err != nil {
		return err
	}
	defer extend.Close()
	for _, um := range t.stage.filled.reached() {
		id := units[um.unit]
		result, err := extend.ExecContext(ctx, string(moved.calendar.month(um.month)), id, dataTime, stated, file)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil {
			return err
		} else if n > 0 {
			moved.late[lateSpan{id, um.month, um.month}] = struct{}{}
		}
	}
	return nil
}
