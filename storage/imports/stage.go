package imports

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/months"
	"motcua/storage/staging"
)

// Stage is one import under way. It has a connection of its own: nothing it does before Take locks the store.
type Stage struct {
	store      *Store
	db         *sqlx.DB
	conn       storage.Conn
	Runs       staging.Runs // the rows, until they are sorted and in the database
	units      dictionary[string]
	procedures dictionary[dossier.Procedure]
	filled     *filled                    // nil until the dossiers are sorted
	unnamed    map[dossier.Procedure]bool // procedures of which the file does not vouch for the name
	keeps      bool                       // what Take changes can be taken back
	turn       *os.File                   // keeps other imports out; see AwaitTurn
	plan       *plan                      // nil until it is foreseen what the dossiers change
	undoing    undoing                    // what taking an import back was foreseen to do
	staged     int                        // rows
	Prepares   int                        // how many dossiers must change to be prepared: preparedFrom, where somebody may wait
	AtOnce     int                        // how many dossiers are written down at once as they were: KeptAtOnce
	Rehearses  int                        // how many rows must be staged for a copy of the store: rehearsedApart, where somebody may wait
	rehearsal  bool                       // what Take does is rolled back
	dropCopy   func() error               // of the store, on which that is done; nil for none
}

// The cache of a stage's connection, in KiB. It bounds what a merge holds in memory.
const mergeCache = 48 << 10

// Stage opens a private place for the rows of one file. Filling it holds nobody up.
func (s *Store) Stage(ctx context.Context) (ledger.Stage, error) {
	db, err := s.file.Dial(ctx, storage.WriterSource(s.file.Path(), storage.Patience), 1)
	if err != nil {
		return nil, fmt.Errorf("open a stage: %w", s.file.Explain(err))
	}
	conn, err := stageOn(ctx, db)
	if err != nil {
		return nil, fmt.Errorf("open a stage: %w", s.file.Explain(err))
	}
	g := &Stage{store: s, db: db, conn: conn, Runs: staging.Runs{Folder: staging.ScratchFolder(s.file.Path())},
		Prepares: math.MaxInt, Rehearses: math.MaxInt, AtOnce: KeptAtOnce}
	if s.file.Served() {
		g.Prepares, g.Rehearses = preparedFrom, RehearsedApart
	}
	return g, nil
}

// stageOn is the connection of a stage to a file, which is closed when there is none.
func stageOn(ctx context.Context, db *sqlx.DB) (storage.Conn, error) {
	one, err := db.Connx(ctx)
	conn := storage.Conn{Conn: one}
	if err == nil {
		// Only this connection has these, and it is never replaced: the stage ends with it.
		_, err = conn.ExecContext(ctx, fmt.Sprintf(`PRAGMA cache_size = -%d; PRAGMA temp_store = FILE;
			PRAGMA temp.journal_mode = OFF; PRAGMA temp.cache_size = -8192`, mergeCache))
	}
	if err != nil {
		return conn, errors.Join(err, db.Close())
	}
	return conn, nil
}

// Add stages a dossier. Of rows with the same code in one file the last one stands.
func (g *Stage) Add(d dossier.Dossier) error {
	if g.filled != nil {
		return fmt.Errorf("stage dossier %s: the stage was taken already", d.Code)
	}
	g.staged++
	return g.Runs.Add(staging.StagedRow{
		Code: d.Code, Unit: g.units.place(d.Unit), Procedure: g.procedures.place(dossier.Procedure{Name: d.Procedure, Field: d.Field, Code: d.ProcedureCode}),
		Received: d.Received, Due: d.Due, Finished: d.Finished, Submitted: d.Submitted, Traits: figures.NewTraits(d), Silent: figures.NewSilent(d.Silent),
	})
}

// Unname has the dossiers that were added forget these names of procedures, unless the store knows them.
func (g *Stage) Unname(names []dossier.Procedure) {
	if g.unnamed == nil {
		g.unnamed = map[dossier.Procedure]bool{}
	}
	for _, n := range names {
		g.unnamed[n] = true
	}
}

// Take runs one write transaction: all that f does happens, or nothing when f returns an error.
func (g *Stage) Take(ctx context.Context, f func(ledger.Intake) error) error {
	defer g.sweep(ctx)
	if err := g.Prepare(ctx); err != nil {
		// SQLite puts them where it puts everything temporary: another disk, perhaps, than the store's.
		return fmt.Errorf("sort the staged dossiers in the folder of SQLITE_TMPDIR, TMPDIR or else /var/tmp: %w", storage.Explain(err))
	}
	tx, err := g.store.file.BeginOn(ctx, g.conn.Conn)
	if err != nil {
		return fmt.Errorf("begin the import: %w", g.store.file.Explain(err))
	}
	tx.InvalidateAll()
	if err := tx.Run(func(tx *storage.Tx) error {
		t := &Intake{Books: g.store.months.On(tx, g.keeps), stage: g}
		return f(ledger.Intake{Books: t.Parts(), Files: t})
	}); err != nil {
		return g.store.file.Explain(err)
	}
	return nil
}

// Close drops what was staged. It is safe to call twice.
func (g *Stage) Close() error {
	if g.db == nil {
		return nil
	}
	err := errors.Join(g.Runs.Close(), g.conn.Close(), g.db.Close(), g.leave())
	if g.dropCopy != nil {
		err = errors.Join(err, g.dropCopy())
	}
	g.db = nil
	// What was taken is taken, whatever becomes of the log.
	ctx, cancel := context.WithTimeout(context.Background(), storage.WalTries*storage.WalTryPause)
	defer cancel()
	_ = g.store.file.GiveWALBack(ctx, storage.ImportWAL)
	storage.GiveBack()
	return err
}

// Intake is the write transaction of an import, or of one that is taken back.
type Intake struct {
	*months.Books
	stage *Stage
	lost  []int64 // dossiers that the file merged does not contain any more
	past  int     // open dossiers that it has, and that newer data do not know as open

	merging int64   // the import whose dossiers are merged
	newest  int64   // the newest dossier before it
	beside  []int64 // the dossiers that keepBeside noted
}

// dictionary numbers distinct values in the order met.
type dictionary[K comparable] struct {
	places map[K]uint32
	values []K
	last   uint32 // neighbours in a file mostly share unit and procedure
}

func (d *dictionary[K]) place(v K) uint32 {
	if len(d.values) > 0 && d.values[d.last] == v {
		return d.last
	}
	p, known := d.places[v]
	if !known {
		if d.places == nil {
			d.places = map[K]uint32{}
		}
		p = uint32(len(d.values))
		d.values = append(d.values, v)
		d.places[v] = p
	}
	d.last = p
	return p
}
