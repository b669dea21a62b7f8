package report_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"motcua/scoring"
	"motcua/scoring/report"
)

// month draws the cards of a month, some of them without counts for some indicators.
func month(t *rapid.T, rules *scoring.RuleSet, m scoring.Month, units int) []scoring.Record {
	var cards []scoring.Scorecard
	for i := range units {
		tallies := map[string]scoring.Tally{}
		for _, ind := range rules.Indicators {
			if d := rapid.Int64Range(-1, 20).Draw(t, "denominator"); d >= 0 {
				tallies[ind.Code] = scoring.Tally{Numerator: rapid.Int64Range(0, d).Draw(t, "numerator"), Denominator: d}
			}
		}
		card, err := scoring.Score(rules, m, fmt.Sprintf("u%02d", i), tallies)
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "partial") {
			card.State, card.Grade = scoring.MonthPartial, scoring.Grade{}
		}
		cards = append(cards, card)
	}
	var records []scoring.Record
	for _, s := range scoring.Rank(cards) {
		records = append(records, scoring.Record{Standing: s, Name: s.Unit})
	}
	return records
}

// Every ranked unit under the bound is named, and nobody else; every named unit is asked for what it is named for, and for
// nothing else. Of what is known of a unit that is not ranked, late dossiers alone are told.
func TestWhoIsUnderTheBoundIsNamedAndNobodyElse(t *testing.T) {
	rules := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		records := month(t, rules, "2024-06", rapid.IntRange(1, 12).Draw(t, "units"))
		var set []scoring.Target
		for range rapid.IntRange(0, 5).Draw(t, "targets") {
			set = append(set, scoring.Target{
				Rules:     rules.Code,
				Indicator: rules.Indicators[rapid.IntRange(0, len(rules.Indicators)-1).Draw(t, "indicator")].Code,
				Unit:      rapid.SampledFrom([]string{"", "u00", "u01"}).Draw(t, "unit"),
				Share:     scoring.Frac(rapid.Int64Range(0, 20).Draw(t, "share"), 20),
			})
		}
		targets := scoring.NewTargets(set)
		r, ok := report.New(records, nil, rules, targets)
		if !ok {
			t.Fatal("there is no report")
		}
		named, asked := map[[2]string]bool{}, map[[2]string]bool{}
		for _, w := range r.Weak {
			for i, l := range w.Units {
				named[[2]string{l.Unit.Unit, w.Indicator.Code}] = true
				if i > 0 && l.Line.Points.Cmp(w.Units[i-1].Line.Points) < 0 {
					t.Errorf("%s: the lowest do not come first", w.Indicator.Code)
				}
			}
		}
		for _, q := range r.Requests {
			units := q.Units
			if len(units) == 0 {
				units = records
			}
			for _, u := range units {
				for _, ind := range q.Indicators {
					asked[[2]string{u.Unit, ind.Code}] = true
				}
				if q.Late {
					asked[[2]string{u.Unit, "late"}] = true
				}
			}
		}
		late := map[string]int64{}
		for _, l := range r.Late {
			late[l.Unit.Unit] = l.Count
		}
		for _, u := range records {
			for _, line := range u.Lines {
				ind, _ := rules.Indicator(line.Indicator)
				share, aimed := targets.Of(rules, u.Unit, ind)
				if !aimed {
					share = scoring.Frac(7, 10)
				}
				key := [2]string{u.Unit, line.Indicator}
				under := u.IsRanked() && line.Assessed && line.Points.Cmp(line.Max.Mul(share)) < 0
				if named[key] != under {
					t.Errorf("%v with %s of %s is named: %v", key, line.Points, line.Max, named[key])
				}
				// What is asked of all is also asked of a unit in which the indicator is not assessed.
				if under && !asked[key] || line.Assessed && !under && asked[key] {
					t.Errorf("%v is asked for: %v", key, asked[key])
				}
			}
			line, _ := u.Line("TD")
			missed := line.Tally.Denominator - line.Tally.Numerator
			if !line.Assessed {
				missed = 0
			}
			if late[u.Unit] != missed || asked[[2]string{u.Unit, "late"}] != (missed > 0) {
				t.Errorf("%s has %d late dossiers, the report says %d", u.Unit, missed, late[u.Unit])
			}
		}
	})
}

