package rooms

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/advice"
	"motcua/scoring/export/dossier"
)

// The dossiers that a unit has in hand give the very counts of its card, so that advice moves each of them; and all units are read as each is.
func TestWhatUnitsHaveInHandGivesTheCountsOfTheirCards(t *testing.T) {
	s, _, sets := gapStore(t)
	read := 0
	for m := scoring.Month("2022-12"); m < "2023-06"; m = m.Next() {
		for _, rules := range sets {
			for _, cut := range []time.Time{m.End(hanoi), m.Start(hanoi).Add(13*24*time.Hour + 7*time.Hour)} {
				scoreAt(t, s, rules, m, cut)
				all, err := s.UnitMonths(t.Context(), m)
				if err != nil {
					t.Fatal(err)
				}
				for _, unit := range []string{unitCode(0), unitCode(4)} {
					record, scored, err := s.Record(t.Context(), m, unit)
					if err != nil || !scored || !record.Scored {
						continue
					}
					one, found, err := s.UnitMonth(t.Context(), m, unit)
					if err != nil || !found {
						t.Fatalf("unit %s in %s: found %v, %v", unit, m, found, err)
					}
					if !slices.EqualFunc(sorted(one.Held), sorted(all[unit].Held), func(a, b advice.Held) bool { return a == b }) || !reflect.DeepEqual(one.Window, all[unit].Window) {
						t.Fatalf("unit %s in %s is read otherwise with all than alone", unit, m)
					}
					month, err := advice.New(rules, record.Scorecard, one.Window, one.Held)
					if err != nil {
						t.Fatal(err)
					}
					for _, ind := range rules.Indicators {
						if ind.Counts != scoring.Entered && !month.Moves(ind) {
							t.Fatalf("unit %s in %s at %v: %s is not what its dossiers give", unit, m, cut, ind.Code)
						}
					}
					read += len(one.Held)
				}
			}
		}
	}
	if read < 500 {
		t.Errorf("only %d dossiers were read", read)
	}
	if _, found, err := s.UnitMonth(t.Context(), "2020-01", unitCode(0)); found || err != nil {
		t.Errorf("a month without cards: found %v, %v", found, err)
	}
}

func sorted(held []advice.Held) []advice.Held {
	return slices.SortedFunc(slices.Values(held), func(a, b advice.Held) int { return int(a.ID - b.ID) })
}

// The dossiers of a list are given by their numbers, a page at a time.
func TestChosenDossiersComeByPages(t *testing.T) {
	s, _, sets := gapStore(t)
	m := scoring.Month("2023-02")
	scoreAt(t, s, sets[0], m, m.End(hanoi))
	month, _, err := s.UnitMonth(t.Context(), m, unitCode(1))
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for _, h := range month.Held {
		if h.Class.ReceivedIn && h.Class.Digitised == dossier.No {
			ids = append(ids, h.ID)
		}
	}
	got := pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
		rows, err := s.Chosen(t.Context(), m, ids, false, offset, limit)
		return rows, len(ids), err
	})
	if len(ids) < 5 || len(got) != len(ids) || !slices.IsSortedFunc(got, func(a, b scoring.Listed) int { return a.Received.Compare(b.Received) }) {
		t.Errorf("of %d dossiers come %d", len(ids), len(got))
	}
}
