package dossier

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

func ruleSet(t *testing.T) *scoring.RuleSet {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, ok := all.ByID("dien-bien-459")
	if !ok {
		t.Fatal("the rule set is not there")
	}
	return rules
}

// cardOf scores dossiers with what people counted by hand.
func cardOf(t *testing.T, rules *scoring.RuleSet, w Window, dossiers []Dossier) scoring.Scorecard {
	t.Helper()
	counts := NewTallies(rules.Sources())
	for _, d := range dossiers {
		counts.Add(w.Classify(d), 1)
	}
	tallies := map[string]scoring.Tally{"CK2": {Numerator: 1, Denominator: 3}}
	for _, ind := range rules.Indicators {
		if tally, ok := counts[ind.Counts]; ok {
			tallies[ind.Code] = tally
		}
	}
	card, err := scoring.Score(rules, "2024-06", "u", tallies)
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// ownCounts says that an indicator's figure was counted as its rules say.
func ownCounts(ind scoring.Indicator) scoring.Counts { return ind.Counts }

// A card without some dossiers is, to the last fraction, the card that is scored when they had never been there.
func TestCardWithoutDossiersEqualsCardOfTheOthers(t *testing.T) {
	rules := ruleSet(t)
	zone := time.FixedZone("", 7*3600)
	month := scoring.Month("2024-06")
	w := NewWindow(scoring.Term(month), zone, month.End(zone), rules)
	r := rand.New(rand.NewPCG(3, 3))
	for range 300 {
		all := make([]Dossier, 1+r.IntN(30))
		for i := range all {
			d := &all[i]
			d.Received = w.Start + r.Int64N(60*24*3600) - 15*24*3600
			d.Due = d.Received + r.Int64N(20*24*3600)
			d.Status = Status(1 + r.IntN(10))
			if d.Status.Resolved() {
				d.Finished = d.Received + r.Int64N(30*24*3600)
			}
			d.Channel, d.Fee, d.PaidOnline, d.Digitised, d.EResult = Channel(r.IntN(4)), Answer(r.IntN(3)), Answer(r.IntN(3)), Answer(r.IntN(3)), Answer(r.IntN(3))
		}
		out := r.IntN(len(all) + 1)
		var classes []Class
		count := 0
		for _, d := range all[:out] {
			c := w.Classify(d)
			classes = append(classes, c)
			alone := NewTallies(rules.Sources())
			alone.Add(c, 1)
			delete(alone, receivedOrResolved)
			if slices.ContainsFunc(slices.Collect(maps.Values(alone)), func(t scoring.Tally) bool { return t.Denominator > 0 }) {
				count++
			}
		}
		got, counted, err := CardWithout(rules, cardOf(t, rules, w, all), classes, ownCounts)
		if err != nil || counted != count {
			t.Fatalf("%d of %d dossiers count, %v", counted, count, err)
		}
		want := cardOf(t, rules, w, all[out:])
		if got.Converted.Cmp(want.Converted) != 0 || got.Total.Cmp(want.Total) != 0 || got.Max.Cmp(want.Max) != 0 || got.Grade.Code != want.Grade.Code || got.Scored != want.Scored {
			t.Fatalf("%s of %s is %s, want %s of %s, %s", got.Total, got.Max, got.Converted, want.Total, want.Max, want.Converted)
		}
		for i, line := range got.Lines {
			if line.Assessed != want.Lines[i].Assessed || line.Points.Cmp(want.Lines[i].Points) != 0 || line.Tally.Denominator > 0 && line.Tally != want.Lines[i].Tally {
				t.Fatalf("%s: %+v, want %+v", line.Indicator, line, want.Lines[i])
			}
		}
	}
}

func TestTenthCommuneOfJuneWithoutItsOverdueDossier(t *testing.T) {
	rules := ruleSet(t)
	one := scoring.Tally{Numerator: 1, Denominator: 1}
	card, err := scoring.Score(rules, "2024-06", "000.10.32.H18", map[string]scoring.Tally{
		"CK2": {Denominator: 1}, "TD": {Numerator: 12, Denominator: 13}, "TT1": {Numerator: 18, Denominator: 18}, "TT2": {Numerator: 11, Denominator: 16},
		"SH1": {Numerator: 12, Denominator: 12}, "SH2": {Numerator: 18, Denominator: 18}, "HL1": one, "HL2": one, "HL3": one,
	})
	if err != nil {
		t.Fatal(err)
	}
	overdue := Class{Status: Processing, PastDue: true}
	elsewhere := Class{Status: ResultReturned}
	got, counted, err := CardWithout(rules, card, []Class{overdue, elsewhere}, ownCounts)
	if err != nil || counted != 1 {
		t.Fatalf("%d count, %v", counted, err)
	}
	// 30 × 12/12 in the place of 30 × 12/13: (5×0 + 30 + 10 + 10×11/16 + 5 + 10 + 15) × 100/85.
	if want := scoring.Frac(76875, 1000).Mul(scoring.Int(100)).Quo(scoring.Int(85)); got.Converted.Cmp(want) != 0 {
		t.Errorf("%s, want %s", got.Converted, want)
	}
	if line, _ := card.Line("TD"); line.Tally != (scoring.Tally{Numerator: 12, Denominator: 13}) {
		t.Errorf("the official line has become %+v", line)
	}
	if _, _, err := CardWithout(rules, card, make([]Class, 0), ownCounts); err != nil {
		t.Error(err)
	}
	tooMany := make([]Class, 14)
	for i := range tooMany {
		tooMany[i] = overdue
	}
	if _, _, err := CardWithout(rules, card, tooMany, ownCounts); err == nil {
		t.Error("more dossiers are taken out than the card counts")
	}
}

// What people entered does not move with a dossier, and a correction stays.
func TestCardWithoutDossiersKeepsWhatWasEnteredAndCorrected(t *testing.T) {
	rules := ruleSet(t)
	tallies := map[string]scoring.Tally{"TD": {Numerator: 8, Denominator: 10}, "SH1": {Numerator: 5, Denominator: 8}}
	card, err := scoring.ScoreFigures(rules, "2024-06", "u", scoring.Figures{Tallies: tallies, Correction: scoring.Int(-2)})
	if err != nil {
		t.Fatal(err)
	}
	late := Class{Status: ResultReturned, FinishedIn: true, EResult: No}
	got, counted, err := CardWithout(rules, card, []Class{late}, func(ind scoring.Indicator) scoring.Counts {
		if ind.Code == "TD" {
			return scoring.Entered
		}
		return ind.Counts
	})
	if err != nil || counted != 1 {
		t.Fatalf("%d dossiers count, %v", counted, err)
	}
	td, _ := got.Line("TD")
	sh1, _ := got.Line("SH1")
	if td.Tally != tallies["TD"] || sh1.Tally != (scoring.Tally{Numerator: 5, Denominator: 7}) || got.Correction.Cmp(scoring.Int(-2)) != 0 {
		t.Errorf("TD has %v, SH1 %v, the correction is %v", td.Tally, sh1.Tally, got.Correction)
	}
}
