package scoring_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"motcua/scoring"
)

// judgedBy are rules with an indicator that dossiers give, and two that people count.
func judgedBy() *scoring.RuleSet {
	indicator := func(code string, counts scoring.Counts) scoring.Indicator {
		return scoring.Indicator{Code: code, Max: scoring.Int(10), Formula: scoring.Proportional, Empty: scoring.Exclude, Counts: counts}
	}
	return &scoring.RuleSet{Code: "rules", Indicators: []scoring.Indicator{
		indicator("TD", scoring.ResolvedOnTime), indicator("CK", scoring.Entered), indicator("HL", scoring.Entered),
	}, Grades: []scoring.Grade{{Code: "good"}}}
}

// known is a set of indicators from their codes; one with a "-" behind it is known to have nothing to count.
func known(days int, dossiers int64, codes string) scoring.Evidence {
	e := scoring.Evidence{Days: days, Dossiers: dossiers, Known: map[string]bool{}, Empty: map[string]bool{}}
	for code := range strings.FieldsSeq(codes) {
		name, empty := strings.CutSuffix(code, "-")
		e.Known[name], e.Empty[name] = true, empty
	}
	return e
}

func TestReportedIsWhatListsCoverFromTheFirstDayOn(t *testing.T) {
	for _, c := range []struct {
		says    string
		days    int
		running bool
		want    bool
	}{
		{"nothing covers it", 0, false, false},
		{"nor while it runs", 0, true, false},
		{"one day while it runs: it has begun", 1, true, true},
		{"four days of a month that is over: it is touched", 4, false, false},
		{"five days of it", 5, false, true},
		{"all of it", 22, false, true},
	} {
		if got := known(c.days, 100, "TD").Reported(c.running, scoring.DefaultThresholds()); got != c.want {
			t.Errorf("%s: reported %v", c.says, got)
		}
	}
}

func TestStateOfMonth(t *testing.T) {
	for _, c := range []struct {
		says    string
		running bool
		of      map[string]scoring.Evidence
		want    string // unit state lacks / waits
	}{
		{"all is known of all", false, map[string]scoring.Evidence{"a": known(20, 9, "TD CK HL"), "b": known(20, 9, "TD CK HL")}, "a full; b full; waits"},
		{"one lacks a count that another one has", false, map[string]scoring.Evidence{"a": known(20, 9, "TD CK HL"), "b": known(20, 9, "TD HL")}, "a full; b partial CK; waits"},
		{"a count that nobody has makes nobody partial", false, map[string]scoring.Evidence{"a": known(20, 9, "TD HL"), "b": known(20, 9, "TD HL")}, "a full; b full; waits CK"},
		{"each lacks another one", false, map[string]scoring.Evidence{"a": known(20, 9, "TD CK"), "b": known(20, 9, "TD HL")}, "a partial HL; b partial CK; waits"},
		{"counts without dossiers, where others have dossiers", false, map[string]scoring.Evidence{"a": known(20, 9, "TD CK HL"), "b": known(0, 0, "CK HL")}, "a full; b partial TD; waits"},
		{"counts without dossiers, and one who has dossiers alone", false, map[string]scoring.Evidence{"a": known(20, 9, "TD"), "b": known(0, 0, "CK HL")}, "a partial CK HL; b partial TD; waits"},
		{"one alone is compared with nobody", false, map[string]scoring.Evidence{"a": known(20, 9, "TD")}, "a full; waits CK HL"},
		{"a running month of four working days has begun", true, map[string]scoring.Evidence{"a": known(4, 99, "TD")}, "a begun; waits"},
		{"one of five is judged", true, map[string]scoring.Evidence{"a": known(5, 99, "TD CK HL")}, "a full; waits"},
		{"four dossiers in a running month are too few", true, map[string]scoring.Evidence{"a": known(15, 4, "TD CK HL"), "b": known(15, 5, "TD CK HL")}, "a begun; b full; waits"},
		{"four in a month that is over are what there is", false, map[string]scoring.Evidence{"a": known(20, 4, "TD CK HL"), "b": known(20, 5, "TD CK HL")}, "a full; b full; waits"},
		{"what only one has that has just begun is no measure for others", true, map[string]scoring.Evidence{"a": known(3, 9, "TD CK"), "b": known(9, 9, "TD HL")}, "a begun HL; b full; waits CK"},
		{"counts alone in a running month do not begin it, they are a part of it", true, map[string]scoring.Evidence{"a": known(0, 0, "CK HL"), "b": known(9, 9, "TD CK HL")}, "a partial TD; b full; waits"},
		{"counts alone are ranked nowhere, also where the others have just begun", true, map[string]scoring.Evidence{"a": known(3, 9, "TD"), "b": known(0, 0, "CK HL")}, "a begun CK HL; b partial TD; waits TD"},
		{"nor where nobody has dossiers", false, map[string]scoring.Evidence{"a": known(0, 0, "CK"), "b": known(0, 0, "CK")}, "a partial TD; b partial TD; waits TD HL"},
		{"who has nothing to count lacks nothing", false, map[string]scoring.Evidence{"a": known(20, 9, "TD CK HL"), "b": known(20, 9, "TD- CK HL")}, "a full; b full; waits"},
		{"nor does anybody lack what another one has nothing of", false, map[string]scoring.Evidence{"a": known(20, 9, "CK HL"), "b": known(20, 9, "TD- CK HL")}, "a full; b full; waits TD"},
		{"nobody waits for what nobody has anything of", false, map[string]scoring.Evidence{"a": known(20, 9, "TD- CK HL"), "b": known(20, 9, "TD- CK HL")}, "a full; b full; waits"},
		{"who lacks what one of three has is partial, whatever the third has nothing of", false,
			map[string]scoring.Evidence{"a": known(20, 9, "CK HL"), "b": known(20, 9, "TD- CK HL"), "c": known(20, 9, "TD CK HL")}, "a partial TD; b full; c full; waits"},
	} {
		rules := judgedBy()
		var got []string
		var waits []string
		judged := scoring.Judge(rules, cardsOf(c.of), c.of, c.running, scoring.DefaultThresholds())
		for _, card := range judged {
			got = append(got, strings.Join(append([]string{card.Unit, string(card.State)}, card.Lacks...), " "))
			if waits = card.Waits; (card.Grade.Code != "") != (card.State == scoring.MonthFull) || card.IsRanked() != (card.State == scoring.MonthFull) {
				t.Errorf("%s: %s is %s, with grade %q, ranked %v", c.says, card.Unit, card.State, card.Grade.Code, card.IsRanked())
			}
		}
		if all := strings.Join(append(got, strings.Join(append([]string{"waits"}, waits...), " ")), "; "); all != c.want {
			t.Errorf("%s: %s, want %s", c.says, all, c.want)
		}
	}
}

