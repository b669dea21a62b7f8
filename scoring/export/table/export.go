package table

import (
	"context"
	"time"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/extent"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// batchSize is how many dossiers are given at once.
const batchSize = 1000

// aDay is how far ahead of the clock, or of the data time in a title, a date of receipt or finish may lie: clocks differ,
// typing errors lie further.
const aDay = 24 * time.Hour

// mostReadings bounds how often a file is read: as most are, then as its rows say it is written, and once more when those say
// otherwise only then.
const mostReadings = 3

// Export is an export of dossiers. How its columns are written is decided from all its rows: when that is not how they were read, it is
// read anew.
type Export struct {
	reader   *Reader
	table    *Table
	settings dossier.Settings
	readings []dossier.Reading // by which it is read next
	times    int               // that it was read

	// Of the last time:
	tables  *tablesReader
	outcome Outcome
	extent  extent.Extent // how its dossiers lie in time
	latest  int64         // receipt or finish
}

// Export is a table of dossiers, to be read; its dossiers belong to the units.
func (r *Reader) Export(t *Table, units *names.Index) *Export {
	return &Export{reader: r, table: t, settings: dossier.Settings{
		Units: units, Zone: r.Zone, Date1904: t.book.Date1904(), Horizon: r.Now().Add(aDay).Unix(), Words: r.Words, Text: t.book.Delimited(),
	}}
}

// Rows is how many rows were read so far.
func (e *Export) Rows() int { return e.outcome.Rows }

// Outcome is what became of the rows that were read.
func (e *Export) Outcome() Outcome { return e.outcome }

// Read reads all dossiers once, and gives them in batches; it ends with the first error. A batch belongs to whom it is given.
func (e *Export) Read(ctx context.Context, give func(batch []dossier.Dossier) error) error {
	e.times++
	e.tables = newTablesReader(e.reader, e.table.as, e.settings, e.readings)
	e.outcome, e.extent, e.latest = Outcome{}, extent.New(e.reader.Zone), 0
	batch := make([]dossier.Dossier, 0, batchSize)
	for _, of := range e.table.parts {
		err := e.tables.read(e.table.book, of, func(p *dossier.Parser, row sheet.Row) error {
			d, ok := e.parse(p, row, of)
			if !ok {
				return nil
			}
			if batch = append(batch, d); len(batch) < batchSize {
				return nil
			}
			full := batch
			batch = make([]dossier.Dossier, 0, batchSize)
			return give(full)
		})
		if err != nil {
			return err
		}
	}
	return give(batch)
}

// parse is a row as a dossier, or false.
func (e *Export) parse(p *dossier.Parser, row sheet.Row, of part) (dossier.Dossier, bool) {
	d, wrong, skip := p.Parse(row)
	if skip {
		e.outcome.noteTotal(row)
		return d, false
	}
	e.outcome.Rows++
	e.outcome.last = row.Number
	if wrong != nil {
		if len(e.table.parts) > 1 {
			wrong.Sheet = of.sheet + 1
		}
		e.outcome.refuse(*wrong)
		return d, false
	}
	e.latest = max(e.latest, d.Received, d.Finished)
	e.extent.Add(d)
	return d, true
}

// IsReadAsWritten says whether the export was read as it is written; else it is to be read anew, by what its rows have shown.
func (e *Export) IsReadAsWritten() (bool, error) {
	next, asWritten, err := e.tables.decide()
	if err != nil {
		e.outcome.forgetRefusals()
		return false, err
	}
	e.readings = next
	return asWritten || e.times == mostReadings, nil
}

// UnvettedProcedures are the names of procedures that may be those of persons, unless they are known.
func (e *Export) UnvettedProcedures() (all []dossier.Procedure) {
	for _, p := range e.tables.parsers {
		all = append(all, p.UnvettedProcedures()...)
	}
	return all
}
