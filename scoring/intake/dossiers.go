package intake

import (
	"context"
	"time"

	"motcua/scoring/export/dates"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/extent"
	"motcua/scoring/export/sheet"
)

// A batch of dossiers goes from the reader to the stage at once, and this many batches may wait.
const (
	batchSize = 1000
	batches   = 8
)

// aDay is how far ahead of the clock, or of the data time in a title, a date of receipt or finish may lie: clocks differ,
// typing errors lie further.
const aDay = 24 * time.Hour

// readings bounds how often a file is read: as most are, then as its rows say it is written, and once more when those say
// otherwise only then.
const mostReadings = 3

// takeDossiers takes in an export of dossiers. How its columns are written is decided from all its rows; when that is not how
// they were read, they are read anew.
func (c *call) takeDossiers(ctx context.Context, t *table, r *Result) error {
	units, err := c.index(ctx)
	if err != nil {
		return err
	}
	var readings []dossier.Reading
	for n := 1; ; n++ {
		stage, err := c.Store.Stage(ctx)
		if err != nil {
			return err
		}
		defer stage.Close()
		from := newTablesReader(c, t.as, dossier.Settings{
			Units: units, Zone: c.Zone, Date1904: t.book.Date1904(), Horizon: c.Now().Add(aDay).Unix(), Words: c.words, Text: t.book.Delimited(),
		}, readings)
		r.File.Rows, r.File.Refused, r.Refusals, r.extent, r.read.totals = 0, 0, nil, extent.New(c.Zone), nil
		latest, err := c.stageDossiers(ctx, t, from, stage, r)
		if err != nil {
			return err
		}
		next, settled, err := from.decide()
		if err != nil {
			r.File.Refused, r.Refusals = 0, nil // the rows are not bad one by one
			return err
		}
		if settled || n == mostReadings {
			return c.takeStaged(ctx, t, from, stage, latest, r)
		}
		readings = next
		if err := stage.Close(); err != nil {
			return err
		}
	}
}

// stageDossiers reads the rows and stages the dossiers; latest is the last receipt or finish among them.
func (c *call) stageDossiers(ctx context.Context, t *table, from *tablesReader, stage Stage, r *Result) (latest int64, err error) {
	reading, cancel := context.WithCancel(ctx)
	defer cancel()
	read := make(chan []dossier.Dossier, batches)
	failed := make(chan error, 1)
	go func() {
		defer close(read)
		var err error
		latest, err = c.readDossiers(reading, t, from, r, read)
		failed <- err
	}()
	for batch := range read {
		for _, d := range batch {
			if err := stage.Add(d); err != nil {
				cancel()
				for range read {
				}
				return 0, err
			}
		}
	}
	err = <-failed
	return latest, err
}

// takeStaged takes in what was staged.
func (c *call) takeStaged(ctx context.Context, t *table, from *tablesReader, stage Stage, latest int64, r *Result) error {
	if r.File.Rows == 0 {
		return &sheet.FileError{Problem: sheet.Empty}
	}
	if err := r.cut(); err != nil {
		return err
	}
	r.File.DataTime, r.File.Stated = c.dataTime(t, latest)
	c.period(t, r)
	for _, line := range t.header.Title {
		if n, ok := dossier.TotalIn(line); ok {
			r.read.totals = append(r.read.totals, n)
		}
	}
	for _, field := range t.header.Settled {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.ChosenColumn, Column: t.header.ShownColumn(field)})
	}
	if err := r.told(from); err != nil {
		return err
	}
	for _, p := range from.parsers {
		stage.Unname(p.Unvetted())
	}
	return c.writeStaged(ctx, stage, r, func(tx Tx, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, touched, err = tx.TakeDossiers(ctx, r.File)
		if err == nil {
			r.Lost, err = tx.Lost(ctx, MaxLost)
		}
		changes := r.File.Changes
		if known := changes.New + changes.Changed + changes.Unchanged + changes.Older; known < r.File.Rows-r.File.Refused {
			r.Notes = append(r.Notes, dossier.Note{Kind: dossier.FewerDossiers, N: known, Of: r.File.Rows - r.File.Refused})
		}
		if changes.Anew && (r.read.otherwise || changes.New+changes.Changed > 0) {
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
		return touched, err
	})
}

// told notes what should be known of how a file was read. A file of which most statuses are not understood is refused: nothing
// could be scored by it.
func (r *Result) told(from *tablesReader) error {
	if from.tables > 1 {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.ManyTables, N: from.tables})
	}
	hidden, unread := 0, 0
	for i, p := range from.parsers {
		r.Notes = append(r.Notes, p.Notes()...)
		words, others := p.UnknownWords()
		r.Words, hidden = append(r.Words, words...), hidden+others
		unread += p.Unread()
		if i == 0 {
			r.Lacking = p.Lacking()
		}
	}
	r.Words = merged(r.Words)
	if hidden > 0 {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.UnknownWords, N: hidden})
	}
	if good := r.File.Rows - r.File.Refused; unread*badShare > good {
		return &sheet.FileError{Problem: sheet.UnknownWords, Facts: facts("rows", unread, "all", good)}
	}
	return nil
}

// readDossiers sends the dossiers of a table in batches and gives the latest receipt or finish among them. Until it
// returns, the result belongs to it.
func (c *call) readDossiers(ctx context.Context, t *table, from *tablesReader, r *Result, to chan<- []dossier.Dossier) (latest int64, err error) {
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
	for _, of := range t.parts {
		err := from.read(t.book, of, func(p *dossier.Parser, row sheet.Row) error {
			d, wrong, skip := p.Parse(row)
			if skip {
				r.read.total(row)
				return nil
			}
			r.File.Rows++
			r.read.last = row.Number
			if wrong != nil {
				if len(t.parts) > 1 {
					wrong.Sheet = of.sheet + 1
				}
				r.refuse(*wrong)
				return nil
			}
			latest = max(latest, d.Received, d.Finished)
			r.extent.Add(d)
			if batch = append(batch, d); len(batch) == batchSize {
				return send()
			}
			return nil
		})
		if err != nil {
			return 0, err
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
		at, stated = dates.TitleTime(t.header.Title, c.Zone)
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
