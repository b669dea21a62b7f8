package ledger

import (
	"context"
	"errors"

	"motcua/scoring/export/table"
)

// write runs the transaction of a file of which nothing was staged.
func (c *call) write(ctx context.Context, r *ImportResult, f func(tx Intake, file int64) ([]UnitMonth, error)) error {
	stage, err := c.Store.Stage(ctx)
	if err != nil {
		return err
	}
	defer stage.Close()
	return c.writeStaged(ctx, stage, r, f)
}

// writeStaged runs a file's transaction: the record of the import, its refused rows, then f, then the scores of the months
// touched.
func (c *call) writeStaged(ctx context.Context, stage Stage, r *ImportResult, f func(tx Intake, file int64) ([]UnitMonth, error)) error {
	if err := c.prepare(ctx, stage, r); err != nil {
		return err
	}
	err := stage.Take(ctx, func(tx Intake) error {
		if c.opt.DryRun && len(c.units) > 0 {
			if _, _, err := tx.PutUnits(ctx, 0, c.units); err != nil {
				return err
			}
		}
		id, err := tx.AddFile(ctx, r.File)
		if err != nil {
			return err
		}
		r.File.ID = id
		if err := tx.Refuse(ctx, id, r.Refusals); err != nil {
			return err
		}
		touched, err := f(tx, id)
		if err != nil {
			return err
		}
		if err := tx.Touched(ctx, touched); err != nil {
			return err
		}
		a, err := c.begin(ctx, tx.Books)
		if err != nil {
			return err
		}
		// Counts are few, and may move a quarter alone.
		a.effect, a.rehearsed = c.opt.Effect, c.opt.DryRun && r.File.Kind != table.Counts
		if err := a.score(ctx, touched, r); err != nil {
			return err
		}
		if c.opt.DryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		r.File.ID = 0
		return nil
	}
	return err
}

// prepare does before a file's transaction what can be done without it.
func (c *call) prepare(ctx context.Context, stage Stage, r *ImportResult) error {
	if err := stage.AwaitTurn(ctx); err != nil {
		return err
	}
	var err error
	switch {
	case c.opt.DryRun:
		err = stage.Rehearse(ctx)
	case c.Keep:
		err = stage.Keep(ctx)
	}
	if err != nil {
		return err
	}
	if r.File.Kind != table.Dossiers {
		return nil
	}
	return stage.Foresee(ctx, r.File)
}

// errDryRun rolls a transaction back that went well.
var errDryRun = errors.New("dry run")
