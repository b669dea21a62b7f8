package rooms

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/storage"
)

// Cards that are read together are those that are read one by one, whatever is remembered of them.
func TestCardsReadTogetherAreThoseReadAlone(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 12)
	rules, _ := s.RuleSet("dien-bien-459")
	months := []scoring.Month{"2024-06", "2024-05", "2024-04"} // the last has no cards
	for _, m := range months[:2] {
		putStandings(t, s, m, scoring.Rank(randomCards(t, rand.New(rand.NewPCG(5, 5)), rules, m, 10)), false)
	}
	units := []string{unitCode(9), unitCode(2), unitCode(11), "no unit"} // the third has no card
	var want []scoring.Record
	for _, m := range months {
		for _, unit := range units {
			if r, is, err := s.Record(t.Context(), m, unit); err != nil {
				t.Fatal(err)
			} else if is {
				want = append(want, r)
			}
		}
	}
	if len(want) != 4 {
		t.Fatalf("%d cards are read alone", len(want))
	}
	for _, c := range []struct {
		says  string
		known []string // units of which cards are remembered
	}{
		{"nothing is remembered", nil},
		{"some are remembered", units[:1]},
		{"all are remembered", units},
	} {
		forget(s)
		for _, unit := range c.known {
			for _, m := range months {
				if _, _, err := s.Record(t.Context(), m, unit); err != nil {
					t.Fatal(err)
				}
			}
		}
		for range 2 {
			if got, err := s.CardsOf(t.Context(), months, units); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("when %s: %+v, want %+v; %v", c.says, got, want, err)
			}
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	forget(s)
	if _, err := s.CardsOf(ended, months, units); !errors.Is(err, context.Canceled) {
		t.Errorf("an end of the context: %v", err)
	}
	if got, err := s.CardsOf(t.Context(), months, units); err != nil || len(got) != len(want) {
		t.Errorf("after a failure %d cards are read, %v", len(got), err)
	}
}

// forget empties the memory, as a transaction does that changes much.
func forget(s *Store) { changes(s, (*storage.Tx).InvalidateAll) }

// changes has a transaction do something.
func changes(s *Store, f func(*storage.Tx)) {
	err := s.Write(context.Background(), "change", func(tx *storage.Tx) error { f(tx); return nil })
	if err != nil {
		panic(err)
	}
}

// What changes while a value is read is not lost: the value that was read is not kept.
func TestWhatChangesWhileItIsReadIsReadAgain(t *testing.T) {
	for _, c := range []struct {
		says   string
		change func(s *Store)
	}{
		{"all is forgotten", forget},
		{"the one is forgotten", func(s *Store) { changes(s, func(tx *storage.Tx) { tx.Invalidate("key") }) }},
	} {
		s := openStore(t)
		var read []int
		ask := func(now int, meanwhile func(*Store)) int {
			value, err := storage.Cached(t.Context(), s.File, "key", func() (int, error) {
				meanwhile(s)
				read = append(read, now)
				return now, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			return value
		}
		ask(1, c.change)
		if got := []int{ask(2, func(*Store) {}), ask(3, func(*Store) {})}; !slices.Equal(got, []int{2, 2}) || !slices.Equal(read, []int{1, 2}) {
			t.Errorf("when %s: %v is given, %v was read", c.says, got, read)
		}
	}
}

// The cards of a page are found by their keys.
func TestCardsOfAPageAreFoundByTheirKeys(t *testing.T) {
	s := openStore(t)
	questions := questions(t)
	for name, want := range map[string]string{
		"cardsOf":        "SEARCH c USING PRIMARY KEY (month=? AND unit=?)",
		"linesOf":        "SEARCH c USING PRIMARY KEY (month=? AND unit=?)",
		"placesOfMonth":  "SEARCH c USING INDEX",
		"acceptedOfCard": "SEARCH x USING COVERING INDEX disputes_accepted (unit=? AND month=?)",
	} {
		if plan := explainPlan(t, s, questions[name]); !slices.ContainsFunc(plan, func(step string) bool { return strings.HasPrefix(step, want) }) {
			t.Errorf("%s is read as\n%s", name, strings.Join(plan, "\n"))
		}
	}
}
