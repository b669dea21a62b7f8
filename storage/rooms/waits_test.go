//go:build !race

package rooms

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"motcua/storage"
)

// longestWait is how long somebody who writes all the time waits at most while f runs.
func longestWait(t *testing.T, s *Store, f func()) (longest time.Duration) {
	t.Helper()
	db, err := storage.Connect(t.Context(), storage.WriterSource(s.Path(), storage.Patience), 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ctx, stop := context.WithCancel(t.Context())
	var probe sync.WaitGroup
	probe.Go(func() {
		for ctx.Err() == nil {
			begun := time.Now()
			if _, err := db.Exec(`BEGIN IMMEDIATE; COMMIT`); err != nil {
				t.Error(err)
			}
			longest = max(longest, time.Since(begun))
			time.Sleep(time.Millisecond)
		}
	})
	f()
	stop()
	probe.Wait()
	return longest
}

// Beside an import, a look at it and taking it back others write on.
func TestNobodyWhoWritesWaitsLongForAnImport(t *testing.T) {
	const most = time.Second
	s := openStore(t)
	putUnits(t, s, 20)
	first := randomDossiers(rand.New(rand.NewPCG(6, 6)), 15_000, 20, 3)
	second := otherwise(rand.New(rand.NewPCG(7, 7)), first, 20)
	var id int64
	for _, step := range []struct {
		says string
		do   func()
	}{
		{"an import of new dossiers", func() { takenBy(t, preparing(t, s, false), listOf("first", noon, true), first) }},
		{"a look at a file that changes them", func() { rehearsed(t, s, listOf("second", noon.Add(time.Hour), true), second, func() {}) }},
		{"taking that in", func() {
			id, _ = takenBy(t, preparing(t, s, false), listOf("second", noon.Add(time.Hour), true), second)
		}},
		{"taking that back", func() { undoneBy(t, preparing(t, s, false), id) }},
	} {
		begun := time.Now()
		waited := longestWait(t, s, step.do)
		t.Logf("beside %s, which took %v, the longest wait was %v", step.says, time.Since(begun).Round(time.Millisecond), waited.Round(time.Millisecond))
		if waited > most {
			t.Errorf("beside %s somebody waited %v", step.says, waited)
		}
	}
}
