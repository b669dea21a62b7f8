package storage

import (
	"context"
	"errors"
	"slices"
)

// filled is what is known of the staged dossiers once they are sorted; units are places in the stage's dictionary.
type filled struct {
	rows    int
	touched *touched               // as if all of them were new
	reach   map[unitMonth]struct{} // the open ones' months of due, beside those touched
}

func newFilled(c *calendar) *filled {
	return &filled{touched: newTouched(c), reach: map[unitMonth]struct{}{}}
}

func (f *filled) add(r stagedRow) {
	f.rows++
	s := state{int64(r.unit), r.received, r.due, r.finished, r.traits.status()}
	f.touched.add(s)
	if s.due != 0 && s.status.Open() {
		if month := f.touched.calendar.index(s.due); month >= 0 {
			f.reach[unitMonth{s.unit, month}] = struct{}{}
		}
	}
}

// reached are the unit-months in which the staged dossiers were received, finished, or are open and due.
func (f *filled) reached() []unitMonth {
	all := make([]unitMonth, 0, len(f.touched.months)+len(f.reach))
	for um := range f.touched.months {
		all = append(all, um)
	}
	for um := range f.reach {
		if _, also := f.touched.months[um]; !also {
			all = append(all, um)
		}
	}
	slices.SortFunc(all, func(a, b unitMonth) int {
		if a.month != b.month {
			return int(a.month - b.month)
		}
		return int(a.unit - b.unit)
	})
	return all
}

// prepare makes the temporary tables, and sorts the staged dossiers into theirs. It locks nobody out.
func (g *stage) prepare(ctx context.Context) error {
	if g.filled != nil {
		return nil
	}
	_, err := g.conn.ExecContext(ctx, `
		CREATE TABLE temp.staged (code TEXT, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER, finished INTEGER,
			traits INTEGER, silent INTEGER) STRICT;
		CREATE TABLE temp.staged_units (place INTEGER PRIMARY KEY, id INTEGER) STRICT;
		CREATE TABLE temp.staged_procedures (place INTEGER PRIMARY KEY, id INTEGER) STRICT;
		CREATE TABLE temp.added (code TEXT, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER, finished INTEGER, traits INTEGER) STRICT;
		CREATE TABLE temp.known (id INTEGER PRIMARY KEY, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER, finished INTEGER,
			traits INTEGER, data_time INTEGER, gone INTEGER, silent INTEGER, does INTEGER) STRICT;
		CREATE TABLE temp.wanted (unit INTEGER PRIMARY KEY, holder INTEGER) STRICT;
		SAVEPOINT fill`)
	if err != nil {
		return err
	}
	if g.filled, err = g.fill(ctx); err != nil {
		return err
	}
	_, err = g.conn.ExecContext(ctx, `RELEASE fill`)
	return errors.Join(err, g.runs.close())
}

func (g *stage) fill(ctx context.Context) (*filled, error) {
	done := newFilled(newCalendar(g.store.opt.Zone))
	columns := []string{"code", "unit", "procedure", "received", "due", "finished", "traits", "silent"}
	err := bulkInsert(ctx, g.conn, "temp.staged", columns, func(b *bulk) error {
		for r, err := range g.runs.sorted() {
			if err != nil {
				return err
			}
			done.add(r)
			if err := b.put(r.code, int64(r.unit), int64(r.procedure), r.received, r.due, r.finished, int64(r.traits), int64(r.silent)); err != nil {
				return err
			}
		}
		return nil
	})
	return done, err
}
