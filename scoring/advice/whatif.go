package advice

import (
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// WhatIf is between which scores a month stands once acts are done with some of the dossiers with which they can be, whichever these are.
// With fewer dossiers than were asked for, it is done with all.
type WhatIf struct {
	Span
	Done int // with how many dossiers
}

// If does an act with n dossiers, and leaves all others as they are.
func (m *Month) If(a Act, n int) WhatIf {
	groups := m.groups(setOf(a))
	can := 0
	for _, g := range groups {
		can += len(g.members)
	}
	n = min(n, can)
	w := WhatIf{Done: n, Span: Span{Known: true}}
	tried := 0
	choose(groups, n, sums{}, func(s *sums) {
		if tried++; tried > mostEndings {
			w.Known = false
			return
		}
		w.widen(m.score(m.figuresWith(m.figures, s)))
	})
	return w
}

// choose calls do with the sums of all ways to take n dossiers of groups that have one option each.
func choose(groups []group, n int, s sums, do func(*sums)) {
	if n == 0 {
		do(&s)
		return
	}
	if len(groups) == 0 {
		return
	}
	first := groups[0]
	rest := 0
	for _, g := range groups[1:] {
		rest += len(g.members)
	}
	for k := max(0, n-rest); k <= min(n, len(first.members)); k++ {
		with := s
		with.add(first.options[0].effect, int64(k))
		choose(groups[1:], n-k, with, do)
	}
}

// widen has the span reach to a card, too.
func (s *Span) widen(card scoring.Scorecard) {
	if !card.Scored {
		return
	}
	if !s.Least.Scored || card.Converted.Cmp(s.Least.Converted) < 0 {
		s.Least = card
	}
	if !s.Most.Scored || card.Converted.Cmp(s.Most.Converted) > 0 {
		s.Most = card
	}
}

// IfFiled is between which scores the month stands once n more dossiers are filed that are alike, online or not: the least is that of
// dossiers with which nothing else is done right, the most that of dossiers with which all is. They are of one procedure, or each of a new
// one. The dossiers that there are stay as they are. False when the term has ended: nothing is received in it any more.
func (m *Month) IfFiled(online bool, n int) (Span, bool) {
	if m.over || n < 1 {
		return Span{}, false
	}
	ways := m.arrivals(online)
	firsts, laters := fate{n: 1}, fate{n: int64(n) - 1}
	for _, w := range ways {
		firsts.ways, laters.ways = append(firsts.ways, w.first), append(laters.ways, w.later)
	}
	o := m.orderOf(m.figures, []fate{firsts, laters})
	span := Span{Known: true}
	for _, highest := range []bool{false, true} {
		for _, w := range o.bestArrivals(ways, highest) {
			var s sums
			s.add(w.first, 1)
			s.add(w.later, int64(n)-1)
			span.widen(m.score(m.figuresWith(m.figures, &s)))
		}
	}
	return span, true
}

// arrival is what new dossiers that are alike do to the tallies: the first one, and each later one.
type arrival struct{ first, later effect }

// bestArrivals are the ways of which no other one is certainly better, or as good; with highest false, worse.
func (o *order) bestArrivals(ways []arrival, highest bool) (kept []arrival) {
	beats := func(a, b arrival) bool {
		if !highest {
			a, b = b, a
		}
		return o.isAtLeast(a.first, b.first) && o.isAtLeast(a.later, b.later)
	}
	for _, w := range ways {
		if slices.ContainsFunc(kept, func(k arrival) bool { return beats(k, w) }) {
			continue
		}
		kept = append(slices.DeleteFunc(kept, func(k arrival) bool { return beats(w, k) }), w)
	}
	return kept
}

// arrivals are what dossiers that come new and are alike can do to the tallies.
func (m *Month) arrivals(online bool) (ways []arrival) {
	known := map[string]bool{"": true} // procedures that count somewhere; "" stands for one that counts nowhere yet
	for _, procedures := range m.counted {
		for p := range procedures {
			known[p] = true
		}
	}
	seen := map[arrival]bool{}
	for _, c := range newClasses(online) {
		for p := range known {
			one := m.arrival(c, func(source scoring.Counts) bool { return !m.counted[source][p] })
			again := m.arrival(c, func(scoring.Counts) bool { return false })
			for _, later := range []effect{one, again} {
				if later == one && later != again && p != "" {
					continue // each of a procedure of its own is new everywhere
				}
				if w := (arrival{one, later}); !seen[w] {
					seen[w] = true
					ways = append(ways, w)
				}
			}
		}
	}
	return ways
}

// arrival is what a new dossier does to the tallies; fresh says whether its procedure counts in a source for the first time.
func (m *Month) arrival(c dossier.Class, fresh func(scoring.Counts) bool) (e effect) {
	for i, source := range m.sources {
		switch standing := c.StandsIn(source); {
		case !source.OfProcedures():
			e.count(i, standing, 1)
		case standing == dossier.Achieved:
			e.countProcedure(i, true, fresh(source))
		}
	}
	return e
}

// newClasses are all that a new dossier can be when the term ends.
func newClasses(online bool) []dossier.Class {
	first := accepted()
	if online {
		first.Channel = dossier.Online
	}
	late := first
	late.PastDue = true
	all := []dossier.Class{first, late, finished(first, true, false), finished(first, false, false)}
	vary := func(has func(dossier.Class) bool, change func(*dossier.Class)) {
		for _, c := range all {
			if has(c) {
				change(&c)
				all = append(all, c)
			}
		}
	}
	always := func(dossier.Class) bool { return true }
	vary(func(c dossier.Class) bool { return c.Status.Resolved() }, func(c *dossier.Class) { c.EResult = dossier.Yes })
	vary(always, func(c *dossier.Class) { c.Fee = dossier.Yes })
	vary(func(c dossier.Class) bool { return c.Fee == dossier.Yes }, func(c *dossier.Class) { c.PaidOnline = dossier.Yes })
	vary(always, func(c *dossier.Class) { c.Digitised = dossier.Yes })
	vary(always, func(c *dossier.Class) { c.Reused = dossier.Yes })
	vary(always, func(c *dossier.Class) { c.FromStore = dossier.Yes })
	vary(always, func(c *dossier.Class) { c.Verified = dossier.Yes })
	return all
}
