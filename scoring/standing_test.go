package scoring_test

import (
	"testing"

	"pgregory.net/rapid"

	"motcua/scoring"
)

func TestEqualScoresShareARank(t *testing.T) {
	card := func(unit string, converted int64) scoring.Scorecard {
		return scoring.Scorecard{Unit: unit, Scored: converted >= 0, Converted: scoring.Int(converted)}
	}
	got := scoring.Rank([]scoring.Scorecard{card("d", 70), card("x", -1), card("c", 80), card("b", 80), card("a", 90)})
	want := []struct {
		unit string
		rank int
	}{{"a", 1}, {"b", 2}, {"c", 2}, {"d", 4}, {"x", 0}}
	for i, w := range want {
		if got[i].Unit != w.unit || got[i].Rank != w.rank || got[i].Of != 4 {
			t.Errorf("place %d: %s with rank %d of %d, want %s with rank %d of 4", i+1, got[i].Unit, got[i].Rank, got[i].Of, w.unit, w.rank)
		}
	}
}

// A rank is a permutation of the cards, and says how many units are strictly better.
func TestRankCountsTheBetterUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "units")
		cards := make([]scoring.Scorecard, n)
		for i := range cards {
			cards[i] = scoring.Scorecard{
				Unit:      rapid.StringMatching(`[a-z]{1,3}`).Draw(t, "unit"),
				Scored:    rapid.Bool().Draw(t, "scored"),
				Converted: scoring.Frac(rapid.Int64Range(0, 12).Draw(t, "n"), rapid.Int64Range(1, 4).Draw(t, "d")),
			}
		}
		standings := scoring.Rank(cards)
		if len(standings) != n {
			t.Fatalf("%d standings from %d cards", len(standings), n)
		}
		for _, s := range standings {
			better := 0
			for _, c := range cards {
				if c.Scored && c.Converted.Cmp(s.Converted) > 0 {
					better++
				}
			}
			if s.Scored && s.Rank != better+1 || !s.Scored && s.Rank != 0 {
				t.Fatalf("unit %s: rank %d with %d better units (scored %v)", s.Unit, s.Rank, better, s.Scored)
			}
		}
	})
}
