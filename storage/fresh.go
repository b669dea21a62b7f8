package storage

import (
	"sync"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/outbox"
)

// fresh are the notices that transactions under way have queued. They are logged once they are there.
type fresh struct {
	mu sync.Mutex
	by map[*sqlx.Tx]*queued
}

// queued are the notices of one transaction, without whom they go to.
type queued struct {
	ids     []int64
	reasons []outbox.Reason
}

// add notes a notice of a transaction.
func (f *fresh) add(tx *sqlx.Tx, id int64, reason outbox.Reason) {
	f.mu.Lock()
	defer f.mu.Unlock()
	q := f.by[tx]
	if q == nil {
		q = &queued{}
		if f.by == nil {
			f.by = map[*sqlx.Tx]*queued{}
		}
		f.by[tx] = q
	}
	q.ids, q.reasons = append(q.ids, id), append(q.reasons, reason)
}

// take gives what a transaction has queued, and forgets it; nil when that is nothing.
func (f *fresh) take(tx *sqlx.Tx) *queued {
	f.mu.Lock()
	defer f.mu.Unlock()
	q := f.by[tx]
	delete(f.by, tx)
	return q
}

// commit ends the transaction as f says. A panic in f rolls it back.
func (s *Store) commit(tx *sqlx.Tx, f func(*sqlx.Tx) error) error {
	defer s.fresh.take(tx)
	defer tx.Rollback() // without effect after Commit
	if err := f(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if q := s.fresh.take(tx); q != nil && s.opt.Log != nil {
		s.opt.Log.Info("notices are queued", "notices", q.ids, "reasons", q.reasons)
	}
	return nil
}