// Every ranked unit is in one grade, and full marks are said of an indicator only when more than half of these have them. Who
// lacks figures is said apart.
func TestGradesAndFullMarksCountEveryUnit(t *testing.T) {
	rules := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		records := month(t, rules, "2024-06", rapid.IntRange(1, 12).Draw(t, "units"))
		r, _ := report.New(records, nil, rules, scoring.Targets{})
		graded, scored := 0, 0
		for _, g := range r.Grades {
			graded += len(g.Units)
			for _, u := range g.Units {
				if u.Grade.Code != g.Grade.Code {
					t.Errorf("%s is counted as %s", u.Grade.Code, g.Grade.Code)
				}
			}
		}
		said := map[string]bool{}
		for _, f := range r.Full {
			said[f.Indicator.Code] = true
		}
		for _, ind := range rules.Indicators {
			most, of := 0, 0
			for _, u := range records {
				if line, _ := u.Line(ind.Code); line.Assessed && u.IsRanked() {
					of++
					if line.Points.Cmp(ind.Max) == 0 {
						most++
					}
				}
			}
			if said[ind.Code] != (most > of-most) {
				t.Errorf("%s: %d of %d have full marks, said: %v", ind.Code, most, of, said[ind.Code])
			}
		}
		lacking := 0
		for _, u := range records {
			if u.IsRanked() {
				scored++
			}
			if u.State != scoring.MonthFull {
				lacking++
			}
		}
		if len(r.Incomplete) != lacking {
			t.Errorf("%d units are said to lack figures, %d do", len(r.Incomplete), lacking)
		}
		if graded != scored || r.Scored != scored {
			t.Errorf("%d of %d units are graded", graded, scored)
		}
	})
}

func TestOnlyComparableCardsAreCompared(t *testing.T) {
	rules := rules(t)
	card := func(m scoring.Month, unit string, n int64, complete bool) scoring.Record {
		c, err := scoring.Score(rules, m, unit, map[string]scoring.Tally{"TD": {Numerator: n, Denominator: 10}})
		if err != nil {
			t.Fatal(err)
		}
		if !complete {
			c.State = scoring.MonthPartial
		}
		return scoring.Record{Standing: scoring.Rank([]scoring.Scorecard{c})[0]}
	}
	now := []scoring.Record{card("2024-06", "a", 9, true), card("2024-06", "b", 5, true), card("2024-06", "c", 1, false), card("2024-06", "new", 1, true)}
	before := []scoring.Record{card("2024-05", "a", 6, true), card("2024-05", "b", 6, true), card("2024-05", "c", 9, true), card("2024-05", "gone", 9, true)}
	r, _ := report.New(now, before, rules, scoring.Targets{})
	m := r.Movement
	if m == nil || m.Before != "2024-05" || m.Units != 2 || m.Average.Cmp(scoring.Int(70)) != 0 || m.Then.Cmp(scoring.Int(60)) != 0 || m.Up != 1 || m.Down != 1 {
		t.Fatalf("got %+v", m)
	}
	if len(m.Groups) != 1 || m.Groups[0].Group.Code != "TD" || m.Groups[0].Now.Cmp(scoring.Frac(7, 10)) != 0 || m.Groups[0].Then.Cmp(scoring.Frac(6, 10)) != 0 {
		t.Errorf("groups: %+v", m.Groups)
	}
	if len(r.Incomplete) != 1 || r.Incomplete[0].Unit != "c" {
		t.Errorf("incomplete: %+v", r.Incomplete)
	}
}
