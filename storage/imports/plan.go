package imports

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"

	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/staging"
)

// plan is what a merge of the staged dossiers is going to do to the store as it was found. Its rows stand in the temporary tables: added
// holds the dossiers that are new, known all others and what becomes of them.
type plan struct {
	file    int64 // the number that the import gets
	after   int64 // the number of the import before it: nothing else changes what a plan rests on
	sha256  string
	from    fileReach
	ids     placed
	empty   bool // the store has no dossier: all that is staged is new, and added and known are empty
	newest  int64
	changes ledger.Changes
	moved   *staging.Touched
	updated int         // dossiers of which more changes than the data time
	renewed int         // dossiers of which the data time changes alone
	open    bool        // the file has dossiers that were open before its period
	kept    bool        // how the dossiers were is written down
	ready   preparation // what the dossiers are going to be; where it is not made they change in place
}

// Foresee works out what MergeDossiers is going to do with the staged dossiers of a file, while others write. It comes after AwaitTurn and
// Keep.
func (g *Stage) Foresee(ctx context.Context, f ledger.File) (err error) {
	if err := g.Prepare(ctx); err != nil {
		return storage.Explain(err)
	}
	if _, err := g.conn.ExecContext(ctx, `BEGIN`); err != nil { // a reader's: of the store nothing is written
		return fmt.Errorf("look at what the store has: %w", storage.Explain(err))
	}
	g.plan, err = g.foresee(ctx, g.conn, f)
	if _, ended := g.conn.ExecContext(context.WithoutCancel(ctx), `COMMIT`); err == nil {
		err = ended
	}
	if errors.Is(err, errUnregistered) { // the import itself brings it
		return nil
	}
	if err == nil && g.turn != nil && !g.rehearsal {
		err = g.workAhead(ctx, f)
	}
	if err != nil {
		return fmt.Errorf("work out what the file changes: %w", storage.Explain(err))
	}
	return nil
}

// workAhead does what a plan needs and nobody sees: it writes down how the dossiers are that change, and prepares what they are going to be.
// Of a file that was taken in before neither would hold: what that did is taken back first.
func (g *Stage) workAhead(ctx context.Context, f ledger.File) error {
	var before bool
	if err := g.dropLeft(ctx); err != nil {
		return err
	}
	if err := g.conn.GetContext(ctx, &before, `SELECT EXISTS (SELECT 1 FROM imports WHERE sha256 = ?)`, f.SHA256); err != nil || before {
		return err
	}
	if err := g.keepAhead(ctx); err != nil || g.plan.updated+g.plan.changes.New < g.Prepares {
		return err
	}
	next := nextPlanned
	if g.plan.empty {
		next = nextStaged
	}
	var err error
	g.plan.ready, err = g.prepareNext(ctx, next, storage.Args{"newest": g.plan.newest, "data_time": g.plan.from.dataTime})
	return err
}

// holds says whether a plan is of this file, and the store as it was when the plan was made.
func (p *plan) holds(ctx context.Context, q storage.Handle, f ledger.File) (bool, error) {
	if p == nil || p.file != f.ID || p.sha256 != f.SHA256 || p.from != reachOf(f) {
		return false, nil
	}
	var after int64
	err := q.GetContext(ctx, &after, importBefore, f.ID)
	return after == p.after, err
}

const importBefore = `SELECT ifnull(max(id), 0) FROM imports WHERE id < ?`

func (g *Stage) foresee(ctx context.Context, q storage.Handle, f ledger.File) (*plan, error) {
	p := &plan{file: f.ID, sha256: f.SHA256, from: reachOf(f)}
	if p.file == 0 {
		if err := q.GetContext(ctx, &p.file, string(nextImport)); err != nil {
			return nil, err
		}
	}
	if err := q.GetContext(ctx, &p.after, importBefore, p.file); err != nil {
		return nil, err
	}
	if err := q.GetContext(ctx, &p.newest, `SELECT ifnull(max(id), 0) FROM dossiers`); err != nil {
		return nil, err
	}
	p.empty = p.newest == 0
	var err error
	if p.ids, err = g.place(ctx, q); err != nil {
		return nil, err
	}
	if err := p.ids.write(ctx, q, g.conn.Conn); err != nil {
		return nil, err
	}
	if p.empty {
		p.changes.New, p.moved = g.filled.rows, g.filled.touched.Renamed(p.ids.units)
		return p, nil
	}
	if err := g.sort(ctx, q, p); err != nil {
		return nil, err
	}
	if err := q.GetContext(ctx, &p.open, openBefore, storage.Args{"first": storage.Seconds(f.Period.From)}); err != nil {
		return nil, err
	}
	return p, g.count(ctx, q, p)
}

// sort finds out of each staged dossier what becomes of it. Of a dossier that is known, what its row says nothing of stays as the store has
// it: the finish only where the dossier is resolved, and a name of a procedure is never lost.
func (g *Stage) sort(ctx context.Context, q storage.Handle, p *plan) error {
	if _, err := q.ExecContext(ctx, `DELETE FROM temp.added; DELETE FROM temp.known`); err != nil {
		return err
	}
	_, err := q.ExecContext(ctx, `INSERT INTO temp.added (code, unit, procedure, received, due, finished, submitted, traits)
		SELECT `+asStored+` FROM temp.staged s`+theirIDs+` WHERE NOT EXISTS (SELECT 1 FROM dossiers d WHERE d.code = s.code) ORDER BY s.rowid`)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, sortKnown,
		storage.Args{"data_time": p.from.dataTime, "unstated": !p.from.stated, "sha256": p.sha256, "unnamed": p.ids.unnamed,
			"silent_due": int64(figures.SilentDue), "silent_finish": int64(figures.SilentFinish),
			"silent_submission": int64(figures.SilentSubmission)})
	return err
}

