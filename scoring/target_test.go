package scoring_test

import (
	"testing"

	"motcua/scoring"
)

func TestOwnTargetOfUnitComesFirst(t *testing.T) {
	aimed := scoring.Indicator{Code: "2.1", Target: scoring.Frac(9, 10), Aimed: true}
	other := scoring.Indicator{Code: "2.2", Target: scoring.Frac(4, 5), Aimed: true}
	aimless := scoring.Indicator{Code: "5.1"}
	own := scoring.Target{Indicator: "2.1", Unit: "A", Share: scoring.Frac(19, 20)}
	forAll := scoring.Target{Indicator: "2.1", Share: scoring.Frac(2, 3)}
	for _, c := range []struct {
		says string
		set  []scoring.Target
		unit string
		ind  scoring.Indicator
		want string
	}{
		{"nothing is set: the rule set's", nil, "A", aimed, "9/10"},
		{"nothing is set and the rule set has none", nil, "A", aimless, "none"},
		{"set for all", []scoring.Target{forAll}, "A", aimed, "2/3"},
		{"set for the unit only", []scoring.Target{own}, "A", aimed, "19/20"},
		{"set for another unit", []scoring.Target{own}, "B", aimed, "9/10"},
		{"the unit's own before the one for all", []scoring.Target{own, forAll}, "A", aimed, "19/20"},
		{"the one for all where another has its own", []scoring.Target{own, forAll}, "B", aimed, "2/3"},
		{"another indicator keeps the rule set's", []scoring.Target{own, forAll}, "A", other, "4/5"},
		{"one that the rule set does not aim at", []scoring.Target{{Indicator: "5.1", Share: scoring.Frac(1, 2)}}, "A", aimless, "1/2"},
		{"a target of 0 is one", []scoring.Target{{Indicator: "2.1", Unit: "A"}, forAll}, "A", aimed, "0"},
		{"the last one stands", []scoring.Target{own, {Indicator: "2.1", Unit: "A", Share: scoring.Int(1)}}, "A", aimed, "1"},
	} {
		share, ok := scoring.NewTargets(c.set).Of(&scoring.RuleSet{}, c.unit, c.ind)
		got := share.String()
		if !ok {
			got = "none"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
	}
	if share, ok := (scoring.Targets{}).Of(&scoring.RuleSet{}, "A", aimed); !ok || share.Cmp(aimed.Target) != 0 {
		t.Errorf("without targets: %s, %v", share, ok)
	}
}

func TestTargetsApplyToACopyOfTheRules(t *testing.T) {
	rules := &scoring.RuleSet{Indicators: []scoring.Indicator{{Code: "A", Target: scoring.Frac(1, 2), Aimed: true}, {Code: "B"}}}
	if applied := (scoring.Targets{}).Apply(rules, "u"); applied != rules {
		t.Error("without targets the rules are another set")
	}
	applied := scoring.NewTargets([]scoring.Target{{Indicator: "A", Unit: "u", Share: scoring.Frac(3, 4)}, {Indicator: "B", Share: scoring.Frac(1, 4)}}).Apply(rules, "u")
	if a, b := applied.Indicators[0], applied.Indicators[1]; a.Target.Cmp(scoring.Frac(3, 4)) != 0 || !b.Aimed || b.Target.Cmp(scoring.Frac(1, 4)) != 0 {
		t.Errorf("applied: %+v", applied.Indicators)
	}
	if rules.Indicators[0].Target.Cmp(scoring.Frac(1, 2)) != 0 || rules.Indicators[1].Aimed {
		t.Errorf("the rules themselves are changed: %+v", rules.Indicators)
	}
}

// Two sets have an indicator 2.1: each keeps its own target, in all its editions.
func TestATargetIsOfItsOwnRuleSet(t *testing.T) {
	set := scoring.NewTargets([]scoring.Target{{Rules: "quoc-gia-766", Indicator: "2.1", Share: scoring.Frac(19, 20)}})
	ind := scoring.Indicator{Code: "2.1"}
	if share, aimed := set.Of(&scoring.RuleSet{Code: "quoc-gia-766", Edition: "2026-06"}, "A", ind); !aimed || share.Cmp(scoring.Frac(19, 20)) != 0 {
		t.Errorf("of its set it is %s, %v", share, aimed)
	}
	other := &scoring.RuleSet{Code: "tinh-1", Indicators: []scoring.Indicator{ind}}
	if share, aimed := set.Of(other, "A", ind); aimed {
		t.Errorf("of another set it is %s", share)
	}
	if applied := set.Apply(other, "A"); applied.Indicators[0].Aimed {
		t.Error("it applies to another set")
	}
	if _, some := set.Set(other, "2.1", ""); some {
		t.Error("it is set for another set")
	}
}
