package scoring

import (
	"cmp"
	"slices"
)

// Overview is what a month's cards say together. Cards that are not ranked count in none of its figures.
type Overview struct {
	Scored  int      // cards with a rank
	Grades  []int    // cards of each grade, in the order of the rules
	Average Fraction // of the converted scores; 0 without any
	// Compared is how many cards can be measured against the month before, and Moved how their average moved since.
	Compared int
	Moved    Fraction
	Shares   []Share     // the indicators assessed anywhere, by the share of the maximum earned, the lowest first
	Moves    []Move      // the units that moved, the most first, up or down
	Under    []UnitCount // units with indicators under their targets, the most first
}

// Share is what all units together earned of an indicator's maximum.
type Share struct {
	Indicator string
	Share     Fraction // from 0 to 1
}

// Move is how a unit's converted score moved since the month before.
type Move struct {
	Unit, Name string
	By         Fraction
}

// NewOverview puts a month's cards together. The rules are the month's, in order of its grades; before are the cards of
// the month before, and targets those in force. Only comparable cards are measured against each other.
func NewOverview(rules *RuleSet, records, before []Record, targets Targets) Overview {
	o := Overview{Grades: make([]int, len(rules.Grades))}
	earned, most := map[string][]Fraction{}, map[string][]Fraction{}
	var converted, moved []Fraction
	earlier := make(map[string]*Record, len(before))
	for i := range before {
		earlier[before[i].Unit] = &before[i]
	}
	for _, r := range records {
		if !r.IsRanked() {
			continue
		}
		o.Scored++
		converted = append(converted, r.Converted)
		if i := slices.IndexFunc(rules.Grades, func(g Grade) bool { return g.Code == r.Grade.Code }); i >= 0 {
			o.Grades[i]++
		}
		for _, l := range r.Lines {
			if l.Assessed {
				earned[l.Indicator], most[l.Indicator] = append(earned[l.Indicator], l.Points), append(most[l.Indicator], l.Max)
			}
		}
		if n := UnderTarget(targets.Apply(rules, r.Unit), r, ""); n > 0 {
			o.Under = append(o.Under, UnitCount{Unit: r.Unit, Name: r.Name, Count: n})
		}
		if was := earlier[r.Unit]; was != nil && r.Comparable(&was.Standing) {
			by := r.Converted.Sub(was.Converted)
			o.Compared++
			moved = append(moved, by)
			if by.Sign() != 0 {
				o.Moves = append(o.Moves, Move{Unit: r.Unit, Name: r.Name, By: by})
			}
		}
	}
	if o.Scored > 0 {
		o.Average = total(converted).Quo(Int(int64(o.Scored)))
	}
	if o.Compared > 0 {
		o.Moved = total(moved).Quo(Int(int64(o.Compared)))
	}
	for _, ind := range rules.Indicators {
		if all := total(most[ind.Code]); all.Sign() > 0 {
			o.Shares = append(o.Shares, Share{Indicator: ind.Code, Share: total(earned[ind.Code]).Quo(all)})
		}
	}
	slices.SortStableFunc(o.Shares, func(a, b Share) int { return a.Share.Cmp(b.Share) })
	slices.SortStableFunc(o.Moves, func(a, b Move) int {
		return cmp.Or(size(b.By).Cmp(size(a.By)), cmp.Compare(a.Unit, b.Unit))
	})
	slices.SortStableFunc(o.Under, func(a, b UnitCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Unit, b.Unit)) })
	return o
}

// UnderTarget is how many of a card's indicators are under the targets of the rules; of a group's, if one is named.
func UnderTarget(rules *RuleSet, r Record, group string) (n int) {
	for _, ind := range rules.Indicators {
		if group != "" && ind.Group != group {
			continue
		}
		if l, ok := r.Assessed(ind.Code); ok && ind.Aimed && l.UnderTarget(ind.Target) {
			n++
		}
	}
	return n
}

func size(f Fraction) Fraction {
	if f.Sign() < 0 {
		return Fraction{}.Sub(f)
	}
	return f
}

// Average is what the ranked cards of a league come to.
type Average struct {
	League int      // 0 where all are ranked together
	Units  int      // how many have a rank
	Points Fraction // of their converted scores, exact
}

// Averages are those of a month's leagues, in the order of the cards. A league without a ranked card has none.
func Averages(records []Record) (all []Average) {
	converted := map[int][]Fraction{}
	for _, r := range records {
		if !r.IsRanked() {
			continue
		}
		if converted[r.League] == nil {
			all = append(all, Average{League: r.League})
		}
		converted[r.League] = append(converted[r.League], r.Converted)
	}
	for i, a := range all {
		all[i].Units = len(converted[a.League])
		all[i].Points = total(converted[a.League]).Quo(Int(int64(all[i].Units)))
	}
	return all
}
