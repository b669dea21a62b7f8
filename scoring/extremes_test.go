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
		strongest, weakest := card.Extremes(3)
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
