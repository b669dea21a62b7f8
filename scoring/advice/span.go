package advice

import (
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// Span is how a month can end: its lowest and its highest score. The dossiers of today are resolved in time, late or not at all, paid,
// digitised or not. No dossier comes or goes, and what is entered stays.
type Span struct {
	Known       bool // they could be worked out
	Least, Most scoring.Scorecard
}

// Span is how the month can end, with what is not known yet left out, as ranks leave it.
func (m *Month) Span() Span { return m.span(m.figures, m.fates()) }

// FloorSpan is how the month can end where all that is not known yet earns nothing: which grades are still certain, and which can be lost.
func (m *Month) FloorSpan() Span { return m.span(m.floor(), m.fates()) }

// mostEndings bounds how many cards are scored to find an end of a span.
const mostEndings = 20_000

// fate is what can become of dossiers, one way for each: by effects.
type fate struct {
	n    int64
	ways []effect
}

// fates are what can still become of the dossiers.
func (m *Month) fates() (fates []fate) {
	fresh := map[string]bool{}
	for _, h := range m.held {
		ways := []effect{}
		for _, c := range h.endings(m.over) {
			ways = append(ways, m.effectOf(h.Class, c))
		}
		fates = append(fates, fate{1, ways})
		if h.allows(Pay) {
			fates = append(fates, fate{1, []effect{{}, m.payEffect(h, fresh)}})
		}
	}
	return fates
}

// span is between which cards figures end, when each of the fates takes one of its ways.
func (m *Month) span(f scoring.Figures, fates []fate) Span {
	least, ok := m.end(f, fates, false)
	most, also := m.end(f, fates, true)
	return Span{Known: ok && also, Least: least, Most: most}
}

// end is the highest or the lowest card of all ways; false when there are too many ways to be tried.
func (m *Month) end(f scoring.Figures, fates []fate, highest bool) (best scoring.Scorecard, ok bool) {
	o := m.orderOf(f, fates)
	var base sums
	merged := map[string]*fate{}
	var open []*fate
	for _, of := range fates {
		ways := o.bestWays(of.ways, highest)
		base.add(ways[0], of.n)
		if len(ways) == 1 {
			continue
		}
		differ := make([]effect, len(ways))
		for i, w := range ways {
			differ[i] = w.sub(ways[0])
		}
		key := keyOf(differ)
		if merged[key] == nil {
			merged[key] = &fate{ways: differ}
			open = append(open, merged[key])
		}
		merged[key].n += of.n
	}
	if countEndings(open) > mostEndings {
		return best, false
	}
	eachEnding(base, open, func(s *sums) {
		card := m.score(m.figuresWith(f, s))
		if d := card.Converted.Cmp(best.Converted); card.Scored && (!best.Scored || highest && d > 0 || !highest && d < 0) {
			best = card
		}
	})
	return best, best.Scored
}

// keyOf tells lists of effects apart.
func keyOf(list []effect) string {
	var key []byte
	for _, e := range list {
		for i, of := range e {
			if of != (effect{}[0]) {
				key = append(key, byte(i), byte(of.achieved), byte(of.missed), byte(of.unknown))
			}
		}
		key = append(key, 255)
	}
	return string(key)
}

// countEndings is how many sums fates have, at most one more than mostEndings.
func countEndings(open []*fate) int {
	all := 1
	for _, of := range open {
		ways := 1 // of choosing so many among so many: n+1, (n+1)(n+2)/2, …
		for i := 1; i < len(of.ways); i++ {
			if ways = ways * (int(of.n) + i) / i; ways > mostEndings {
				return mostEndings + 1
			}
		}
		if all *= ways; all > mostEndings {
			return mostEndings + 1
		}
	}
	return all
}

// eachEnding calls do with the sums of all ways to divide the dossiers of each fate among its ways.
func eachEnding(s sums, open []*fate, do func(*sums)) {
	if len(open) == 0 {
		do(&s)
		return
	}
	divide(s, open[0].ways, open[0].n, func(s *sums) { eachEnding(*s, open[1:], do) })
}

func divide(s sums, ways []effect, n int64, do func(*sums)) {
	if len(ways) == 1 {
		s.add(ways[0], n)
		do(&s)
		return
	}
	for k := range n + 1 {
		with := s
		with.add(ways[0], k)
		divide(with, ways[1:], n-k, do)
	}
}

// order says which of two effects is certainly the better one.
type order struct {
	certain [mostSources]bool // the source counts something whatever happens
	scored  bool              // and so the card has a score
	fair    bool              // what earns its maximum never lowers the score
}

// orderOf is the order of effects on figures.
func (m *Month) orderOf(f scoring.Figures, fates []fate) (o order) {
	least := [mostSources]int64{}
	for _, of := range fates {
		for i := range m.sources {
			counts := func(e effect) int64 { return int64(e[i].achieved) + int64(e[i].missed) }
			fewest := slices.MinFunc(of.ways, func(a, b effect) int { return int(counts(a) - counts(b)) })
			least[i] += of.n * counts(fewest)
		}
	}
	for _, ind := range m.rules.Indicators {
		i, live := m.place[ind.Code]
		if live && !ind.Counts.OfProcedures() {
			o.certain[i] = f.Tallies[ind.Code].Denominator+least[i] > 0
		} else if live {
			o.certain[i] = f.Tallies[ind.Code].Denominator > 0
		}
		line, _ := m.card.Line(ind.Code)
		o.scored = o.scored || live && o.certain[i] || !m.Moves(ind) && line.Assessed
	}
	o.fair = !m.rules.Converted || f.Correction.Sign() <= 0
	return o
}

// isAtLeast says whether a is certainly as good as b, whatever becomes of other dossiers.
func (o *order) isAtLeast(a, b effect) bool {
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		good := a[i].achieved >= b[i].achieved && a[i].missed <= b[i].missed
		if !good || !o.certain[i] && (!o.scored || !o.fair || a[i].unknown != b[i].unknown) {
			return false
		}
	}
	return true
}

// bestWays are the ways of which no other one is certainly better, or as good; with highest false, worse. There is one at least.
func (o *order) bestWays(ways []effect, highest bool) (kept []effect) {
	beats := func(a, b effect) bool {
		if highest {
			return o.isAtLeast(a, b)
		}
		return o.isAtLeast(b, a)
	}
	for _, w := range ways {
		if slices.ContainsFunc(kept, func(k effect) bool { return beats(k, w) }) {
			continue
		}
		kept = append(slices.DeleteFunc(kept, func(k effect) bool { return beats(w, k) }), w)
	}
	return kept
}

// accepted is a dossier that comes new: it has all that can be known of one.
func accepted() dossier.Class {
	return dossier.Class{Status: dossier.Accepted, ReceivedIn: true, Channel: dossier.Direct, Undated: true, Fee: dossier.No, PaidOnline: dossier.No,
		Digitised: dossier.No, EResult: dossier.No, Reused: dossier.No, FromStore: dossier.No, Verified: dossier.No}
}