// A staged dossier s as it is stored, with the ids of what its file names.
const (
	asStored = `s.code, su.id, sp.id, s.received, s.due, s.finished, s.submitted, s.traits`
	theirIDs = ` CROSS JOIN temp.staged_units su ON su.place = s.unit CROSS JOIN temp.staged_procedures sp ON sp.place = s.procedure`
)

// What becomes of a known dossier. The data time and the sum are the file's; unnamed is the procedure without a name; silent_due,
// silent_finish and silent_submission are the bits by which a row is silent of these. was is what the dossier is gone from when the merge comes to it (see
// unlose). Newer says that the file tells more of it than the store: a data time that is not stated is the latest date in the file, and a
// list of cancelled dossiers has none but old ones; what ends an open dossier came after it all the same.
var (
	sortKnown = `INSERT INTO temp.known (id, unit, procedure, received, due, finished, submitted, traits, data_time, gone, silent, does)
	SELECT id, unit, procedure, received, due, finished, submitted, traits, max(since, :data_time), gone, silent,
		CASE WHEN NOT newer THEN 0 WHEN differs THEN 4 WHEN since >= :data_time THEN 1 WHEN gone <> was THEN 3 ELSE 2 END
	FROM (SELECT k.*, k.since <= :data_time OR :unstated AND k.before & 15 IN (2, 4, 5, 6, 8) AND k.traits & 15 IN (3, 7, 9, 10) AS newer,
			iif(k.was > :data_time AND k.traits & 15 IN (2, 4), k.was, 0) AS gone
		FROM (` + knownAsStored + `) k)`

	knownAsStored = `SELECT d.id, su.id AS unit, iif(sp.id = :unnamed, d.procedure, sp.id) AS procedure, s.received,
		iif(s.silent & :silent_due, d.due, s.due) AS due, ` + finishedAs + ` AS finished,
		` + submittedAs + ` AS submitted, ` + filledIn + ` AS traits, d.data_time AS since, d.traits AS before, s.silent,
		(su.id, iif(sp.id = :unnamed, d.procedure, sp.id), s.received, iif(s.silent & :silent_due, d.due, s.due),
			` + finishedAs + `, ` + submittedAs + `, ` + filledIn + `)
			IS NOT (d.unit, d.procedure, d.received, d.due, d.finished, d.submitted, d.traits) AS differs,
		iif(d.gone > 0 AND d.unit IN (SELECT id FROM temp.staged_units) AND d.gone IN (SELECT data_time FROM imports WHERE sha256 = :sha256), 0, d.gone) AS was
	FROM temp.staged s CROSS JOIN dossiers d ON d.code = s.code` + theirIDs

	submittedAs = `iif(s.silent & :silent_submission, d.submitted, s.submitted)`

	filledIn = `((d.traits & s.silent) | (s.traits & ~s.silent))`
)

// finishedAs is when a known dossier ended. What its row says nothing of stays while the dossier has the same sort of end.
var finishedAs = `iif(s.silent & :silent_finish AND ` + endsAlike(filledIn, `d.traits`) + `, d.finished, s.finished)`

// endsAlike says whether dossiers of the traits are both resolved, or both ended otherwise.
func endsAlike(traits, others string) string {
	return fmt.Sprintf(`(%[1]s & 15 IN (9, 10) AND %[2]s & 15 IN (9, 10) OR %[1]s & 15 IN (3, 7, 8) AND %[2]s & 15 IN (3, 7, 8))`, traits, others)
}

// does is what becomes of a known dossier.
const (
	doesOlder  = 0 // the store has newer data
	doesSame   = 1 // nothing
	doesRenew  = 2 // its data time is newer
	doesReturn = 3 // it is not gone any more
	doesChange = 4
)

// count counts what the merge is going to do, and collects the months that it touches.
func (g *Stage) count(ctx context.Context, q storage.Handle, p *plan) error {
	var rows []struct{ Does, N int }
	if err := q.SelectContext(ctx, &rows, `SELECT does, count(*) AS n FROM temp.known GROUP BY does`); err != nil {
		return err
	}
	p.changes.New = g.filled.rows
	for _, r := range rows {
		p.changes.New -= r.N
		switch r.Does {
		case doesOlder:
			p.changes.Older = r.N
		case doesChange:
			p.changes.Changed, p.updated = r.N, p.updated+r.N
		case doesReturn:
			p.changes.Unchanged, p.updated = p.changes.Unchanged+r.N, p.updated+r.N
		case doesRenew:
			p.changes.Unchanged, p.renewed = p.changes.Unchanged+r.N, r.N
		default:
			p.changes.Unchanged += r.N
		}
	}
	p.moved = staging.NewTouched(g.filled.touched.Calendar)
	err := staging.EachRow(ctx, g.conn.Conn, `SELECT unit, received, due, finished, traits & 15 FROM temp.added`, nil, func(row []driver.Value) error {
		p.moved.Add(stateOf(row))
		return nil
	})
	if err != nil {
		return err
	}
	return staging.EachRow(ctx, g.conn.Conn, `SELECT k.unit, k.received, k.due, k.finished, k.traits & 15, d.unit, d.received, d.due, d.finished, d.status
		FROM temp.known k CROSS JOIN dossiers d ON d.id = k.id WHERE k.does = 4`, nil, func(row []driver.Value) error {
		if row[0] != row[5] {
			p.changes.Moved++
		}
		p.moved.Add(stateOf(row[0:5]))
		p.moved.Add(stateOf(row[5:10]))
		return nil
	})
}
