package advice

import (
	"slices"

	"motcua/scoring"
)

// Answer says whether a goal can be reached.
type Answer uint8

// The answers.
const (
	Reached    Answer = iota // it is, with nothing done
	Reachable                // by the plan
	OutOfReach               // also when all is done that there is
	Uncertain                // the fewest acts are too many to be worked out: they are more than Acts
)

// mostTried bounds how many ways to act are tried to find a plan.
const mostTried = 500_000

// Plan is the fewest acts that reach something.
type Plan struct {
	Answer   Answer
	Acts     int
	Dossiers map[Act][]int64   // ids of those with which an act is done; of equal ones, those first that were given first
	Then     scoring.Scorecard // the card once that is done; once everything is, where the goal is out of reach
}

// fewest is the plan of the fewest acts that bring figures of the month to a goal, of some acts.
func (m *Month) fewest(f scoring.Figures, g goal, allowed actSet) Plan {
	groups := m.groups(allowed)
	blocks, rest := m.split(groups, f, g)
	bare := f
	bare.Correction = scoring.Fraction{}
	part := m.part(rest, bare)
	value := g.base(m.rules, f).Add(g.value(m.rules, &part))
	most, all := 0, make([][]int, len(blocks))
	tried := 0
	full := value
	for i, b := range blocks {
		b.tried = &tried
		all[i] = b.all()
		full = full.Add(b.value(all[i]))
		most += b.cost(all[i])
	}
	if full.Sign() < 0 {
		return m.plan(OutOfReach, f, blocks, all)
	}
	sums := newTable(blocks)
	k := 0
	for ; k <= most && tried < mostTried; k++ {
		found := sums.extend(k)
		if found.ok && value.Add(found.value).Sign() >= 0 {
			answer := Reachable
			if k == 0 {
				answer = Reached
			}
			return m.plan(answer, f, blocks, sums.counts(k))
		}
	}
	p := m.plan(Uncertain, f, blocks, all)
	p.Acts = max(0, k-2) // the last number of acts may not have been tried in full
	return p
}

// part is the card of some of the indicators.
func (m *Month) part(rules *scoring.RuleSet, f scoring.Figures) scoring.Scorecard {
	card, err := scoring.ScoreFigures(rules, m.card.Month, m.card.Unit, f)
	if err != nil {
		panic("advice: " + err.Error())
	}
	return card
}

// plan puts together what is done by the choices of blocks.
func (m *Month) plan(answer Answer, f scoring.Figures, blocks []*block, counts [][]int) Plan {
	p := Plan{Answer: answer, Dossiers: map[Act][]int64{}}
	var s sums
	for i, b := range blocks {
		used := make([]int, len(b.groups))
		for j, c := range b.choices {
			n := counts[i][j]
			s.add(c.option.effect, int64(n))
			p.Acts += n * c.option.cost
			for _, member := range b.groups[c.group].members[used[c.group] : used[c.group]+n] {
				for _, a := range Acts() {
					if c.option.acts.has(a) {
						p.Dossiers[a] = append(p.Dossiers[a], m.held[member].ID)
					}
				}
			}
			used[c.group] += n
		}
	}
	p.Then = m.score(m.figuresWith(f, &s))
	return p
}

// all is all that can be done in a block: with each dossier the most.
func (b *block) all() []int {
	counts := make([]int, len(b.choices))
	for g := range b.groups {
		most := -1
		for i, c := range b.choices {
			if c.group == g && (most < 0 || c.option.effect.sum() > b.choices[most].option.effect.sum()) {
				most = i
			}
		}
		counts[most] = len(b.groups[g].members)
	}
	return counts
}

func (b *block) cost(counts []int) (cost int) {
	for i, n := range counts {
		cost += n * b.choices[i].option.cost
	}
	return cost
}

// value is what choices bring towards the goal in the block.
func (b *block) value(counts []int) scoring.Fraction {
	var s sums
	for i, n := range counts {
		if n > 0 {
			s.add(b.choices[i].option.effect, int64(n))
		}
	}
	f := b.figures
	f.Tallies = make(map[string]scoring.Tally, len(b.rules.Indicators)+1)
	for _, ind := range b.rules.Indicators {
		t, ok := b.figures.Tallies[ind.Code]
		if place, live := b.month.place[ind.Code]; live {
			t = b.month.tallyWith(t, place, &s)
		}
		if ok {
			f.Tallies[ind.Code] = t
		}
		if less, ok := b.figures.Tallies[ind.Less]; ok {
			f.Tallies[ind.Less] = less
		}
	}
	f.CapDeductions(b.rules)
	card := b.month.part(b.rules, f)
	return b.goal.value(b.rules, &card)
}

// bestOf is the best that exactly k acts bring in the block.
func (b *block) bestOf(k int) entry {
	left := make([]int, len(b.groups))
	for g := range b.groups {
		left[g] = len(b.groups[g].members)
	}
	s := search{block: b, left: left, counts: make([]int, len(b.choices))}
	s.from(0, k)
	return s.best
}

// search tries the ways to do a number of acts.
type search struct {
	block  *block
	left   []int // by group: dossiers that are not used
	counts []int // by choice
	best   entry
}

// from tries the choices from the i-th on for the acts that remain.
func (s *search) from(i, acts int) {
	b := s.block
	*b.tried++
	switch {
	case acts == 0:
		s.score()
		return
	case i == len(b.choices) || *b.tried > mostTried:
		return
	}
	c := b.choices[i]
	if s.waits(c, i) {
		s.from(i+1, acts)
		return
	}
	least := 0
	if i == len(b.choices)-1 {
		if acts%c.option.cost != 0 {
			return
		}
		least = acts / c.option.cost
	}
	for n := min(s.left[c.group], acts/c.option.cost); n >= least; n-- {
		s.counts[i], s.left[c.group] = n, s.left[c.group]-n
		s.from(i+1, acts-n*c.option.cost)
		s.counts[i], s.left[c.group] = 0, s.left[c.group]+n
	}
}

// waits says whether a choice needs groups whose choices are made, and that are not in use.
func (s *search) waits(c choice, i int) bool {
	return slices.ContainsFunc(c.needs, func(h int) bool { return s.block.last[h] < i && s.left[h] > 0 })
}

func (s *search) score() {
	for i, n := range s.counts {
		if n > 0 && s.waits(s.block.choices[i], len(s.counts)) {
			return
		}
	}
	if v := s.block.value(s.counts); !s.best.ok || v.Cmp(s.best.value) > 0 {
		s.best = entry{ok: true, value: v, counts: slices.Clone(s.counts)}
	}
}
