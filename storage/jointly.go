package storage

import (
	"context"
	"database/sql/driver"
	"errors"
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
	f     func(*sqlx.Tx) error
	sure  bool      // it must be on the disk when the commit returns
	turn  chan bool // true: the part is done and err says how; false: lead the next transaction
	err   error
	cause any // of a panic in f
}

// jointly runs f within a transaction that other callers may share. When f fails, or its context ends, the others are done
// again without it: f may run more than once, and the last time counts. What is not sure survives the end of the process,
// as every commit does, but may be lost with the power.
func (s *Store) jointly(ctx context.Context, doing string, sure bool, f func(*sqlx.Tx) error) error {
	p := &part{f: f, sure: sure, turn: make(chan bool, 1)}
	j := &s.joint
	j.mu.Lock()
	j.waiting = append(j.waiting, p)
	led := j.running
	j.running = true
	j.mu.Unlock()
	if !led || !<-p.turn {
		s.lead(context.WithoutCancel(ctx))
	}
	if p.cause != nil {
		panic(p.cause)
	}
	if p.err != nil {
		return fmt.Errorf("%s: %w", doing, explain(p.err))
	}
	return nil
}

// lead commits what waits, and has one of those who came meanwhile lead the next transaction.
func (s *Store) lead(ctx context.Context) {
	j := &s.joint
	j.mu.Lock()
	batch := j.waiting
	j.waiting = nil
	j.mu.Unlock()

	for left := batch; len(left) > 0; {
		failed, err := s.commitAll(ctx, left)
		if failed == nil {
			for _, p := range left {
				p.err = err
			}
			break
		}
		failed.err = err
		left = slices.DeleteFunc(slices.Clone(left), func(p *part) bool { return p == failed })
	}
	for _, p := range batch {
		p.turn <- true
	}

	j.mu.Lock()
	defer j.mu.Unlock()
	if j.running = len(j.waiting) > 0; j.running {
		j.waiting[0].turn <- false
	}
}

// commitAll commits the parts in one transaction. failed is the part whose error it is, nil when it is nobody's own.
func (s *Store) commitAll(ctx context.Context, batch []*part) (failed *part, err error) {
	conn, err := s.write.Connx(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if !slices.ContainsFunc(batch, func(p *part) bool { return p.sure }) {
		if _, err := conn.ExecContext(ctx, `PRAGMA synchronous = NORMAL`); err != nil {
			return nil, err
		}
		defer func() {
			if _, full := conn.ExecContext(ctx, `PRAGMA synchronous = FULL`); full != nil {
				// The next one gets a new connection, whose source says FULL.
				_ = conn.Raw(func(any) error { return driver.ErrBadConn })
			}
		}()
	}
	tx, err := conn.BeginTxx(ctx, nil)
	if err != nil {
		return nil, err
	}
	err = s.commit(tx, func(tx *sqlx.Tx) error {
		for _, p := range batch {
			if err := p.run(tx); err != nil {
				failed = p
				return err
			}
		}
		return nil
	})
	return failed, err
}

// run runs the part. A panic in it is kept for the one whose part it is.
func (p *part) run(tx *sqlx.Tx) (err error) {
	defer func() {
		if p.cause = recover(); p.cause != nil {
			err = errors.New("a panic")
		}
	}()
	return p.f(tx)
}
