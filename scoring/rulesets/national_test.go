package rulesets_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

// byID gives a rule set that is built in.
func byID(t *testing.T, id string) *scoring.RuleSet {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID(id)
	if !ok {
		t.Fatalf("%s is not built in", id)
	}
	return set
}

// tallies reads "2.1 2541/2618; 3.6 1/2".
func tallies(t *testing.T, text string) map[string]scoring.Tally {
	t.Helper()
	all := map[string]scoring.Tally{}
	for part := range strings.SplitSeq(text, ";") {
		var code string
		var tally scoring.Tally
		if _, err := fmt.Sscanf(strings.ReplaceAll(part, "/", " "), "%s %d %d", &code, &tally.Numerator, &tally.Denominator); err != nil {
			t.Fatalf("%q: %v", part, err)
		}
		all[code] = tally
	}
	return all
}

// groups writes the points of a card's groups: "CKMB 11.79; TDGQ 19.41".
func groups(rules *scoring.RuleSet, card scoring.Scorecard, codes ...string) string {
	var text []string
	for _, sum := range card.Groups(rules) {
		if slices.Contains(codes, sum.Group) {
			text = append(text, sum.Group+" "+sum.Points.Cut(4))
		}
	}
	return strings.Join(text, "; ")
}

// Published rows come out to the hundredth, group by group, from the counts that the portal publishes.
func TestPublishedRowsComeOutToTheHundredth(t *testing.T) {
	rules := byID(t, "quoc-gia-766")
	for _, c := range []struct{ says, counts, want string }{
		{"xã Vân Canh, 10/10/2026", "1.1 1/47; 1.2 43/47; 1.3 47/47; 1.4 1869/1869; 2.1 2541/2618; 3.5A 8/42; 3.5B 20/42; 3.6 2352/2489; 4.1 2497/2618; 4.2 1520/2618; 4.3 1543/2618; 4.4 2/2618; 4.5 1105/2618; 4.6 28/388; 5.2 0/0; 5.3 0/0; 5.4 2540/2618",
			"CKMB 11.79; TDGQ 19.41; TTTT 7.34; MDSH 12.49; MDHL 18"},
		{"a province, 8/2026", "1.1 0/0; 1.2 0/0; 1.3 87/89; 1.4 138744/138744; 2.1 144625/184513; 3.1 52/56; 3.2 406/1968; 3.3 150956/152595; 3.5A 56/310; 3.5B 93/310; 3.6 82913/98459; 4.1 133274/184513; 4.2 21233/184513; 4.3 3160/184513; 4.4 0/184513; 4.5 85644/184513; 4.6 297/1301; 5.2 182/247; 5.3 137/247; 5.4 144574/184513",
			"CKMB 7.96; TDGQ 15.68; ONLINE 8.83; TTTT 6.25; MDSH 8.22; MDHL 12.97"},
		{"phường Việt Trì, 8/2026", "1.1 0/0; 1.2 0/0; 1.3 87/89; 1.4 2247/2247; 2.1 2348/2971; 3.5A 7/35; 3.5B 12/35; 3.6 1516/1707; 4.1 2469/2971; 4.2 479/2971; 4.3 35/2971; 4.4 0/2971; 4.5 1137/2971; 4.6 46/385; 5.2 3/3; 5.3 3/3; 5.4 2348/2971",
			"CKMB 7.96; TDGQ 15.81; TTTT 6.69; MDSH 8.67; MDHL 17.27"},
		{"a unit without one dossier, 8/2026", "1.1 0/0; 1.2 0/0; 1.3 87/89; 1.4 0/0; 2.1 0/0; 3.1 0/0; 3.2 0/0; 3.3 0/0; 3.5A 0/1; 3.5B 0/1; 3.6 0/0; 4.1 0/0; 4.2 0/0; 4.3 0/0; 4.4 0/0; 4.5 0/0; 4.6 0/3; 5.2 0/0; 5.3 0/0; 5.4 0/0",
			"CKMB 1.96; TDGQ 0; ONLINE 0; TTTT 0; MDSH 2; MDHL 12"},
	} {
		card, err := scoring.Score(rules, "2026-08", "u", tallies(t, c.counts))
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for part := range strings.SplitSeq(c.want, "; ") {
			code, _, _ := strings.Cut(part, " ")
			codes = append(codes, code)
		}
		if got := groups(rules, card, codes...); got != c.want {
			t.Errorf("%s\n%s, want\n%s", c.says, got, c.want)
		}
	}
}