// cardsOf are cards of the units, in their order, with a score and a grade.
func cardsOf(of map[string]scoring.Evidence) (cards []scoring.Scorecard) {
	for unit := range of {
		cards = append(cards, scoring.Scorecard{Unit: unit, RuleSet: "rules", Scored: true, Converted: scoring.Int(int64(unit[0])), Grade: scoring.Grade{Code: "good"}})
	}
	slices.SortFunc(cards, func(a, b scoring.Scorecard) int { return strings.Compare(a.Unit, b.Unit) })
	return cards
}

// There is no rank among unequals: whoever is ranked has every figure for which the month does not wait, or knows that there is nothing to
// count, and no figure for which it does. Nobody is partial for what nobody has; and the order of cards does not matter.
func TestOnlyEqualsAreRanked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := judgedBy()
		of := map[string]scoring.Evidence{}
		for i := range rapid.IntRange(1, 6).Draw(t, "units") {
			e := known(rapid.SampledFrom([]int{0, 3, 5, 20}).Draw(t, "days"), rapid.SampledFrom([]int64{0, 3, 5, 80}).Draw(t, "dossiers"), "")
			for _, ind := range rules.Indicators {
				e.Known[ind.Code] = rapid.Bool().Draw(t, ind.Code)
				e.Empty[ind.Code] = e.Known[ind.Code] && ind.Counts != scoring.Entered && rapid.Bool().Draw(t, "empty")
			}
			of[fmt.Sprintf("u%d", i)] = e
		}
		running := rapid.Bool().Draw(t, "running")
		least := scoring.Thresholds{LeastDays: rapid.IntRange(1, 8).Draw(t, "least days"), LeastDossiers: rapid.IntRange(1, 8).Draw(t, "least dossiers")}
		cards := cardsOf(of)
		given := fmt.Sprint(cards)
		judged := scoring.Judge(rules, cards, of, running, least)
		if fmt.Sprint(cards) != given {
			t.Fatal("the cards that were given are changed")
		}
		for _, card := range judged {
			if !slices.Equal(card.Waits, judged[0].Waits) {
				t.Fatalf("%s waits for %v, another one for %v", card.Unit, card.Waits, judged[0].Waits)
			}
			for _, code := range card.Lacks {
				if ind, _ := rules.Indicator(code); ind.Counts != scoring.Entered && of[card.Unit].Dossiers == 0 {
					continue // without dossiers it lacks them, whoever has some
				}
				if !slices.ContainsFunc(judged, func(c scoring.Scorecard) bool {
					return c.State != scoring.MonthBegun && of[c.Unit].Known[code] && !of[c.Unit].Empty[code]
				}) {
					t.Fatalf("%s lacks %s, which nobody has", card.Unit, code)
				}
			}
			if card.State == scoring.MonthPartial && len(card.Lacks) == 0 || card.State == scoring.MonthBegun && !running {
				t.Fatalf("%s is %s, and lacks %v", card.Unit, card.State, card.Lacks)
			}
		}
		for _, s := range scoring.Rank(judged) {
			if (s.Rank > 0) != (s.State == scoring.MonthFull) || (s.Grade.Code != "") != (s.Rank > 0) {
				t.Fatalf("%s is %s with rank %d, grade %q", s.Unit, s.State, s.Rank, s.Grade.Code)
			}
			for _, ind := range rules.Indicators {
				e, waits := of[s.Unit], slices.Contains(s.Waits, ind.Code)
				if has := e.Known[ind.Code] && !e.Empty[ind.Code]; s.Rank > 0 && (!waits && !e.Known[ind.Code] || waits && has) {
					t.Fatalf("%s is ranked, and %s, for which the month waits: %v, is known of it: %v, to be nothing: %v", s.Unit, ind.Code, waits, e.Known[ind.Code], e.Empty[ind.Code])
				}
			}
		}
		turned := rapid.Permutation(cards).Draw(t, "order")
		again := scoring.Judge(rules, turned, of, running, least)
		slices.SortFunc(again, func(a, b scoring.Scorecard) int { return strings.Compare(a.Unit, b.Unit) })
		if fmt.Sprint(again) != fmt.Sprint(judged) {
			t.Fatalf("in another order:\n%v\n%v", again, judged)
		}
	})
}

