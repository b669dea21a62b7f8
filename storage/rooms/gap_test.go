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

var fed = []scoring.Counts{
	scoring.ResolvedOnTime, scoring.ReceivedOnline, scoring.PaidOnline, scoring.ResolvedEResult, scoring.ReceivedDigitised,
}

// gapStore has rule sets that compare to the minute and by dates, and 2000 dossiers of five units over four months.
func gapStore(t *testing.T) (*Store, []dossier.Dossier, []*scoring.RuleSet) {
	t.Helper()
	opt := options(t, copyOfEmpty(t))
	minutes, _ := opt.RuleSets("dien-bien-459")
	dates := *minutes
	dates.Code, dates.DateOnly = "by-dates", true
	opt.RuleSets = func(code string) (*scoring.RuleSet, bool) {
		if code == dates.Code {
			return &dates, true
		}
		return minutes, code == minutes.Code
	}
	s := reopen(t, opt)
	putUnits(t, s, 6)
	r := rand.New(rand.NewPCG(7, 7))
	dossiers := randomDossiers(r, 2000, 5, 4)
	for i := range dossiers { // what systems export is odd: open dossiers that have a finish time
		if r.IntN(40) == 0 {
			dossiers[i].Status = dossier.Status(1 + r.IntN(10))
		}
	}
	merge(t, s, noon, false, dossiers...)
	loseSome(t, s, dossiers)
	return s, dossiers, []*scoring.RuleSet{minutes, &dates}
}

// scoreAt gives the units cards of the month, counted at the cut-off.
func scoreAt(t *testing.T, s *Store, rules *scoring.RuleSet, m scoring.Month, cut time.Time) {
	t.Helper()
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		counted, err := tx.DossierTallies(ctx, dossier.NewWindow(scoring.Term(m), hanoi, cut, rules), nil)
		if err != nil {
			return err
		}
		var cards []scoring.Scorecard
		for unit, tallies := range counted {
			all := map[string]scoring.Tally{}
			for _, ind := range rules.Indicators {
				if tally, ok := tallies[ind.Counts]; ok {
					all[ind.Code] = tally
				}
			}
			card, err := scoring.Score(rules, m, unit, all)
			if err != nil {
				return err
			}
			card.CutOff = cut
			cards = append(cards, card)
		}
		return putReaching(ctx, tx, m, scoring.Rank(cards), false)
	})
}

func gapOf(t *testing.T, s *Store, m scoring.Month, unit string, counts scoring.Counts) []scoring.Listed {
	t.Helper()
	return pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
		return s.Gap(t.Context(), m, unit, counts, offset, limit)
	})
}

// The lists hold those dossiers, and only those, that a card's tally counts and does not find achieved.
func TestGapsAgreeWithTheCards(t *testing.T) {
	s, dossiers, sets := gapStore(t)
	listed := 0
	for m := scoring.Month("2022-12"); m < "2023-08"; m = m.Next() {
		for _, rules := range sets {
			for _, cut := range []time.Time{m.End(hanoi), m.Start(hanoi).Add(13*24*time.Hour + 7*time.Hour + 13*time.Second), m.Start(hanoi)} {
				scoreAt(t, s, rules, m, cut)
				for _, unit := range []string{unitCode(0), unitCode(4)} {
					for _, counts := range fed {
						what := fmt.Sprintf("%s of unit %s in %s at %v, dates only %v", counts, unit, m, cut, rules.DateOnly)
						got, total, err := s.Gap(t.Context(), m, unit, counts, 0, 1000)
						if err != nil || total != len(got) {
							t.Fatalf("%s: %d rows of %d, %v", what, len(got), total, err)
						}
						compareListed(t, what, got, wantedGap(dossiers, unit, dossier.NewWindow(scoring.Term(m), hanoi, cut, rules), counts))
						compareWithCard(t, s, what, m, unit, counts, len(got))
						listed += len(got)
					}
				}
			}
			for _, counts := range fed {
				what := fmt.Sprintf("%s in %s, by pages", counts, m)
				w := dossier.NewWindow(scoring.Term(m), hanoi, m.Start(hanoi), rules)
				compareListed(t, what, gapOf(t, s, m, unitCode(2), counts), wantedGap(dossiers, unitCode(2), w, counts))
			}
		}
	}
	if listed < 5000 {
		t.Errorf("only %d dossiers were listed", listed)
	}
}

