package rulesets_test

import (
	"os"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

func TestTheEmbeddedRuleSetsAreValid(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.For("2024-06")
	if !ok || set.Code != "dien-bien-459" || len(set.Indicators) != 11 || len(set.Groups) != 5 {
		t.Fatalf("June 2024 is scored by %+v", set)
	}
	sum := set.Indicators[0].Max
	for _, i := range set.Indicators[1:] {
		sum = sum.Add(i.Max)
	}
	if sum.String() != "100" {
		t.Errorf("the maxima of the decision add up to %v, want 100", sum)
	}
	if _, ok := all.For("2023-02"); ok {
		t.Error("no decision is in force before March 2023")
	}
}

// Grades are taken from the exact score: what only rounds to a bound has not reached it.
func TestGradesOfTheDecision(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, _ := all.For("2024-06")
	under := scoring.Frac(1, 1_000_000)
	for bound, names := range map[int64][2]string{90: {"Xuất sắc", "Tốt"}, 80: {"Tốt", "Khá"}, 70: {"Khá", "Trung bình"}, 50: {"Trung bình", "Yếu"}} {
		at := set.GradeOf(scoring.Int(bound)).Name.In("vi")
		below := set.GradeOf(scoring.Int(bound).Sub(under)).Name.In("vi")
		if at != names[0] || below != names[1] {
			t.Errorf("%d points are %s, a hair less %s; want %s, %s", bound, at, below, names[0], names[1])
		}
	}
	if first, last := set.GradeOf(scoring.Int(100)).Name.In("vi"), set.GradeOf(scoring.Int(0)).Name.In("vi"); first != "Xuất sắc" || last != "Yếu" {
		t.Errorf("100 points are %s, 0 points %s", first, last)
	}
}

// The maxima, the targets as shares of them in per cent (0 for none), and what an empty tally means.
func TestIndicatorsOfTheDecision(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, _ := all.For("2024-06")
	for code, want := range map[string][2]int64{
		"CK1": {5, 0}, "CK2": {5, 0}, "CK3": {10, 0}, "TD": {30, 95}, "TT1": {10, 60}, "TT2": {10, 50}, "SH1": {5, 80}, "SH2": {10, 80},
		"HL1": {5, 90}, "HL2": {5, 90}, "HL3": {5, 90},
	} {
		ind, ok := set.Indicator(code)
		if !ok || ind.Max.Cmp(scoring.Int(want[0])) != 0 || ind.Aimed != (want[1] > 0) || ind.Aimed && ind.Target.Cmp(scoring.Frac(want[1], 100)) != 0 || ind.Empty != scoring.Exclude {
			t.Errorf("%s (%v): maximum %v, target %v (%v), %s when empty; want %v", code, ok, ind.Max, ind.Target, ind.Aimed, ind.Empty, want)
		}
	}
}

// Each change of the valid file must be refused, naming what is wrong.
func TestWrongEntryIsNamed(t *testing.T) {
	raw, err := os.ReadFile("dien-bien-459.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ says, old, new, want string }{
		{"a month that is none", `valid_from = "2023-03"`, `valid_from = "3/2023"`, "valid_from"},
		{"an unknown comparison", `compare = "minute"`, `compare = "hour"`, "compare"},
		{"an unknown key", `compare = "minute"`, "compare = \"minute\"\ncolour = \"red\"", "colour"},
		{"a code used twice", `code = "CK2"`, `code = "CK1"`, "indicator 2 (CK1)"},
		{"a group that is not there", `group = "TD"`, `group = "XX"`, "no indicators"},
		{"a maximum of nothing", `max = "30"`, `max = "0"`, "indicator 4 (TD): max"},
		{"a maximum that is no number", `max = "30"`, `max = "thirty"`, "indicator 4 (TD): max"},
		{"an unknown policy", "max = \"30\"\nformula = \"proportional\"\nempty = \"exclude\"", "max = \"30\"\nformula = \"proportional\"\nempty = \"maybe\"", "indicator 4 (TD): empty"},
		{"an unknown formula", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"quadratic\"", "indicator 4 (TD): formula"},
		{"capped without a cap", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"capped\"", "indicator 4 (TD): cap"},
		{"a cap without capped", "max = \"30\"\n", "max = \"30\"\ncap = \"1/2\"\n", "indicator 4 (TD): cap"},
		{"inheriting from nobody", "max = \"30\"\nformula = \"proportional\"\nempty = \"exclude\"", "max = \"30\"\nformula = \"proportional\"\nempty = \"inherit\"", "indicator 4 (TD): parent"},
		{"a parent without inheriting", "max = \"30\"\n", "max = \"30\"\nparent = \"CK1\"\n", "indicator 4 (TD): parent"},
		{"unknown counts", `counts = "resolved-on-time"`, `counts = "resolved"`, "indicator 4 (TD): counts"},
		{"a target above the whole", `target = "95/100"`, `target = "101/100"`, "indicator 4 (TD): target"},
		{"a missing language", `en = "Dossiers resolved on time"`, `fr = "Dossiers"`, "indicator 4 (TD): a name is missing in en"},
		{"a short name too long for a phone", `short = { vi = "Giải quyết đúng hạn"`, `short = { vi = "Hồ sơ được giải quyết đúng hạn"`, "indicator 4 (TD): the short name"},
		{"grades that do not fall", `min = "80"`, `min = "95"`, "grade 2 (tot)"},
		{"a last grade above 0", `min = "0"`, `min = "10"`, "grade 5 (yeu)"},
		{"a file that is no TOML", `[[groups]]`, `[[groups`, "toml"},
	} {
		if !strings.Contains(string(raw), c.old) {
			t.Errorf("%s: the file has no %q to change", c.says, c.old)
			continue
		}
		_, err := rulesets.Parse([]byte(strings.Replace(string(raw), c.old, c.new, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v does not name %q", c.says, err, c.want)
		}
	}
}
