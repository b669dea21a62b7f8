package imports

import (
	"context"
	"errors"
	"slices"

	"motcua/storage/staging"
)

// filled is what is known of the staged dossiers once they are sorted; units are places in the stage's dictionary.
type filled struct {
	rows    int
	touched *staging.Touched               // as if all of them were new
	reach   map[staging.UnitMonth]struct{} // the open ones' months of due, beside those touched
}

func newFilled(c *staging.Calendar) *filled {
	return &filled{touched: staging.NewTouched(c), reach: map[staging.UnitMonth]struct{}{}}
}

func (f *filled) add(r staging.StagedRow) {
	f.rows++
	s := staging.State{Unit: int64(r.Unit), Received: r.Received, Due: r.Due, Finished: r.Finished, Status: r.Traits.Status()}
	f.touched.Add(s)
	if s.Due != 0 && s.Status.Open() {
		if month := f.touched.Calendar.Index(s.Due); month >= 0 {
			f.reach[staging.UnitMonth{Unit: s.Unit, Month: month}] = struct{}{}
		}
	}
}

// reached are the unit-months in which the staged dossiers were received, finished, or are open and due.
func (f *filled) reached() []staging.UnitMonth {
	all := make([]staging.UnitMonth, 0, len(f.touched.Months)+len(f.reach))
	for um := range f.touched.Months {
		all = append(all, um)
	}
	for um := range f.reach {
		if _, also := f.touched.Months[um]; !also {
			all = append(all, um)
		}
	}
	slices.SortFunc(all, func(a, b staging.UnitMonth) int {
		if a.Month != b.Month {
			return int(a.Month - b.Month)
		}
		return int(a.Unit - b.Unit)
	})
	return all
}

// Prepare makes the temporary tables, and sorts the staged dossiers into theirs. It locks nobody out.
func (g *Stage) Prepare(ctx context.Context) error {
	if g.filled != nil {
		return nil
	}
	_, err := g.conn.ExecContext(ctx, `
		CREATE TABLE temp.staged (code TEXT, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER, finished INTEGER,
			submitted INTEGER, traits INTEGER, silent INTEGER) STRICT;
		CREATE TABLE temp.staged_units (place INTEGER PRIMARY KEY, id INTEGER) STRICT;
		CREATE TABLE temp.staged_procedures (place INTEGER PRIMARY KEY, id INTEGER) STRICT;
		CREATE TABLE temp.added (code TEXT, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER, finished INTEGER, submitted INTEGER,
			traits INTEGER) STRICT;
		CREATE TABLE temp.known (id INTEGER PRIMARY KEY, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER, finished INTEGER,
			submitted INTEGER, traits INTEGER, data_time INTEGER, gone INTEGER, silent INTEGER, does INTEGER) STRICT;
		SAVEPOINT fill`)
	if err != nil {
		return err
	}
	if g.filled, err = g.fill(ctx); err != nil {
		return err
	}
	_, err = g.conn.ExecContext(ctx, `RELEASE fill`)
	return errors.Join(err, g.Runs.Close())
}

func (g *Stage) fill(ctx context.Context) (*filled, error) {
	done := newFilled(staging.NewCalendar(g.store.file.Zone()))
	columns := []string{"code", "unit", "procedure", "received", "due", "finished", "submitted", "traits", "silent"}
	err := staging.Insert(ctx, g.conn.Conn, "temp.staged", columns, func(b *staging.Rows) error {
		for r, err := range g.Runs.Sorted() {
			if err != nil {
				return err
			}
			done.add(r)
			if err := b.Put(r.Code, int64(r.Unit), int64(r.Procedure), r.Received, r.Due, r.Finished, r.Submitted, int64(r.Traits), int64(r.Silent)); err != nil {
				return err
			}
		}
		return nil
	})
	return done, err
}
