package courier

import (
	"context"
	"sync"
	"time"

	"motcua/scoring/outbox"
)

// troubleRest is for how long a person is left alone whose notices could not be worded or begun.
const troubleRest = 10 * time.Second

// round is one run of a courier: who is in hand, and whether Telegram is in trouble.
type round struct {
	*Courier
	ctx    context.Context // of the run: when it ends nothing more is begun
	work   context.Context // of what is in flight
	record context.Context // of what is put on record

	gate    gate
	running sync.WaitGroup

	mu       sync.Mutex
	inFlight map[int64]bool      // persons whose message is on its way
	later    map[int64]time.Time // persons to be left alone because of a trouble of our own
	resting  map[int64]time.Time // rows that could not be worded, by id, and until when they are left alone
	probing  bool                // one of these messages is to show whether Telegram's trouble is over
}

// pause waits until something ended, came or became due.
func (r *round) pause(wait time.Duration) {
	timer := time.NewTimer(max(wait, time.Millisecond))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-r.bell:
	case <-r.ctx.Done():
	}
}

// step begins what can be begun, and says how long to wait before the next unless something happens before.
func (r *round) step() time.Duration {
	if wait := r.Pace.Silence(); wait > 0 {
		return wait
	}
	free := r.Workers - r.inHandCount()
	shut, pause := r.gate.state(r.Now())
	if shut {
		if pause > 0 {
			return pause
		}
		if r.isProbing() {
			return r.Look
		}
		if !r.reachesTelegram() {
			return 0
		}
		free = min(free, 1)
	}
	if free <= 0 {
		return r.Look
	}
	excluded, wait := r.excludedPersons()
	now := r.Now()
	rows, err := r.Outbox.Ready(r.ctx, now, excluded, free)
	if err != nil {
		return r.noteUnreadOutbox(err)
	}
	persons := byPerson(rows)
	for _, rows := range persons[:min(free, len(persons))] {
		r.takeInHand(rows, shut)
	}
	if len(persons) >= free {
		return r.Look // a slot that becomes free rings
	}
	next, some, err := r.Outbox.Next(r.ctx, now)
	if err != nil {
		return r.noteUnreadOutbox(err)
	}
	if some && next.After(now) {
		wait = min(wait, next.Sub(now))
	}
	if r.Looked != nil && len(rows) == 0 && r.inHandCount() == 0 {
		r.Looked()
	}
	return wait
}

func (r *round) noteUnreadOutbox(err error) time.Duration {
	if r.ctx.Err() == nil {
		r.Log.Error("the outbox cannot be read; it is tried again", "error", err)
	}
	return r.Look
}

// reachesTelegram asks Telegram whether it answers, if the Sender can ask that. Otherwise a notice is risked to find out, and may end with
// an unknown outcome.
func (r *round) reachesTelegram() bool {
	p, ok := r.Sender.(prober)
	if !ok {
		return true
	}
	_, err := p.Me(r.ctx)
	if err != nil && r.ctx.Err() == nil {
		r.gate.noteFailure(true, r.Now())
	}
	return err == nil
}

// byPerson groups rows by person, in the order in which each comes first.
func byPerson(rows []outbox.Row) [][]outbox.Row {
	var groups [][]outbox.Row
	at := map[int64]int{}
	for _, row := range rows {
		i, known := at[row.Person]
		if !known {
			i = len(groups)
			at[row.Person] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], row)
	}
	return groups
}
