package imports

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/months"
	"motcua/storage/staging"
)

// TakeDossiers merges the staged dossiers into the store, and keeps what that replaces. Where the same bytes were taken in before, what that
// import did is taken back first; see ledger.Files.
func (t *Intake) TakeDossiers(ctx context.Context, f ledger.File) (ledger.Changes, []ledger.UnitMonth, error) {
	fail := func(err error) (ledger.Changes, []ledger.UnitMonth, error) {
		return ledger.Changes{}, nil, fmt.Errorf("take the dossiers in: %w", err)
	}
	var earlier []int64 // of the same bytes, the newest first
	err := t.Tx.SelectContext(ctx, &earlier, `SELECT id FROM imports WHERE sha256 = :sha256 AND kind = 'dossiers' AND replaced = 0 AND id <> :import ORDER BY id DESC`,
		storage.Args{"sha256": f.SHA256, "import": f.ID})
	if err != nil {
		return fail(err)
	}
	again := &anew{tx: t, file: f, moved: staging.NewTouched(t.stage.filled.touched.Calendar)}
	if len(earlier) > 0 {
		err := t.keeping(ctx, []string{"dossiers", "replaced", "replaced_reach"}, func() error { return again.takeBack(ctx, earlier) })
		if err != nil {
			return fail(err)
		}
		t.stage.plan = nil // it was made of the store as it was before
	}
	changes, months, err := t.MergeDossiers(ctx, f)
	if err != nil {
		return fail(err)
	}
	if len(earlier) == 0 {
		return changes, months, nil
	}
	changes, more, err := again.compare(ctx, changes, months)
	if err != nil {
		return fail(err)
	}
	return changes, append(months, more...), t.countChanges(ctx, f.ID, changes)
}

// anew is a file that was taken in before, and is read otherwise.
type anew struct {
	tx    *Intake
	file  ledger.File
	moved *staging.Touched
	again int  // later files that must be sent again
	rest  bool // of an earlier import more may be left than the file changes: what it replaced is not kept any more
}

// touchedBy is how each dossier that an import touched was before. Without a unit it was not there, and nothing is known of its traits.
const touchedBy = `(SELECT r.dossier, r.unit, r.procedure, r.received, r.due, r.finished, r.submitted, r.traits, r.data_time, r.gone FROM replaced r WHERE r.import = :import
	UNION ALL SELECT d.id, NULL, NULL, 0, 0, 0, 0, :nothing_known, 0, 0 FROM readings e
		CROSS JOIN dossiers d ON d.id > e.newest AND d.id <= e.last WHERE e.import = :import)`

