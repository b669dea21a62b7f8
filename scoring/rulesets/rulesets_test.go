package rulesets_test

import (
	"bytes"
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
		{"a month that is none", `valid_from = "2023-03"`, `valid_from = "3/2023"`, "line 4, valid_from: wrong-type 3/2023, allowed: 2026-07"},
		{"an unknown comparison", `compare = "minute"`, `compare = "hour"`, "line 5, compare: not-among hour, allowed: minute, date"},
		{"an unknown key", `compare = "minute"`, "compare = \"minute\"\ncolour = \"red\"", "line 6, colour: unknown-key"},
		{"an unknown key of an entry", `group = "TD"`, "group = \"TD\"\ncolour = \"red\"", "line 65, indicators 4 (TD), colour: unknown-key"},
		{"a text where a table is wanted", `short = { vi = "Giải quyết đúng hạn", en = "Resolved on time" }`, `short = "Giải quyết đúng hạn"`, "line 66, indicators.short: wrong-type"},
		{"a code used twice", `code = "CK2"`, `code = "CK1"`, "line 43, indicators 2 (CK1), code: twice CK1"},
		{"a group that is not there", `group = "TD"`, `group = "XX"`, "line 13, groups 2 (TD), code: unused TD; line 64, indicators 4 (TD), group: no-such XX, allowed: CK, TD, TT, SH, HL"},
		{"a maximum of nothing", `max = "30"`, `max = "0"`, "line 67, indicators 4 (TD), max: out-of-range 0, allowed: 0.01, 1000"},
		{"a maximum that is no number", `max = "30"`, `max = "thirty"`, "line 67, indicators 4 (TD), max: no-number thirty"},
		{"an unknown policy", "max = \"30\"\nformula = \"proportional\"\nempty = \"exclude\"", "max = \"30\"\nformula = \"proportional\"\nempty = \"maybe\"", "line 69, indicators 4 (TD), empty: not-among maybe, allowed: exclude, zero, full, inherit"},
		{"an unknown formula", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"quadratic\"", "line 68, indicators 4 (TD), formula: not-among quadratic, allowed: proportional, capped, steps, constant"},
		{"capped without a cap", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"capped\"", "line 62, indicators 4 (TD), cap: missing"},
		{"a cap without capped", "max = \"30\"\n", "max = \"30\"\ncap = \"1/2\"\n", "line 68, indicators 4 (TD), cap: not-wanted, allowed: proportional"},
		{"a cap above the whole", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"capped\"\ncap = \"101%\"", "line 69, indicators 4 (TD), cap: out-of-range 101/100, allowed: 1/1000, 1"},
		{"steps that do not fall", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"steps\"\nsteps = [{ from = 0, points = 1 }, { from = \"80%\", points = 2 }]", "line 69, indicators 4 (TD), steps: order 4/5"},
		{"steps that do not begin at 0", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"steps\"\nsteps = [{ from = \"80%\", points = 2 }]", "line 69, indicators 4 (TD), steps: last-not-0 4/5"},
		{"a step above the maximum", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"steps\"\nsteps = [{ from = 0, points = 31 }]", "line 69, indicators 4 (TD), steps: out-of-range 31, allowed: 0, 30"},
		{"steps of which none earns the maximum", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"steps\"\nsteps = [{ from = \"80%\", points = 29 }, { from = 0, points = 3 }]", "line 69, indicators 4 (TD), steps: top-not-max 29, allowed: 30"},
		{"steps by which more earns less", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"steps\"\nsteps = [{ from = \"80%\", points = 30 }, { from = \"50%\", points = 2 }, { from = 0, points = 3 }]", "line 69, indicators 4 (TD), steps: order 3"},
		{"a code that is scored, among those that are not", `compare = "minute"`, "compare = \"minute\"\nunscored = [\"TD\"]", "line 6, unscored: twice TD"},
		{"no code among those that are not scored", `compare = "minute"`, "compare = \"minute\"\nunscored = [\" \"]", "line 6, unscored: missing"},
		{"a constant above the maximum", "max = \"30\"\nformula = \"proportional\"", "max = \"30\"\nformula = \"constant\"\npoints = 31", "line 69, indicators 4 (TD), points: out-of-range 31, allowed: 0, 30"},
		{"points of no constant", "max = \"30\"\n", "max = \"30\"\npoints = 2\n", "line 68, indicators 4 (TD), points: not-wanted, allowed: proportional"},
		{"rounding to half a digit", "max = \"30\"\n", "max = \"30\"\nround = 0.5\n", "line 68, indicators 4 (TD), round: out-of-range 0.5, allowed: 0, 4"},
		{"inheriting from nobody", "max = \"30\"\nformula = \"proportional\"\nempty = \"exclude\"", "max = \"30\"\nformula = \"proportional\"\nempty = \"inherit\"", "line 62, indicators 4 (TD), parent: no-such"},
		{"a parent without inheriting", "max = \"30\"\n", "max = \"30\"\nparent = \"CK1\"\n", "line 68, indicators 4 (TD), parent: not-wanted, allowed: exclude"},
		{"the counts of itself", "max = \"30\"\n", "max = \"30\"\nshares = \"TD\"\n", "line 68, indicators 4 (TD), shares: no-such TD"},
		{"less without sharing", "max = \"30\"\n", "max = \"30\"\nless = \"X\"\n", "line 68, indicators 4 (TD), less: not-wanted, allowed: shares"},
		{"unknown counts", `counts = "resolved-on-time"`, `counts = "resolved"`, "line 70, indicators 4 (TD), counts: not-among resolved, allowed: entered, resolved-on-time"},
		{"a target above the whole", `target = "95/100"`, `target = "101/100"`, "line 71, indicators 4 (TD), target: out-of-range 101/100, allowed: 1/1000, 1"},
		{"a language that nobody is spoken to in", `en = "Dossiers resolved on time"`, `fr = "Dossiers"`, "line 65, indicators 4 (TD), name.fr: unknown-key"},
		{"no Vietnamese", `vi = "Hồ sơ giải quyết đúng hạn", `, ``, "line 65, indicators 4 (TD), name.vi: missing"},
		{"a short name too long for a phone", `short = { vi = "Giải quyết đúng hạn"`, `short = { vi = "Hồ sơ được giải quyết đúng hạn"`, "line 66, indicators 4 (TD), short.vi: too-long Hồ sơ được giải quyết đúng hạn, allowed: 24"},
		{"grades that do not fall", `min = "80"`, `min = "95"`, "line 158, grades 2 (tot), min: order 95"},
		{"a last grade above 0", `min = "0"`, `min = "10"`, "line 173, grades 5 (yeu), min: last-not-0 10"},
		{"a file that is no TOML", `[[groups]]`, `[[groups`, "line 7: syntax"},
		{"two mistakes at once", `max = "30"`, "max = \"x\"\ncap = \"y\"", "line 67, indicators 4 (TD), max: no-number x; line 68, indicators 4 (TD), cap: no-number y"},
	} {
		if !strings.Contains(string(raw), c.old) {
			t.Errorf("%s: the file has no %q to change", c.says, c.old)
			continue
		}
		_, err := rulesets.Parse([]byte(strings.Replace(string(raw), c.old, c.new, 1)), nil)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: the error is\n%v, want\n%s", c.says, err, c.want)
		}
	}
}

