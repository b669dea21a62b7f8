package rulesets_test

import (
	"os"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

func bacNinh(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/bac-ninh-766.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// What a file does not say is the extended set's, and counts that were entered for that count for it.
func TestExtensionHasAllElseOfTheSetItExtends(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, err := all.Parse([]byte(bacNinh(t)))
	if err != nil {
		t.Fatal(err)
	}
	national, _ := all.ByID("quoc-gia-766@2025-07")
	if set.ID() != "bac-ninh-766" || set.Extends != national.ID() || set.EnteredFor() != "quoc-gia-766" || set.ValidFrom != "2025-10" {
		t.Errorf("the set is %s of %s, its counts are those of %s from %s on", set.ID(), set.Extends, set.EnteredFor(), set.ValidFrom)
	}
	if set.Converted || !set.Alone || set.Decimals != 2 || len(set.Groups) != 6 || len(set.Indicators) != len(national.Indicators) || set.Source != national.Source {
		t.Errorf("it is not as the set that it extends: %+v", set)
	}
	if set.About != "" || !strings.HasPrefix(set.Ground, "Quyết định số 766/QĐ-TTg") || !strings.Contains(set.Ground, "phê duyệt Bộ chỉ số") {
		t.Errorf("it rests on %q, and its own decision does %q", set.Ground, set.About)
	}
	for _, c := range []struct {
		points scoring.Fraction
		grade  string
	}{{scoring.Int(100), "tren-94"}, {scoring.Frac(9401, 100), "tren-94"}, {scoring.Int(94), "90-94"}, {scoring.Int(90), "90-94"}, {scoring.Frac(8999, 100), "duoi-90"}} {
		if got := set.GradeOf(c.points).Code; got != c.grade {
			t.Errorf("%v points are %s, want %s", c.points, got, c.grade)
		}
	}
	own, _ := set.Indicator("2.1")
	before, _ := national.Indicator("2.1")
	if own.Target.String() != "99/100" || before.Target.String() == "99/100" {
		t.Errorf("the target is %v, and %v of the set that it extends", own.Target, before.Target)
	}
	if national.Apart != nil || set.League("phường") != 1 || set.League("sở") != 2 || set.League("") != 3 || national.League("sở") != 0 {
		t.Error("the kinds that are ranked apart are not the extension's alone")
	}
}

func TestMistakesOfAnExtensionAreNamed(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ says, old, new, want string }{
		{"a set that is not there", `quoc-gia-766@2025-07`, `quoc-gia-766@1999`, "line 3, extends: no-such quoc-gia-766@1999"},
		{"a code without its edition: the newest would change", `quoc-gia-766@2025-07`, `quoc-gia-766`, "line 3, extends: no-such quoc-gia-766"},
		{"valid before the set that it extends", `"2025-10"`, `"2025-06"`, "line 5, valid_from: out-of-range 2025-06"},
		{"what is not its own to say", "ranked_apart", "round = 1\nranked_apart", "line 6, round: not-wanted, allowed: extends"},
		{"more of an indicator than its target", `target = "99%"`, "target = \"99%\"\nmax = 3", "line 11, indicators 1 (2.1), max: not-wanted, allowed: extends"},
		{"an indicator without a target", `target = "99%"`, "", "line 8, indicators 1 (2.1), target: missing"},
		{"an indicator that is not there", `code = "2.1"`, `code = "9.9"`, "line 9, indicators 1 (9.9), code: no-such 9.9, allowed: 1.1"},
		{"a target above the whole", `99%`, `101%`, "line 10, indicators 1 (2.1), target: out-of-range 101/100"},
		{"a last grade above 0", "min = 0", "min = 1", "line 25, grades 3 (duoi-90), min: last-not-0 1"},
		{"a kind in two lists", `["sở"]`, `["Xã", "sở"]`, "line 6, ranked_apart: twice xã"},
		{"an empty list", `["sở"]`, `[]`, "line 6, ranked_apart: missing"},
		{"a group", "[[grades]]", "[[groups]]\ncode = \"X\"\n\n[[grades]]", "line 12, groups 1 (X): not-wanted, allowed: extends"},
	} {
		text := bacNinh(t)
		if !strings.Contains(text, c.old) {
			t.Errorf("%s: the file has no %q to change", c.says, c.old)
			continue
		}
		_, err := all.Parse([]byte(strings.Replace(text, c.old, c.new, 1)))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: the error is\n%v, want\n%s", c.says, err, c.want)
		}
	}
}

// The store gives the sets of an authority in the order of their names: one that extends another may come first.
func TestExtensionIsAddedAfterWhatItExtends(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	first := strings.Replace(bacNinh(t), `code = "bac-ninh-766"`, `code = "z"`, 1)
	second := "code = \"a\"\nextends = \"z\"\ndecision = \"d\"\nvalid_from = \"2025-11\"\n"
	both, err := all.With(rulesets.Own{Texts: [][]byte{[]byte(second), []byte(first)}, Uses: []rulesets.Use{{From: "2025-11", Codes: []string{"a"}}}})
	if err != nil {
		t.Fatal(err)
	}
	if set, ok := both.For("2025-11"); !ok || set.ID() != "a" || set.EnteredFor() != "quoc-gia-766" || set.GradeOf(scoring.Int(92)).Code != "90-94" || set.League("sở") != 2 {
		t.Errorf("November is scored by %+v", set)
	}
	if _, err := all.With(rulesets.Own{Texts: [][]byte{[]byte(second)}}); err == nil {
		t.Error("a set extends one that is not there")
	}
}
