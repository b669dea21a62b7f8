package ledger_test

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
	"motcua/scoring/workdays"
)

// tables are the rows of every table of the store, but for the log of who did what, and for notices that were cancelled because
// an import was taken back. What changed and is as it was has another version.
func (d *desk) tables(t *testing.T) map[string][]string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+d.path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	names := column(t, db, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('audit', 'goose_db_version') AND name NOT LIKE 'sqlite_%'`)
	all := map[string][]string{}
	for _, name := range names {
		var columns []string
		for _, c := range column(t, db, fmt.Sprintf(`SELECT name FROM pragma_table_info('%s')`, name)) {
			if name+"."+c != "outbox.version" {
				columns = append(columns, "quote("+c+")")
			}
		}
		where := ""
		if name == "outbox" {
			where = ` WHERE why <> 'the import was taken back'`
		}
		all[name] = column(t, db, `SELECT `+strings.Join(columns, " || ', ' || ")+` FROM `+name+where)
		slices.Sort(all[name])
	}
	return all
}

func column(t *testing.T, db *sql.DB, question string) (values []string) {
	t.Helper()
	rows, err := db.Query(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	defer rows.Close()
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			t.Fatal(err)
		}
		values = append(values, v)
	}
	return values
}

// unchanged fails where the tables are not as they were.
func unchanged(t *testing.T, before, after map[string][]string) {
	t.Helper()
	for name, rows := range before {
		if !slices.Equal(rows, after[name]) {
			t.Errorf("%s is not as it was:\n%s\n→\n%s", name, strings.Join(missing(rows, after[name]), "\n"), strings.Join(missing(after[name], rows), "\n"))
		}
	}
}

func missing(rows, from []string) (some []string) {
	for _, r := range rows {
		if !slices.Contains(from, r) && len(some) < 5 {
			some = append(some, r)
		}
	}
	return some
}

const (
	hangLia = "000.10.32.H18"
	header  = "Mã hồ sơ;Đơn vị;Tên TTHC;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc xử lý;Trạng thái;Hình thức nộp hồ sơ;Phí (VNĐ);Hình thức thanh toán;Số hóa TPHS;Kết quả điện tử"
)

// newKeptDesk is a desk in the running June 2024, with its units, an officer of Háng Lìa and an admin.
func newKeptDesk(t *testing.T) *desk {
	t.Helper()
	at := func(d *desk) *desk {
		d.now = time.Date(2024, 6, 20, 9, 0, 0, 0, d.Zone)
		days, err := workdays.Load()
		if err != nil {
			t.Fatal(err)
		}
		d.Days, d.Keep = days, true
		return d
	}
	withPeople.Do(func() {
		d := at(newDesk(t))
		d.take(t, ledger.ImportOptions{}, file(t, "2024-06", "don-vi.csv"))
		d.register(t, 1, people.Grant{Role: people.Officer, Unit: hangLia})
		d.register(t, 2, people.Grant{Role: people.Admin})
		withPeople.file = d.contents(t)
	})
	return at(deskOn(t, withPeople.file, sharedRules(t)))
}

// register makes a person known who has a role.
func (d *desk) register(t *testing.T, id int64, grant people.Grant) {
	t.Helper()
	code := fmt.Sprintf("%016d", id)
	if err := d.store.AddInvitation(t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: d.now.Add(time.Hour)}, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := d.store.Redeem(t.Context(), code, id, d.now, id); err != nil {
		t.Fatal(err)
	}
}

// exportOf is an export of Háng Lìa: on time so many dossiers, late so many.
func exportOf(name string, onTime, late int) table.Source {
	lines := []string{header}
	for i := range onTime + late {
		finished := "12/06/2024"
		if i >= onTime {
			finished = "18/06/2024"
		}
		lines = append(lines, fmt.Sprintf("%s-240605-%04d;UBND xã Háng Lìa;Thủ tục %d;05/06/2024;14/06/2024;%s;10;2;1000;trực tuyến;Có số hóa TPHS;có", hangLia, i+1, i%3, finished))
	}
	return text(name, lines...)
}

func (d *desk) undo(t *testing.T) ledger.ImportResult {
	t.Helper()
	last, err := d.store.LastUndoable(t.Context())
	if err != nil || last == 0 {
		t.Fatalf("there is nothing to take back: %v", err)
	}
	result, err := d.Undo(t.Context(), last)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(t.Context(), last); !errors.Is(err, ledger.ErrNotLast) {
		t.Errorf("taken back twice: %v", err)
	}
	return result
}

// Whatever an import changed is as it was, table by table, when it is taken back before anything has become of it.
func TestUndoLeavesStoreAsItWas(t *testing.T) {
	whole := func(name string) func(*testing.T) table.Source {
		return func(t *testing.T) table.Source { return file(t, "2024-06", name) }
	}
	made := func(s table.Source) func(*testing.T) table.Source {
		return func(*testing.T) table.Source { return s }
	}
	register := text("don-vi.csv", "Mã đơn vị;Tên đơn vị;Tên gọi khác", "NEW;UBND xã Mới;Xã Mới", hangLia+";UBND xã Háng Lìa Mới;")
	for name, c := range map[string]struct {
		before []func(*testing.T) table.Source
		taken  func(*testing.T) table.Source
	}{
		"the first export":                        {nil, whole("ho-so-2024-06.xlsx")},
		"counts, over those of a month":           {[]func(*testing.T) table.Source{whole("ho-so-2024-06.xlsx")}, whole("so-lieu-2024-06.csv")},
		"an appendix":                             {[]func(*testing.T) table.Source{whole("ho-so-2024-06.xlsx"), whole("so-lieu-2024-06.csv")}, whole("phu-luc-da-ban-hanh.csv")},
		"an appendix of a month without anything": {nil, whole("phu-luc-da-ban-hanh.csv")},
		"a register that adds and renames":        {[]func(*testing.T) table.Source{whole("ho-so-2024-06.xlsx")}, made(register)},
		"an export that opens warnings":           {[]func(*testing.T) table.Source{made(exportOf("1.csv", 10, 0))}, made(exportOf("2.csv", 5, 5))},
		"an export that is read otherwise":        {[]func(*testing.T) table.Source{made(exportOf("1.csv", 5, 5))}, made(exportOf("1.csv", 5, 5))},
		"an export that ends warnings":            {[]func(*testing.T) table.Source{made(exportOf("1.csv", 5, 5))}, made(exportOf("2.csv", 10, 0))},
		"an export that worsens what is open":     {[]func(*testing.T) table.Source{made(exportOf("1.csv", 9, 1))}, made(exportOf("2.csv", 1, 9))},
	} {
		t.Run(name, func(t *testing.T) {
			d := newKeptDesk(t)
			for _, f := range c.before {
				d.taken(t, f(t))
				d.now = d.now.Add(time.Hour)
			}
			// What the last import before kept is not a part of what an import changes.
			before := d.tables(t)
			for name := range before {
				if strings.HasPrefix(name, "undo_") {
					before[name] = nil
				}
			}
			d.taken(t, c.taken(t))
			if changed := d.tables(t); slices.Equal(changed["imports"], before["imports"]) {
				t.Fatal("nothing was taken in")
			}
			d.undo(t)
			unchanged(t, before, d.tables(t))
		})
	}
}

// taken imports a file that must be taken. It is said to be a list from the beginning of last month on.
func (d *desk) taken(t *testing.T, f table.Source) ledger.ImportResult {
	t.Helper()
	since := scoring.MonthOf(d.now, d.Zone).Prev().Start(d.Zone)
	r := d.take(t, ledger.ImportOptions{AsOf: d.now, Period: scoring.Period{From: since, Until: d.now}}, f)[0]
	if r.Problem != nil || r.Seen {
		t.Fatalf("%s is not taken in: %+v", f.Path, r.Problem)
	}
	return r
}

func TestOnlyLastImportIsTakenBack(t *testing.T) {
	d := newKeptDesk(t)
	first := d.taken(t, exportOf("1.csv", 10, 0)).File.ID
	d.taken(t, exportOf("2.csv", 5, 5))
	if _, err := d.Undo(t.Context(), first); !errors.Is(err, ledger.ErrNotLast) {
		t.Errorf("an import before the last is taken back: %v", err)
	}
	d.Keep = false
	last := d.taken(t, exportOf("3.csv", 7, 3)).File.ID
	if _, err := d.Undo(t.Context(), last); !errors.Is(err, ledger.ErrNotLast) {
		t.Errorf("an import that was not kept is taken back: %v", err)
	}
}

// Buttons carry the number of an import for as long as their message stands: no other import gets it.
func TestNumberOfUndoneImportIsNotReused(t *testing.T) {
	d := newKeptDesk(t)
	first := d.taken(t, exportOf("1.csv", 10, 0)).File.ID
	d.undo(t)
	second := d.taken(t, exportOf("2.csv", 5, 5)).File.ID
	if _, err := d.Undo(t.Context(), first); !errors.Is(err, ledger.ErrNotLast) {
		t.Errorf("the button of import %d takes import %d back: %v", first, second, err)
	}
}

// A notice that somebody is about to send when the import that caused it is taken back must not be begun any more, also
// when taking it back queues another one.
func TestRowOfUndoneImportIsNotSent(t *testing.T) {
	lines := []string{header}
	for i := range 5 {
		lines = append(lines, fmt.Sprintf("%s-240605-%04d;UBND xã Háng Lìa;Thủ tục;05/06/2024;14/06/2024;18/06/2024;10;2;1000;trực tuyến;Chưa số hóa TPHS;không", hangLia, i+1))
	}
	undigitised := text("1.csv", lines...)
	for name, c := range map[string]struct{ before, taken table.Source }{
		"a warning that the import queued":  {exportOf("1.csv", 10, 0), exportOf("2.csv", 5, 5)},
		"a warning that the import changed": {undigitised, exportOf("2.csv", 0, 5)},
	} {
		t.Run(name, func(t *testing.T) {
			d := newKeptDesk(t)
			d.taken(t, c.before)
			d.now = d.now.Add(time.Hour)
			d.taken(t, c.taken)
			about, err := d.store.Ready(t.Context(), d.now, nil, 10)
			if err != nil || len(about) == 0 {
				t.Fatalf("nothing is ready: %v", err)
			}
			d.undo(t)
			d.now = d.now.Add(time.Hour)
			d.taken(t, exportOf("3.csv", 4, 6))
			for _, row := range about {
				if err := d.store.Begin(t.Context(), []outbox.Row{row}, d.now); !errors.Is(err, outbox.ErrMoved) {
					t.Errorf("row %d, %s, is begun: %v", row.ID, row.Reason, err)
				}
			}
		})
	}
}

func TestUndoIsRefusedWhereUnitIsServed(t *testing.T) {
	d := newKeptDesk(t)
	file := d.taken(t, text("don-vi.csv", "Mã đơn vị;Tên đơn vị", "NEW;UBND xã Mới")).File.ID
	code := fmt.Sprintf("%016d", 3)
	grant := people.Grant{Role: people.Officer, Unit: "NEW"}
	if err := d.store.AddInvitation(t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: d.now.Add(time.Hour)}, 0); err != nil {
		t.Fatal(err)
	}
	before := d.tables(t)
	if _, err := d.Undo(t.Context(), file); !errors.Is(err, ledger.ErrInUse) {
		t.Errorf("got %v", err)
	}
	unchanged(t, before, d.tables(t))
}

// Who was warned because of an import that is taken back is told that the warning is withdrawn; whoever was told that one
// had ended is told that it is open; and what people said since stays.
func TestUndoTellsWhoWasTold(t *testing.T) {
	queued := func(t *testing.T, d *desk) []outbox.Row {
		t.Helper()
		rows, err := d.store.Outbox(t.Context(), []outbox.State{outbox.Queued}, 100)
		if err != nil {
			t.Fatal(err)
		}
		return slices.DeleteFunc(rows, func(r outbox.Row) bool { return r.Unit != hangLia })
	}
	sent := func(t *testing.T, d *desk) {
		t.Helper()
		for _, r := range queued(t, d) {
			if err := d.store.Begin(t.Context(), []outbox.Row{r}, d.now); err != nil {
				t.Fatal(err)
			}
			if err := d.store.Finish(t.Context(), []outbox.Row{r}, outbox.Accepted, int(r.ID), "", d.now); err != nil {
				t.Fatal(err)
			}
		}
	}
	waiting := func(t *testing.T, d *desk) (reasons []outbox.Reason) {
		t.Helper()
		for _, r := range queued(t, d) {
			reasons = append(reasons, r.Reason)
		}
		return reasons
	}
	t.Run("a warning that went out", func(t *testing.T) {
		d := newKeptDesk(t)
		d.taken(t, exportOf("1.csv", 10, 0))
		d.now = d.now.Add(time.Hour)
		d.taken(t, exportOf("2.csv", 5, 5))
		sent(t, d)
		d.undo(t)
		if got := waiting(t, d); !slices.Equal(got, []outbox.Reason{outbox.Withdrawn}) {
			t.Errorf("waiting are %v", got)
		}
		if w, err := d.store.Watch(t.Context(), hangLia); err != nil || len(w.Warnings) != 0 {
			t.Errorf("open are %v, %v", w.Warnings, err)
		}
	})
	t.Run("an end that went out", func(t *testing.T) {
		d := newKeptDesk(t)
		d.taken(t, exportOf("1.csv", 5, 5))
		sent(t, d)
		d.now = d.now.Add(time.Hour)
		d.taken(t, exportOf("2.csv", 10, 0))
		sent(t, d)
		d.undo(t)
		if got := waiting(t, d); !slices.Equal(got, []outbox.Reason{outbox.Reminder}) {
			t.Errorf("waiting are %v", got)
		}
		if w, err := d.store.Watch(t.Context(), hangLia); err != nil || len(w.Warnings) != 1 {
			t.Errorf("open are %v, %v", w.Warnings, err)
		}
	})
	t.Run("an end that comes again, and is taken back again", func(t *testing.T) {
		d := newKeptDesk(t)
		d.taken(t, exportOf("1.csv", 5, 5))
		for i := range 2 {
			sent(t, d)
			d.now = d.now.Add(time.Hour)
			d.taken(t, exportOf("2.csv", 10+i, 0))
			if got := waiting(t, d); len(got) != 1 || got[0] != outbox.Recovered {
				t.Errorf("round %d: at the end waiting are %v", i, got)
			}
			sent(t, d)
			d.undo(t)
			if got := waiting(t, d); !slices.Equal(got, []outbox.Reason{outbox.Reminder}) {
				t.Errorf("round %d: taken back, waiting are %v", i, got)
			}
		}
	})
	t.Run("an acknowledgement since", func(t *testing.T) {
		d := newKeptDesk(t)
		d.taken(t, exportOf("1.csv", 8, 2))
		sent(t, d)
		d.now = d.now.Add(time.Hour)
		d.taken(t, exportOf("2.csv", 5, 5))
		seen := map[string]warning.Seen{hangLia: warning.OpenedBy(d.now)}
		if _, err := ledger.Acknowledge(t.Context(), d.store, 1, seen, []string{hangLia}, d.now); err != nil {
			t.Fatal(err)
		}
		d.undo(t)
		w, err := d.store.Watch(t.Context(), hangLia)
		if err != nil || len(w.Warnings) != 1 || w.Warnings[0].AcknowledgedBy != 1 {
			t.Errorf("open are %+v, %v", w.Warnings, err)
		}
		if now := w.LatestFigure(w.Warnings[0]); now.Tally.Numerator != 8 {
			t.Errorf("it stands at %v", now.Tally)
		}
	})
}

// Cards that time has scored anew since are scored once more, for what kept them is no longer how they were.
func TestUndoScoresMovedCardsAnew(t *testing.T) {
	d := newKeptDesk(t)
	d.taken(t, text("0.csv", header, hangLia+"-240605-0099;UBND xã Háng Lìa;Thủ tục 1;05/06/2024;"+d.now.Add(90*time.Minute).Format("02/01/2006 15:04")+";;4;2;1000;trực tuyến;Có số hóa TPHS;có"))
	d.now = d.now.Add(time.Minute)
	d.taken(t, exportOf("1.csv", 8, 2))
	d.now = d.now.Add(time.Hour)
	d.taken(t, exportOf("2.csv", 5, 5))
	d.now = d.now.Add(time.Hour)
	if err := d.Elapse(t.Context(), d.now.Add(-time.Hour), d.now); err != nil {
		t.Fatal(err)
	}
	d.undo(t)
	r, known, err := d.store.Record(t.Context(), "2024-06", hangLia)
	if err != nil || !known {
		t.Fatal(known, err)
	}
	if line, _ := r.Line("TD"); line.Tally.Numerator != 8 || line.Tally.Denominator != 10 || r.Rank != 1 {
		t.Errorf("on time are %v, rank %d", line.Tally, r.Rank)
	}
}

// What falls overdue while an import stands that says it is resolved counts when the import is taken back.
func TestUndoScoresDossiersOverdueSince(t *testing.T) {
	d := newKeptDesk(t)
	row := func(number, finished, status string) string {
		return hangLia + "-240605-" + number + ";UBND xã Háng Lìa;Thủ tục;05/06/2024 08:00;20/06/2024 12:00;" + finished + ";" + status + ";2;;;;"
	}
	lines := []string{header}
	for i := range 4 {
		lines = append(lines, row(fmt.Sprintf("%04d", i+1), "20/06/2024 08:00", "10"))
	}
	d.take(t, d.of(t, "2024-06"), text("1.csv", append(lines, row("0005", "", "4"))...))
	d.now = d.now.Add(time.Hour)
	d.take(t, d.of(t, "2024-06"), text("2.csv", append(lines, row("0005", "20/06/2024 09:30", "10"))...))
	d.now = d.now.Add(3 * time.Hour)
	d.undo(t)
	if got := d.timeliness(t, "2024-06", hangLia); got != (scoring.Tally{Numerator: 4, Denominator: 5}) {
		t.Errorf("on time are %v", got)
	}
	if got := d.open(t); !slices.Contains(got, "TD") {
		t.Errorf("open are %v", got)
	}
}
