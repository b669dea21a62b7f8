package ledger_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/scoring/workdays"
	"motcua/storage"
	"motcua/storage/rooms"
)

// told makes two people admins, and lets the desk tell them.
func (d *desk) told(t *testing.T) {
	t.Helper()
	days, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	d.Days = days
	for _, id := range []int64{21, 22} {
		code := fmt.Sprintf("ABCDEFGH123456%d", id)
		if err := d.store.AddInvitation(t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Admin}, Expires: d.now.Add(time.Hour)}, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := d.store.Redeem(t.Context(), code, id, d.now, id); err != nil {
			t.Fatal(err)
		}
	}
}

// ask is the rows of a question to the store's file, a text each.
func (d *desk) ask(t *testing.T, question string) (rows []string) {
	t.Helper()
	db, err := sql.Open("sqlite3", d.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	found, err := db.QueryContext(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	for found.Next() {
		var row string
		if err := found.Scan(&row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// Each admin is told once of differences, again of others, and not of those that somebody left.
func TestAdminsAreToldOnceOfHeldDifferences(t *testing.T) {
	d := newDesk(t)
	d.told(t)
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", onTime))
	d.close(t, "", 1)
	for i, step := range []struct {
		says string
		row  string
		left bool
		want int
	}{
		{"nothing differs", onTime + " ", false, 0},
		{"each admin is told", late, false, 2},
		{"the same differences in another file", late + " ", false, 2},
		{"other differences", "H-1|xã Háng Lìa|02/10/2026|10/10/2026|20/10/2026|Đã trả kết quả\nH-7|xã Pú Hồng|02/10/2026|10/10/2026|20/10/2026|Đã trả kết quả", false, 4},
		{"others again, once those were left", onTime, true, 6},
		{"those that were left, when they come back", late + "  ", false, 6},
	} {
		if step.left {
			differing, err := d.CompareClosed(t.Context(), scoring.Term(october))
			if err != nil {
				t.Fatal(err)
			}
			if state, _, err := d.Leave(t.Context(), scoring.Term(october), differing.Sum, 21); err != nil || state != ledger.Done {
				t.Fatalf("left: %s, %v", state, err)
			}
		}
		opt := d.of(t, "2026-10")
		opt.AsOf = d.now.Add(time.Duration(i-10) * time.Hour)
		d.take(t, opt, export("f.csv", step.row))
		rows, err := d.store.Outbox(t.Context(), []outbox.State{outbox.Queued}, 100)
		if err != nil {
			t.Fatal(err)
		}
		rows = slices.DeleteFunc(rows, func(r outbox.Row) bool { return r.Reason != outbox.Differs })
		if len(rows) != step.want {
			t.Errorf("%s: %d notices wait, want %d", step.says, len(rows), step.want)
		}
	}
}

// What was done stands in the audit log, and in the view for other tools.
func TestClosingsAreRecorded(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", onTime))
	d.close(t, "", 1)
	d.take(t, d.of(t, "2026-10"), export("hai.csv", late))
	differing, err := d.CompareClosed(t.Context(), scoring.Term(october))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Leave(t.Context(), scoring.Term(october), differing.Sum, 7); err != nil {
		t.Fatal(err)
	}
	d.reopen(t, 1, 2)
	d.close(t, "", 3)
	same(t, "the audit log is otherwise", d.ask(t, `SELECT concat_ws(' ', by_person, action, month, details->>'closing', details->>'sum') FROM audit WHERE action <> 'imported' ORDER BY id`), []string{
		"5 month-closed 2026-10 1", "7 difference-left 2026-10 " + differing.Sum, "6 month-reopened 2026-10 1", "5 month-closed 2026-10 2"})
	same(t, "the view is otherwise", d.ask(t, `SELECT month || ' ' || n || ' ' || closed_by || ' ' || units || ' ' || changed || ' ' || ifnull(reopened_by, '-') || ' ' || ifnull(reason, '-')
		FROM v_closings ORDER BY n`), []string{"2026-10 1 5 1 1 6 sửa số liệu", "2026-10 2 5 1 1 - -"})
}

// A month that only a printed appendix tells of is closed as it was printed, and stays so.
func TestPrintedMonthIsClosedAsPrinted(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, file(t, "2024-06", "don-vi.csv"), file(t, "2024-06", "phu-luc-da-ban-hanh.csv"))
	june := func() (all []string) {
		records, err := d.store.Records(t.Context(), "2024-06")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			all = append(all, fmt.Sprint(r.Unit, r.Published, " ", r.Figures()))
		}
		return all
	}
	printed := june()
	shown, err := d.CheckMonth(t.Context(), "2024-06")
	if err != nil || shown.State != ledger.Ready || len(shown.Checks.Old)+len(shown.Checks.Differences)+len(shown.Checks.Missing) > 0 {
		t.Fatalf("%s, old %v, differing %v, missing %v, %v", shown.State, shown.Checks.Old, shown.Checks.Differences, shown.Checks.Missing, err)
	}
	a, err := d.Close(t.Context(), ledger.CloseRequest{Month: "2024-06", Sum: shown.Checks.Sum})
	if err != nil || a.State != ledger.Done || a.Closing.Units != 14 || fmt.Sprint(a.Grades) != "map[kha:2 tot:6 xuat-sac:6]" {
		t.Fatalf("%s, %d units, %v, %v", a.State, a.Closing.Units, a.Grades, err)
	}
	same(t, "closing moved what was printed", june(), printed)
	d.take(t, ledger.ImportOptions{}, file(t, "2024-06", "so-lieu-2024-06.csv"), file(t, "2024-06", "ho-so-2024-06.xlsx"))
	same(t, "dossiers moved a closed month", june(), printed)
	differing, err := d.CompareClosed(t.Context(), "2024-06")
	if err != nil || len(differing.Held) == 0 {
		t.Errorf("%d units differ, %v", len(differing.Held), err)
	}
}

// Where the appendix of a month is not what is computed, the checks say so.
func TestClosingChecksListDifferencesFromAppendix(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, file(t, "2024-06", "don-vi.csv"), file(t, "2024-06", "so-lieu-2024-06.csv"), file(t, "2024-06", "ho-so-2024-06.xlsx"))
	wrong := text("phu-luc-2024-06.csv", "STT,Đơn vị,CK1,CK2,CK3,TD,TT1,TT2,SH1,SH2,HL1,HL2,HL3,Điểm đạt được,Tổng điểm quy đổi,Xếp loại",
		`1,UBND Luân Giới,-,0,-,12,10,10,5,10,5,5,5,62,"72,9",Khá`)
	d.take(t, ledger.ImportOptions{}, wrong)
	shown, err := d.CheckMonth(t.Context(), "2024-06")
	if err != nil || !slices.ContainsFunc(shown.Checks.Differences, func(f ledger.Difference) bool { return f.Column == "TD" && f.Printed == "12" && f.Computed == "30" }) {
		t.Errorf("the differences are %v, %v", shown.Checks.Differences, err)
	}
}

// Other rules move the cards of an open month, and none of a closed one.
func TestClosedCardsKeepTheirRules(t *testing.T) {
	for _, closed := range []bool{true, false} {
		d := newDesk(t)
		d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", late, "H-2|xã Háng Lìa|02/10/2026|10/10/2026|09/10/2026|Đã trả kết quả"))
		if closed {
			d.close(t, "", 1)
		}
		before := d.words(t)
		rules, err := rulesets.Load()
		if err != nil {
			t.Fatal(err)
		}
		changed := func(code string) (*scoring.RuleSet, bool) {
			found, ok := rules.ByID(code)
			if !ok {
				return nil, false
			}
			other := *found
			other.Indicators = slices.Clone(found.Indicators)
			for i := range other.Indicators {
				other.Indicators[i].Max = other.Indicators[i].Max.Mul(scoring.Int(2))
			}
			return &other, true
		}
		store, err := rooms.Open(t.Context(), storage.Options{Path: d.path, Zone: d.Zone, Now: d.Now, RuleSets: changed})
		if err != nil {
			t.Fatal(err)
		}
		records, err := store.Records(t.Context(), october)
		if err := errors.Join(err, store.Close()); err != nil {
			t.Fatal(err)
		}
		var after []string
		for _, r := range records {
			after = append(after, r.Unit+" "+r.Figures())
		}
		if stays := fmt.Sprint(after) == fmt.Sprint(before); stays != closed {
			t.Errorf("closed %v: the cards stay %v:\n%v\n%v", closed, stays, before, after)
		}
	}
}

// cut ends every transaction before it is committed, as the end of the process does.
type cut struct{ ledger.Store }

var errCut = errors.New("the process ends")

func (c cut) WriteFigures(ctx context.Context, doing string, f func(ledger.Books) error) error {
	return c.Store.WriteFigures(ctx, doing, func(tx ledger.Books) error {
		if err := f(tx); err != nil {
			return err
		}
		return errCut
	})
}

// A closing that does not come to its end has not happened, in no part; asked again it happens once.
func TestClosingIsAllOrNothing(t *testing.T) {
	d := newDesk(t)
	d.told(t)
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", onTime))
	state := func() []string {
		return slices.Concat(d.ask(t, `SELECT action FROM audit`), d.ask(t, `SELECT month FROM closings`), d.ask(t, `SELECT month FROM months`),
			d.ask(t, `SELECT figures FROM closed_figures`), d.ask(t, `SELECT key FROM outbox`), d.words(t))
	}
	ends := *d.Ledger
	ends.Store = cut{d.store}
	open := state()
	if _, err := ends.Close(t.Context(), ledger.CloseRequest{Month: october, By: 5, Update: 1}); !errors.Is(err, errCut) {
		t.Fatal(err)
	}
	same(t, "a closing that was cut left something", state(), open)
	if a := d.close(t, "", 1); a.State != ledger.Done || a.Closing.N != 1 {
		t.Errorf("asked again: %+v", a)
	}
	closed := state()
	if _, err := ends.Reopen(t.Context(), ledger.CloseRequest{Month: october, By: 5, Update: 2}, 1, "x"); !errors.Is(err, errCut) {
		t.Fatal(err)
	}
	same(t, "an opening that was cut left something", state(), closed)
}

// An import that is taken back after its month was closed leaves the closed cards, and what it would change is held.
func TestUndoLeavesClosedMonthAsItIs(t *testing.T) {
	d := newDesk(t)
	d.Keep = true
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", "H-001|xã Háng Lìa|02/10/2026|05/10/2026|03/10/2026|10"))
	d.take(t, d.of(t, "2026-10"), export("hai.csv", "H-001|xã Háng Lìa|02/10/2026|05/10/2026|09/10/2026|10", "H-002|xã Pú Hồng|02/10/2026|05/10/2026|03/10/2026|10"))
	if a := d.close(t, "", 1); a.State != ledger.Done {
		t.Fatal(a.State)
	}
	closed := d.words(t)
	d.undo(t)
	same(t, "taking an import back moved a closed month", d.words(t), closed)
	differing, err := d.CompareClosed(t.Context(), scoring.Term(october))
	if err != nil || len(differing.Held) != 2 {
		t.Errorf("held are %v, %v; want both units", differing.Held, err)
	}
	if a := d.reopen(t, 1, 2); a.State != ledger.Done {
		t.Fatal(a.State)
	}
	if got := d.timeliness(t, october, "A"); got != (scoring.Tally{Numerator: 1, Denominator: 1}) || len(d.words(t)) != 1 {
		t.Errorf("opened again, timeliness is %v among %d", got, len(d.words(t)))
	}
}

// However often taking an import back leaves a closed month other than its data, the admins are told each time.
func TestAdminsAreToldOfEachUndoThatDiffersFromClosing(t *testing.T) {
	d := newKeptDesk(t)
	d.take(t, ledger.ImportOptions{}, exportOf("1.csv", 10, 0))
	d.now = time.Date(2024, 7, 3, 9, 0, 0, 0, d.Zone)
	for round := 1; round <= 2; round++ {
		d.take(t, ledger.ImportOptions{AsOf: d.now}, exportOf("2.csv", 5, 5))
		if a, err := d.Close(t.Context(), ledger.CloseRequest{Month: "2024-06"}); err != nil || a.State != ledger.Done {
			t.Fatal(a.State, err)
		}
		d.undo(t)
		rows, err := d.store.Outbox(t.Context(), []outbox.State{outbox.Queued}, 100)
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, r := range rows {
			if r.Reason == outbox.Differs && r.Person == 2 {
				told++
			}
		}
		if told != round {
			t.Errorf("round %d: the admin is told %d times", round, told)
		}
		d.now = d.now.Add(time.Hour)
		if a, err := d.Reopen(t.Context(), ledger.CloseRequest{Month: "2024-06"}, 0, "sửa số liệu"); err != nil || a.State != ledger.Done {
			t.Fatal(a.State, err)
		}
	}
}
