package advice

import (
	"math/rand/v2"
	"slices"
	"testing"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

// What an act with so many dossiers brings is what it brings when any of them are chosen.
func TestActIsBetweenAllChoicesOfDossiers(t *testing.T) {
	eachSmall(t, func(t *testing.T, s *small, r *rand.Rand) {
		m, _ := s.month(t, s.dossiers)
		for _, l := range m.Levers() {
			n := 1 + r.IntN(len(l.Dossiers))
			got := m.If(l.Act, n)
			var want Span
			for chosen := range 1 << len(l.Dossiers) {
				p := Plan{Dossiers: map[Act][]int64{}}
				for i, id := range l.Dossiers {
					if chosen>>i&1 == 1 {
						p.Dossiers[l.Act] = append(p.Dossiers[l.Act], id)
					}
				}
				if len(p.Dossiers[l.Act]) == n {
					card, _ := s.card(t, s.done(p), s.w)
					want.widen(card)
				}
			}
			if got.Done != n || got.Least.Converted.Cmp(want.Least.Converted) != 0 || got.Most.Converted.Cmp(want.Most.Converted) != 0 {
				t.Errorf("act %d with %d dossiers: %v to %v, all choices give %v to %v", l.Act, n,
					got.Least.Converted, got.Most.Converted, want.Least.Converted, want.Most.Converted)
			}
		}
	})
}

// Nothing that is settled is moved by anything that is advised, and what moves an indicator is among the levers or beside them.
func TestSettledIndicatorsStayWhateverIsDone(t *testing.T) {
	eachSmall(t, func(t *testing.T, s *small, _ *rand.Rand) {
		m, _ := s.month(t, s.dossiers)
		all := m.fewest(m.figures, goal{at: scoring.Int(1000)}, allActs)
		for _, ind := range m.Settled() {
			now, _ := m.card.Line(ind.Code)
			then, _ := all.Then.Line(ind.Code)
			if now.Points.Cmp(then.Points) != 0 {
				t.Errorf("%s is settled, and goes from %v to %v", ind.Code, now.Points, then.Points)
			}
		}
	})
}

// So many more dossiers filed online reach the target, and one less does not.
func TestFiledDossiersReachTheTarget(t *testing.T) {
	reached := 0
	eachSmall(t, func(t *testing.T, s *small, _ *rand.Rand) {
		m, _ := s.month(t, s.dossiers)
		for _, ind := range m.UnderTarget() {
			n, ok := m.FiledFor(ind)
			if !ok {
				continue
			}
			for _, more := range []int{n - 1, n} {
				card, _ := s.card(t, append(slices.Clone(s.dossiers), slices.Repeat(s.filed()[:1], more)...), s.w)
				line, _ := card.Line(ind.Code)
				if line.UnderTarget(ind.Target) != (more < n) {
					t.Errorf("%s needs %d more, and %d give %v of %v", ind.Code, n, more, line.Points, line.Max)
				}
			}
			reached++
		}
	})
	if reached == 0 {
		t.Error("no target was to be reached")
	}
}

func scored(score int64) scoring.Scorecard {
	return scoring.Scorecard{Scored: true, State: scoring.MonthFull, Converted: scoring.Int(score)}
}

func TestRankAboveIsThatOfTheNextScore(t *testing.T) {
	list := []scoring.Scorecard{scored(90), scored(80), scored(80), scored(70)}
	score, rank, ok := Above(list[3], list)
	if !ok || score.Cmp(scoring.Int(80)) != 0 || rank != 2 {
		t.Errorf("above 70 stands %v with rank %d", score, rank)
	}
	if _, _, ok := Above(list[0], list); ok {
		t.Error("something stands above the first")
	}
	if _, _, ok := Above(scoring.Scorecard{Scored: true, State: scoring.MonthPartial}, list); ok {
		t.Error("a partial month has a rank above it")
	}
}

func TestRanksThatAreStillPossible(t *testing.T) {
	span := func(least, most int64) Span { return Span{Known: true, Least: scored(least), Most: scored(most)} }
	for _, c := range []struct {
		says        string
		own         Span
		others      []Span
		best, worst int
	}{
		{"alone, it is the first", span(10, 20), nil, 1, 1},
		{"who is above whatever happens stays above", span(10, 20), []Span{span(30, 40)}, 2, 2},
		{"who may be above or below counts at worst alone", span(10, 30), []Span{span(20, 40)}, 1, 2},
		{"equal scores share a rank", span(10, 20), []Span{span(20, 20)}, 1, 2},
	} {
		if best, worst, ok := Ranks(c.own, c.others); !ok || best != c.best || worst != c.worst {
			t.Errorf("%s: ranks %d to %d", c.says, best, worst)
		}
	}
	if _, _, ok := Ranks(span(1, 2), []Span{{}}); ok {
		t.Error("ranks are known though a unit's span is not")
	}
}

// With three months like this one, going on as in them leads where this one stands.
func TestGoingOnAsBeforeAddsCountsUp(t *testing.T) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, _ := all.ByID("dien-bien-459")
	s := newSmall(rules, rand.New(rand.NewPCG(1, 7)))
	s.missing = map[string]bool{}
	m, _ := s.month(t, s.dossiers)
	like := []scoring.Scorecard{m.Card(), m.Card(), m.Card()}
	card, ok := m.AsBefore(like)
	if !ok || card.Converted.Cmp(m.Card().Converted) != 0 {
		t.Errorf("as before gives %v, not %v", card.Converted, m.Card().Converted)
	}
	like[1].State = scoring.MonthPartial
	if _, ok := m.AsBefore(like); ok {
		t.Error("a partial month is gone on from")
	}
}
