package storage

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// joint lets writers that arrive while a commit runs, or waits for the write lock, share the next commit. Most of the cost of a commit is
// waiting for the disk.
type joint struct {
	mu      sync.Mutex
	led     bool // somebody commits what waits
	waiting []*part
	stuck   time.Time // since when the write lock is waited for; zero while it is not
}

// part is what one writer adds to a shared transaction.
type part struct {
	f     func(*Tx) error
	sure  bool          // it must be on the disk when the commit returns
	over  chan struct{} // closed when err says how the part went
	err   error
	cause any // of a panic in f
}

// Durability is what a commit survives.
type Durability bool

const (
	// Durable is on the disk when the commit returns.
	Durable Durability = true
	// Buffered survives the end of the process, as every commit does, but may be lost with the power.
	Buffered Durability = false
)

// GroupCommit runs f within a transaction that other callers may share. When one caller's f fails, or its context ends, the others are run
// again without it: so f may run more than once, and only its last run counts.
func (s *File) GroupCommit(ctx context.Context, doing string, d Durability, f func(*Tx) error) error {
	return s.GroupCommitIn(ctx, s.patience, doing, d, f)
}

// GroupCommitIn is GroupCommit that gives up after so long a wait: on ErrBusy f has not run and will not run.
func (s *File) GroupCommitIn(ctx context.Context, patience time.Duration, doing string, d Durability, f func(*Tx) error) error {
	if s.place.lost.Load() {
		return fmt.Errorf("%s: %w", doing, ErrReplaced)
	}
	p := &part{f: f, sure: bool(d), over: make(chan struct{})}
	j := &s.joint
	if j.stuckFor() > patience {
		return fmt.Errorf("%s: %w", doing, ErrBusy)
	}
	if j.add(p) {
		go s.lead(context.WithoutCancel(ctx))
	}
	limit := time.NewTimer(patience)
	defer limit.Stop()
	select {
	case <-p.over:
	case <-limit.C:
		if j.withdraw(p) {
			return fmt.Errorf("%s: %w", doing, ErrBusy)
		}
		<-p.over // it is being done
	}
	if p.cause != nil {
		panic(p.cause)
	}
	if p.err != nil {
		return fmt.Errorf("%s: %w", doing, s.Explain(p.err))
	}
	return nil
}

// add has parts wait; lead says that somebody must lead now.
func (j *joint) add(parts ...*part) (lead bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.waiting = append(j.waiting, parts...)
	lead = !j.led
	j.led = true
	return lead
}

// withdraw takes back a part of which nothing is done yet.
func (j *joint) withdraw(p *part) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	at := slices.Index(j.waiting, p)
	if at >= 0 {
		j.waiting = slices.Delete(j.waiting, at, at+1)
	}
	return at >= 0
}

// stuckFor is how long the write lock has been waited for.
func (j *joint) stuckFor() time.Duration {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stuck.IsZero() {
		return 0
	}
	return time.Since(j.stuck)
}

// rests says whether nothing waits any more, here or by what more says. If so, nobody leads from now on.
func (j *joint) rests(more func() bool) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.led = len(j.waiting) > 0 || more()
	if !j.led {
		j.stuck = time.Time{}
	}
	return !j.led
}

// Backlog is a list of entries beside the file that are moved into it before anything else is written. Its methods may be called by several
// at once.
type Backlog interface {
	Waits() bool         // whether something is to be moved in now
	MustBeDurable() bool // whether what is to be moved in must be on the disk before the backlog lets go of it
	// Take gives the function that moves so many entries in. The commit calls Drop, Rest or Urge afterwards. It is false when the entries
	// must be on the disk and this commit does not wait for that.
	Take(ctx context.Context, durable bool) (move func(*Tx) error, entries int, ok bool)
	Drop(entries int) // the file has them
	Rest()            // the file fails to take them: they wait a while, and then Wake is called
	Urge()            // they are to be moved in now
	Close() error     // called when the file is closed
}

// SetBacklog says what is moved into the file first. It is called once, before anything is written.
func (s *shared) SetBacklog(b Backlog) { s.backlog = b }

func (s *shared) waits() bool { return s.backlog != nil && s.backlog.Waits() }

func (s *shared) mustBeDurable() bool { return s.backlog != nil && s.backlog.MustBeDurable() }

// Wake has somebody lead who commits what waits and the backlog.
func (s *shared) Wake() {
	if s.joint.add() {
		go s.lead(context.Background())
	}
}
