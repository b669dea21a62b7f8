package ledger_test

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// rowsOf is an export of Háng Lìa in June 2024. A row is the number of a dossier, its unit, status and finish.
func rowsOf(name string, rows ...string) table.Source {
	lines := []string{header}
	for _, r := range rows {
		f := strings.Split(r, "|")
		lines = append(lines, fmt.Sprintf("%s-240605-%s;%s;Thủ tục %s;05/06/2024;14/06/2024;%s;%s;2;1000;trực tuyến;Có số hóa TPHS;có", hangLia, f[0], f[1], f[2], f[4], f[3]))
	}
	return text(name, lines...)
}

// Of these, the second brings a dossier, changes some, leaves some as they are, and has one no more.
func firstAndSecond() (first, second table.Source) {
	open := []string{
		"0001|UBND xã Háng Lìa|1|2|", "0002|UBND xã Háng Lìa|1|2|", "0003|UBND xã Háng Lìa|1|2|", "0004|UBND xã Háng Lìa|1|2|", "0005|UBND xã Háng Lìa|2|2|",
		"0006|UBND xã Háng Lìa|2|10|12/06/2024", "0007|UBND xã Háng Lìa|2|10|12/06/2024", "0008|UBND xã Háng Lìa|2|10|18/06/2024", "0009|UBND xã Háng Lìa|2|10|18/06/2024",
	}
	changed := append([]string{
		"0010|UBND xã Háng Lìa|9|10|19/06/2024", "0002|UBND xã Háng Lìa|1|10|19/06/2024", "0003|UBND xã Háng Lìa|1|6|",
	}, open[3:]...)
	return rowsOf("1.csv", open...), rowsOf("2.csv", changed...)
}

// stops has every change of a kind to a table fail, until it is called off.
func (d *desk) stops(t *testing.T, change, table string) (callOff func()) {
	t.Helper()
	run := func(statement string) {
		db, err := sql.Open("sqlite3", "file:"+d.path+"?_busy_timeout=5000")
		if err == nil {
			_, err = db.Exec(statement)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	run(fmt.Sprintf(`CREATE TRIGGER stops BEFORE %s ON %s BEGIN SELECT RAISE(ABORT, 'the machine fails'); END`, change, table))
	return func() { run(`DROP TRIGGER stops`) }
}

// Wherever the machine fails in an import or while it is taken back, it has not happened, in no part.
func TestFailedImportOrUndoChangesNothing(t *testing.T) {
	d := newKeptDesk(t)
	first, second := firstAndSecond()
	d.taken(t, first)
	d.now = d.now.Add(time.Hour)
	opt := ledger.ImportOptions{AsOf: d.now}
	opt.Period.From, opt.Period.Until = time.Date(2024, 5, 1, 0, 0, 0, 0, d.Zone), d.now

	before := d.tables(t)
	d.taken(t, second)
	after := d.tables(t)
	written := slices.DeleteFunc(slices.Sorted(maps.Keys(after)), func(table string) bool { return slices.Equal(before[table], after[table]) })
	d.undo(t)
	before = d.tables(t)
	// fails does something with every change failing to each table that an import writes, and gives how often it failed. Where it did not, back undoes it.
	fails := func(do func() error, back func()) (n int) {
		stays := d.tables(t)
		for i, table := range written {
			for j, change := range []string{"INSERT", "UPDATE", "DELETE"} {
				if !trial.Includes(i+j, 3, 6) {
					continue
				}
				callOff := d.stops(t, change, table)
				err := do()
				callOff()
				if err == nil {
					back()
					stays = d.tables(t)
					continue
				}
				n++
				if !strings.Contains(err.Error(), "the machine fails") {
					t.Errorf("%s of %s: %v", change, table, err)
				}
				if unchanged(t, stays, d.tables(t)); t.Failed() {
					t.Fatalf("the machine failed at an %s of %s", change, table)
				}
			}
		}
		return n
	}
	places := trial.Count(10, 3, 2)
	take := func() error { _, err := d.Import(t.Context(), []table.Source{second}, opt); return err }
	if n := fails(take, func() { d.undo(t) }); n < places {
		t.Errorf("the import failed at %d places", n)
	}
	r := d.take(t, opt, second)[0]
	if c := r.File.Changes; c.New != 1 || c.Changed != 2 || c.Unchanged != 6 || r.Lost.Total != 1 {
		t.Fatalf("the second file brings %+v, and has no more %d", c, r.Lost.Total)
	}
	undo := func() error {
		last, err := d.store.LastUndoable(t.Context())
		if err == nil {
			_, err = d.Undo(t.Context(), last)
		}
		return err
	}
	if n := fails(undo, func() { d.take(t, opt, second) }); n < places {
		t.Errorf("taking back failed at %d places", n)
	}
	d.undo(t)
	unchanged(t, before, d.tables(t))
}
