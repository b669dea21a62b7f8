package courier

import (
	"runtime/debug"
	"slices"
	"time"

	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

// nextMessage picks, of a person's due rows, those for the next message: the first row, and the others that may share a message with it.
func nextMessage(rows []outbox.Row) []outbox.Row {
	if rows[0].Reason.Kind().Alone {
		return rows[:1]
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r outbox.Row) bool { return r.Reason.Kind().Alone })
}

// takeInHand takes a person's rows in hand.
func (r *round) takeInHand(rows []outbox.Row, probe bool) {
	if rows = r.awakeRows(rows); len(rows) == 0 {
		return
	}
	person := rows[0].Person
	r.mu.Lock()
	r.inFlight[person] = true
	r.probing = r.probing || probe
	r.mu.Unlock()
	r.running.Go(func() {
		defer r.release(person, probe)
		r.deliver(person, nextMessage(rows), probe)
	})
}

// release ends the work on a person's rows. A panic there ends nothing else; whether a message that was under way went out is settled at
// the next start.
func (r *round) release(person int64, probe bool) {
	if cause := recover(); cause != nil {
		r.Log.Error("a panic while notices were sent; they are tried again", "error", delivery.PanicError(cause), "stack", string(debug.Stack()))
		r.restPerson(person)
	}
	r.mu.Lock()
	delete(r.inFlight, person)
	r.probing = r.probing && !probe
	r.mu.Unlock()
	r.Wake()
}

func (r *round) inHandCount() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.inFlight)
}

func (r *round) isProbing() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.probing
}

// excludedPersons are the persons who are in hand or to be left alone, and how long until that may change.
func (r *round) excludedPersons() (persons []int64, wait time.Duration) {
	persons, first := r.Pace.HaltedChats()
	wait = r.Look
	if len(persons) > 0 {
		wait = min(wait, first)
	}
	now := r.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	for person := range r.inFlight {
		persons = append(persons, person)
	}
	for person, until := range r.later {
		if !until.After(now) {
			delete(r.later, person)
			continue
		}
		persons = append(persons, person)
	}
	return persons, wait
}
