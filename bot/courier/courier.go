// Package courier empties the outbox. It puts the due notices of a person into one message, and sends it at the pace that Telegram allows.
// The outcome of a message is recorded before that person gets another.
package courier

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

const (
	// repeatAfter is how long the courier waits before it repeats a message whose outcome is not known. It repeats it once.
	repeatAfter = time.Minute
	// A message that Telegram answers with a failure of its own is tried again up to mostFaults times, with pauses that grow to
	// longestFault: over six hours, in which Telegram is repaired.
	mostFaults   = 16
	longestFault = 30 * time.Minute
)

// Courier empties an outbox. Outbox, Sender, Words and Pace must be set; it is used by pointer, and Run runs one at a time.
type Courier struct {
	Outbox  Outbox
	Sender  Sender
	Words   Words
	Pace    *delivery.Pace
	Now     func() time.Time // time.Now unless set
	Log     *slog.Logger     // slog.Default() unless set
	Workers int              // messages in flight at once, and so the most that a crash repeats; 16 unless set
	Look    time.Duration    // between two looks into an outbox in which nothing is due; 2 s unless set
	Looked  func()           // told of each look when nothing is due and nothing in flight; nil: nobody is

	counts counts
	once   sync.Once
	bell   chan struct{}
}

// prepare sets what is not set.
func (c *Courier) prepare() {
	c.once.Do(func() {
		if c.Now == nil {
			c.Now = time.Now
		}
		if c.Log == nil {
			c.Log = slog.Default()
		}
		if c.Workers <= 0 {
			c.Workers = 16
		}
		if c.Look <= 0 {
			c.Look = 2 * time.Second
		}
		c.bell = make(chan struct{}, 1)
	})
}

// Wake has the courier look into the outbox now: something was put there. Without it that is seen within two seconds.
func (c *Courier) Wake() {
	c.prepare()
	select {
	case c.bell <- struct{}{}:
	default:
	}
}

// Run empties the outbox until ctx ends. Then no new message begins, messages in flight are finished and recorded, and Run returns nil
// within 5 s. An error says that some did not end in time; those are repeated after the next start. Before it sends anything, Run settles
// what an earlier run left in flight. It may be run again after a panic.
func (c *Courier) Run(ctx context.Context) error {
	c.prepare()
	run := delivery.NewRun(ctx)
	defer run.End()
	r := &round{Courier: c, ctx: ctx, work: run.Work, record: run.Record, inFlight: map[int64]bool{}, later: map[int64]time.Time{}, resting: map[int64]time.Time{}}
	defer func() {
		// What is in flight is no earlier run's.
		if cause := recover(); cause != nil {
			r.running.Wait()
			panic(cause)
		}
	}()
	for err := c.resume(ctx); err != nil && ctx.Err() == nil; err = c.resume(ctx) {
		r.pause(r.noteUnreadOutbox(err))
	}
	for ctx.Err() == nil {
		r.pause(r.step())
	}
	ended := delivery.Closed(r.running.Wait)
	if run.Finish(ended) {
		return nil
	}
	if run.CloseRecord(ended) {
		return errors.New("the outcome of some notices could not be recorded; they are repeated at the next start")
	}
	return errors.New("some notices did not end in time; they are repeated at the next start")
}

// resume queues again the rows that a process was sending when it died: they may have gone out or not.
func (c *Courier) resume(ctx context.Context) error {
	rows, err := c.Outbox.Interrupted(ctx)
	if err != nil {
		return fmt.Errorf("reading the notices that an earlier run left in flight: %w", err)
	}
	if len(rows) == 0 {
		return nil
	}
	var again, once []outbox.Row
	for _, row := range rows {
		if row.Reason.Kind().Once {
			once = append(once, row)
		} else {
			again = append(again, row)
		}
	}
	c.Log.Warn("notices were in flight when an earlier run ended", "again", ids(again), "unknown", ids(once))
	if len(once) > 0 {
		if err := c.Outbox.Finish(ctx, once, Ending{State: outbox.Unknown, Why: "the program ended while it was sent"}, c.Now()); err != nil {
			return fmt.Errorf("ending the notices that an earlier run left in flight: %w", err)
		}
	}
	if len(again) > 0 {
		// There is no limit to this: most of these messages never went out, and hearing something twice is better than never.
		if err := c.Outbox.Requeue(ctx, ids(again), c.Now(), false); err != nil {
			return fmt.Errorf("queueing the notices that an earlier run left in flight: %w", err)
		}
	}
	return nil
}
