package storage

import (
	"context"
	"sync"

	"github.com/jmoiron/sqlx"
)

// joint lets writers that come while a commit runs share the next one: what a commit costs is mostly the disk's.
type joint struct {
	mu      sync.Mutex
	running bool
	waiting []*part
}

// part is what one writer adds to a shared transaction.
type part struct {
	f    func(*sqlx.Tx) error
	turn chan bool // true: the part is done and err says how; false: lead the next transaction
	err  error
}

// jointly runs f within a transaction that other callers may share. Whatever makes the transaction fail fails it for all
// of them, and nothing of any has happened then.
func (s *Store) jointly(ctx context.Context, doing string, f func(*sqlx.Tx) error) error {
	p := &part{f: f, turn: make(chan bool, 1)}
	j := &s.joint
	j.mu.Lock()
	j.waiting = append(j.waiting, p)
	if j.running {
		j.mu.Unlock()
		if done := <-p.turn; done {
			return p.err
		}
		j.mu.Lock()
	}
	j.running = true
	batch := j.waiting
	j.waiting = nil
	j.mu.Unlock()

	err := s.quietly(ctx, doing, func(tx *sqlx.Tx) error {
		for _, one := range batch {
			if err := one.f(tx); err != nil {
				return err
			}
		}
		return nil
	})
	for _, one := range batch {
		one.err = err
		one.turn <- true
	}

	j.mu.Lock()
	defer j.mu.Unlock()
	if j.running = len(j.waiting) > 0; j.running {
		j.waiting[0].turn <- false
	}
	return err
}
