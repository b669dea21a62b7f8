package rooms

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"
)

// Whoever reads while what was prepared is put in place sees the dossiers before or after it, in the table and in its indexes, and no error.
func TestReadersSeeTheDossiersBeforeOrAfter(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 5)
	dossiers := randomDossiers(rand.New(rand.NewPCG(9, 1)), 2000, 5, 3)
	takenBy(t, preparing(t, s, false), listOf("first", noon, true), dossiers)
	const sums = `SELECT concat_ws(' ', (SELECT count(*) || ' ' || sum(unit * 7 + traits * id + finished) FROM dossiers NOT INDEXED),
		(SELECT count(*) || ' ' || sum(unit * 7 + traits * id + finished) FROM dossiers INDEXED BY dossiers_received WHERE unit > 0))`
	var mu sync.Mutex
	seen := map[string]bool{}
	ctx, stop := context.WithCancel(t.Context())
	var reading sync.WaitGroup
	for range 3 {
		reading.Go(func() {
			for ctx.Err() == nil {
				var sum string
				if err := s.Reader().Get(&sum, sums); err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				seen[sum] = true
				mu.Unlock()
			}
		})
	}
	states := map[string]bool{}
	note := func() {
		var sum string
		if err := s.Reader().Get(&sum, sums); err != nil {
			t.Error(err)
		}
		states[sum] = true
	}
	note()
	for n := range 4 {
		id, _ := takenBy(t, preparing(t, s, false), listOf(fmt.Sprint(n), noon.Add(time.Duration(n+1)*time.Hour), true), otherwise(rand.New(rand.NewPCG(9, uint64(n))), dossiers, 5))
		note()
		if n == 2 {
			undoneBy(t, preparing(t, s, false), id)
			note()
		}
	}
	stop()
	reading.Wait()
	if len(states) < 4 || len(seen) < 2 {
		t.Errorf("%d states, of which readers saw %d", len(states), len(seen))
	}
	for sum := range seen {
		if !states[sum] {
			t.Errorf("a reader saw %s, which no import leaves", sum)
		}
	}
}
