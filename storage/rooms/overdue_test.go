package rooms

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage"
)

// pages reads every page of a list, and holds the total against what comes.
func pages(t *testing.T, read func(offset, limit int) ([]scoring.Listed, int, error)) []scoring.Listed {
	t.Helper()
	var all []scoring.Listed
	for {
		rows, total, err := read(len(all), 7)
		if err != nil {
			t.Fatal(err)
		}
		if all = append(all, rows...); len(rows) < 7 {
			if len(all) != total {
				t.Errorf("%d rows of a total of %d", len(all), total)
			}
			return all
		}
	}
}

// The lists hold those dossiers, and only those, that the rules call overdue, the worst first.
func TestOverdueListsAgreeWithTheRules(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 6)
	dossiers := randomDossiers(rand.New(rand.NewPCG(5, 5)), 2000, 5, 4)
	merge(t, s, noon, false, dossiers...)
	loseSome(t, s, dossiers)
	rules, _ := s.RuleSet("dien-bien-459")
	for _, unit := range []string{"", unitCode(2), unitCode(5)} {
		for _, moment := range []time.Time{at("2023-02-14 10:30"), at("2023-12-31 00:00"), at("2022-01-01 00:00")} {
			want := chosen(dossiers, unit, func(d dossier.Dossier) bool {
				return d.Status.Open() && d.Gone == 0 && d.Due != 0 && d.Due < moment.Unix()
			})
			got := pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.Overdue(t.Context(), unit, moment, offset, limit)
			})
			compareListed(t, fmt.Sprintf("unit %q at %v", unit, moment), got, want)
		}
		for _, m := range []scoring.Month{"2023-01", "2023-03", "2023-09"} {
			for _, cut := range []time.Time{m.End(hanoi), m.Start(hanoi).Add(10*24*time.Hour + time.Hour)} {
				w := dossier.NewWindow(scoring.Term(m), hanoi, cut, rules)
				want := chosen(dossiers, unit, func(d dossier.Dossier) bool {
					c := w.Classify(d)
					return c.PastDue && (d.Status.Open() || d.Status.Resolved() && c.FinishedAfter)
				})
				got := pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
					return s.OverdueAtCutOff(t.Context(), unit, m, cut, offset, limit)
				})
				compareListed(t, fmt.Sprintf("unit %q in %s at %v", unit, m, cut), got, want)
			}
		}
	}
	compareCounts(t, s, dossiers)
}

func compareCounts(t *testing.T, s *Store, dossiers []dossier.Dossier) {
	t.Helper()
	moment := at("2023-02-14 10:30")
	counts, err := s.OverdueByUnit(t.Context(), moment)
	if err != nil || len(counts) != 5 {
		t.Fatalf("counts by unit: %v, %v", counts, err)
	}
	for i, c := range counts {
		want := chosen(dossiers, c.Unit, func(d dossier.Dossier) bool {
			return d.Status.Open() && d.Gone == 0 && d.Due != 0 && d.Due < moment.Unix()
		})
		if c.Count != len(want) || c.Name == "" || i > 0 && counts[i-1].Count < c.Count {
			t.Errorf("%+v, want %d; the most first", c, len(want))
		}
	}
}

func chosen(dossiers []dossier.Dossier, unit string, f func(dossier.Dossier) bool) []dossier.Dossier {
	var some []dossier.Dossier
	for _, d := range dossiers {
		if (unit == "" || d.Unit == unit) && f(d) {
			some = append(some, d)
		}
	}
	slices.SortFunc(some, func(a, b dossier.Dossier) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Code, b.Code)) })
	return some
}

func compareListed(t *testing.T, what string, got []scoring.Listed, want []dossier.Dossier) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d dossiers, want %d", what, len(got), len(want))
		return
	}
	for i, o := range got {
		instants := o.Received.Unix() == want[i].Received && storage.Seconds(o.Due) == want[i].Due && storage.Seconds(o.Finished) == want[i].Finished
		if o.Code != want[i].Code || o.Unit != want[i].Unit || !instants || o.Procedure != want[i].Procedure || o.UnitName == "" {
			t.Fatalf("%s: place %d is %+v, want %+v", what, i, o, want[i])
		}
	}
}

// The view for other tools lists what is overdue at this moment by the clock of the machine.
func TestTheOverdueViewAsksNow(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	now := time.Now()
	merge(t, s, noon, false,
		processing(func(d *dossier.Dossier) { d.Code, d.Due = "late", now.Add(-25*time.Hour).Unix() }),
		processing(func(d *dossier.Dossier) { d.Code, d.Due = "in time", now.Add(time.Hour).Unix() }),
		processing(func(d *dossier.Dossier) { d.Code, d.Due = "without a date", 0 }),
		processing(func(d *dossier.Dossier) {
			d.Code, d.Due, d.Status = "paused", now.Add(-time.Hour).Unix(), dossier.WantsPapers
		}))
	var rows []struct {
		Code     string
		DaysLate int `db:"days_late"`
	}
	if err := s.Reader().Select(&rows, `SELECT code, days_late FROM v_overdue`); err != nil || len(rows) != 1 || rows[0].Code != "late" || rows[0].DaysLate != 2 {
		t.Errorf("got %v, %v; want the late one, 2 days", rows, err)
	}
}
