package imports

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"motcua/storage"
)

// RehearsedApart is how many rows a file must have for a dry run of it to be made on a copy of the store, where a program
// serves that.
const RehearsedApart = 10_000

// Rehearse says that what Take does is going to be rolled back. For a big file it is done on a copy of the store, which nobody else waits
// for, and which goes with the stage; what a killed run leaves of it, RemoveLeftovers removes. It comes after AwaitTurn and before Foresee.
// Where a copy cannot be made, for want of room say, the store itself is used.
func (g *Stage) Rehearse(ctx context.Context) error {
	g.rehearsal = true
	if g.staged < g.Rehearses || g.filled != nil {
		return nil
	}
	file, err := storage.MakeTemporary(filepath.Dir(g.store.file.Path()))
	if err != nil {
		return ctx.Err()
	}
	drop := func() error { return errors.Join(os.Remove(file.Name()), file.Close()) }
	if err := storage.VacuumInto(ctx, g.store.file.Path(), file.Name()); err != nil {
		return errors.Join(ctx.Err(), drop())
	}
	db, err := storage.Connect(ctx, storage.RehearsalSource(file.Name()), 1)
	if err != nil {
		return errors.Join(ctx.Err(), db.Close(), drop())
	}
	conn, err := stageOn(ctx, db)
	if err != nil {
		return errors.Join(ctx.Err(), drop())
	}
	left := errors.Join(g.conn.Close(), g.db.Close())
	g.db, g.conn, g.dropCopy = db, conn, drop
	return left
}
