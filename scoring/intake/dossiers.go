package intake

import (
	"context"
	"time"

	"motcua/scoring/dossier"
	"motcua/scoring/names"
	"motcua/scoring/sheet"
)

// A batch of dossiers goes from the reader to the stage at once, and this many batches may wait.
const (
	batchSize = 1000
	batches   = 8
)

// aDay is how far ahead of the clock, or of the data time in a title, a date of receipt or finish may lie: clocks differ,
// typing errors lie further.
const aDay = 24 * time.Hour

// takeDossiers takes in an export of dossiers.
func (c *call) takeDossiers(ctx context.Context, t *table, r *Result) error {
	units, err := c.index(ctx)
	if err != nil {
		return err
	}
	stage, err := c.Store.Stage(ctx)
	if err != nil {
		return err
	}
	defer stage.Close()

	reading, cancel := context.WithCancel(ctx)
	defer cancel()
	read := make(chan []dossier.Dossier, batches)
	failed := make(chan error, 1)
	var latest int64
	go func() {
		defer close(read)
		var err error
		latest, err = c.readDossiers(reading, t, units, r, read)
		failed <- err
	}()
	for batch := range read {
		for _, d := range batch {
			if err := stage.Add(d); err != nil {
				cancel()
				for range read {
				}
				return err
			}
		}
	}
	if err := <-failed; err != nil {
		return err
	}
	if r.File.Rows == 0 {
		return &sheet.FileError{Problem: sheet.Empty}
	}
	r.File.DataTime, r.File.Stated = c.dataTime(t, latest)
	r.Lacking = dossier.Lacking(t.header)
	return c.writeStaged(ctx, stage, r, func(tx Tx, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, touched, err = tx.MergeDossiers(ctx, file, r.File.DataTime, r.File.Stated)
		return touched, err
	})
}

// readDossiers sends the dossiers of a table in batches and gives the latest receipt or finish among them. Until it
// returns, the result belongs to it.
func (c *call) readDossiers(ctx context.Context, t *table, units *names.Index, r *Result, to chan<- []dossier.Dossier) (latest int64, err error) {
	parser := dossier.NewParser(t.header, units, c.Zone, t.book.Date1904())
	horizon := c.Now().Add(aDay).Unix()
	batch := make([]dossier.Dossier, 0, batchSize)
	send := func() error {
		if c.Progress != nil {
			c.Progress(r.File.Name, r.File.Rows)
		}
		select {
		case to <- batch:
			batch = make([]dossier.Dossier, 0, batchSize)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for row, err := range t.rows() {
		if err != nil {
			return 0, err
		}
		d, wrong, skip := parser.Parse(row)
		if skip {
			continue
		}
		r.File.Rows++
		if wrong == nil && max(d.Received, d.Finished) > horizon {
			ahead := time.Unix(max(d.Received, d.Finished), 0).In(c.Zone)
			wrong = &sheet.RowError{Row: row.Number, Reason: sheet.BadDate, Value: ahead.Format("02/01/2006")}
		}
		if wrong != nil {
			r.refuse(*wrong)
			continue
		}
		latest = max(latest, d.Received, d.Finished)
		if batch = append(batch, d); len(batch) == batchSize {
			if err := send(); err != nil {
				return 0, err
			}
		}
	}
	return latest, send()
}

// dataTime is up to when the data reaches: as the caller states, else as the title does, else guessed as the latest
// receipt or finish. A title is not believed when the data go on after it: it was left over from an earlier month, or tells
// when dossiers were received. No data time lies ahead of the clock: an export made on the 20th may be headed "đến ngày 30".
func (c *call) dataTime(t *table, latest int64) (at time.Time, stated bool) {
	at, stated = c.opt.AsOf, !c.opt.AsOf.IsZero()
	if !stated {
		at, stated = dossier.TitleTime(t.header.Title, c.Zone)
		stated = stated && latest < at.Add(aDay).Unix()
	}
	if !stated {
		at = time.Unix(latest, 0)
	}
	if now := c.Now(); at.After(now) {
		at = now
	}
	return at.Truncate(time.Second), stated
}
