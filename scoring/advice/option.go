package advice

import (
	"slices"

	"motcua/scoring/export/dossier"
)

// option is acts that can be done with one dossier, and what they do to the tallies.
type option struct {
	acts   actSet
	cost   int // how many acts
	effect effect
}

// mostOptions is how many options a dossier has at most: its components, its result, or both; how it is paid stands apart.
const mostOptions = 3

type options [mostOptions]option

// group are dossiers with which the same can be done to the same effect.
type group struct {
	options options
	members []int // places in Month.held
}

// list are the options that there are.
func (g *group) list() []option {
	n := slices.IndexFunc(g.options[:], func(o option) bool { return o.acts == 0 })
	if n < 0 {
		n = mostOptions
	}
	return g.options[:n]
}

// groups are the dossiers by what can be done with them of some acts to the good of a tally, without taking from any other. How a dossier
// is paid is apart from all else: it moves other tallies.
func (m *Month) groups(allowed actSet) []group {
	c := collector{places: map[options]int{}}
	fresh := map[string]bool{} // procedures that a payment counts once more
	for i, h := range m.held {
		var work options
		n := 0
		for _, acts := range workSets {
			if acts&allowed != acts || !h.allowsAll(acts) {
				continue
			}
			o := option{acts: acts, cost: acts.count(), effect: m.effectOf(h.Class, h.after(acts, m.over))}
			if o.effect.isGood() && !isBeaten(o, work[:n]) {
				work[n] = o
				n++
			}
		}
		if n > 0 {
			c.put(work, i)
		}
		if acts := setOf(Pay); allowed.has(Pay) && h.allows(Pay) {
			if e := m.payEffect(h, fresh); e.isGood() {
				c.put(options{{acts: acts, cost: 1, effect: e}}, i)
			}
		}
	}
	return c.groups
}

// workSets are the acts that can be done together with one dossier, but how it is paid; the fewest first.
var workSets = []actSet{
	setOf(Digitise), setOf(Issue), setOf(Finish), setOf(Clear),
	setOf(Digitise, Issue), setOf(Digitise, Finish), setOf(Digitise, Clear),
}

func (h Held) allowsAll(acts actSet) bool {
	for _, a := range Acts() {
		if acts.has(a) && !h.allows(a) {
			return false
		}
	}
	return true
}

// payEffect is what it does to the tallies that a dossier is paid online. Of the dossiers of one procedure, one counts the procedure; fresh
// are those that are counted.
func (m *Month) payEffect(h Held, fresh map[string]bool) effect {
	paid := h.after(setOf(Pay), m.over)
	e := m.effectOf(h.Class, paid)
	for i, source := range m.sources {
		if source.OfProcedures() && paid.StandsIn(source) == dossier.Achieved && h.Class.StandsIn(source) != dossier.Achieved {
			e.countProcedure(i, h.Procedure != "", !m.counted[source][h.Procedure] && !fresh[h.Procedure])
			fresh[h.Procedure] = true
		}
	}
	return e
}

// collector puts dossiers with the same options together.
type collector struct {
	groups []group
	places map[options]int
}

func (c *collector) put(o options, member int) {
	i, ok := c.places[o]
	if !ok {
		i = len(c.groups)
		c.places[o] = i
		c.groups = append(c.groups, group{options: o})
	}
	c.groups[i].members = append(c.groups[i].members, member)
}

// isBeaten says whether one of some options does at least as much with fewer or as many acts.
func isBeaten(o option, by []option) bool {
	return slices.ContainsFunc(by, func(b option) bool { return b.cost <= o.cost && b.effect.isAtLeast(o.effect) })
}

// isAtLeast says whether an effect is as good as another in every tally, whatever else is counted there.
func (e effect) isAtLeast(o effect) bool {
	for i := range e {
		if e[i].achieved < o[i].achieved || e[i].missed > o[i].missed || e[i].unknown > o[i].unknown {
			return false
		}
	}
	return true
}

func (e effect) plus(o effect) effect {
	return e.sub(effect{}.sub(o))
}

// sum is how much better an effect makes all tallies together: of two, of which one is as good in each, that one's is the greater.
func (e effect) sum() (n int) {
	for _, of := range e {
		n += int(of.achieved) - int(of.missed)
	}
	return n
}
