package storage

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"sync"
	"time"
)

const (
	probeEvery  = 3 * time.Second
	writesEvery = 3 // probes; the others only ask for the lock
	walEvery    = time.Minute
	// Looking for damage takes at most a twentieth of the time.
	damageEvery = 9 * time.Second
	damageShare = 20
	// leastSpace is the room on the disk below which the store counts as full, though it can still be written.
	leastSpace = 32 << 20
)

// neededTables are the tables that answers need and that are small enough to be read through all the time. The dossiers are not among them.
var neededTables = []string{
	"inbox", "long_answers", "deaths", "grants", "people", "dialogues", "settings", "units", "unit_names", "holders", "months", "scorecards",
	"scorecard_lines", "term_cards", "term_lines", "reported", "judged", "targets", "watches", "unreachable", "outbox", "summaries", "invitations", "closings",
}

// Tend looks after a store that is served until ctx ends: whether it can be written and its disk has room, whether what answers
// need is damaged, and that the log in front of the file does not stay large. What it finds is among the Troubles.
func (s *File) Tend(ctx context.Context) {
	var running sync.WaitGroup
	running.Go(func() {
		for n := 0; rested(ctx, probeEvery); n++ {
			s.probe(ctx, n%writesEvery == 0)
		}
	})
	running.Go(func() {
		for wait := damageEvery; rested(ctx, wait); {
			began := time.Now()
			s.lookForDamage(ctx)
			wait = max(damageEvery, damageShare*time.Since(began))
		}
	})
	running.Go(func() {
		for rested(ctx, walEvery) {
			if err := s.GiveWALBack(ctx, bigWAL); err != nil && ctx.Err() == nil && s.opt.Log != nil {
				s.opt.Log.Error("the log in front of the store stays large", "error", err)
			}
		}
	})
	running.Wait()
}

// rested waits; false when ctx has ended.
func rested(ctx context.Context, wait time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(wait):
		return true
	}
}

// probe finds out whether the store can be written. It asks for the lock on a connection of its own, and every few times it also writes a
// value that is there already.
func (s *File) probe(ctx context.Context, writes bool) {
	if left, known := spaceLeft(filepath.Dir(s.opt.Path)); known && left < leastSpace {
		s.ails(ErrFull, time.Now(), fmt.Errorf("%d MiB are left, %d are needed", left>>20, leastSpace>>20))
	}
	asked := time.Now()
	err := s.written(ctx, writes)
	switch {
	case ctx.Err() != nil:
	case err == nil:
		s.heals()
	case IsBusy(err):
		s.locks(asked, err)
	default:
		_ = s.Explain(err)
	}
}

func (s *File) written(ctx context.Context, writes bool) error {
	db, err := s.Dial(ctx, WriterSource(s.opt.Path, turn), 1)
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // without effect after Commit
	if writes {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// lookForDamage reads what answers need, from the file: no other connection's pages are believed.
func (s *File) lookForDamage(ctx context.Context) {
	db, err := s.Dial(ctx, Source(s.opt.Path, url.Values{"mode": {"ro"}, "_busy_timeout": {"1000"}}), 1)
	if err != nil {
		_ = s.Explain(err)
		return
	}
	defer db.Close()
	for _, table := range neededTables {
		var found string
		err := db.GetContext(ctx, &found, `SELECT quick_check FROM pragma_quick_check(?) LIMIT 1`, table)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			_ = s.Explain(fmt.Errorf("look through %s: %w", table, err))
		case found != "ok":
			s.ails(ErrDamaged, time.Now(), fmt.Errorf("in %s: %s", table, found))
		}
	}
}