// A card that was partial is kept without a grade, and may become full by what other units send.
func TestGradeComesBackWithFullMonth(t *testing.T) {
	rules := judgedBy()
	of := map[string]scoring.Evidence{"a": known(20, 9, "TD"), "b": known(20, 9, "TD CK")}
	partial := scoring.Judge(rules, cardsOf(of), of, false, scoring.DefaultThresholds())[0]
	if partial.State != scoring.MonthPartial || partial.Grade.Code != "" {
		t.Fatalf("a is %s with grade %q", partial.State, partial.Grade.Code)
	}
	of["b"] = known(20, 9, "TD")
	if full := scoring.Judge(rules, []scoring.Scorecard{partial}, of, false, scoring.DefaultThresholds())[0]; full.State != scoring.MonthFull || full.Grade.Code != "good" {
		t.Errorf("a is %s with grade %q", full.State, full.Grade.Code)
	}
}

func TestComparableCardsShareStateAndRules(t *testing.T) {
	full := scoring.Scorecard{RuleSet: "rules", Scored: true, State: scoring.MonthFull}
	for _, c := range []struct {
		says   string
		change func(*scoring.Scorecard)
		want   bool
	}{
		{"both are full", func(*scoring.Scorecard) {}, true},
		{"one is partial", func(c *scoring.Scorecard) { c.State = scoring.MonthPartial }, false},
		{"one has just begun", func(c *scoring.Scorecard) { c.State = scoring.MonthBegun }, false},
		{"one has no score", func(c *scoring.Scorecard) { c.Scored = false }, false},
		{"other rules", func(c *scoring.Scorecard) { c.RuleSet = "others" }, false},
		{"one waits for figures that the other one has", func(c *scoring.Scorecard) { c.Waits = []string{"CK"} }, false},
	} {
		other := full
		c.change(&other)
		if full.Comparable(&other) != c.want || other.Comparable(&full) != c.want {
			t.Errorf("%s: comparable %v, and the other way round %v", c.says, full.Comparable(&other), other.Comparable(&full))
		}
	}
	waiting := full
	waiting.Waits = []string{"CK"}
	if same := waiting; !waiting.Comparable(&same) {
		t.Error("cards that wait for the same are not comparable")
	}
}

func TestThresholdsAreReadFromSettings(t *testing.T) {
	if keys := scoring.ThresholdKeys(); len(keys) != 5 {
		t.Fatalf("there are the keys %v", keys)
	}
	for i, key := range scoring.ThresholdKeys() {
		for text, want := range map[string]int{"": 0, "0": 0, "-1": 0, "251": 0, "x": 0, "1": 1, "7": 7, "250": 250} {
			set := scoring.NewThresholds(map[string]string{key: text})
			if want == 0 {
				want = scoring.DefaultThresholds().Value(key)
			}
			if set.Value(key) != want {
				t.Errorf("%s set to %q is %d, want %d", key, text, set.Value(key), want)
			}
			for j, other := range scoring.ThresholdKeys() {
				if i != j && set.Value(other) != scoring.DefaultThresholds().Value(other) {
					t.Errorf("%s moves with %s", other, key)
				}
			}
		}
	}
}
