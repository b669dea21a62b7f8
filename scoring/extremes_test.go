package scoring_test

import (
	"strings"
	"testing"

	"motcua/scoring"
)

func TestStrongestAndWeakestIndicators(t *testing.T) {
	third := scoring.Tally{Numerator: 1, Denominator: 3}
	full := scoring.Tally{Numerator: 7, Denominator: 7}
	none := scoring.Tally{Denominator: 7}
	for _, c := range []struct {
		says               string
		tallies            map[string]scoring.Tally
		strongest, weakest string
	}{
		{"nothing assessed has neither", nil, "", ""},
		{"the best first and the worst first, ties in the order of the rules", map[string]scoring.Tally{
			"CK2": none, "TD": {Numerator: 12, Denominator: 13}, "TT1": full, "TT2": {Numerator: 11, Denominator: 16}, "SH1": full, "SH2": full, "HL1": full},
			"TT1 SH1 SH2", "CK2 TT2 TD"},
		{"shares are compared, not points", map[string]scoring.Tally{"TD": third, "SH1": {Numerator: 1, Denominator: 2}}, "SH1", "TD"},
		{"exactly: 333/1000 is less than a third", map[string]scoring.Tally{"TD": {Numerator: 333, Denominator: 1000}, "TT1": third}, "TT1", "TD"},
		{"all equal are divided in the order of the rules", map[string]scoring.Tally{"TD": third, "TT1": third, "TT2": third, "SH1": third, "SH2": third, "HL1": third, "HL2": third},
			"TD TT1 TT2", "SH1 SH2 HL1"},
		{"of five the better three are strong", map[string]scoring.Tally{"TD": full, "TT1": third, "TT2": none, "SH1": full, "SH2": {Numerator: 1, Denominator: 2}}, "TD SH1 SH2", "TT2 TT1"},
		{"a maximum is no weakness", map[string]scoring.Tally{"TD": full, "TT1": full}, "TD", ""},
		{"nothing earned is no strength", map[string]scoring.Tally{"TD": none, "TT1": none}, "", "TD TT1"},
		{"one alone", map[string]scoring.Tally{"TD": third}, "TD", ""},
	} {
		card, err := scoring.Score(ruleSet(t), "2024-06", "x", c.tallies)
		if err != nil {
			t.Fatal(err)
		}
		strongest, weakest := card.Extremes(ruleSet(t), 3)
		if got, low := codes(strongest), codes(weakest); got != c.strongest || low != c.weakest {
			t.Errorf("%s: strongest %q, weakest %q, want %q and %q", c.says, got, low, c.strongest, c.weakest)
		}
	}
}

func codes(lines []scoring.Line) string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Indicator)
	}
	return strings.Join(all, " ")
}

// What all units earn alike, and what rules give where nothing was counted, is nobody's merit; the authority's counts are no unit's weakness.
func TestWhatIsTheSameForAllIsNoMerit(t *testing.T) {
	rules := &scoring.RuleSet{Code: "x", Indicators: []scoring.Indicator{
		{Code: "1.1", Max: scoring.Int(6), Common: true, Counts: scoring.Entered, Formula: scoring.Proportional, Empty: scoring.Zero},
		{Code: "4.7", Max: scoring.Int(2), Formula: scoring.Constant, Points: scoring.Int(2), Counts: scoring.Entered},
		{Code: "5.2", Max: scoring.Int(6), Formula: scoring.Proportional, Absent: scoring.Full, Counts: scoring.Entered},
		{Code: "3.1", Max: scoring.Int(2), Formula: scoring.Proportional, Absent: scoring.Zero, Counts: scoring.Entered},
		{Code: "2.1", Max: scoring.Int(20), Formula: scoring.Proportional, Counts: scoring.HandledOnTime},
	}, Grades: []scoring.Grade{{Code: "yeu"}}}
	card, err := scoring.ScoreFigures(rules, "2026-08", "x", scoring.Figures{Settled: true, Tallies: map[string]scoring.Tally{"1.1": {Denominator: 47}, "2.1": {Numerator: 9, Denominator: 10}}})
	if err != nil {
		t.Fatal(err)
	}
	strongest, weakest := card.Extremes(rules, 3)
	if got, low := codes(strongest), codes(weakest); got != "2.1" || low != "3.1" {
		t.Errorf("strongest %q, weakest %q", got, low)
	}
	share := scoring.Frac(9, 10)
	set := scoring.NewTargets([]scoring.Target{{Rules: "x", Indicator: "1.1", Share: share}, {Rules: "x", Indicator: "2.1", Share: share}})
	for code, want := range map[string]bool{"1.1": false, "2.1": true} {
		ind, _ := rules.Indicator(code)
		if _, aimed := set.Of(rules, "", ind); aimed != want {
			t.Errorf("%s has a target: %v", code, aimed)
		}
	}
}