// Without a choice the decision of the district tier holds until that ended, then the national one by the edition of each month.
func TestUsualChoiceChangesWithTheTier(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	for month, want := range map[scoring.Month]string{
		"2024-06": "dien-bien-459", "2025-06": "dien-bien-459", "2025-07": "quoc-gia-766@2025-07", "2026-05": "quoc-gia-766@2025-07", "2026-06": "quoc-gia-766@2026-06",
	} {
		if set, ok := all.For(month); !ok || set.ID() != want {
			t.Errorf("%s is scored by %v, want %s", month, set, want)
		}
	}
}

// An authority chooses by the month; a code stands for the edition that is valid then.
func TestChoiceHoldsFromItsMonth(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := all.With(rulesets.Own{Uses: []rulesets.Use{
		{From: "2025-07", Codes: []string{"quoc-gia-766", "dien-bien-459"}}, {Codes: []string{"dien-bien-459"}}, {From: "2026-09", Codes: []string{"quoc-gia-766@2025-07"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for month, want := range map[scoring.Month]string{
		"2023-02": "", "2023-03": "dien-bien-459", "2025-06": "dien-bien-459", "2025-07": "quoc-gia-766@2025-07 dien-bien-459",
		"2026-06": "quoc-gia-766@2026-06 dien-bien-459", "2026-09": "quoc-gia-766@2025-07",
	} {
		var got []string
		for _, set := range chosen.Shown(month) {
			got = append(got, set.ID())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", month, got, want)
		}
	}
	if _, err := all.With(rulesets.Own{Uses: []rulesets.Use{{Codes: []string{"none"}}}}); err == nil {
		t.Error("a set that is not there is chosen")
	}
}

// Other codes are one thing's alone, among codes and among each other.
func TestOtherCodesAreUnique(t *testing.T) {
	raw, err := os.ReadFile("quoc-gia-766@2026-06.toml")
	if err != nil {
		t.Fatal(err)
	}
	for says, c := range map[string]struct{ old, new, key string }{
		"the code of another":       {`["DOSSIER_SYNC"]`, `["5.4"]`, "indicators 4 (1.4), names: twice 5.4"},
		"a count taken off another": {`["DOSSIER_SYNC"]`, `["5.4-khl"]`, "indicators 4 (1.4), names: twice 5.4-khl"},
		"another code of another":   {`["DOSSIER_SYNC"]`, `["publish on time"]`, "indicators 4 (1.4), names: twice publish on time"},
		"nothing":                   {`["DOSSIER_SYNC"]`, `[" "]`, "indicators 4 (1.4), names: missing"},
		"the code of another group": {`["CLGQ"]`, `["tttt"]`, "groups 3 (ONLINE), names: twice tttt"},
	} {
		_, err := rulesets.Parse(bytes.Replace(raw, []byte(c.old), []byte(c.new), 1), nil)
		if err == nil || !strings.Contains(err.Error(), c.key) {
			t.Errorf("%s: %v, want %s", says, err, c.key)
		}
	}
}

// The sets that every authority has are told in both languages.
func TestBuiltInSetsHaveEachName(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range all.Sets() {
		var texts []scoring.Words
		for _, g := range set.Groups {
			texts = append(texts, g.Name, g.Short)
		}
		for _, ind := range set.Indicators {
			texts = append(texts, ind.Name, ind.Short)
		}
		for _, g := range set.Grades {
			texts = append(texts, g.Name)
		}
		for _, words := range texts {
			if words["vi"] == "" || words["en"] == "" {
				t.Errorf("%s: %v", set.ID(), words)
			}
		}
	}
}
