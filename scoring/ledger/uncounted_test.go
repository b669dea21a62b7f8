package ledger

import (
	"slices"
	"testing"

	"motcua/scoring"
)

func TestUncountedUnits(t *testing.T) {
	rules := &scoring.RuleSet{Indicators: []scoring.Indicator{{Code: "CK1", Counts: scoring.Entered}, {Code: "HL1", Counts: scoring.Entered}, {Code: "TD"}}}
	standings := make([]scoring.Standing, 3)
	for i, unit := range []string{"C", "A", "B"} {
		standings[i].Unit = unit
	}
	type counts = map[string]EnteredCount
	type entered = map[string]counts
	both, hl1 := counts{"CK1": {}, "HL1": {}}, counts{"HL1": {}}
	for _, c := range []struct {
		says    string
		rules   *scoring.RuleSet
		entered entered
		want    []string
	}{
		{"nobody's were entered", rules, nil, []string{"A", "B", "C"}},
		{"one unit has none", rules, entered{"A": both, "B": both}, []string{"C"}},
		{"one lacks an indicator that others have", rules, entered{"A": both, "B": hl1, "C": both}, []string{"B"}},
		{"what nobody has is not assessed", rules, entered{"A": hl1, "B": hl1, "C": hl1}, nil},
		{"a unit without a card does not ask for more", rules, entered{"A": hl1, "B": hl1, "C": hl1, "D": both}, nil},
		{"the rules ask for none", &scoring.RuleSet{Indicators: rules.Indicators[2:]}, nil, nil},
	} {
		if got := uncountedUnits(c.rules, standings, c.entered); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.says, got, c.want)
		}
	}
}