// takeBack takes back what earlier imports of the same bytes did, the newest of them first.
func (a *anew) takeBack(ctx context.Context, earlier []int64) error {
	steps := []string{`CREATE TEMP TABLE was (code TEXT PRIMARY KEY, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER, finished INTEGER,
		submitted INTEGER, traits INTEGER, data_time INTEGER, gone INTEGER) STRICT, WITHOUT ROWID`,
		`INSERT INTO temp.was SELECT d.code, ` + asItStands + ` FROM temp.staged s CROSS JOIN dossiers d ON d.code = s.code`}
	for _, step := range steps {
		if _, err := a.tx.Tx.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	for _, id := range earlier {
		if err := a.takeBackOne(ctx, id); err != nil {
			return fmt.Errorf("take back what import %d was read as: %w", id, err)
		}
	}
	return nil
}

func (a *anew) takeBackOne(ctx context.Context, id int64) error {
	var kept bool
	if err := a.tx.Tx.GetContext(ctx, &kept, `SELECT EXISTS (SELECT 1 FROM readings WHERE import = ?)`, id); err != nil {
		return err
	}
	dossiers := a.restore
	if !kept {
		dossiers = a.outweigh
		a.rest = true
	}
	if err := dossiers(ctx, id); err != nil {
		return err
	}
	if err := a.restoreReach(ctx, id, kept); err != nil {
		return err
	}
	if err := a.dropPeriods(ctx, id); err != nil {
		return err
	}
	if err := a.askAgain(ctx, id); err != nil {
		return err
	}
	_, err := a.tx.Tx.ExecContext(ctx, `UPDATE imports SET replaced = :by_import WHERE id = :import`,
		storage.Args{"by_import": a.file.ID, "import": id})
	return err
}

// askAgain has later files taken in when they come again, of which rows were older than what the import said, and are not older than what
// the file says: those rows were not kept.
func (a *anew) askAgain(ctx context.Context, id int64) error {
	result, err := a.tx.Tx.ExecContext(ctx, `UPDATE imports AS i SET taught = 'again' FROM imports w WHERE w.id = :import AND i.id > :import AND i.id <> :anew
		AND i.kind = 'dossiers' AND i.replaced = 0 AND i.older > 0 AND i.data_time < w.data_time AND i.data_time >= :data_time`,
		storage.Args{"import": id, "anew": a.file.ID, "data_time": storage.Seconds(a.file.DataTime)})
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	a.again += int(n)
	return err
}

// Later imports that changed the dossier w.dossier: in touchedLater those that contain it, in missedLater those that noticed that
// it is missing.
const (
	changedLater = `FROM imports i CROSS JOIN replaced r ON r.import = i.id AND r.dossier = w.dossier WHERE i.id > :import AND i.replaced = 0`
	touchedLater = changedLater + ` AND r.silent >= 0`
	missedLater  = changedLater + ` AND r.silent < 0`
)

// restore has the dossiers that an import touched be as they were before it. Where a later one touched a dossier, only that is restored of
// which no later one says anything.
func (a *anew) restore(ctx context.Context, id int64) error {
	// In the order in which they depend on each other: what later imports replaced is rewritten last.
	touched := storage.Args{"import": id, "nothing_known": int64(figures.NothingKnown)}
	for _, step := range []struct {
		text string
		args storage.Args
	}{
		{`INSERT INTO temp.was SELECT d.code, ` + asItStands + ` FROM ` + touchedBy + ` w
			CROSS JOIN dossiers d ON d.id = w.dossier WHERE true ON CONFLICT DO NOTHING`, touched},
		{`WITH later AS MATERIALIZED (SELECT w.*, (SELECT ` + silentThroughout + ` ` + touchedLater + `) AS mask FROM ` + touchedBy + ` w)
		UPDATE dossiers AS d SET traits = (w.traits & w.mask) | (d.traits & ~w.mask),
			due = iif(w.mask & :silent_due, w.due, d.due), submitted = iif(w.mask & :silent_submission, w.submitted, d.submitted),
			finished = iif(w.mask & :silent_finish, iif(` + endsAlike(`((w.traits & w.mask) | (d.traits & ~w.mask))`, `w.traits`) + `, w.finished, 0), d.finished)
		FROM later w WHERE d.id = w.dossier AND w.mask <> 0`, storage.Args{"import": id, "nothing_known": int64(figures.NothingKnown),
			"silent_due": int64(figures.SilentDue), "silent_finish": int64(figures.SilentFinish),
			"silent_submission": int64(figures.SilentSubmission)}},
		{`DELETE FROM replaced WHERE import > :import AND dossier IN (` + onlyIts + `)`, touched},
		{`DELETE FROM dossiers WHERE id IN (` + onlyIts + `)`, touched},
		{`UPDATE dossiers AS d SET unit = w.unit, procedure = w.procedure, received = w.received, due = w.due, finished = w.finished, submitted = w.submitted, traits = w.traits,
			data_time = w.data_time, gone = iif(EXISTS (SELECT 1 ` + missedLater + `), d.gone, w.gone)
		FROM replaced w WHERE w.import = :import AND w.unit IS NOT NULL AND d.id = w.dossier AND NOT EXISTS (SELECT 1 ` + touchedLater + `)`,
			storage.Args{"import": id}},
		{`WITH next AS MATERIALIZED (SELECT w.*, (SELECT min(i.id) ` + changedLater + `) AS later FROM ` + touchedBy + ` w)
		UPDATE replaced AS r SET unit = w.unit, procedure = w.procedure, received = w.received, due = w.due, finished = w.finished, submitted = w.submitted, traits = w.traits,
			data_time = w.data_time, gone = w.gone
		FROM next w WHERE r.import = w.later AND r.dossier = w.dossier`, touched},
	} {
		if _, err := a.tx.Tx.ExecContext(ctx, step.text, step.args); err != nil {
			return err
		}
	}
	return nil
}

// onlyIts are the dossiers that no other import brought.
const onlyIts = `SELECT w.dossier FROM ` + touchedBy + ` w WHERE w.unit IS NULL AND NOT EXISTS (SELECT 1 ` + touchedLater + `)`

// silentThroughout are the bits of which none of several imports said anything; 0 where there was none.
var silentThroughout = func() string {
	var parts []string
	for _, bits := range figures.SilentOf() {
		parts = append(parts, fmt.Sprintf("min(r.silent & %d)", bits))
	}
	return "ifnull(" + strings.Join(parts, " | ") + ", 0)"
}()

// outweigh has the file win over what an import of the same bytes said of its dossiers: what was before that is not kept any more.
func (a *anew) outweigh(ctx context.Context, id int64) error {
	_, err := a.tx.Tx.ExecContext(ctx, `UPDATE dossiers SET data_time = min(data_time, :data_time)
		WHERE code IN (SELECT code FROM temp.staged) AND data_time = (SELECT data_time FROM imports WHERE id = :import)`,
		storage.Args{"import": id, "data_time": storage.Seconds(a.file.DataTime)})
	return err
}

// restoreReach has the data of unit-months reach as far as before an import.
func (a *anew) restoreReach(ctx context.Context, id int64, kept bool) error {
	var rows []struct {
		Month scoring.Month
		Unit  int64
	}
	if err := a.tx.Tx.SelectContext(ctx, &rows, `SELECT month, unit FROM unit_months WHERE import = ?`, id); err != nil {
		return err
	}
	for _, r := range rows {
		a.moved.Months[staging.UnitMonth{Unit: r.Unit, Month: a.moved.Calendar.IndexOf(r.Month)}] = struct{}{}
	}
	if !kept {
		_, err := a.tx.Tx.ExecContext(ctx, `UPDATE unit_months SET data_time = min(data_time, :data_time) WHERE import = :import`,
			storage.Args{"import": id, "data_time": storage.Seconds(a.file.DataTime)})
		return err
	}
	const before = `FROM replaced_reach b WHERE b.import = :import AND b.month = m.month AND b.unit = m.unit`
	for _, step := range []string{
		`UPDATE unit_months AS m SET data_time = b.data_time, stated = b.stated, import = b.by_import ` + before + ` AND m.import = :import`,
		`DELETE FROM unit_months WHERE import = :import`,
		`UPDATE replaced_reach AS m SET data_time = b.data_time, stated = b.stated, by_import = b.by_import ` + before + ` AND m.by_import = :import`,
		`DELETE FROM replaced_reach WHERE by_import = :import`,
	} {
		if _, err := a.tx.Tx.ExecContext(ctx, step, storage.Args{"import": id}); err != nil {
			return err
		}
	}
	return nil
}

// dropPeriods drops what an import was a list of, for all its units.
func (a *anew) dropPeriods(ctx context.Context, id int64) error {
	var rows []months.PeriodRow
	err := a.tx.Tx.SelectContext(ctx, &rows, `SELECT import, unit, first, until, received, resolved FROM periods WHERE import = ?`, id)
	if err != nil {
		return err
	}
	for _, row := range rows {
		a.tx.mark(row, a.moved)
		if err := a.tx.dropPeriod(ctx, row); err != nil {
			return err
		}
	}
	return nil
}

// compare says what the file changed against how it was read before, and the months of that.
func (a *anew) compare(ctx context.Context, changes ledger.Changes, merged []ledger.UnitMonth) (ledger.Changes, []ledger.UnitMonth, error) {
	var known struct{ Known, Changed, Moved int }
	err := a.tx.Tx.GetContext(ctx, &known, `SELECT count(*) AS known,
			count(*) FILTER (WHERE (d.unit, d.procedure, d.received, d.due, d.finished, d.submitted, d.traits)
				IS NOT (w.unit, w.procedure, w.received, w.due, w.finished, w.submitted, w.traits)) AS changed,
			count(*) FILTER (WHERE d.unit <> w.unit) AS moved
		FROM temp.staged s CROSS JOIN temp.was w ON w.code = s.code CROSS JOIN dossiers d ON d.code = s.code`)
	if err != nil {
		return changes, nil, err
	}
	changes.New, changes.Changed, changes.Moved = a.tx.stage.filled.rows-known.Known, known.Changed, known.Moved
	changes.Unchanged = max(0, known.Known-changes.Changed-changes.Older)
	changes.Anew, changes.Rest, changes.Again = true, a.rest, a.again
	err = staging.EachRow(ctx, a.tx.Tx.Conn, `SELECT w.unit, w.received, w.due, w.finished, w.traits & 15, d.unit, d.received, d.due, d.finished, d.status, d.gone
		FROM temp.was w LEFT JOIN dossiers d ON d.code = w.code
		WHERE (d.unit, d.received, d.due, d.finished, d.traits, d.gone) IS NOT (w.unit, w.received, w.due, w.finished, w.traits, w.gone)`,
		nil, func(row []driver.Value) error {
			a.moved.Add(stateOf(row[0:5]))
			if row[5] != nil {
				a.moved.Add(stateOf(row[5:10]))
			}
			return nil
		})
	if err != nil {
		return changes, nil, err
	}
	scored, err := a.tx.scoredMonths(ctx)
	if err != nil {
		return changes, nil, err
	}
	for _, um := range merged {
		scored.All = append(scored.All, um.Month)
	}
	_, err = a.tx.Tx.ExecContext(ctx, `DROP TABLE temp.was`)
	return changes, a.moved.List(scored, func(id int64) string { return a.tx.Codes[id] }), err
}