// Satisfaction follows from the counts of timeliness alone: 12 + min(6, 6 × ratio ÷ 0.9), in both editions.
func TestSatisfactionFollowsFromTimeliness(t *testing.T) {
	random := rand.New(rand.NewPCG(102, 15))
	for _, id := range []string{"quoc-gia-766@2025-07", "quoc-gia-766@2026-06"} {
		rules := byID(t, id)
		for range 500 {
			d := 1 + random.Int64N(5000)
			n := random.Int64N(d + 1)
			card, err := scoring.Score(rules, "2026-08", "u", map[string]scoring.Tally{"2.1": {Numerator: n, Denominator: d}})
			if err != nil {
				t.Fatal(err)
			}
			share := scoring.Frac(6*10*n, 9*d).Round(2)
			if six := scoring.Int(6); share.Cmp(six) > 0 {
				share = six
			}
			if got, want := groups(rules, card, "MDHL"), "MDHL "+scoring.Int(12).Add(share).Cut(4); got != want {
				t.Errorf("%s: %d/%d gives %s, want %s", id, n, d, got, want)
			}
		}
	}
}

// What nobody counted is not known while the month is open, and earns nothing once it is settled.
func TestAbsentCountsEarnNothingOnceSettled(t *testing.T) {
	rules := byID(t, "quoc-gia-766")
	counts := map[string]scoring.Tally{"2.1": {Numerator: 9, Denominator: 10}}
	open, err := scoring.ScoreFigures(rules, "2026-08", "u", scoring.Figures{Tallies: counts})
	if err != nil {
		t.Fatal(err)
	}
	// Known: 2.1 (18), 4.7 (2), 5.2, 5.3 (12), 5.4 (6).
	if open.Total.String() != "38" || open.Max.String() != "40" || open.Open.String() != "60" || open.Grade.Code != "" || open.Converted.String() != "38" {
		t.Errorf("open: %v of %v, %v not known, grade %q", open.Total, open.Max, open.Open, open.Grade.Code)
	}
	settled, err := scoring.ScoreFigures(rules, "2026-08", "u", scoring.Figures{Tallies: counts, Settled: true, Correction: scoring.Int(-2)})
	if err != nil {
		t.Fatal(err)
	}
	if settled.Total.String() != "36" || settled.Max.String() != "100" || settled.Open.Sign() != 0 || settled.Grade.Code != "yeu" {
		t.Errorf("settled: %v of %v, %v not known, grade %q", settled.Total, settled.Max, settled.Open, settled.Grade.Code)
	}
}

// Dossiers with a complaint are taken off the counts that satisfaction shares; counts entered for it come before those.
func TestComplaintsAreTakenOffSharedCounts(t *testing.T) {
	rules := byID(t, "quoc-gia-766")
	for counts, want := range map[string]string{
		"2.1 80/100": "80/100", "2.1 80/100; 5.4-KHL 6/0": "74/100", "2.1 80/100; 5.4-KHL 6/0; 5.4 75/100": "75/100",
	} {
		card, err := scoring.Score(rules, "2026-08", "u", tallies(t, counts))
		if err != nil {
			t.Fatal(err)
		}
		line, _ := card.Line("5.4")
		if got := fmt.Sprintf("%d/%d", line.Tally.Numerator, line.Tally.Denominator); got != want {
			t.Errorf("%s: 5.4 counts %s, want %s", counts, got, want)
		}
	}
	if _, err := scoring.Score(rules, "2026-08", "u", tallies(t, "2.1 5/100; 5.4-KHL 6/0")); err == nil || !strings.Contains(err.Error(), "5.4 has the impossible counts -1/100") {
		t.Errorf("more complaints than dossiers: %v", err)
	}
}

