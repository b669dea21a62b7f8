package ledger

import (
	"context"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/names"
)

// takeUnits takes in a register of units. Units that it does not name stay as they are.
func (c *call) takeUnits(ctx context.Context, t *table.Table, r *ImportResult) error {
	units, read, err := c.reader.Units(t)
	if r.noteRows(read); err != nil {
		return err
	}
	err = c.write(ctx, r, func(tx Intake, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, touched, err = tx.PutUnits(ctx, file, units)
		return touched, err
	})
	if err == nil {
		c.units = append(c.units, units...)
	}
	return err
}

// takeCounts takes in counts entered by hand.
func (c *call) takeCounts(ctx context.Context, t *table.Table, r *ImportResult) error {
	counts, read, err := c.readCounts(ctx, t)
	if r.noteRows(read); err != nil {
		return err
	}
	return c.write(ctx, r, func(tx Intake, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, touched, err = tx.PutCounts(ctx, file, counts)
		return touched, err
	})
}

// readCounts reads counts entered by hand, and keeps the one month that they are for.
func (c *call) readCounts(ctx context.Context, t *table.Table) ([]table.Count, table.Outcome, error) {
	units, err := c.index(ctx)
	if err != nil {
		return nil, table.Outcome{}, err
	}
	counts, read, err := c.reader.Counts(t, units)
	c.month = ""
	if len(counts) > 0 && !slices.ContainsFunc(counts, func(other table.Count) bool { return other.Term != counts[0].Term }) {
		c.month, _ = counts[0].Term.Month()
	}
	return counts, read, err
}

// takeAppendix takes in an appendix as it was published. It is for the month that it tells, else for that of the counts of the same call.
func (c *call) takeAppendix(ctx context.Context, t *table.Table, r *ImportResult) error {
	units, err := c.index(ctx)
	if err != nil {
		return err
	}
	month, ok := c.reader.AppendixMonth(t)
	if !ok {
		month = c.month
	}
	if month == "" {
		return &sheet.FileError{Problem: sheet.NoMonth}
	}
	rows, read, err := c.reader.Appendix(t, month, units)
	if r.noteRows(read); err != nil {
		return err
	}
	return c.write(ctx, r, func(tx Intake, file int64) (touched []UnitMonth, err error) {
		taken, ok := c.reader.AppendixTaken(t)
		if !ok {
			taken = c.Now()
		}
		r.File.Changes, err = tx.PutPublished(ctx, file, month, taken, rows)
		for _, row := range rows {
			touched = append(touched, UnitMonth{Unit: row.Unit, Month: month})
		}
		return touched, err
	})
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
