package storage

import (
	"context"
	"database/sql/driver"
	"errors"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"
)

// batch is what one shared transaction commits.
type batch struct {
	parts  []*part
	moves  *part // of parts, the one that moves the backlog in; nil for none
	moved  int   // entries of the backlog
	failed *part // of parts, the one that failed; nil when the error is nobody's own
}

// lead commits what waits, one transaction after the other, until nothing does.
func (s *shared) lead(ctx context.Context) {
	for {
		for _, p := range s.commitWaiting(ctx) {
			close(p.over)
		}
		if s.joint.rests(s.waits) {
			return
		}
	}
}

// commitWaiting commits the waiting parts in one transaction, and gives those that have ended. When a part fails, it ends with its error
// and the others wait again. While another writer has the lock, all wait.
func (s *shared) commitWaiting(ctx context.Context) (over []*part) {
	var b *batch
	sure := s.joint.begins() || s.mustBeDurable()
	err := s.asSure(ctx, sure, func(conn *sqlx.Conn) error {
		tx, err := s.BeginOn(ctx, conn)
		if err != nil {
			return err
		}
		b = s.batch(ctx, sure)
		return tx.Run(b.run)
	})
	switch {
	case b == nil && IsBusy(err):
		return nil
	case b == nil:
		b = &batch{parts: s.joint.take(true)}
	}
	if s.backlog != nil {
		switch {
		case err == nil:
			s.backlog.Drop(b.moved)
		case b.failed == nil || b.failed == b.moves:
			s.backlog.Rest()
		default:
			s.backlog.Urge()
		}
	}
	if b.failed != nil {
		s.joint.putBack(slices.DeleteFunc(b.parts, func(p *part) bool { return p == b.failed || p == b.moves }))
		b.parts = []*part{b.failed}
	}
	for _, p := range b.parts {
		p.err = err
	}
	return b.parts
}

// batch picks what to commit, once the write lock is had: the backlog first, then the waiting parts.
func (s *shared) batch(ctx context.Context, sure bool) *batch {
	var move func(*Tx) error
	entries, ok := 0, true
	if s.backlog != nil {
		move, entries, ok = s.backlog.Take(ctx, sure)
	}
	if !ok {
		return &batch{} // the next one is sure
	}
	b := &batch{parts: s.joint.take(sure), moved: entries}
	if b.moved > 0 {
		b.moves = &part{over: make(chan struct{}), f: move}
		b.parts = slices.Insert(b.parts, 0, b.moves)
	}
	return b
}

func (b *batch) run(tx *Tx) error {
	for _, p := range b.parts {
		if err := p.run(tx); err != nil {
			b.failed = p
			return err
		}
	}
	return nil
}

// run runs the part. A panic in it is kept for the one whose part it is.
func (p *part) run(tx *Tx) (err error) {
	defer func() {
		if p.cause = recover(); p.cause != nil {
			err = errors.New("a panic")
		}
	}()
	return p.f(tx)
}

// asSure lends f the connection that writes; its commits wait for the disk when they must be sure.
func (s *shared) asSure(ctx context.Context, sure bool, f func(*sqlx.Conn) error) error {
	conn, err := s.write.Connx(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if !sure {
		if _, err := conn.ExecContext(ctx, `PRAGMA synchronous = NORMAL`); err != nil {
			return err
		}
		defer func() {
			if _, full := conn.ExecContext(ctx, `PRAGMA synchronous = FULL`); full != nil {
				// The pool makes a new connection for the next use, with synchronous=FULL by its data source.
				_ = conn.Raw(func(any) error { return driver.ErrBadConn })
			}
		}()
	}
	return f(conn)
}

// begins notes that the write lock is waited for from now on, unless that is noted already, and says whether a part must be on the disk.
func (j *joint) begins() (sure bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stuck.IsZero() {
		j.stuck = time.Now()
	}
	return slices.ContainsFunc(j.waiting, func(p *part) bool { return p.sure })
}

// take gives the waiting parts that can be committed now. When the commit does not wait for the disk, durable parts go on waiting.
func (j *joint) take(sure bool) []*part {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.stuck = time.Time{}
	taken := j.waiting
	j.waiting = nil
	if !sure {
		if at := slices.IndexFunc(taken, func(p *part) bool { return p.sure }); at >= 0 {
			taken, j.waiting = taken[:at:at], taken[at:]
		}
	}
	return taken
}

// putBack has parts wait again, before all that came meanwhile.
func (j *joint) putBack(parts []*part) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.waiting = append(parts, j.waiting...)
}
