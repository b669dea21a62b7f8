package ledger_test

import (
	"fmt"
	"sync"
	"testing"

	"motcua/internal/trial"
	"motcua/scoring"
)

// sightings are what was looked at.
type sightings struct {
	histories, months, steps, files, told, taken, cards, ranked, notices, figures int
	states                                                                        map[scoring.MonthState]int
}

func (s *sightings) add(o sightings) {
	s.histories, s.months = s.histories+o.histories, s.months+o.months
	s.steps, s.files, s.told, s.taken = s.steps+o.steps, s.files+o.files, s.told+o.told, s.taken+o.taken
	s.cards, s.ranked, s.notices, s.figures = s.cards+o.cards, s.ranked+o.ranked, s.notices+o.notices, s.figures+o.figures
	for state, n := range o.states {
		s.states[state] += n
	}
}

// Whatever files come in, in whatever order, are corrected, taken back or said to be of another period, and whatever time passes: the state of
// every unit's month is the one that follows from the files that stand, and nothing is said of a month but what its state allows. What becomes
// of a unit's month is a history; those of an authority share the files, as they do at a desk.
func TestMonthStatesHoldThroughHistories(t *testing.T) {
	template := newTemplate(t)
	all := sightings{states: map[scoring.MonthState]int{}}
	stores, least := trial.Count(47, 2, 1), trial.Count(5000, 100, 50) // authorities, and histories of units' months in all of them
	seeds := make(chan uint64)
	var adding sync.Mutex
	var working sync.WaitGroup
	for range 4 { // more than there are processors: each waits for the disk
		working.Go(func() {
			for seed := range seeds {
				t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
					a := newAuthority(t, template, seed)
					a.live(t)
					adding.Lock()
					defer adding.Unlock()
					all.add(a.seen)
				})
			}
		})
	}
	for seed := range uint64(stores) {
		seeds <- seed
	}
	close(seeds)
	working.Wait()
	t.Logf("%d histories of units' months (%d months of %d authorities), each told of by %.1f files on average; %d steps, %d files, %d taken back",
		all.histories, all.months, stores, float64(all.told)/float64(all.histories), all.steps, all.files, all.taken)
	t.Logf("looked at were %d cards, %d of them ranked, by state %v; %d notices and %d figures of watches", all.cards, all.ranked, all.states, all.notices, all.figures)
	if all.histories < least {
		t.Errorf("there were only %d histories", all.histories)
	}
	for _, state := range []scoring.MonthState{scoring.MonthBegun, scoring.MonthPartial, scoring.MonthFull} {
		if 20*all.states[state] < all.cards {
			t.Errorf("only %d of %d cards were %s", all.states[state], all.cards, state)
		}
	}
}
