package advice

import (
	"slices"

	"motcua/scoring"
)

// floor are the month's figures where all that is not known yet earns nothing: what they reach is reached for certain.
func (m *Month) floor() scoring.Figures {
	f := m.figures
	f.Settled, f.Waiting = true, nil
	return f
}

// Floor is the card where all that is not known yet earns nothing.
func (m *Month) Floor() scoring.Scorecard { return m.score(m.floor()) }

// NextGrade is the grade above the one that the month has for certain; false for the best one, and where the month has no grade because
// it is not full.
func (m *Month) NextGrade() (scoring.Grade, bool) {
	floor := m.Floor()
	i := slices.IndexFunc(m.rules.Grades, func(g scoring.Grade) bool { return g.Code == floor.Grade.Code })
	if i <= 0 {
		return scoring.Grade{}, false
	}
	return m.rules.Grades[i-1], true
}

// ForGrade is the plan that reaches a grade for certain.
func (m *Month) ForGrade(g scoring.Grade) Plan {
	return m.fewest(m.floor(), goal{at: g.Min}, allActs)
}

// ForScore is the plan that reaches a score, as that of the unit above is; what is not known yet is left out, as ranks leave it.
func (m *Month) ForScore(score scoring.Fraction) Plan {
	return m.fewest(m.figures, goal{at: score}, allActs)
}

// ForTarget is the plan that reaches the target of an indicator.
func (m *Month) ForTarget(ind scoring.Indicator) Plan {
	return m.fewest(m.figures, goal{indicator: ind.Code, at: ind.Target}, allActs)
}

// UnderTarget are the indicators that miss their targets, in the order of the rules.
func (m *Month) UnderTarget() (missed []scoring.Indicator) {
	for _, ind := range m.rules.Indicators {
		if line, ok := m.card.Assessed(ind.Code); ok && ind.Aimed && line.UnderTarget(ind.Target) {
			missed = append(missed, ind)
		}
	}
	return missed
}

// mostFiled is how many new dossiers are counted up to.
const mostFiled = 100_000

// FiledFor is how many more dossiers that are filed online bring an indicator of what is filed to its target; false where they do not.
func (m *Month) FiledFor(ind scoring.Indicator) (n int, ok bool) {
	i, live := m.place[ind.Code]
	if !live || m.over || ind.Counts != scoring.ReceivedOnline {
		return 0, false
	}
	reaches := func(n int) bool {
		var s sums
		s[i].achieved = int64(n)
		card := m.score(m.figuresWith(m.figures, &s))
		line, assessed := card.Assessed(ind.Code)
		return assessed && !line.UnderTarget(ind.Target)
	}
	if !reaches(mostFiled) {
		return 0, false
	}
	low, high := 0, mostFiled // what does not reach it, or 0; what does
	for low < high {
		if mid := (low + high) / 2; reaches(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return high, true
}

// Lever is what one act is worth.
type Lever struct {
	Act      Act
	Dossiers []int64           // with which it can be done to the good of a tally
	First    scoring.Scorecard // the card once it is done with one of them, the best to choose
	Grade    Plan              // what it takes of this act alone to the next grade; of no meaning without one
}

// Levers are the acts that can be done to the good of a tally, those first that reach the next grade with the fewest dossiers, then those
// of which one is worth the most, then the cheaper ones.
func (m *Month) Levers() (levers []Lever) {
	next, graded := m.NextGrade()
	for _, a := range Acts() {
		l := Lever{Act: a}
		for _, g := range m.groups(setOf(a)) {
			for _, member := range g.members {
				l.Dossiers = append(l.Dossiers, m.held[member].ID)
			}
		}
		if len(l.Dossiers) == 0 {
			continue
		}
		if l.First = m.If(a, 1).Most; l.First.Converted.Cmp(m.card.Converted) == 0 && m.movesNothing(a) {
			continue
		}
		if graded {
			l.Grade = m.fewest(m.floor(), goal{at: next.Min}, setOf(a))
		}
		levers = append(levers, l)
	}
	slices.SortStableFunc(levers, func(a, b Lever) int {
		if reach := a.Grade.Answer == Reachable; graded && reach != (b.Grade.Answer == Reachable) {
			if reach {
				return -1
			}
			return 1
		} else if graded && reach && a.Grade.Acts != b.Grade.Acts {
			return a.Grade.Acts - b.Grade.Acts
		}
		return b.First.Converted.Cmp(a.First.Converted)
	})
	return levers
}

// movesNothing says whether an act leaves the score where it is, also when it is done with all dossiers with which it can be.
func (m *Month) movesNothing(a Act) bool {
	all := m.If(a, len(m.held))
	return all.Known && all.Most.Converted.Cmp(m.card.Converted) == 0
}

// Movers are the acts that do an indicator good with some dossier, alone or together, the cheapest first.
func (m *Month) Movers(ind scoring.Indicator) (acts []Act) {
	i, live := m.place[ind.Code]
	if !live && m.isShared(ind) {
		i, live = m.place[ind.Shares]
	}
	var set actSet
	for _, g := range m.groups(allActs) {
		least := 0 // the cost of the cheapest that does
		for _, o := range g.list() {
			if o.effect[i] != (effect{}[i]) && (least == 0 || o.cost == least) {
				set |= o.acts
				least = o.cost
			}
		}
	}
	for _, a := range Acts() {
		if live && set.has(a) {
			acts = append(acts, a)
		}
	}
	return acts
}

// Settled are the indicators that lack points and that no act with a dossier of today moves any more, in the order of the rules.
func (m *Month) Settled() (settled []scoring.Indicator) {
	for _, ind := range m.rules.Indicators {
		line, ok := m.card.Assessed(ind.Code)
		if ok && line.Points.Cmp(line.Max) < 0 && ind.Counts != scoring.Entered && m.Moves(ind) && len(m.Movers(ind)) == 0 {
			settled = append(settled, ind)
		}
	}
	return settled
}
