package advice

import (
	"slices"

	"motcua/scoring"
)

// block are indicators that acts move together, and the groups of dossiers with which these are done. What is done in one block moves
// nothing in another.
type block struct {
	month   *Month
	rules   *scoring.RuleSet // with the block's indicators alone
	figures scoring.Figures  // without what is added for a reason
	goal    goal
	groups  []group
	choices []choice
	last    []int   // by group: the last of its choices
	best    []entry // by the number of acts
	tried   *int    // how many ways to act were tried
}

// choice is an option of a group.
type choice struct {
	group  int
	option option
	// needs are groups whose dossiers do as well for no more acts: it is chosen only when all of them are in use.
	needs []int
}

// entry is the best that a number of acts brings: the value, and how often each choice is made.
type entry struct {
	ok     bool
	value  scoring.Fraction
	counts []int
}

// split takes the indicators apart into blocks, and the rest that nothing moves.
func (m *Month) split(groups []group, f scoring.Figures, g goal) (blocks []*block, rest *scoring.RuleSet) {
	inds := m.rules.Indicators
	of := make([]int, len(inds)) // the block of an indicator: the place of one of its members
	for i := range of {
		of[i] = i
	}
	join := func(a, b int) {
		if from, to := of[a], of[b]; a >= 0 && b >= 0 && from != to {
			for i := range of {
				if of[i] == from {
					of[i] = to
				}
			}
		}
	}
	byCode := func(code string) int {
		return slices.IndexFunc(inds, func(ind scoring.Indicator) bool { return ind.Code == code })
	}
	for i, ind := range inds {
		for _, other := range []string{ind.Shares, ind.Parent} {
			if j := byCode(other); j >= 0 {
				join(i, j)
			}
		}
	}
	touched := make([][]int, len(groups)) // indicators
	for n := range groups {
		for i, ind := range inds {
			if place, live := m.place[ind.Code]; live && groups[n].touches(place) {
				touched[n] = append(touched[n], i)
				join(i, touched[n][0])
			}
		}
	}
	f.Correction = scoring.Fraction{}
	made := map[int]*block{}
	for n, list := range touched {
		if len(list) == 0 {
			continue
		}
		b := made[of[list[0]]]
		if b == nil {
			b = &block{month: m, goal: g, figures: f}
			made[of[list[0]]] = b
			blocks = append(blocks, b)
		}
		b.groups = append(b.groups, groups[n])
	}
	for root, b := range made {
		b.rules = m.rulesOf(func(i int) bool { return of[i] == root })
		b.prepare()
	}
	return blocks, m.rulesOf(func(i int) bool { return made[of[i]] == nil })
}

// touches says whether an option of the group moves the tally of a source.
func (g *group) touches(place int) bool {
	return slices.ContainsFunc(g.list(), func(o option) bool { return o.effect[place] != effect{}[0] })
}

// rulesOf are the rules with some of their indicators alone.
func (m *Month) rulesOf(has func(i int) bool) *scoring.RuleSet {
	part := *m.rules
	part.Indicators = nil
	for i, ind := range m.rules.Indicators {
		if has(i) {
			part.Indicators = append(part.Indicators, ind)
		}
	}
	return &part
}

// prepare lays out the choices, those first that others need.
func (b *block) prepare() {
	needed := make([]int, len(b.groups))
	needs := make([][][]int, len(b.groups))
	for g := range b.groups {
		for _, o := range b.groups[g].list() {
			of := b.needs(g, o)
			needs[g] = append(needs[g], of)
			for _, h := range of {
				needed[h]++
			}
		}
	}
	order := make([]int, len(b.groups))
	for g := range order {
		order[g] = g
	}
	slices.SortStableFunc(order, func(g, h int) int { return needed[h] - needed[g] })
	b.last = make([]int, len(b.groups))
	for _, g := range order {
		for i, o := range b.groups[g].list() {
			b.last[g] = len(b.choices)
			b.choices = append(b.choices, choice{group: g, option: o, needs: needs[g][i]})
		}
	}
}

// needs are the groups that must be in use before an option of group g is: a dossier of theirs that is not used would do as well in its
// place, alone or beside a cheaper option of the same dossier.
func (b *block) needs(g int, z option) (groups []int) {
	rather := append([]option{{}}, b.groups[g].list()...)
	for h := range b.groups {
		if h == g {
			continue
		}
		for _, w := range b.groups[h].list() {
			if slices.ContainsFunc(rather, func(y option) bool {
				both := y.effect.plus(w.effect)
				cost := y.cost + w.cost
				if y.acts == z.acts || cost > z.cost || !both.isAtLeast(z.effect) {
					return false
				}
				return h < g || y.acts != 0 || cost < z.cost || both != z.effect
			}) {
				groups = append(groups, h)
				break
			}
		}
	}
	return groups
}
