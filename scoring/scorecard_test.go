package scoring_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

func ruleSet(t *testing.T) *scoring.RuleSet {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID("dien-bien-459")
	if !ok {
		t.Fatal("dien-bien-459 is not among the rule sets")
	}
	return set
}

type expected struct {
	Month scoring.Month
	Cards []struct {
		Unit, Name, Total, Converted, Grade string
		Tallies                             map[string]*[2]int64
		Points                              map[string]*string
		Max                                 int64
		Rank                                int
	}
}

// The published report's month and a made-up one, digit for digit from their counts.
func TestMonthsComeOutToTheDigit(t *testing.T) {
	rules := ruleSet(t)
	for _, file := range []string{"2024-06/expected.json", "2025-03-dirty/expected.json"} {
		raw, err := os.ReadFile(filepath.Join("ledger", "testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		var want expected
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		var cards []scoring.Scorecard
		for _, c := range want.Cards {
			tallies := map[string]scoring.Tally{}
			for code, counts := range c.Tallies {
				if counts != nil {
					tallies[code] = scoring.Tally{Numerator: counts[0], Denominator: counts[1]}
				}
			}
			card, err := scoring.Score(rules, want.Month, c.Unit, tallies)
			if err != nil {
				t.Fatal(err)
			}
			for code, points := range c.Points {
				line, ok := card.Line(code)
				if !ok || line.Assessed != (points != nil) || (points != nil && line.Points.Decimal(".") != *points) {
					t.Errorf("%s %s %s: got %v (assessed %v), want %v", want.Month, c.Unit, code, line.Points, line.Assessed, points)
				}
			}
			if got := card.Total.Decimal("."); got != c.Total {
				t.Errorf("%s %s: total %s, want %s", want.Month, c.Unit, got, c.Total)
			}
			if got := card.Converted.Decimal("."); got != c.Converted {
				t.Errorf("%s %s: converted %s, want %s", want.Month, c.Unit, got, c.Converted)
			}
			if card.Grade.Name.In("vi") != c.Grade || card.Max.Cmp(scoring.Int(c.Max)) != 0 {
				t.Errorf("%s %s: %s of %v, want %s of %d", want.Month, c.Unit, card.Grade.Name.In("vi"), card.Max, c.Grade, c.Max)
			}
			cards = append(cards, card)
		}
		for i, s := range scoring.Rank(cards) {
			if s.Unit != want.Cards[i].Unit || s.Rank != want.Cards[i].Rank || s.Of != len(cards) {
				t.Errorf("%s: place %d is %s with rank %d of %d, want %s with rank %d", want.Month, i+1, s.Unit, s.Rank, s.Of, want.Cards[i].Unit, want.Cards[i].Rank)
			}
		}
	}
}

func TestIndicatorPoliciesAndFormulas(t *testing.T) {
	half, ten := scoring.Frac(1, 2), scoring.Int(10)
	base := scoring.Indicator{Code: "A", Max: ten, Formula: scoring.Proportional, Empty: scoring.Exclude}
	with := func(change func(*scoring.Indicator)) scoring.Indicator {
		i := base
		i.Code = "B"
		change(&i)
		return i
	}
	for _, c := range []struct {
		says     string
		ind      scoring.Indicator
		tally    scoring.Tally
		points   string
		assessed bool
	}{
		{"a third of ten stays a third", with(func(*scoring.Indicator) {}), scoring.Tally{Numerator: 1, Denominator: 3}, "10/3", true},
		{"nothing of something is 0, and assessed", with(func(*scoring.Indicator) {}), scoring.Tally{Denominator: 3}, "0", true},
		{"exclude: nothing of nothing is not assessed", with(func(*scoring.Indicator) {}), scoring.Tally{}, "0", false},
		{"full: nothing of nothing earns the maximum", with(func(i *scoring.Indicator) { i.Empty = scoring.Full }), scoring.Tally{}, "10", true},
		{"zero: nothing of nothing earns nothing, and is assessed", with(func(i *scoring.Indicator) { i.Empty = scoring.Zero }), scoring.Tally{}, "0", true},
		{"inherit: the parent's share of the own maximum", with(func(i *scoring.Indicator) { i.Empty, i.Parent, i.Max = scoring.Inherit, "A", scoring.Int(4) }), scoring.Tally{}, "2", true},
		{"inherit does not matter when there are counts", with(func(i *scoring.Indicator) { i.Empty, i.Parent = scoring.Inherit, "A" }), scoring.Tally{Numerator: 1, Denominator: 1}, "10", true},
		{"capped: below the cap, in proportion to it", with(func(i *scoring.Indicator) { i.Formula, i.Cap = scoring.Capped, half }), scoring.Tally{Numerator: 1, Denominator: 4}, "5", true},
		{"capped: at the cap, the maximum", with(func(i *scoring.Indicator) { i.Formula, i.Cap = scoring.Capped, half }), scoring.Tally{Numerator: 1, Denominator: 2}, "10", true},
		{"capped: above the cap, no more than the maximum", with(func(i *scoring.Indicator) { i.Formula, i.Cap = scoring.Capped, half }), scoring.Tally{Numerator: 1, Denominator: 1}, "10", true},
	} {
		rules := &scoring.RuleSet{Indicators: []scoring.Indicator{base, c.ind}, Grades: []scoring.Grade{{Code: "all"}}}
		card, err := scoring.Score(rules, "2024-06", "u", map[string]scoring.Tally{"A": {Numerator: 1, Denominator: 2}, "B": c.tally})
		if err != nil {
			t.Fatal(err)
		}
		line, _ := card.Line("B")
		if line.Points.String() != c.points || line.Assessed != c.assessed {
			t.Errorf("%s: got %v (assessed %v), want %s (assessed %v)", c.says, line.Points, line.Assessed, c.points, c.assessed)
		}
	}
}

func TestInheritedIndicatorWithoutParentIsNotAssessed(t *testing.T) {
	rules := &scoring.RuleSet{
		Indicators: []scoring.Indicator{
			{Code: "A", Max: scoring.Int(10), Formula: scoring.Proportional, Empty: scoring.Exclude},
			{Code: "B", Max: scoring.Int(10), Formula: scoring.Proportional, Empty: scoring.Inherit, Parent: "A"},
		},
		Grades: []scoring.Grade{{Code: "all"}},
	}
	card, err := scoring.Score(rules, "2024-06", "u", map[string]scoring.Tally{"A": {}, "B": {}})
	if err != nil || card.Scored || card.Lines[1].Assessed {
		t.Errorf("got %+v, %v; want a card without a score", card, err)
	}
}

func TestImpossibleCountsAreNamed(t *testing.T) {
	for _, tally := range []scoring.Tally{{Numerator: 2, Denominator: 1}, {Numerator: -1, Denominator: 1}, {Numerator: -2, Denominator: -1}} {
		_, err := scoring.Score(ruleSet(t), "2024-06", "u1", map[string]scoring.Tally{"TD": tally})
		if err == nil || !strings.Contains(err.Error(), "TD") || !strings.Contains(err.Error(), "u1") {
			t.Errorf("counts %+v: error %v does not name the unit and the indicator", tally, err)
		}
	}
}

func TestUnderTargetIsExact(t *testing.T) {
	line := scoring.Line{Assessed: true, Max: scoring.Int(30), Points: scoring.Int(30).Mul(scoring.Frac(19, 20))}
	if line.UnderTarget(scoring.Frac(95, 100)) {
		t.Error("19/20 is at a target of 95 %, not under it")
	}
	line.Points = line.Points.Sub(scoring.Frac(1, 1_000_000))
	if !line.UnderTarget(scoring.Frac(95, 100)) {
		t.Error("a millionth of a point under the target is under it")
	}
	line.Assessed = false
	if line.UnderTarget(scoring.Frac(95, 100)) {
		t.Error("what is not assessed misses no target")
	}
}
