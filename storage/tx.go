package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/outbox"
)

// Tx is a transaction of the store. It also knows its instant, which notices it queued, and which cached values it makes untrue.
type Tx struct {
	*sqlx.Tx
	Now time.Time // the instant at which everything in it happens

	store  *shared
	Conn   *sqlx.Conn // on which it runs, for bulk work inside it; nil in Read
	queued []queuedNotice
	stale  []any // keys of the cache that it makes untrue
	all    bool  // it makes everything in the cache untrue
}

// queuedNotice is a notice that a transaction queued, without whom it goes to.
type queuedNotice struct {
	id     int64
	reason outbox.Reason
}

// beginner is what can begin a transaction.
type beginner interface {
	BeginTxx(context.Context, *sql.TxOptions) (*sqlx.Tx, error)
}

// BeginOn begins a transaction. It ends with Commit or Rollback.
func (s *shared) BeginOn(ctx context.Context, on beginner) (*Tx, error) {
	tx, err := on.BeginTxx(ctx, nil)
	if err != nil {
		return nil, err
	}
	conn, _ := on.(*sqlx.Conn)
	return &Tx{Tx: tx, Now: s.opt.Now(), store: s, Conn: conn}, nil
}

// Invalidate has the cache drop the value of a key when the transaction commits. It is for a change that makes only this value untrue.
func (tx *Tx) Invalidate(key any) { tx.stale = append(tx.stale, key) }

// InvalidateAll has the cache drop everything when the transaction commits. A transaction that writes to the audit log need not call it: by
// that entry other processes see the change, too.
func (tx *Tx) InvalidateAll() { tx.all = true }

// NoteQueued notes that the transaction queued a notice. It is logged once it is committed.
func (tx *Tx) NoteQueued(id int64, reason outbox.Reason) {
	tx.queued = append(tx.queued, queuedNotice{id, reason})
}

// Commit commits the transaction. The cache drops what it made untrue, and what it queued is logged.
func (tx *Tx) Commit() error {
	err := tx.Tx.Commit()
	tx.store.dropStale(tx)
	if err == nil {
		tx.logQueued()
	}
	return err
}

func (tx *Tx) logQueued() {
	log := tx.store.opt.Log
	if len(tx.queued) == 0 || log == nil {
		return
	}
	ids, reasons := make([]int64, len(tx.queued)), make([]outbox.Reason, len(tx.queued))
	for i, q := range tx.queued {
		ids[i], reasons[i] = q.id, q.reason
	}
	log.Info("notices are queued", "notices", ids, "reasons", reasons)
}

// Run commits the transaction, or undoes it when f returns an error or panics.
func (tx *Tx) Run(f func(*Tx) error) error {
	defer tx.Rollback() // without effect after Commit
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Write runs f in a write transaction of its own: all that f does happens, or nothing when f returns an error.
func (s *File) Write(ctx context.Context, doing string, f func(*Tx) error) error {
	if s.place.lost.Load() {
		return fmt.Errorf("%s: %w", doing, ErrReplaced)
	}
	if err := s.alone(ctx, f); err != nil {
		return fmt.Errorf("%s: %w", doing, s.Explain(err))
	}
	return nil
}

// alone is Write, with the driver's errors, also for a file that was replaced.
func (s *File) alone(ctx context.Context, f func(*Tx) error) error {
	until := time.Now().Add(s.patience)
	if s.joint.stuckFor() > s.patience {
		return ErrBusy
	}
	conn, err := s.writer(ctx, until)
	if err != nil {
		return err
	}
	defer conn.Close()
	for {
		tx, err := s.BeginOn(ctx, conn)
		if IsBusy(err) && time.Now().Before(until) {
			continue
		}
		if err != nil {
			return err
		}
		return tx.Run(f)
	}
}

// writer is the connection that writes, once nobody else has it; ErrBusy when that takes too long.
func (s *File) writer(ctx context.Context, until time.Time) (*sqlx.Conn, error) {
	waiting, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	conn, err := s.write.Connx(waiting)
	if err != nil && waiting.Err() != nil && ctx.Err() == nil {
		return nil, ErrBusy
	}
	return conn, err
}

// ReadBulk is Read for bulk work: the transaction has its connection.
func (s *File) ReadBulk(ctx context.Context, doing string, f func(*Tx) error) error {
	conn, err := s.read.Connx(ctx)
	if err == nil {
		defer conn.Close()
		err = s.readOn(ctx, conn, f)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, s.Explain(err))
	}
	return nil
}

// Read runs f in a transaction that only reads: it sees the store as it is at one moment.
func (s *File) Read(ctx context.Context, doing string, f func(*Tx) error) error {
	if err := s.readOn(ctx, s.read, f); err != nil {
		return fmt.Errorf("%s: %w", doing, s.Explain(err))
	}
	return nil
}

func (s *File) readOn(ctx context.Context, on beginner, f func(*Tx) error) error {
	tx, err := s.BeginOn(ctx, on)
	if err != nil {
		return err
	}
	return tx.Run(f)
}
