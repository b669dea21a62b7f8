package report

import (
	"slices"

	"motcua/scoring"
)

// Movement compares the units whose cards of both terms are comparable.
type Movement struct {
	Before        scoring.Term
	Units         int
	Average, Then scoring.Fraction // of the converted scores
	Up, Down      int              // units whose converted score rose, and fell
	Groups        []GroupMovement  // groups assessed in both terms, in the order of the rule set
}

// GroupMovement is what the compared units earned in a group, as a share of the maxima assessed.
type GroupMovement struct {
	Group     scoring.Group
	Now, Then scoring.Fraction
}

type pair struct{ now, then scoring.Record }

// movement is nil when no unit can be compared.
func movement(records, before []scoring.Record, rules *scoring.RuleSet) *Movement {
	var pairs []pair
	for _, u := range records {
		i := slices.IndexFunc(before, func(b scoring.Record) bool { return b.Unit == u.Unit })
		if i >= 0 && u.RuleSet == rules.ID() && u.Comparable(&before[i].Standing) {
			pairs = append(pairs, pair{u, before[i]})
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	m := &Movement{Before: pairs[0].then.Span(), Units: len(pairs)}
	for _, p := range pairs {
		m.Average, m.Then = m.Average.Add(p.now.Converted), m.Then.Add(p.then.Converted)
		switch p.now.Converted.Cmp(p.then.Converted) {
		case 1:
			m.Up++
		case -1:
			m.Down++
		}
	}
	units := scoring.Int(int64(len(pairs)))
	m.Average, m.Then = m.Average.Quo(units), m.Then.Quo(units)
	for _, g := range rules.Groups {
		now, assessed := share(pairs, rules, g.Code, func(p pair) scoring.Record { return p.now })
		then, assessedThen := share(pairs, rules, g.Code, func(p pair) scoring.Record { return p.then })
		if assessed && assessedThen {
			m.Groups = append(m.Groups, GroupMovement{g, now, then})
		}
	}
	return m
}

// share is what the units earned in a group, of the maxima assessed; false when nothing was.
func share(pairs []pair, rules *scoring.RuleSet, group string, of func(pair) scoring.Record) (scoring.Fraction, bool) {
	var points, most scoring.Fraction
	for _, p := range pairs {
		u := of(p)
		for _, ind := range rules.Members(group) {
			if line, ok := u.Assessed(ind.Code); ok {
				points, most = points.Add(line.Points), most.Add(line.Max)
			}
		}
	}
	if most.Sign() == 0 {
		return scoring.Fraction{}, false
	}
	return points.Quo(most), true
}
