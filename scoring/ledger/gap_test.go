package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// history is dossiers of two communes over time, as their exports tell them.
type history struct {
	*rand.Rand
	start time.Time
	rows  []told
}

type told struct {
	code, unit              string
	received, due, finished time.Time // finished is zero while it is open
}

func newHistory(seed uint64, start time.Time) *history {
	h := &history{Rand: rand.New(rand.NewPCG(seed, 1)), start: start}
	for i := range 60 {
		unit := []string{"A", "B"}[i%2]
		received := start.Add(time.Duration(h.IntN(20*24*60)) * time.Minute)
		due := received.Add(time.Duration(h.IntN(15*24*60)) * time.Minute)
		h.rows = append(h.rows, told{code: fmt.Sprintf("%s-%s-%04d", unit, received.Format("060102"), i), unit: unit, received: received, due: due})
	}
	return h
}

// export is what a unit's system tells at an instant: what was received by then, some of it just finished.
func (h *history) export(unit string, at time.Time) table.Source {
	var lines []string
	for i := range h.rows {
		r := &h.rows[i]
		if r.unit != unit || r.received.After(at) {
			continue
		}
		if r.finished.IsZero() && h.IntN(3) == 0 {
			r.finished = r.received.Add(time.Duration(h.Int64N(int64(at.Sub(r.received)) + 1)))
		}
		finished, status := "", "Đang xử lý"
		if !r.finished.IsZero() {
			finished, status = r.finished.Format("02/01/2006 15:04"), "Đã trả kết quả"
		} else if h.IntN(8) == 0 {
			status = "Yêu cầu bổ sung giấy tờ"
		}
		lines = append(lines, fmt.Sprintf("%s|%s|%s|%s|%s|%s", r.code, unit, r.received.Format("02/01/2006 15:04"), r.due.Format("02/01/2006 15:04"), finished, status))
	}
	return export("x.csv", lines...)
}

// Whatever came in since, from whomever, while the month runs or after it: what is listed as missing is what the card
// says is missing.
func TestListedDossiersAreThoseCounted(t *testing.T) {
	listed := 0
	for seed := range uint64(3) {
		d := newDesk(t)
		d.take(t, ledger.ImportOptions{}, text("u.csv", units))
		h := newHistory(seed, d.now.AddDate(0, 0, -20))
		for range 12 {
			d.now = d.now.Add(time.Duration(1+h.IntN(3*24*60)) * time.Minute)
			opt := ledger.ImportOptions{}
			if h.IntN(4) == 0 {
				opt.AsOf = d.now.Add(-time.Duration(h.IntN(48)) * time.Hour)
			}
			d.take(t, opt, h.export([]string{"A", "B"}[h.IntN(2)], d.now))
			listed += d.compareGaps(t, seed)
		}
	}
	if listed < 1000 {
		t.Errorf("only %d dossiers were listed", listed)
	}
}

// compareGaps holds every card's tallies against the lists, and says how many dossiers are listed.
func (d *desk) compareGaps(t *testing.T, seed uint64) (listed int) {
	t.Helper()
	for _, unit := range []string{"A", "B"} {
		months, err := d.store.Months(t.Context(), unit)
		if err != nil {
			t.Fatal(err)
		}
		for _, reported := range months {
			m := reported.Month
			record, _, err := d.store.Record(t.Context(), m, unit)
			if err != nil || record.CutOff.IsZero() || record.CutOff.After(d.now) || record.CutOff.After(m.End(d.Zone)) {
				t.Fatalf("seed %d: the card of %s in %s has the cut-off %v, %v", seed, unit, m, record.CutOff, err)
			}
			rules, _ := d.Rules.For(m)
			for _, ind := range rules.Indicators {
				line, _ := record.Line(ind.Code)
				if ind.Counts == scoring.Entered {
					continue
				}
				rows, total, err := d.store.Gap(t.Context(), m, unit, ind.Counts, 0, 1000)
				if err != nil || int64(total) != line.Tally.Denominator-line.Tally.Numerator || len(rows) != total {
					t.Fatalf("seed %d at %v: %s of %s in %s: %d rows of %d, %v; the card has %v", seed, d.now, ind.Code, unit, m, len(rows), total, err, line.Tally)
				}
				listed += total
				if counted, err := d.store.FromDossiers(t.Context(), m, unit, ind.Counts); err != nil || counted.Numerator != line.Tally.Numerator || counted.Denominator != line.Tally.Denominator {
					t.Fatalf("seed %d at %v: %s of %s in %s: dossiers give %v, %v; the card has %v", seed, d.now, ind.Code, unit, m, counted, err, line.Tally)
				}
			}
		}
	}
	return listed
}

// A card that was not scored again keeps the cut-off at which it was.
func TestCardKeepsItsCutOff(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("u.csv", units))
	first := d.now
	d.take(t, ledger.ImportOptions{}, export("a.csv", "A-261102-0001|A|02/11/2026|20/11/2026||Đang xử lý", "A-261103-0002|A|03/11/2026|25/11/2026||Đang xử lý"))
	d.now = first.AddDate(0, 0, 4)
	d.take(t, ledger.ImportOptions{}, export("b.csv", "B-261102-0001|B|02/11/2026|25/11/2026||Đang xử lý"))
	for unit, want := range map[string]time.Time{"A": first, "B": d.now} {
		record, _, err := d.store.Record(t.Context(), "2026-11", unit)
		if err != nil || !record.CutOff.Equal(want) {
			t.Errorf("the cut-off of %s is %v, %v; want %v", unit, record.CutOff, err, want)
		}
		rows, total, err := d.store.Gap(t.Context(), "2026-11", unit, scoring.ResolvedOnTime, 0, 10)
		if err != nil || total != 1 || rows[0].Code != unit+"-261102-0001" || rows[0].Received.IsZero() || !rows[0].Finished.IsZero() {
			t.Errorf("overdue of %s: %v of %d, %v", unit, rows, total, err)
		}
	}
}
