package storage

import (
	"context"
	"database/sql/driver"
	"fmt"
	"slices"
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
	sure bool      // it must be on the disk when the commit returns
	turn chan bool // true: the part is done and err says how; false: lead the next transaction
	err  error
}

// jointly runs f within a transaction that other callers may share. Whatever makes the transaction fail fails it for all
// of them, and nothing of any has happened then. What is not sure survives the end of the process, as every commit does,
// but may be lost with the power.
func (s *Store) jointly(ctx context.Context, doing string, sure bool, f func(*sqlx.Tx) error) error {
	p := &part{f: f, sure: sure, turn: make(chan bool, 1)}
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

	err := s.commitAll(ctx, batch)
	if err != nil {
		err = fmt.Errorf("%s: %w", doing, explain(err))
	}
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

func (s *Store) commitAll(ctx context.Context, batch []*part) (err error) {
	conn, err := s.write.Connx(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if !slices.ContainsFunc(batch, func(p *part) bool { return p.sure }) {
		if _, err := conn.ExecContext(ctx, `PRAGMA synchronous = NORMAL`); err != nil {
			return err
		}
		defer func() {
			if _, full := conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA synchronous = FULL`); full != nil {
				// The next one gets a new connection, whose source says FULL.
				_ = conn.Raw(func(any) error { return driver.ErrBadConn })
			}
		}()
	}
	tx, err := conn.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	return s.commit(tx, func(tx *sqlx.Tx) error {
		for _, one := range batch {
			if err := one.f(tx); err != nil {
				return err
			}
		}
		return nil
	})
}
