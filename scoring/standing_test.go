package scoring_test

import (
	"testing"

	"pgregory.net/rapid"

	"motcua/scoring"
)

func TestEqualScoresShareARank(t *testing.T) {
	card := func(unit string, converted int64) scoring.Scorecard {
		return scoring.Scorecard{Unit: unit, Scored: converted >= 0, Converted: scoring.Int(converted), State: scoring.MonthFull}
	}
	partial, begun := card("p", 95), card("n", 80)
	partial.State, begun.State = scoring.MonthPartial, scoring.MonthBegun
	got := scoring.Rank([]scoring.Scorecard{partial, card("d", 70), card("x", -1), card("c", 80), begun, card("b", 80), card("a", 90)})
	want := []struct {
		unit string
		rank int
	}{{"a", 1}, {"b", 2}, {"c", 2}, {"d", 4}, {"n", 0}, {"p", 0}, {"x", 0}}
	if len(got) != len(want) {
		t.Fatalf("%d places, want %d", len(got), len(want))
	}
	for i, w := range want {
		if got[i].Unit != w.unit || got[i].Rank != w.rank || got[i].Of != 4 {
			t.Errorf("place %d: %s with rank %d of %d, want %s with rank %d of 4", i+1, got[i].Unit, got[i].Rank, got[i].Of, w.unit, w.rank)
		}
	}
}

// A rank is a permutation of the cards, and says how many of those that have one are strictly better. A card that is not full has none.
func TestRankCountsTheBetterUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "units")
		cards := make([]scoring.Scorecard, n)
		for i := range cards {
			cards[i] = scoring.Scorecard{
				Unit:      rapid.StringMatching(`[a-z]{1,3}`).Draw(t, "unit"),
				Scored:    rapid.Bool().Draw(t, "scored"),
				State:     rapid.SampledFrom([]scoring.MonthState{scoring.MonthFull, scoring.MonthFull, scoring.MonthPartial, scoring.MonthBegun}).Draw(t, "state"),
				Converted: scoring.Frac(rapid.Int64Range(0, 12).Draw(t, "n"), rapid.Int64Range(1, 4).Draw(t, "d")),
			}
		}
		standings := scoring.Rank(cards)
		if len(standings) != n {
			t.Fatalf("%d standings from %d cards", len(standings), n)
		}
		ranks := func(c scoring.Scorecard) bool { return c.Scored && c.State == scoring.MonthFull }
		for _, s := range standings {
			better, ranked := 0, 0
			for _, c := range cards {
				if ranks(c) {
					ranked++
				}
				if ranks(c) && c.Converted.Cmp(s.Converted) > 0 {
					better++
				}
			}
			if ranks(s.Scorecard) && s.Rank != better+1 || !ranks(s.Scorecard) && s.Rank != 0 || s.Of != ranked {
				t.Fatalf("unit %s: rank %d of %d with %d better of %d (scored %v, %s)", s.Unit, s.Rank, s.Of, better, ranked, s.Scored, s.State)
			}
		}
	})
}

// A unit that another list ranks now has no movement, whatever its points do.
func TestMovementNeedsTheSameLeague(t *testing.T) {
	card := scoring.Scorecard{State: scoring.MonthFull, Scored: true, RuleSet: "some"}
	now, before := scoring.Standing{Scorecard: card, League: 1, Rank: 2}, scoring.Standing{Scorecard: card, League: 2, Rank: 5}
	if now.Comparable(&before) {
		t.Error("rank 2 among the communes is held against rank 5 among the wards")
	}
	if before.League = 1; !now.Comparable(&before) {
		t.Error("ranks of one list are not comparable")
	}
	if before.RuleSet = "other"; now.Comparable(&before) {
		t.Error("ranks by other rules are comparable")
	}
}
