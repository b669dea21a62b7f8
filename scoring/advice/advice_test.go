package advice

import (
	"math/rand/v2"
	"slices"
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// fates are all that can become of a dossier until the month ends.
func (s *small) fates(d dossier.Dossier) []dossier.Dossier {
	ways := []dossier.Dossier{d}
	if isInHand(d) {
		if d.Status == 5 || d.Status == 6 {
			resumed := d
			resumed.Status = dossier.Processing
			ways = append(ways, resumed)
		}
		times := []int64{s.w.CutOff, s.w.End - 1}
		if d.Due >= s.w.CutOff && d.Due+60 < s.w.End {
			times = append(times, d.Due, d.Due+60)
		}
		if s.w.CutOff == s.w.End {
			times = []int64{s.w.End + 1}
		}
		for _, at := range times {
			done := d
			done.Status, done.Finished = dossier.Processed, at
			ways = append(ways, done)
		}
	}
	ways = both(ways, func(w dossier.Dossier) bool { return w.Status.Resolved() && w.EResult == dossier.No }, func(w *dossier.Dossier) { w.EResult = dossier.Yes })
	ways = both(ways, func(w dossier.Dossier) bool { return w.Status.Counted() && w.Gone == 0 && w.Digitised == dossier.No }, func(w *dossier.Dossier) { w.Digitised = dossier.Yes })
	ways = both(ways, func(w dossier.Dossier) bool {
		return isInHand(d) && w.Fee == dossier.Yes && w.PaidOnline == dossier.No
	}, func(w *dossier.Dossier) { w.PaidOnline = dossier.Yes })
	return s.unlike(ways)
}

// unlike are dossiers of which no two count alike at the end of the month.
func (s *small) unlike(all []dossier.Dossier) (kept []dossier.Dossier) {
	end := s.w
	end.CutOff = end.End
	stands := func(d dossier.Dossier) (list []dossier.Standing) {
		for _, source := range s.sources {
			list = append(list, end.Classify(d).StandsIn(source))
		}
		return list
	}
	for _, d := range all {
		if !slices.ContainsFunc(kept, func(k dossier.Dossier) bool { return slices.Equal(stands(k), stands(d)) }) {
			kept = append(kept, d)
		}
	}
	return kept
}

// The lowest and the highest score are those of all that can become of all dossiers.
func TestSpanIsThatOfAllOutcomes(t *testing.T) {
	eachSmall(t, func(t *testing.T, s *small, _ *rand.Rand) {
		ways := make([][]dossier.Dossier, len(s.dossiers))
		outcomes := 1
		for i, d := range s.dossiers {
			ways[i] = s.fates(d)
			if outcomes > 4000 {
				ways[i] = ways[i][:1]
				s.dossiers[i] = fixed(d)
				ways[i][0] = s.dossiers[i]
			}
			outcomes *= len(ways[i])
		}
		m, ok := s.month(t, s.dossiers)
		if !ok {
			return
		}
		end := s.w
		end.CutOff = end.End
		var least, most scoring.Scorecard
		eachOf(ways, func(all []dossier.Dossier) {
			card, scored := s.card(t, all, end)
			if scored && (!least.Scored || isLess(card, least)) {
				least = card
			}
			if scored && (!most.Scored || isLess(most, card)) {
				most = card
			}
		})
		got := m.Span()
		if !got.Known || got.Least.Converted.Cmp(least.Converted) != 0 || got.Most.Converted.Cmp(most.Converted) != 0 {
			t.Errorf("the span is %v to %v (known: %v), all outcomes give %v to %v", got.Least.Converted, got.Most.Converted, got.Known, least.Converted, most.Converted)
		}
	})
}

// fixed is a dossier of which nothing can change any more.
func fixed(d dossier.Dossier) dossier.Dossier {
	d.Status, d.Finished, d.Gone = dossier.Withdrawn, d.Received, 0
	return d
}

// deeds are what can be done with a dossier now, and by how many acts.
func (s *small) deeds(d dossier.Dossier) (ways []dossier.Dossier, costs []int) {
	ways, costs = []dossier.Dossier{d}, []int{0}
	act := func(allows bool, do func(*dossier.Dossier)) {
		for i, w := range ways[:len(ways):len(ways)] {
			if allows {
				do(&w)
				ways, costs = append(ways, w), append(costs, costs[i]+1)
			}
		}
	}
	act(d.Status.Counted() && d.Gone == 0 && d.Digitised == dossier.No, func(w *dossier.Dossier) { w.Digitised = dossier.Yes })
	act(d.Status.Resolved() && d.EResult == dossier.No, func(w *dossier.Dossier) { w.EResult = dossier.Yes })
	act(isInHand(d) && d.Fee == dossier.Yes && d.PaidOnline == dossier.No, func(w *dossier.Dossier) { w.PaidOnline = dossier.Yes })
	open := isInHand(d) && d.Status.Open()
	late := d.Due != 0 && d.Due < s.w.CutOff
	act(open && (late || d.Due == 0 || d.Due >= s.w.End || d.Due >= s.now), func(w *dossier.Dossier) {
		w.Status, w.Finished = dossier.Processed, s.w.CutOff
		if w.EResult == dossier.No {
			w.EResult = dossier.Yes
		}
	})
	return ways, costs
}

// The fewest acts are those of all ways to act, a goal is out of reach when no way leads there, and who does what the plan says is there.
func TestPlansAreTheFewestActs(t *testing.T) {
	answers := map[Answer]int{}
	eachSmall(t, func(t *testing.T, s *small, r *rand.Rand) {
		ways, outcomes := make([][]dossier.Dossier, len(s.dossiers)), 1
		costs := map[dossier.Dossier]int{}
		for i := range s.dossiers {
			all, cost := s.deeds(s.dossiers[i])
			if outcomes*len(all) > 5000 {
				s.dossiers[i] = fixed(s.dossiers[i])
				all, cost = s.deeds(s.dossiers[i])
			}
			for j := range all {
				all[j].Code = string(rune('0' + i))
				costs[all[j]] = cost[j]
			}
			s.dossiers[i].Code = all[0].Code
			ways[i] = all
			outcomes *= len(all)
		}
		m, ok := s.month(t, s.dossiers)
		if !ok {
			return
		}
		at := m.Card().Converted.Add(scoring.Frac(int64(max(0, r.IntN(170)-20)), 10))
		if at.Cmp(scoring.Int(100)) > 0 {
			at = scoring.Int(100)
		}
		g := goal{at: at}
		if missed := m.UnderTarget(); len(missed) > 0 && r.IntN(3) == 0 {
			g = goal{indicator: missed[0].Code, at: missed[0].Target}
		}
		fewest := -1
		eachOf(ways, func(all []dossier.Dossier) {
			n := 0
			for _, d := range all {
				n += costs[d]
			}
			if fewest >= 0 && n >= fewest {
				return
			}
			if card, _ := s.card(t, all, s.w); reaches(g, card) {
				fewest = n
			}
		})
		p := m.fewest(m.figures, g, allActs)
		answers[p.Answer]++
		switch {
		case p.Answer == Uncertain,
			p.Answer == OutOfReach && fewest >= 0,
			p.Answer == Reached && fewest != 0,
			p.Answer == Reachable && p.Acts != fewest:
			t.Errorf("the answer is %d with %d acts; all ways to act give %d", p.Answer, p.Acts, fewest)
		}
		card, _ := s.card(t, s.done(p), s.w)
		if card.Converted.Cmp(p.Then.Converted) != 0 || p.Answer != OutOfReach && !reaches(g, card) {
			t.Errorf("the plan promises %v, and doing it gives %v", p.Then.Converted, card.Converted)
		}
		if isLess(card, m.Card()) {
			t.Errorf("doing what is advised lowers the score from %v to %v", m.Card().Converted, card.Converted)
		}
	})
	if answers[Reachable] == 0 || answers[OutOfReach] == 0 || answers[Reached] == 0 {
		t.Errorf("of the answers came these alone: %v", answers)
	}
}

func reaches(g goal, c scoring.Scorecard) bool {
	if g.indicator == "" {
		return c.Scored && c.Converted.Cmp(g.at) >= 0
	}
	line, _ := c.Line(g.indicator)
	return !line.UnderTarget(g.at)
}

// done are the dossiers once a plan is carried out.
func (s *small) done(p Plan) []dossier.Dossier {
	all := slices.Clone(s.dossiers)
	for act, ids := range p.Dossiers {
		for _, id := range ids {
			switch d := &all[id]; act {
			case Digitise:
				d.Digitised = dossier.Yes
			case Pay:
				d.PaidOnline = dossier.Yes
			case Issue:
				d.EResult = dossier.Yes
			default:
				d.Status, d.Finished = dossier.Processed, s.w.CutOff
				if d.EResult == dossier.No {
					d.EResult = dossier.Yes
				}
			}
		}
	}
	return all
}

// What one more dossier brings that is filed is between what it brings at worst and at best, and both can come.
func TestOneMoreFiledIsBetweenAllThatItCanBe(t *testing.T) {
	eachSmall(t, func(t *testing.T, s *small, _ *rand.Rand) {
		m, _ := s.month(t, s.dossiers)
		got, running := m.IfFiled(true, 1)
		if running != (s.w.CutOff < s.w.End) {
			t.Errorf("filed in a term that has ended: %v", running)
		}
		if !running {
			return
		}
		var want Span
		for _, d := range s.filed() {
			// The others stay as they stand at the cut-off.
			for i := range s.dossiers {
				want.widen(s.cardBeside(t, d, s.dossiers[i].Procedure))
			}
			want.widen(s.cardBeside(t, d, "new"))
		}
		if !got.Known || got.Least.Converted.Cmp(want.Least.Converted) != 0 || got.Most.Converted.Cmp(want.Most.Converted) != 0 {
			t.Errorf("one more gives %v to %v, all that it can be %v to %v", got.Least.Converted, got.Most.Converted, want.Least.Converted, want.Most.Converted)
		}
	})
}

// cardBeside is the card with one more dossier of a procedure, as that stands at the end of the month.
func (s *small) cardBeside(t *testing.T, d dossier.Dossier, procedure string) scoring.Scorecard {
	d.Procedure = procedure
	card, _ := s.card(t, append(slices.Clone(s.dossiers), d), s.w)
	return card
}

// filed are all dossiers that can be filed online after the cut-off, as the cut-off finds them.
func (s *small) filed() []dossier.Dossier {
	no := dossier.No
	d := dossier.Dossier{Received: s.w.Start + 60, Status: dossier.Processing, Channel: dossier.Online,
		Fee: no, PaidOnline: no, Digitised: no, EResult: no, Reused: no, FromStore: no, Verified: no}
	late := d
	late.Due = s.w.Start + 120
	all := []dossier.Dossier{d, late}
	always := func(dossier.Dossier) bool { return true }
	all = both(all, always, func(d *dossier.Dossier) { d.Status, d.Finished = dossier.Processed, s.w.Start+300 })
	all = both(all, func(d dossier.Dossier) bool { return d.Status.Resolved() }, func(d *dossier.Dossier) { d.EResult = dossier.Yes })
	all = both(all, always, func(d *dossier.Dossier) { d.Fee = dossier.Yes })
	all = both(all, func(d dossier.Dossier) bool { return d.Fee == dossier.Yes }, func(d *dossier.Dossier) { d.PaidOnline = dossier.Yes })
	all = both(all, always, func(d *dossier.Dossier) { d.Digitised = dossier.Yes })
	all = both(all, always, func(d *dossier.Dossier) { d.Reused, d.FromStore, d.Verified = dossier.Yes, dossier.Yes, dossier.Yes })
	return all
}
