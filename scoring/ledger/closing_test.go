package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

const october scoring.Month = "2026-10"

// words are a month's cards exactly, by rank.
func (d *desk) words(t *testing.T) (all []string) {
	t.Helper()
	records, err := d.store.Records(t.Context(), october)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		all = append(all, r.Unit+" "+r.Figures())
	}
	return all
}

func (d *desk) close(t *testing.T, sum string, update int64) ledger.CloseResult {
	t.Helper()
	a, err := d.Close(t.Context(), ledger.CloseRequest{Month: october, Sum: sum, By: 5, Update: update})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (d *desk) reopen(t *testing.T, n int, update int64) ledger.CloseResult {
	t.Helper()
	a, err := d.Reopen(t.Context(), ledger.CloseRequest{Month: october, By: 6, Update: update}, n, "sửa số liệu")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (d *desk) look(t *testing.T) ledger.CloseResult {
	t.Helper()
	a, err := d.CheckMonth(t.Context(), october)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// random are dossiers of two communes around a month, in a state that a later export may have.
func random(r *rand.Rand, n int) []string {
	rows := make([]string, n)
	for i := range rows {
		day := 1 + r.IntN(28)
		finished, status := "", "Đang xử lý"
		if r.IntN(3) > 0 {
			finished, status = fmt.Sprintf("%02d/10/2026", day+r.IntN(3)), "Đã trả kết quả"
		}
		rows[i] = fmt.Sprintf("H-%03d|%s|%02d/10/2026|%02d/10/2026|%s|%s", i, []string{"xã Háng Lìa", "xã Pú Hồng"}[r.IntN(2)], day, day+r.IntN(3), finished, status)
	}
	return rows
}

func same(t *testing.T, says string, got, want []string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s:\n%v\nwant\n%v", says, got, want)
	}
}

// A closed month does not move under later imports; opened again, it is as a store that was never closed.
func TestClosedCardsStayAndReopenedOnesAreScoredAnew(t *testing.T) {
	held := 0
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		d, fresh := newDesk(t), newDesk(t)
		first, second := random(r, 30), random(r, 40)
		for _, desk := range []*desk{d, fresh} {
			desk.take(t, ledger.ImportOptions{}, text("don-vi.csv", units), export("mot.csv", first...))
		}
		if a := d.close(t, d.look(t).Checks.Sum, 1); a.State != ledger.Done {
			t.Fatalf("seed %d: the month is not closed: %s", seed, a.State)
		}
		closed := d.words(t)
		same(t, "closing moved the figures", closed, fresh.words(t))
		var results []ledger.ImportResult
		for _, desk := range []*desk{d, fresh} {
			results = append(results, desk.take(t, ledger.ImportOptions{}, export("hai.csv", second...))...)
		}
		same(t, "a later import moved a closed month", d.words(t), closed)
		differing, err := d.CompareClosed(t.Context(), scoring.Term(october))
		if err != nil {
			t.Fatal(err)
		}
		if len(results[0].Held) != len(differing.Held) || len(results[1].Held) > 0 {
			t.Errorf("seed %d: the import held %d units, the month %d", seed, len(results[0].Held), len(differing.Held))
		}
		held += len(differing.Held)
		if a := d.reopen(t, 1, 2); a.State != ledger.Done {
			t.Fatalf("seed %d: the month is not reopened: %s", seed, a.State)
		}
		same(t, "the reopened month is not as a fresh store has it", d.words(t), fresh.words(t))
		changed := len(differing.Held)
		if a := d.close(t, "", 3); a.State != ledger.Done || a.Closing.N != 2 || a.Closing.Changed > changed {
			t.Errorf("seed %d: closed anew as %+v; %d units had changed", seed, a.Closing, changed)
		}
	}
	if held == 0 {
		t.Error("no import would have moved anything")
	}
}

func TestCloseAnswersByStateOfMonth(t *testing.T) {
	d := newDesk(t)
	if a := d.look(t); a.State != ledger.NoCards {
		t.Errorf("a month without cards is %s", a.State)
	}
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", "H-1|xã Háng Lìa|02/10/2026|10/10/2026|09/10/2026|Đã trả kết quả"))
	shown := d.look(t)
	if shown.State != ledger.Ready || len(shown.Checks.Missing) != 1 || len(shown.Checks.Old) != 1 || len(shown.Checks.DataTimes) != 1 ||
		shown.Checks.DataTimes[0].Format(time.DateOnly) != "2026-10-09" {
		t.Errorf("the checks are %+v", shown.Checks)
	}
	d.take(t, d.of(t, "2026-10"), export("hai.csv", "H-2|xã Háng Lìa|03/10/2026|04/10/2026|09/10/2026|Đã trả kết quả"))
	moved := d.close(t, shown.Checks.Sum, 1)
	if moved.State != ledger.Moved || d.look(t).State != ledger.Ready {
		t.Errorf("figures that moved are closed: %s", moved.State)
	}
	var both sync.WaitGroup
	answers := make([]ledger.CloseResult, 2)
	for i := range answers {
		both.Go(func() {
			answers[i], _ = d.Close(t.Context(), ledger.CloseRequest{Month: october, Sum: moved.Checks.Sum, By: int64(i), Update: int64(10 + i)})
		})
	}
	both.Wait()
	if a, b := answers[0].State, answers[1].State; !(a == ledger.Done && b == ledger.Already || a == ledger.Already && b == ledger.Done) {
		t.Errorf("two who close at once are told %s and %s", a, b)
	}
	closing := d.look(t).Closing
	if a := d.close(t, moved.Checks.Sum, closing.Update); a.State != ledger.Done || a.Closing.N != 1 {
		t.Errorf("the update handled again is told %s", a.State)
	}
	if a := d.reopen(t, 2, 20); a.State != ledger.Moved {
		t.Errorf("another closing is opened: %s", a.State)
	}
	if a, b, c := d.reopen(t, 1, 20), d.reopen(t, 1, 20), d.reopen(t, 1, 21); a.State != ledger.Done || b.State != ledger.Done || c.State != ledger.Already {
		t.Errorf("opening, the same again, another: %s, %s, %s", a.State, b.State, c.State)
	}
	if a := d.close(t, moved.Checks.Sum, closing.Update); a.State != ledger.Moved {
		t.Errorf("the old button closes the reopened month: %s", a.State)
	}
	if _, err := d.Reopen(t.Context(), ledger.CloseRequest{Month: october}, 0, ""); err == nil {
		t.Error("a month is opened without a reason")
	}
	running, err := d.CheckMonth(t.Context(), "2026-11")
	if err != nil || running.State != ledger.NotOver {
		t.Errorf("the running month is %s, %v", running.State, err)
	}
}

func TestHeldDifferencesAreLeftOnce(t *testing.T) {
	d := newDesk(t)
	d.take(t, d.of(t, "2026-10"), text("don-vi.csv", units), export("mot.csv", "H-1|xã Háng Lìa|02/10/2026|10/10/2026|09/10/2026|Đã trả kết quả"))
	d.close(t, "", 1)
	d.take(t, d.of(t, "2026-10"), export("hai.csv", "H-1|xã Háng Lìa|02/10/2026|10/10/2026|19/10/2026|Đã trả kết quả"))
	leave := func(sum string) ledger.State {
		t.Helper()
		state, _, err := d.Leave(t.Context(), scoring.Term(october), sum, 5)
		if err != nil {
			t.Fatal(err)
		}
		return state
	}
	differing, err := d.CompareClosed(t.Context(), scoring.Term(october))
	if err != nil || len(differing.Held) != 1 || fmt.Sprint(differing.Held[0].Columns()) != "[grade converted TD]" {
		t.Fatalf("held: %+v, %v", differing.Held, err)
	}
	if at := differing.Reach[differing.Held[0].Unit].At; at.Format("2006-01-02") != "2026-10-19" {
		t.Errorf("the data that differ reach up to %v", at)
	}
	if a, b, c := leave("other"), leave(differing.Sum), leave(differing.Sum); a != ledger.Moved || b != ledger.Done || c != ledger.Done {
		t.Errorf("left: %s, %s, %s", a, b, c)
	}
}