// The sets of provinces that the form must be able to express, with figures computed by hand.
func TestSetsOfProvinces(t *testing.T) {
	for _, c := range []struct {
		says, file, counts string
		correction         int64
		total, grade       string
	}{
		{"the commented example", "../../docs/bo-chi-so-mau.toml", "1.1 3/4; 2.1 19/20; 2.2 1/2; 3.1-PA 1/0; 3.2 0/0", 0,
			// 4.5 + 2 + 19 + 6 + 6 + 4, which follow 3.1
			"41.5", "tot"},
		{"the portal in 2025: 18 of openness, 2 + 6 + 4 × 1/8 online, 8 + 4/10 × 6... of payment", "quoc-gia-766@2025-07.toml",
			"1.4 10/10; 2.1 95/100; 3.2 1/8; 3.3 60/100; 3.5B 8/10; 3.6 37/50; 4.1 90/100; 4.2 50/100; 4.3 40/100; 4.4 0/100; 4.5 25/100; 4.6 1/385; 5.2 0/0; 5.3 0/0", 0,
			// 18 + 19 + (2 + .5 + 6) + (2 + 2 + 4.44) + (5.4 + 2 + 1 + 0 + .5 + .01 + 2) + (6 + 6 + 6)
			"82.85", "tot"},
		{"Thanh Hóa: every step reached", "testdata/thanh-hoa-2025.toml", "2.1 19/20; 3.1 8/10; 3.2 1/2; 3.3 1/2; 3.5B 1/2; 3.6 3/10; 4.1 9/10; 4.2 4/5; 4.3 4/5", 0,
			// 12 + 19 + (2 + 2 + 6) + (2 + 2 + 6) + (5.4 + 4 + 2)
			"62.4", "xuat-sac"},
		{"Thanh Hóa: every step missed by one", "testdata/thanh-hoa-2025.toml", "2.1 19/20; 3.1 799/1000; 3.2 1/2; 3.3 499/1000; 3.5B 499/1000; 3.6 299/1000; 4.1 9/10; 4.2 799/1000; 4.3 799/1000", 0,
			// 12 + 19 + (1.6 + 2 + 3) + (2 + 1.6 + .9) + (5.4 + 3.2 + 1.6)
			"52.3", "kha"},
		{"Bắc Ninh: two points taken off for an error of the system", "testdata/bac-ninh-2025.toml",
			"1.4 10/10; 2.1 100/100; 3.2 8/8; 3.3 60/100; 3.5B 8/10; 3.6 50/50; 4.1 100/100; 4.2 100/100; 4.3 80/100; 4.4 100/100; 4.5 90/100; 4.6 300/385; 5.2 0/0; 5.3 0/0", -2,
			// 18 + 20 + 12 + 10 + (6 + 4 + 2 + 4 + 1.8 + 1.56 + 2) + 18 - 2
			"97.36", "tren-94"},
		{"Bắc Ninh: 94 points are not above 94", "testdata/bac-ninh-2025.toml",
			"1.4 10/10; 2.1 80/100; 3.2 8/8; 3.3 60/100; 3.5B 8/10; 3.6 50/50; 4.1 100/100; 4.2 100/100; 4.3 80/100; 4.4 100/100; 4.5 100/100; 4.6 385/385; 5.2 0/0; 5.3 0/0; 5.4 100/100", -2,
			"94", "90-94"},
	} {
		raw, err := os.ReadFile(c.file)
		if err != nil {
			t.Fatal(err)
		}
		rules, err := rulesets.Parse(raw, nil)
		if err != nil {
			t.Fatalf("%s: %v", c.file, err)
		}
		card, err := scoring.ScoreFigures(rules, "2025-10", "u", scoring.Figures{Tallies: tallies(t, c.counts), Settled: true, Correction: scoring.Int(c.correction)})
		if err != nil {
			t.Fatal(err)
		}
		if card.Total.Cut(4) != c.total || card.Grade.Code != c.grade {
			t.Errorf("%s: %s, %s, want %s, %s", c.says, card.Total.Cut(4), card.Grade.Code, c.total, c.grade)
		}
	}
}
