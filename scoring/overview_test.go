package scoring

import (
	"reflect"
	"testing"
)

func TestOverviewPutsAMonthsCardsTogether(t *testing.T) {
	rules := &RuleSet{Code: "r",
		Grades:     []Grade{{Code: "good", Min: Int(80)}, {Code: "weak"}},
		Indicators: []Indicator{{Code: "A", Max: Int(60), Target: Frac(9, 10), Aimed: true}, {Code: "B", Max: Int(40)}, {Code: "C", Max: Int(5)}},
	}
	card := func(unit string, a, b int64, complete bool) Record {
		s, err := Score(rules, "2024-06", unit, map[string]Tally{"A": {Numerator: a, Denominator: 10}, "B": {Numerator: b, Denominator: 10}})
		if err != nil {
			t.Fatal(err)
		}
		if !complete {
			s.Waits = []string{"D"}
		}
		return Record{Standing: Standing{Scorecard: s}, Name: unit}
	}
	nothing := Record{Standing: Standing{Scorecard: Scorecard{Unit: "none", State: MonthFull}}}
	now := []Record{card("best", 10, 10, true), card("fell", 5, 5, true), card("part", 8, 6, false), card("same", 9, 9, true), nothing}
	before := []Record{card("best", 9, 9, true), card("fell", 10, 10, true), card("part", 1, 1, true), card("same", 9, 9, true), nothing}
	got := NewOverview(rules, now, before, NewTargets([]Target{{Rules: rules.Code, Indicator: "B", Unit: "fell", Share: Frac(6, 10)}}))
	want := Overview{
		Scored: 4, Grades: []int{2, 2}, Average: Frac(100+50+72+90, 4),
		Compared: 3, Moved: Frac(10-50, 3), // the rest of another month's export is no measure
		Shares: []Share{{"B", Frac(30, 40)}, {"A", Frac(32, 40)}}, // C is assessed nowhere
		Moves:  []Move{{"fell", "fell", Int(-50)}, {"best", "best", Int(10)}},
		Under:  []UnitCount{{"fell", "fell", 2}, {"part", "part", 1}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if none := NewOverview(rules, []Record{nothing}, nil, Targets{}); none.Scored != 0 || none.Average.Sign() != 0 || len(none.Shares) != 0 {
		t.Errorf("without a score the overview is %+v", none)
	}
}

func TestAveragesAreExactAndOfEachLeague(t *testing.T) {
	card := func(league int, converted Fraction, state MonthState) Record {
		return Record{Standing: Standing{Scorecard: Scorecard{Scored: true, State: state, Converted: converted}, League: league}}
	}
	records := []Record{
		card(1, Frac(100, 3), MonthFull), card(1, Int(50), MonthFull), card(1, Int(1), MonthPartial),
		card(2, Int(80), MonthFull), card(3, Int(7), MonthBegun),
	}
	want := []Average{{League: 1, Units: 2, Points: Frac(125, 3)}, {League: 2, Units: 1, Points: Int(80)}}
	if got := Averages(records); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Averages(records[2:3]); got != nil {
		t.Errorf("without a ranked card the averages are %v", got)
	}
}
