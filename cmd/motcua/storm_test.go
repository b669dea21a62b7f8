package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

const (
	stormUnits = 200 // in a soak
)

// All aimed indicators of all units, two hundred in a soak, fall in one import: everybody gets one message, which Telegram accepts.
func TestAStormIsOneMessageEach(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00") // a Wednesday
	many := few(stormUnits)
	units, register := unitsCalled(t, many)
	alone := units[:many*3/4] // have an officer of their own; one officer serves the others
	if err := demo.TakeAll(t.Context(), w.house.Importer(w.settings), ledger.ImportOptions{}, demo.Memory("don-vi.csv", register)); err != nil {
		t.Fatal(err)
	}
	admin, busy := w.registers(1, people.Admin, ""), w.registers(2, people.Officer, units[len(alone)])
	for i, unit := range units[len(alone)+1:] {
		code := invite(t, w.house, people.Officer, unit, fmt.Sprintf("%016d", 900+i))
		if _, err := w.house.Store.Redeem(t.Context(), code, busy.ID, time.Now(), int64(1_000_000+i)); err != nil {
			t.Fatal(err)
		}
	}
	everybody := []*sandbox.User{admin, busy}
	for i, unit := range alone {
		everybody = append(everybody, w.registers(int64(100+i), people.Officer, unit))
	}
	if err := w.takesAll(units, flock{onTime: 20}); err != nil {
		t.Fatal(err)
	}
	w.rests()
	if rows := w.rows(everyState...); len(rows) > 0 {
		t.Fatalf("%d notices before anything fell, such as %+v", len(rows), rows[0])
	}
	greeted := map[int64]int{}
	for _, u := range everybody {
		greeted[u.ID] = len(messages(w.telegram, u))
	}

	began := time.Now()
	if err := w.takesAll(units, flock{onTime: 10, late: 10, onPaper: true}); err != nil {
		t.Fatal(err)
	}
	taken := time.Since(began)
	w.drains(patience)
	drained := time.Since(began)
	w.rests()

	changes := 0
	rows := w.rows(everyState...)
	for _, row := range rows {
		if row.State != outbox.Accepted || row.Attempts != 1 || row.Reason != outbox.Breach {
			t.Errorf("a row ends as %+v", row)
		}
		changes += len(row.Changes)
	}
	if len(rows) != many || changes < 2*many {
		t.Errorf("%d rows with %d changes for %d units", len(rows), changes, many)
	}
	longest := 0
	for _, u := range everybody {
		got, want := messages(w.telegram, u)[greeted[u.ID]:], 1
		if u == admin {
			want = 0 // every unit has an officer
		}
		if len(got) != want {
			t.Errorf("%d gets %d messages, want %d", u.ID, len(got), want)
		}
		for _, m := range got {
			longest = max(longest, len([]rune(m.Text)))
		}
	}
	t.Logf("%d units, %d rows, %d changes, %d people: taken in after %v, all delivered after %v; the longest message has %d characters",
		many, len(rows), changes, len(everybody), taken.Round(time.Millisecond), drained.Round(time.Millisecond), longest)
	w.stop()
}

// unitsCalled are codes of units that only a test knows, and their register.
func unitsCalled(t *testing.T, n int) (codes []string, register []byte) {
	t.Helper()
	rows := [][]string{{"Mã đơn vị", "Tên đơn vị"}}
	for i := range n {
		codes = append(codes, fmt.Sprintf("000.%03d.99.H18", i+1))
		rows = append(rows, []string{codes[i], fmt.Sprintf("UBND xã Bão Số %d", i+1)})
	}
	var file bytes.Buffer
	if err := csv.NewWriter(&file).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return codes, file.Bytes()
}
