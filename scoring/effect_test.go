package scoring_test

import (
	"slices"
	"testing"

	"motcua/scoring"
)

func TestEffectOfOtherTargets(t *testing.T) {
	ind := scoring.Indicator{Code: "TD", Max: scoring.Int(30), Target: scoring.Frac(9, 10), Aimed: true}
	var records []scoring.Record
	for unit, points := range map[string]int64{"A": 30, "B": 27, "C": 26, "D": -1} {
		line := scoring.Line{Indicator: "TD", Max: scoring.Int(30), Points: scoring.Int(points), Assessed: points >= 0}
		r := scoring.Record{}
		r.Unit, r.Lines = unit, []scoring.Line{line}
		records = append(records, r)
	}
	records = append(records, scoring.Record{}) // a card without the indicator
	slices.SortFunc(records, func(a, b scoring.Record) int { return slices.Compare([]byte(a.Unit), []byte(b.Unit)) })
	share := func(unit string, n int64) scoring.Target {
		return scoring.Target{Indicator: "TD", Unit: unit, Share: scoring.Frac(n, 100)}
	}
	none := scoring.Targets{}
	own := scoring.NewTargets([]scoring.Target{share("C", 50)})
	for _, c := range []struct {
		says      string
		now, then scoring.Targets
		wantNow   string
		wantThen  string
	}{
		{"exactly at the target is not under it", none, none, "C", "C"},
		{"a higher one for all", none, none.With(share("", 95)), "C", "BC"},
		{"a lower one for all", none, none.With(share("", 80)), "C", ""},
		{"a unit with its own keeps it", own, own.With(share("", 100)), "", "B"},
		{"a unit alone", none, none.With(share("A", 100)).With(share("B", 91)), "C", "BC"},
		{"one in the place of another", none.With(share("", 95)), none.With(share("", 95)).With(share("", 10)), "BC", ""},
		{"back to the rule set's", own, own.Without(share("C", 0)), "", "C"},
		{"another unit's stays", own, own.Without(share("A", 0)), "", ""},
	} {
		e := scoring.NewEffect(&scoring.RuleSet{}, ind, records, c.now, c.then)
		if got := units(e.Now); got != c.wantNow {
			t.Errorf("%s: under now %q, want %q", c.says, got, c.wantNow)
		}
		if got := units(e.Then); got != c.wantThen {
			t.Errorf("%s: under then %q, want %q", c.says, got, c.wantThen)
		}
		if e.Unassessed != 2 {
			t.Errorf("%s: %d are not assessed, want 2", c.says, e.Unassessed)
		}
	}
	if one, ok := own.Set(&scoring.RuleSet{}, "TD", "C"); !ok || one.Share.Cmp(scoring.Frac(1, 2)) != 0 {
		t.Errorf("set for C: %v, %v", one, ok)
	}
	if _, ok := own.Set(&scoring.RuleSet{}, "TD", ""); ok {
		t.Error("what is set for C is set for all")
	}
}

func units(records []scoring.Record) (all string) {
	for _, r := range records {
		all += r.Unit
	}
	return all
}