func wantedGap(dossiers []dossier.Dossier, unit string, w dossier.Window, counts scoring.Counts) []dossier.Dossier {
	want := chosen(dossiers, unit, func(d dossier.Dossier) bool {
		counted, achieved := w.Classify(d).Counts(counts)
		return counted && !achieved
	})
	if counts != scoring.ResolvedOnTime {
		slices.SortFunc(want, func(a, b dossier.Dossier) int {
			return cmp.Or(cmp.Compare(a.Received, b.Received), cmp.Compare(a.Code, b.Code))
		})
	}
	return want
}

// compareWithCard holds the number of dossiers against the tally as it is stored.
func compareWithCard(t *testing.T, s *Store, what string, m scoring.Month, unit string, counts scoring.Counts, n int) {
	t.Helper()
	record, found, err := s.Record(t.Context(), m, unit)
	if err != nil || !found {
		if err != nil || n > 0 {
			t.Fatalf("%s: %d dossiers, the card is found: %v, %v", what, n, found, err)
		}
		return
	}
	rules, _ := s.RuleSet(record.RuleSet)
	for _, ind := range rules.Indicators {
		if ind.Counts != counts {
			continue
		}
		if line, _ := record.Line(ind.Code); line.Tally.Denominator-line.Tally.Numerator != int64(n) {
			t.Fatalf("%s: %d dossiers, the card has %d of %d", what, n, line.Tally.Numerator, line.Tally.Denominator)
		}
	}
}

func TestACardWithoutItsCutOffIsLookedAtAsNow(t *testing.T) {
	s, dossiers, sets := gapStore(t)
	m, unit := scoring.Month("2023-03"), unitCode(1)
	half := m.Start(hanoi).Add(12 * 24 * time.Hour)
	for _, c := range []struct {
		says             string
		now              time.Time
		stated, dataTime int64
		want             time.Time
	}{
		{"a past month: its end", noon, 0, half.Unix(), m.End(hanoi)},
		{"the running month: now", half.Add(time.Hour), 0, half.Unix(), half.Add(time.Hour)},
		{"a stated data time", noon, 1, half.Unix(), half},
	} {
		setNow(s, func() time.Time { return c.now })
		scoreAt(t, s, sets[0], m, c.want)
		if _, err := s.Writer().Exec(`UPDATE scorecards SET cut_off = 0, stated = ?, data_time = ?`, c.stated, c.dataTime); err != nil {
			t.Fatal(err)
		}
		got := gapOf(t, s, m, unit, scoring.ResolvedOnTime)
		compareListed(t, c.says, got, wantedGap(dossiers, unit, dossier.NewWindow(scoring.Term(m), hanoi, c.want, sets[0]), scoring.ResolvedOnTime))
		if len(got) == 0 {
			t.Errorf("%s: nothing is listed", c.says)
		}
	}
}

func TestWhatHasNoGap(t *testing.T) {
	s, _, sets := gapStore(t)
	m := scoring.Month("2023-03")
	scoreAt(t, s, sets[0], m, m.End(hanoi))
	none := func(says string, m scoring.Month, unit string, counts scoring.Counts) {
		t.Helper()
		if rows, total, err := s.Gap(t.Context(), m, unit, counts, 0, 10); len(rows) > 0 || total > 0 || err != nil {
			t.Errorf("%s: %d rows of %d, %v", says, len(rows), total, err)
		}
	}
	none("counts entered by hand", m, unitCode(1), scoring.Entered)
	none("a month without cards", "2023-04", unitCode(1), scoring.ReceivedOnline)
	none("a unit without a card", m, unitCode(5), scoring.ReceivedOnline)
	none("a unit that is not in the register", m, "x", scoring.ReceivedOnline)
	if _, err := s.Writer().Exec(`UPDATE scorecards SET published = 1`); err != nil {
		t.Fatal(err)
	}
	none("a published card", m, unitCode(1), scoring.ReceivedOnline)
	if _, err := s.Writer().Exec(`UPDATE scorecards SET published = 0, rule_set = 'unknown'`); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Gap(t.Context(), m, unitCode(1), scoring.ReceivedOnline, 0, 10); err == nil {
		t.Error("a card under a rule set that is not known has a gap")
	}
}
