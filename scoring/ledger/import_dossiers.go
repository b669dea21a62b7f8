package ledger

import (
	"context"
	"slices"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/extent"
	"motcua/scoring/export/table"
)

// waitingBatches is how many batches of dossiers may wait between the reader and the stage.
const waitingBatches = 8

// takeDossiers takes in an export of dossiers: its rows are read and staged. When the rows show that the table is written otherwise than
// assumed, it is read anew. otherwise says that the same bytes were taken in before and read in another way.
func (c *call) takeDossiers(ctx context.Context, t *table.Table, otherwise bool, r *ImportResult) error {
	units, err := c.index(ctx)
	if err != nil {
		return err
	}
	export := c.reader.Export(t, units)
	for {
		stage, err := c.Store.Stage(ctx)
		if err != nil {
			return err
		}
		defer stage.Close()
		asWritten, err := c.stageDossiers(ctx, export, stage, r)
		if r.noteRows(export.Outcome()); err != nil {
			return err
		}
		if asWritten {
			return c.takeStaged(ctx, export, stage, otherwise, r)
		}
		if err := stage.Close(); err != nil {
			return err
		}
	}
}

// stageDossiers reads the rows and stages the dossiers; asWritten says that they were read as they are written.
func (c *call) stageDossiers(ctx context.Context, export *table.Export, stage Stage, r *ImportResult) (asWritten bool, err error) {
	reading, cancel := context.WithCancel(ctx)
	defer cancel()
	read := make(chan []dossier.Dossier, waitingBatches)
	failed := make(chan error, 1)
	go func() {
		defer close(read)
		failed <- export.Read(reading, func(batch []dossier.Dossier) error {
			if c.Progress != nil {
				c.Progress(r.File.Name, export.Rows())
			}
			select {
			case read <- batch:
				return nil
			case <-reading.Done():
				return reading.Err()
			}
		})
	}()
	for batch := range read {
		for _, d := range batch {
			if err := stage.Add(d); err != nil {
				cancel()
				for range read {
				}
				return false, err
			}
		}
	}
	if err := <-failed; err != nil {
		return false, err
	}
	return export.IsReadAsWritten()
}

// matters says whether a column that the file lacks is needed by an indicator of the rules in a month of its dossiers.
func (c *call) matters(l dossier.Lack, e extent.Extent) bool {
	return slices.ContainsFunc(e.ByMonth(), func(in extent.InMonth) bool {
		rules, ruled := c.Rules.For(in.Month)
		return ruled && l.Matters(rules)
	})
}

// takeStaged takes in what was staged.
func (c *call) takeStaged(ctx context.Context, export *table.Export, stage Stage, otherwise bool, r *ImportResult) error {
	account, err := export.Account()
	if r.noteAccount(account); err != nil {
		return err
	}
	r.Lacking = slices.DeleteFunc(r.Lacking, func(l dossier.Lack) bool { return !c.matters(l, account.Extent) })
	stage.Unname(export.UnvettedProcedures())
	return c.writeStaged(ctx, stage, r, func(tx Intake, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, touched, err = tx.TakeDossiers(ctx, r.File)
		if err == nil {
			r.Lost, err = tx.Lost(ctx, MaxLost)
		}
		r.noteChanges(otherwise)
		return touched, err
	})
}

// noteChanges notes what is remarkable of what an export of dossiers changed.
func (r *ImportResult) noteChanges(otherwise bool) {
	changes, good := r.File.Changes, r.File.Rows-r.File.Refused
	if known := changes.New + changes.Changed + changes.Unchanged + changes.Older; known < good {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.FewerDossiers, N: known, Of: good})
	}
	if changes.Anew && (otherwise || changes.New+changes.Changed > 0) {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.ReadAnew})
	}
	if changes.Again > 0 {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.SendAgain, N: changes.Again})
	}
	if changes.Rest {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.ReadAnewInPart})
	}
	if changes.Moved > 0 {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.OtherUnit, N: changes.Moved})
	}
}
