package courier

import (
	"context"
	"errors"
	"fmt"
	"time"

	"motcua/bot"
	"motcua/scoring/notice"
)

// deliver makes one message of a person's due rows and sends it. Whatever has not begun when it returns stays queued.
func (r *round) deliver(person int64, rows []notice.Row, probe bool) {
	rows = r.expire(rows)
	if len(rows) == 0 {
		return
	}
	m, some, err := r.compose(person, rows)
	switch {
	case r.ctx.Err() != nil:
		return
	case err != nil:
		r.Log.Error("notices could not be worded; it is tried again", "notices", ids(rows), "error", err)
		r.leave(person)
		return
	case !some:
		r.Log.Info("notices have nothing true left to say", "notices", ids(rows))
		r.counts.add(cancelled, 1)
		r.finish(ids(rows), Outcome{State: notice.Cancelled, Why: "nothing in it is true any more"})
		return
	}
	err = r.Pace.Wait(r.ctx, person, func() error { return r.commence(rows, probe) })
	if r.ctx.Err() != nil && err != nil {
		return
	}
	switch _, halted := errors.AsType[bot.Busy](err); {
	case err == nil:
	case halted, errors.Is(err, errNotNow), errors.Is(err, notice.ErrMoved):
		return // the next look words what is true then
	default:
		r.Log.Error("notices could not be begun; it is tried again", "notices", ids(rows), "error", err)
		r.leave(person)
		return
	}
	r.counts.flight.Add(1)
	defer r.counts.flight.Add(-1)
	r.Log.Info("notices go out", "notices", ids(rows), "reasons", reasons(rows))
	message, err := r.Sender.Send(r.work, person, m)
	r.judge(person, rows, message, err, probe)
}

// errNotNow says that rows which were about to be begun are left to the next look.
var errNotNow = errors.New("not now")

// commence puts on record that rows go out, unless they are to wait after all.
func (r *round) commence(rows []notice.Row, probe bool) error {
	at := r.Now()
	if shut, _ := r.gate.state(at); shut && !probe || len(stale(rows, at)) > 0 || r.ctx.Err() != nil {
		return errNotNow
	}
	// The end of the run must not leave open whether this is on record.
	return r.Outbox.Begin(r.record, ids(rows), at)
}

// compose turns a panic of the Words into an error: one notice must not stop the others.
func (r *round) compose(person int64, rows []notice.Row) (m bot.Message, some bool, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			text := fmt.Sprintf("%T", cause) // a value may hold what a person wrote
			if e, ok := cause.(error); ok {
				text = e.Error()
			}
			err = errors.New("a panic while wording: " + text)
		}
	}()
	return r.Words.Compose(r.ctx, person, rows, r.Now())
}

// expire ends the rows that nobody needs any more and returns the others.
func (r *round) expire(rows []notice.Row) []notice.Row {
	now := r.Now()
	old := stale(rows, now)
	if len(old) == 0 {
		return rows
	}
	r.Log.Info("notices expired before they could be sent", "notices", ids(old))
	r.counts.add(expired, len(old))
	r.finish(ids(old), Outcome{State: notice.Expired})
	var fresh []notice.Row
	for _, row := range rows {
		if !over(row, now) {
			fresh = append(fresh, row)
		}
	}
	return fresh
}

func over(row notice.Row, now time.Time) bool {
	return !row.Expires.IsZero() && !now.Before(row.Expires)
}

func stale(rows []notice.Row, now time.Time) (old []notice.Row) {
	for _, row := range rows {
		if over(row, now) {
			old = append(old, row)
		}
	}
	return old
}

// leave leaves a person alone for a while after a trouble of our own.
func (r *round) leave(person int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.later[person] = r.Now().Add(troubleRest)
}

func (r *round) finish(ids []int64, o Outcome) {
	r.keep(ids, func(ctx context.Context) error { return r.Outbox.Finish(ctx, ids, o, r.Now()) })
}

// keep tries until what became of notices is on record or the record closes. The slot stays taken meanwhile: a store
// that cannot write stops the sending instead of having it repeated after a restart.
func (r *round) keep(ids []int64, write func(context.Context) error) {
	steps := newSteps()
	for {
		err := write(r.record)
		if err == nil || r.record.Err() != nil {
			return
		}
		r.Log.Error("what became of notices is not on record yet; a restart may send them again", "notices", ids, "error", err)
		if sleep(r.record, min(steps.NextBackOff(), longestPause)) != nil {
			return
		}
	}
}

func ids(rows []notice.Row) []int64 {
	list := make([]int64, len(rows))
	for i, row := range rows {
		list[i] = row.ID
	}
	return list
}

func reasons(rows []notice.Row) []notice.Reason {
	list := make([]notice.Reason, len(rows))
	for i, row := range rows {
		list[i] = row.Reason
	}
	return list
}
