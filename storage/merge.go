package storage

import (
	"context"
	"database/sql/driver"
	"fmt"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
)

// filled is what is known of the staged dossiers once they are sorted; units are places in the stage's dictionary.
type filled struct {
	rows    int
	touched *touched               // as if all of them were new
	reach   map[unitMonth]struct{} // the unit-months of which they tell
}

// fill sorts the staged dossiers into a temporary table, which locks nobody out.
func (g *stage) fill(ctx context.Context) error {
	if g.filled != nil {
		return nil
	}
	_, err := g.conn.ExecContext(ctx, `
		CREATE TABLE temp.staged (code TEXT PRIMARY KEY, unit INTEGER, procedure INTEGER, received INTEGER, due INTEGER,
			finished INTEGER, traits INTEGER) STRICT, WITHOUT ROWID;
		CREATE TABLE temp.staged_units (place INTEGER PRIMARY KEY, id INTEGER) STRICT;
		CREATE TABLE temp.staged_procedures (place INTEGER PRIMARY KEY, id INTEGER) STRICT;
		CREATE TABLE temp.wanted (unit INTEGER PRIMARY KEY) STRICT`)
	if err != nil {
		return err
	}
	done := &filled{touched: newTouched(newCalendar(g.store.opt.Zone)), reach: map[unitMonth]struct{}{}}
	columns := []string{"code", "unit", "procedure", "received", "due", "finished", "traits"}
	if _, err := g.conn.ExecContext(ctx, `SAVEPOINT fill`); err != nil {
		return err
	}
	err = bulkInsert(ctx, g.conn, "temp.staged", columns, func(b *bulk) error {
		for r, err := range g.runs.sorted() {
			if err != nil {
				return err
			}
			done.add(r)
			if err := b.put(r.code, int64(r.unit), int64(r.procedure), r.received, r.due, r.finished, int64(r.traits)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := g.conn.ExecContext(ctx, `RELEASE fill`); err != nil {
		return err
	}
	g.filled = done
	g.runs.rows = nil
	return g.runs.close()
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

// MergeDossiers moves the staged dossiers into the store: a row of an older data time is never taken over a newer
// one, equal or newer is. The months it answers with are those the interface names, and those whose data time moved:
// the cut-off of a month may follow its data time.
func (t *importTx) MergeDossiers(ctx context.Context, file int64, dataTime time.Time, stated bool) (intake.Changes, []intake.UnitMonth, error) {
	var changes intake.Changes
	fail := func(err error) (intake.Changes, []intake.UnitMonth, error) {
		return intake.Changes{}, nil, fmt.Errorf("merge the staged dossiers: %w", err)
	}
	if err := t.resolve(ctx); err != nil {
		return fail(err)
	}
	units, err := t.stagedUnits(ctx)
	if err != nil {
		return fail(err)
	}
	moved, err := t.compare(ctx, seconds(dataTime), units, &changes)
	if err != nil {
		return fail(err)
	}
	if err := t.merge(ctx, seconds(dataTime)); err != nil {
		return fail(err)
	}
	if err := t.extendReach(ctx, file, seconds(dataTime), stated, units, moved); err != nil {
		return fail(err)
	}
	var scored []scoring.Month
	if err := t.tx.SelectContext(ctx, &scored, `SELECT DISTINCT month FROM scorecards`); err != nil {
		return fail(err)
	}
	months := moved.list(scored, func(id int64) string { return t.codes[id] })
	return changes, months, t.countChanges(ctx, file, changes)
}

// stagedUnits are the ids of the units in the stage's dictionary, by place.
func (t *importTx) stagedUnits(ctx context.Context) ([]int64, error) {
	ids := make([]int64, len(t.stage.units.values))
	for place, code := range t.stage.units.values {
		id, err := t.unit(ctx, code)
		if err != nil {
			return nil, err
		}
		ids[place] = id
	}
	return ids, nil
}

// resolve writes down which unit and which procedure the places in the stage's dictionaries are.
func (t *importTx) resolve(ctx context.Context) error {
	units, err := t.stagedUnits(ctx)
	if err != nil {
		return err
	}
	if _, err := t.tx.ExecContext(ctx, `DELETE FROM temp.staged_units; DELETE FROM temp.staged_procedures`); err != nil {
		return err
	}
	err = bulkInsert(ctx, t.conn(), "temp.staged_units", []string{"place", "id"}, func(b *bulk) error {
		for place, id := range units {
			if err := b.put(int64(place), id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	find, err := t.tx.PreparexContext(ctx, `SELECT id FROM procedures WHERE name = ? AND field = ?`)
	if err != nil {
		return err
	}
	defer find.Close()
	add, err := t.tx.PreparexContext(ctx, `INSERT INTO procedures (name, field) VALUES (?, ?) ON CONFLICT DO NOTHING`)
	if err != nil {
		return err
	}
	defer add.Close()
	place, err := t.tx.PreparexContext(ctx, `INSERT INTO temp.staged_procedures (place, id) VALUES (?, ?)`)
	if err != nil {
		return err
	}
	defer place.Close()
	for i, p := range t.stage.procedures.values {
		var id int64
		if _, err := add.ExecContext(ctx, p[0], p[1]); err != nil {
			return err
		}
		if err := find.GetContext(ctx, &id, p[0], p[1]); err != nil {
			return err
		}
		if _, err := place.ExecContext(ctx, i, id); err != nil {
			return err
		}
	}
	return nil
}

// The staged dossiers as they are stored, and what of a dossier a file can change.
const (
	stagedAsStored = `s.code, su.id, sp.id, s.received, s.due, s.finished, s.traits & 15, s.traits >> 4 & 3, s.traits >> 6 & 1,
		s.traits >> 7 & 1, s.traits >> 8 & 1, s.traits >> 9 & 1`
	differs = `(d.unit, d.procedure, d.received, d.due, d.finished, d.status, d.channel, d.fee, d.paid_online, d.digitised,
		d.e_result) IS NOT (su.id, sp.id, s.received, s.due, s.finished, s.traits & 15, s.traits >> 4 & 3, s.traits >> 6 & 1,
		s.traits >> 7 & 1, s.traits >> 8 & 1, s.traits >> 9 & 1)`
)

// compare counts what the merge is going to do, and collects the months it touches.
func (t *importTx) compare(ctx context.Context, dataTime int64, units []int64, changes *intake.Changes) (*touched, error) {
	rows := t.stage.filled.rows
	var some bool
	if err := t.tx.GetContext(ctx, &some, `SELECT EXISTS (SELECT 1 FROM dossiers)`); err != nil {
		return nil, err
	}
	moved := newTouched(t.stage.filled.touched.calendar)
	if !some {
		changes.New = rows
		for um := range t.stage.filled.touched.months {
			moved.months[unitMonth{units[um.unit], um.month}] = struct{}{}
		}
		for span := range t.stage.filled.touched.late {
			span.unit = units[span.unit]
			moved.late[span] = struct{}{}
		}
		return moved, nil
	}
	var known struct{ Known, Older int }
	err := t.tx.GetContext(ctx, &known, `SELECT count(*) AS known, count(*) FILTER (WHERE d.data_time > ?) AS older
		FROM temp.staged s CROSS JOIN dossiers d ON d.code = s.code`, dataTime)
	if err != nil {
		return nil, err
	}
	now := func(row []driver.Value) state { return stateOf(row[0:5]) }
	err = each(ctx, t.conn(), `SELECT su.id, s.received, s.due, s.finished, s.traits & 15,
			d.unit, d.received, d.due, d.finished, d.status
		FROM temp.staged s CROSS JOIN temp.staged_units su ON su.place = s.unit
			CROSS JOIN temp.staged_procedures sp ON sp.place = s.procedure
			LEFT JOIN dossiers d ON d.code = s.code
		WHERE d.id IS NULL OR d.data_time <= ? AND `+differs,
		[]driver.NamedValue{{Ordinal: 1, Value: dataTime}}, func(row []driver.Value) error {
			moved.add(now(row))
			if row[5] != nil {
				changes.Changed++
				moved.add(stateOf(row[5:10]))
			}
			return nil
		})
	changes.New, changes.Older = rows-known.Known, known.Older
	changes.Unchanged = known.Known - known.Older - changes.Changed
	return moved, err
}

func stateOf(row []driver.Value) state {
	number := func(i int) int64 { n, _ := row[i].(int64); return n }
	return state{number(0), number(1), number(2), number(3), dossier.Status(number(4))}
}

func (t *importTx) merge(ctx context.Context, dataTime int64) error {
	// Both sides are in the order of the code: the merge walks along the index instead of jumping about in it.
	_, err := t.tx.ExecContext(ctx, `INSERT INTO dossiers (code, unit, procedure, received, due, finished, status, channel, fee,
			paid_online, digitised, e_result, data_time)
		SELECT `+stagedAsStored+`, ? FROM temp.staged s CROSS JOIN temp.staged_units su ON su.place = s.unit
			CROSS JOIN temp.staged_procedures sp ON sp.place = s.procedure
		WHERE true ORDER BY s.code
		ON CONFLICT (code) DO UPDATE SET unit = excluded.unit, procedure = excluded.procedure, received = excluded.received,
			due = excluded.due, finished = excluded.finished, status = excluded.status, channel = excluded.channel,
			fee = excluded.fee, paid_online = excluded.paid_online, digitised = excluded.digitised,
			e_result = excluded.e_result, data_time = excluded.data_time
		WHERE excluded.data_time > dossiers.data_time OR excluded.data_time = dossiers.data_time AND
			(excluded.unit, excluded.procedure, excluded.received, excluded.due, excluded.finished, excluded.status,
			excluded.channel, excluded.fee, excluded.paid_online, excluded.digitised, excluded.e_result) IS NOT
			(dossiers.unit, dossiers.procedure, dossiers.received, dossiers.due, dossiers.finished, dossiers.status,
			dossiers.channel, dossiers.fee, dossiers.paid_online, dossiers.digitised, dossiers.e_result)`, dataTime)
	return err
}

// extendReach notes how far the data of the file's unit-months reaches now, and marks those where that moved.
func (t *importTx) extendReach(ctx context.Context, file, dataTime int64, stated bool, units []int64, moved *touched) error {
	extend, err := t.tx.PreparexContext(ctx, `INSERT INTO unit_months (month, unit, data_time, stated, import) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (month, unit) DO UPDATE SET data_time = excluded.data_time, stated = excluded.stated, import = excluded.import
		WHERE excluded.data_time > unit_months.data_time
			OR excluded.data_time = unit_months.data_time AND excluded.stated > unit_months.stated`)
	if err != nil {
		return err
	}
	defer extend.Close()
	for _, um := range t.stage.filled.reached() {
		id := units[um.unit]
		result, err := extend.ExecContext(ctx, string(moved.calendar.month(um.month)), id, dataTime, stated, file)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil {
			return err
		} else if n > 0 {
			moved.months[unitMonth{id, um.month}] = struct{}{}
		}
	}
	return nil
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
