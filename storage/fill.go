package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/jmoiron/sqlx"
)

// filled is what is known of the staged dossiers once they are sorted; units are places in the stage's dictionary.
type filled struct {
	rows    int
	silent  bool                   // some row says nothing of a field
	touched *touched               // as if all of them were new
	reach   map[unitMonth]struct{} // the open ones' months of due, beside those touched
}

func newFilled(c *calendar) *filled {
	return &filled{touched: newTouched(c), reach: map[unitMonth]struct{}{}}
}

func (f *filled) add(r stagedRow) {
	f.rows++
	f.silent = f.silent || r.silent != 0
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

// placed are the ids of what the stage's dictionaries hold, by place.
type placed struct{ units, procedures []int64 }

// place finds the ids of the staged units and procedures, and adds procedures that are new.
func (t *importTx) place(ctx context.Context) (placed, error) {
	var ids placed
	for _, code := range t.stage.units.values {
		id, err := t.unit(ctx, code)
		if err != nil {
			return ids, err
		}
		ids.units = append(ids.units, id)
	}
	add, err := t.tx.PreparexContext(ctx, `INSERT INTO procedures (name, field) VALUES (?, ?) ON CONFLICT DO NOTHING`)
	if err != nil {
		return ids, err
	}
	defer add.Close()
	find, err := t.tx.PreparexContext(ctx, `SELECT id FROM procedures WHERE name = ? AND field = ?`)
	if err != nil {
		return ids, err
	}
	defer find.Close()
	for _, p := range t.stage.procedures.values {
		var id int64
		if t.stage.unnamed[p] {
			switch err := find.GetContext(ctx, &id, p[0], p[1]); {
			case err == nil: // an earlier file vouched for it
				ids.procedures = append(ids.procedures, id)
				continue
			case !errors.Is(err, sql.ErrNoRows):
				return ids, err
			}
			p = [2]string{}
		}
		if _, err := add.ExecContext(ctx, p[0], p[1]); err != nil {
			return ids, err
		}
		if err := find.GetContext(ctx, &id, p[0], p[1]); err != nil {
			return ids, err
		}
		ids.procedures = append(ids.procedures, id)
	}
	return ids, nil
}

// write writes the ids down beside the staged dossiers.
func (p placed) write(ctx context.Context, tx *sqlx.Tx, conn *sqlx.Conn) error {
	for table, ids := range map[string][]int64{"temp.staged_units": p.units, "temp.staged_procedures": p.procedures} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
		err := bulkInsert(ctx, conn, table, []string{"place", "id"}, func(b *bulk) error {
			for place, id := range ids {
				if err := b.put(int64(place), id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
