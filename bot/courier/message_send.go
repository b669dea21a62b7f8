package courier

import (
	"context"
	"errors"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

// deliver makes one message of a person's due rows and sends it. Whatever has not begun when it returns stays queued.
func (r *round) deliver(person int64, rows []outbox.Row, probe bool) {
	rows = r.expire(rows)
	if len(rows) == 0 {
		return
	}
	m, moot, rows := r.wordMessage(person, rows)
	if rows = r.cancel(rows, moot); len(rows) == 0 || r.ctx.Err() != nil {
		return
	}
	err := r.Pace.Wait(r.ctx, person, func() error { return r.recordBegin(rows, probe) })
	if r.ctx.Err() != nil && err != nil {
		return
	}
	switch _, halted := errors.AsType[bot.Busy](err); {
	case err == nil:
	case halted, errors.Is(err, errNotNow), errors.Is(err, outbox.ErrMoved):
		return // the next look words what is true then
	default:
		r.Log.Error("notices could not be begun; it is tried again", "notices", ids(rows), "error", err)
		r.restPerson(person)
		return
	}
	r.counts.flight.Add(1)
	defer r.counts.flight.Add(-1)
	r.Log.Info("notices go out", "notices", ids(rows), "reasons", reasons(rows))
	message, err := r.send(person, m)
	r.judge(person, rows, message, err, probe)
}

// errNotNow says that rows are not begun after all, and that the next look finds them again.
var errNotNow = errors.New("not now")

// recordBegin puts on record that rows go out, unless they are to wait after all.
func (r *round) recordBegin(rows []outbox.Row, probe bool) error {
	at := r.Now()
	if shut, _ := r.gate.state(at); shut && !probe || len(expiredRows(rows, at)) > 0 || r.ctx.Err() != nil {
		return errNotNow
	}
	// This is written even when the run ends: otherwise nobody would know whether the rows went out.
	return r.Outbox.Begin(r.record, rows, at)
}

// send sends a message. Whether it went out when the Sender panicked is not known.
func (r *round) send(person int64, m bot.Message) (message int, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = bot.Unknown{Err: delivery.PanicError(cause)}
		}
	}()
	return r.Sender.Send(r.work, person, m)
}

// cancel ends the rows that the message does not tell of, each with why, and returns the others.
func (r *round) cancel(rows []outbox.Row, moot []outbox.Moot) (told []outbox.Row) {
	for i, row := range rows {
		if moot[i] == "" {
			told = append(told, row)
			continue
		}
		r.Log.Info("a notice has nothing left to say", "notice", row.ID, "why", moot[i])
		r.counts.cancelled.Add(1)
		r.finish([]outbox.Row{row}, Ending{State: outbox.Cancelled, Why: string(moot[i])})
	}
	return told
}

// expire ends the rows that nobody needs any more and returns the others.
func (r *round) expire(rows []outbox.Row) []outbox.Row {
	now := r.Now()
	old := expiredRows(rows, now)
	if len(old) == 0 {
		return rows
	}
	r.Log.Info("notices expired before they could be sent", "notices", ids(old))
	r.counts.expired.Add(uint64(len(old)))
	r.finish(old, Ending{State: outbox.Expired})
	var fresh []outbox.Row
	for _, row := range rows {
		if !isExpired(row, now) {
			fresh = append(fresh, row)
		}
	}
	return fresh
}

func isExpired(row outbox.Row, now time.Time) bool {
	return !row.Expires.IsZero() && !now.Before(row.Expires)
}

func expiredRows(rows []outbox.Row, now time.Time) (old []outbox.Row) {
	for _, row := range rows {
		if isExpired(row, now) {
			old = append(old, row)
		}
	}
	return old
}

// restPerson leaves a person alone for a while when wording or beginning a message failed on our side.
func (r *round) restPerson(person int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.later[person] = r.Now().Add(troubleRest)
}

func (r *round) finish(rows []outbox.Row, e Ending) {
	r.keep(ids(rows), func(ctx context.Context) error { return r.Outbox.Finish(ctx, rows, e, r.Now()) })
}

// keep tries until what became of notices is on record or the record closes.
func (r *round) keep(ids []int64, write func(context.Context) error) {
	delivery.KeepTrying(r.record, write, func(err error) {
		r.Log.Error("what became of notices is not on record yet; a restart may send them again", "notices", ids, "error", err)
	})
}

func ids(rows []outbox.Row) []int64 {
	list := make([]int64, len(rows))
	for i, row := range rows {
		list[i] = row.ID
	}
	return list
}

func reasons(rows []outbox.Row) []outbox.Reason {
	list := make([]outbox.Reason, len(rows))
	for i, row := range rows {
		list[i] = row.Reason
	}
	return list
}
