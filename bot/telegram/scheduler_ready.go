package telegram

import (
	"slices"
	"time"
)

const (
	// mostGuests is how many workers answer strangers at once.
	mostGuests = 3
	// mostOutside bounds the requests of strangers in memory, and mostWithCodes those that bring what may be an invitation's code, all
	// others counted. They are answered a few a second: a longer queue would only make answers older.
	mostOutside   = 500
	mostWithCodes = 1000
	// betweenAnswers is how long a stranger's chat rests between two answers: Telegram takes one message a second to a chat.
	betweenAnswers = time.Second
)

// readyQueues are the queues that are ready: not parked and in nobody's hands, in the order they became so.
type readyQueues struct {
	ready    fifo
	codes    fifo // queues of strangers who may have meant a code: they come before the others
	suspects fifo // queues whose first job is a suspect
}

// fifo are queues, the first of which is the next.
type fifo []*chatQueue

func (f *fifo) pop() *chatQueue {
	q := (*f)[0]
	(*f)[0] = nil
	*f = (*f)[1:]
	return q
}

// drop takes a queue out, wherever it stands, and says whether it was there.
func (f *fifo) drop(q *chatQueue) bool {
	at := slices.Index(*f, q)
	if at < 0 {
		return false
	}
	*f = slices.Delete(*f, at, at+1)
	return true
}

func (r *readyQueues) add(one *chatQueue) {
	switch {
	case one.jobs[0].suspect:
		r.suspects = append(r.suspects, one)
	case one.code && one.stranger:
		r.codes = append(r.codes, one)
	default:
		r.ready = append(r.ready, one)
	}
}

// drop takes a queue out, and says whether it was there.
func (r *readyQueues) drop(one *chatQueue) bool {
	return r.ready.drop(one) || r.codes.drop(one) || r.suspects.drop(one)
}

// hasReady says whether a queue can be taken up; a suspect can while no other one is tried.
func (r *readyQueues) hasReady(trying bool) bool {
	return len(r.suspects) > 0 && !trying || len(r.codes)+len(r.ready) > 0
}

// next takes the next queue that can be taken up; there must be one.
func (r *readyQueues) next(trying *bool) *chatQueue {
	if len(r.suspects) > 0 && !*trying {
		*trying = true
		return r.suspects.pop()
	}
	if len(r.codes) > 0 {
		return r.codes.pop()
	}
	return r.ready.pop()
}

// enqueue has a queue wait for a worker. The lock is held.
func (s *scheduler) enqueue(q *chatQueue) {
	if q.stranger {
		s.strangers.add(q)
	} else {
		s.registered.add(q)
	}
}

// next takes the queue that is to be worked on next; nil when there is none now. The lock is held.
func (s *scheduler) next() *chatQueue {
	if s.stopped || s.held != nil {
		return nil
	}
	if s.registered.hasReady(s.trying) {
		q := s.registered.next(&s.trying)
		q.guest = false
		return q
	}
	if s.lull != nil || s.guests >= s.mostGuests || !s.strangers.hasReady(s.trying) {
		return nil
	}
	if wait := s.spare(); wait > 0 {
		s.pauseStrangers(wait)
		return nil
	}
	s.guests++
	q := s.strangers.next(&s.trying)
	q.guest = true
	return q
}

// pauseStrangers takes up no queue of a stranger for a while. The lock is held.
func (s *scheduler) pauseStrangers(wait time.Duration) {
	s.lull = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.lull = nil
		s.start()
	})
}

// promote makes a stranger's queue that of somebody registered, with all that waits in it. The lock is held.
func (s *scheduler) promote(q *chatQueue) {
	s.count(q, -len(q.jobs))
	q.stranger = false
	s.count(q, len(q.jobs))
	if s.strangers.drop(q) {
		s.registered.add(q)
	}
	if q.resting && q.timer != nil {
		s.wake(q)
	}
}

// moveToCodes has a stranger's queue wait among those with codes. The lock is held.
func (s *scheduler) moveToCodes(q *chatQueue) {
	q.code = true
	if s.strangers.ready.drop(q) {
		s.strangers.add(q)
	}
}

// count notes that so many jobs more wait in a queue. The lock is held.
func (s *scheduler) count(q *chatQueue, jobs int) {
	if q.stranger {
		s.outside += jobs
	} else {
		s.waiting += jobs
	}
}

// servesRegistered says whether something of a registered person waits in a chat, or of somebody who is being registered.
func (s *scheduler) servesRegistered(chat int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	q, found := s.queues[chat]
	return found && !q.stranger
}

// isCrowded says whether so much of strangers waits that nothing more is to be taken in, with a code or without.
func (s *scheduler) isCrowded(code bool) bool {
	most := mostOutside
	if code {
		most = mostWithCodes
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.outside >= most
}
