package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// call is what the files of one call share.
type call struct {
	*Importer
	opt     Options
	units   []scoring.Unit // of the registers in this call: a dry run does not find them in the store
	month   scoring.Month  // the one month that the counts of this call are for
	words   dossier.Words  // that were taught, and those that the caller states
	layouts []Layout       // that were matched by hand
}

// take takes one file in.
func (c *call) take(ctx context.Context, o opened, r *Result) error {
	earlier, seen, last, err := c.Store.Taken(ctx, o.sha256)
	if err != nil {
		return err
	}
	r.File.Taught, r.Layout = c.taught(o.table), o.table.header.Layout
	if seen && c.same(earlier, r.File, last) {
		if earlier.Kind == Counts {
			// Its month still serves an appendix of this call.
			if _, err := c.readCounts(ctx, o.table, &Result{}); err != nil {
				return err
			}
		}
		r.File, r.Seen = earlier, true
		return nil
	}
	r.read.book = o.table.book
	r.read.otherwise = seen && (earlier.Taught != r.File.Taught || !earlier.AsOf.Equal(r.File.AsOf))
	switch o.table.kind {
	case Register:
		return c.takeRegister(ctx, o.table, r)
	case Counts:
		return c.takeCounts(ctx, o.table, r)
	case Dossiers:
		return c.takeDossiers(ctx, o.table, r)
	default:
		return c.takeAppendix(ctx, o, r)
	}
}

// same says whether a file would do what an earlier import of its bytes did, so that it need not be taken in anew: it is read the same
// way. A file with refused rows is read again, for the register may know more by now; so is one of a kind of which a later file stands in
// the place of an earlier one.
func (c *call) same(earlier, now File, last bool) bool {
	return earlier.Kind == now.Kind && earlier.Refused == 0 && earlier.Taught == now.Taught && earlier.AsOf.Equal(now.AsOf) && (last || now.Kind == Dossiers)
}

// write runs the transaction of a file of which nothing was staged.
func (c *call) write(ctx context.Context, r *Result, f func(tx Tx, file int64) ([]UnitMonth, error)) error {
	stage, err := c.Store.Stage(ctx)
	if err != nil {
		return err
	}
	defer stage.Close()
	return c.writeStaged(ctx, stage, r, f)
}

// writeStaged runs a file's transaction: the record of the import, its refused rows, then f, then the scores of the months
// touched.
func (c *call) writeStaged(ctx context.Context, stage Stage, r *Result, f func(tx Tx, file int64) ([]UnitMonth, error)) error {
	if err := r.cut(); err != nil {
		return err
	}
	r.whole()
	if r.File.Refused*badShare > r.File.Rows {
		return &sheet.FileError{Problem: sheet.TooManyBad, Facts: facts("refused", r.File.Refused, "rows", r.File.Rows)}
	}
	if err := c.prepare(ctx, stage, r); err != nil {
		return err
	}
	err := stage.Take(ctx, func(tx Tx) error {
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
		if err := c.score(ctx, tx, touched, r); err != nil {
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
func (c *call) prepare(ctx context.Context, stage Stage, r *Result) error {
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
	if r.File.Kind != Dossiers {
		return nil
	}
	return stage.Foresee(ctx, r.File)
}

// index is every unit known: of the store and of this call's registers.
func (c *call) index(ctx context.Context) (*names.Index, error) {
	units, err := c.Store.Units(ctx)
	if err != nil {
		return nil, err
	}
	for _, u := range c.units {
		if !slices.ContainsFunc(units, func(known scoring.Unit) bool { return known.Code == u.Code }) {
			units = append(units, u)
		}
	}
	if len(units) == 0 {
		return nil, &sheet.FileError{Problem: sheet.NoUnits}
	}
	return names.NewIndex(units), nil
}

// errDryRun rolls a transaction back that went well.
var errDryRun = errors.New("dry run")

// facts are a problem's facts, from names and values.
func facts(pairs ...any) map[string]string {
	all := make(map[string]string, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		all[fmt.Sprint(pairs[i])] = fmt.Sprint(pairs[i+1])
	}
	return all
}

// badShare is the share of bad rows above which nothing is taken: 1 in 5.
const badShare = 5
