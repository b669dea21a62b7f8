package ledger_test

import (
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

// What was judged by other thresholds is judged again by those that hold, once; a closed month stays as it is.
func TestOpenMonthsAreJudgedByNewThresholds(t *testing.T) {
	d := newDesk(t)
	d.now = time.Date(2026, 10, 20, 9, 0, 0, 0, d.Zone)
	d.take(t, ledger.ImportOptions{}, text("units.csv", units))
	d.take(t, d.of(t, "2026-10-01..2026-10-07"), part{unit: "A"}.source(1))
	state := func() (scoring.MonthState, int) {
		r, _, err := d.store.Record(t.Context(), "2026-10", "A")
		if err != nil {
			t.Fatal(err)
		}
		return r.State, r.Rank
	}
	for _, step := range []struct {
		says, key, value string
		closes           bool
		want             scoring.MonthState
		rank             int
	}{
		{"by what holds where nothing is set", "", "", false, scoring.MonthFull, 1},
		{"by more days", "least-days", "6", false, scoring.MonthBegun, 0},
		{"by more dossiers", "least-days", "", false, scoring.MonthFull, 1},
		{"by fewer", "least-dossiers", "7", false, scoring.MonthBegun, 0},
		{"when the month is over it has all there is", "least-dossiers", "8", true, scoring.MonthFull, 1},
		{"closed it stays", "least-days", "20", false, scoring.MonthFull, 1},
	} {
		if step.closes {
			d.now = time.Date(2026, 11, 2, 9, 0, 0, 0, d.Zone)
		}
		if step.key != "" {
			if err := d.store.PutSetting(t.Context(), step.key, step.value, 0); err != nil {
				t.Fatal(err)
			}
		}
		for range 2 {
			if err := d.Rejudge(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if step.closes {
			if a, err := d.Close(t.Context(), ledger.CloseRequest{Month: "2026-10"}); err != nil || a.State != ledger.Done {
				t.Fatalf("closing: %s, %v", a.State, err)
			}
		}
		if got, rank := state(); got != step.want || rank != step.rank {
			t.Errorf("%s: %s, rank %d; want %s, rank %d", step.says, got, rank, step.want, step.rank)
		}
	}
}

// People are warned by the running month and the one before: no warning opens by a month that is still judged by other thresholds.
func TestMonthJudgedByOldThresholdsWarnsNobody(t *testing.T) {
	d := newKeptDesk(t)
	set := func(key, value string) {
		t.Helper()
		if err := d.store.PutSetting(t.Context(), key, value, 0); err != nil {
			t.Fatal(err)
		}
	}
	set("least-dossiers", "1")
	d.take(t, d.of(t, "2024-05..2024-06"), exportOf("1.csv", 2, 2))
	if r, _, err := d.store.Record(t.Context(), "2024-06", hangLia); err != nil || r.State != scoring.MonthFull || len(d.open(t)) > 0 {
		t.Fatalf("June is %s, %v; open are %v", r.State, err, d.open(t))
	}
	set("least-dossiers", "9")
	set("warn-dossiers", "1")
	if err := d.Rejudge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r, _, err := d.store.Record(t.Context(), "2024-06", hangLia); err != nil || r.State != scoring.MonthBegun {
		t.Fatalf("June is %s, %v", r.State, err)
	}
	if got := d.open(t); len(got) > 0 {
		t.Errorf("by four dossiers of a month that has just begun, warnings open: %v", got)
	}
}
