package rooms

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
)

// belonging are the dossiers under the units to which they belong on a day.
func belonging(dossiers []dossier.Dossier, day string) []dossier.Dossier {
	all := slices.Clone(dossiers)
	for i := range all {
		all[i].Unit = holder(all[i].Unit, day)
	}
	return all
}

// Every list and every count has the dossiers of the units that have ended with those of their heirs: now by the day, in a
// month by its first day.
func TestListsAreOfTheHolder(t *testing.T) {
	s := openStore(t)
	putRegister(t, s, merging)
	dossiers := randomDossiers(rand.New(rand.NewPCG(7, 7)), 3000, len(merging), 4)
	merge(t, s, noon, false, dossiers...)
	loseSome(t, s, dossiers)
	rules, _ := s.RuleSet("dien-bien-459")
	for _, m := range []scoring.Month{"2023-01", "2023-03", "2023-05", "2023-06"} {
		ofMonth := belonging(dossiers, m.FirstDay())
		cut := m.End(hanoi)
		w := dossier.NewWindow(scoring.Term(m), hanoi, cut, rules)
		compareHeld(t, s, w, ofMonth)
		now := m.Start(hanoi).Add(20*24*time.Hour + 10*time.Hour)
		today := belonging(dossiers, now.Format(time.DateOnly))
		byUnit := map[string]int{}
		for _, u := range append([]scoring.Unit{{}}, merging...) {
			open := func(d dossier.Dossier) bool {
				return d.Status.Open() && d.Gone == 0 && d.Due != 0 && d.Due < now.Unix()
			}
			want := chosen(today, u.Code, open)
			byUnit[u.Code] = len(want)
			compareListed(t, fmt.Sprintf("overdue of %q at %v", u.Code, now), pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.Overdue(t.Context(), u.Code, now, offset, limit)
			}), want)
			compareListed(t, fmt.Sprintf("overdue of %q in %s", u.Code, m), pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.OverdueAtCutOff(t.Context(), u.Code, m, cut, offset, limit)
			}), chosen(ofMonth, u.Code, func(d dossier.Dossier) bool {
				c := w.Classify(d)
				return c.PastDue && (d.Status.Open() || d.Status.Resolved() && c.FinishedAfter)
			}))
			if u.Code == "" {
				continue
			}
			until := now.AddDate(0, 0, 5)
			compareListed(t, fmt.Sprintf("due of %q at %v", u.Code, now), pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.DueBetween(t.Context(), u.Code, now, until, offset, limit)
			}), chosen(today, u.Code, func(d dossier.Dossier) bool {
				return d.Status.Open() && d.Gone == 0 && d.Due != 0 && d.Due >= now.Unix() && d.Due < until.Unix()
			}))
		}
		counts, err := s.OverdueByUnit(t.Context(), now)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range counts {
			if c.Count == 0 || c.Count != byUnit[c.Unit] || i > 0 && cmp.Or(cmp.Compare(c.Count, counts[i-1].Count), cmp.Compare(counts[i-1].Unit, c.Unit)) > 0 {
				t.Errorf("at %v: %+v, want %d; the most first", now, c, byUnit[c.Unit])
			}
			delete(byUnit, c.Unit)
		}
		delete(byUnit, "")
		for unit, n := range byUnit {
			if n > 0 {
				t.Errorf("at %v the %d overdue of %s are in no count", now, n, unit)
			}
		}
	}
}

// compareHeld holds the tallies of all units, of each alone, and the lists of what they miss against the dossiers.
func compareHeld(t *testing.T, s *Store, w dossier.Window, dossiers []dossier.Dossier) {
	t.Helper()
	m := scoring.MonthOf(time.Unix(w.Start, 0), hanoi)
	rules, _ := s.RuleSet("dien-bien-459")
	want := map[string]dossier.Tallies{}
	for _, d := range dossiers {
		if want[d.Unit] == nil {
			want[d.Unit] = dossier.NewTallies(w.Sources)
		}
		want[d.Unit].Add(w.Classify(d), 1)
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		all, err := tx.DossierTallies(ctx, w, nil)
		if err != nil {
			return err
		}
		var cards []scoring.Scorecard
		for _, u := range merging {
			alone, err := tx.DossierTallies(ctx, w, []string{u.Code})
			if err != nil {
				return err
			}
			tallies := map[string]scoring.Tally{}
			for _, ind := range rules.Indicators {
				for _, got := range []map[string]dossier.Tallies{all, alone} {
					if ind.Counts != scoring.Entered && got[u.Code][ind.Counts] != want[u.Code][ind.Counts] {
						t.Errorf("%s of %s in %s: %v, want %v", ind.Code, u.Code, m, got[u.Code][ind.Counts], want[u.Code][ind.Counts])
					}
				}
				tallies[ind.Code] = alone[u.Code][ind.Counts]
			}
			card, err := scoring.Score(rules, m, u.Code, tallies)
			if err != nil {
				return err
			}
			card.CutOff = time.Unix(w.CutOff, 0)
			cards = append(cards, card)
		}
		return putReaching(ctx, tx, m, scoring.Rank(cards), false)
	})
	for _, u := range merging {
		for _, counts := range fed {
			rows, total, err := s.Gap(t.Context(), m, u.Code, counts, 0, 1000)
			tally := want[u.Code][counts]
			if err != nil || int64(total) != tally.Denominator-tally.Numerator {
				t.Errorf("%s of %s in %s: %d are missing of %v, %v", counts, u.Code, m, total, tally, err)
			}
			if i := slices.IndexFunc(rows, func(r scoring.Listed) bool { return r.Unit != u.Code }); i >= 0 {
				t.Errorf("%s of %s in %s: %+v is another's", counts, u.Code, m, rows[i])
			}
		}
	}
}
