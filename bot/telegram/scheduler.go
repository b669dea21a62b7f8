package telegram

import (
	"context"
	"sync"
	"time"

	"motcua/bot"
)

// maxWaiting bounds the requests in memory. Beyond it polling waits, and Telegram keeps what comes for a day.
const maxWaiting = 10_000

// scheduler gives each chat a queue and works on as many of them at once as it has workers. It holds no goroutine and
// no memory for a chat in which nothing waits.
//
// Queues of strangers are taken up when no other one is ready, a few at once, and as slowly as the pace has it: however slow the
// sends to them are, the other workers are free for people who are registered.
//
// Of the requests that the program had in hand when it died, one at a time is worked on: when it dies of one again, the
// others are not in hand a second time.
type scheduler struct {
	// work does a job, and answers how long the chat is to be left alone before the job is taken up again; 0 when the
	// job is over. After a job that is over, finish keeps the slot until the end is recorded.
	work   func(*job) (wait time.Duration)
	finish func(*job)
	// hand is told which update a worker has in hand, 0 for none.
	hand func(worker int, update int64)
	// spare takes the room of one message to a stranger, or says how long to wait for it.
	spare func() time.Duration

	mu         sync.Mutex
	queues     map[int64]*chatQueue
	registered readyQueues
	strangers  readyQueues
	guests     int         // queues of strangers in workers' hands
	mostGuests int         // at once
	lull       *time.Timer // set while no message may go to a stranger
	trying     bool        // a suspect is in a worker's hands
	waiting    int         // jobs, but for those of strangers
	outside    int         // jobs of strangers
	running    sync.WaitGroup
	free       []int // workers
	held       *time.Timer
	stopped    bool
	room       chan struct{} // gets a token when something left
}

func newScheduler(workers int, work func(*job) time.Duration, finish func(*job)) *scheduler {
	s := &scheduler{work: work, finish: finish, hand: func(int, int64) {}, spare: func() time.Duration { return 0 },
		queues: map[int64]*chatQueue{}, mostGuests: min(mostGuests, max(1, workers-1)), room: make(chan struct{}, 1)}
	for worker := range workers {
		s.free = append(s.free, worker)
	}
	return s
}

// add puts a request at the end of its chat's queue.
func (s *scheduler) add(r bot.Request) { s.put(&job{request: r}) }

// put puts a job at the end of its chat's queue.
func (s *scheduler) put(j *job) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q, found := s.queues[j.request.Chat]
	if !found {
		q = &chatQueue{chat: j.request.Chat, stranger: j.stranger}
		s.queues[q.chat] = q
	}
	switch {
	case q.stranger && !j.stranger:
		s.promote(q)
	case j.code:
		s.moveToCodes(q)
	}
	q.jobs = append(q.jobs, j)
	s.count(q, 1)
	if !found {
		s.enqueue(q)
	}
	s.start()
}

// start puts free workers to work. The lock is held.
func (s *scheduler) start() {
	for len(s.free) > 0 {
		q := s.next()
		if q == nil {
			return
		}
		worker := s.free[0]
		s.free = s.free[1:]
		s.running.Go(func() {
			for q != nil {
				q = s.serve(q, worker)
			}
		})
	}
}

// serve does the first job of a queue and returns the queue that its worker goes on with; nil when there is none.
func (s *scheduler) serve(q *chatQueue, worker int) *chatQueue {
	s.mu.Lock()
	j, guest := q.jobs[0], q.guest
	j.stranger = guest
	s.mu.Unlock()
	s.hand(worker, j.request.Update)
	if wait := s.work(j); wait > 0 {
		s.postpone(q, wait)
	} else {
		s.finish(j)
		s.advance(q)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if guest {
		s.guests--
	}
	if j.suspect {
		s.trying = false
	}
	if guest || j.suspect {
		s.start()
	}
	following := s.next()
	if following == nil {
		s.hand(worker, 0)
		s.free = append(s.free, worker)
	}
	return following
}

// advance takes the first job off a queue. The end of a job is on record before the chat's next question is taken up: were
// both answered again after a crash, the chat would read them in the wrong order.
func (s *scheduler) advance(q *chatQueue) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q.jobs[0] = nil
	q.jobs = q.jobs[1:]
	s.count(q, -1)
	switch {
	case len(q.jobs) == 0:
		delete(s.queues, q.chat)
	case q.stranger:
		q.resting = true
		s.postponeLocked(q, betweenAnswers)
	default:
		s.enqueue(q)
	}
	s.start()
	select {
	case s.room <- struct{}{}:
	default:
	}
}

// postpone leaves a chat alone for a while. It holds no slot meanwhile.
func (s *scheduler) postpone(q *chatQueue, wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.postponeLocked(q, wait)
}

// postponeLocked is postpone with the lock held.
func (s *scheduler) postponeLocked(q *chatQueue, wait time.Duration) {
	if s.stopped {
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if q.timer == timer { // else it was woken before
			s.wake(q)
		}
	})
	q.timer = timer
}

// wake ends the rest of a queue. The lock is held.
func (s *scheduler) wake(q *chatQueue) {
	q.timer.Stop()
	q.timer, q.resting = nil, false
	s.enqueue(q)
	s.start()
}

// holdAll leaves every chat alone for a while.
func (s *scheduler) holdAll(wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped || s.held != nil {
		return
	}
	s.held = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.held = nil
		s.start()
	})
}

// await returns when fewer than limit requests wait in memory, but for those of strangers, or ctx ends.
func (s *scheduler) await(ctx context.Context, limit int) error {
	for {
		s.mu.Lock()
		waiting := s.waiting
		s.mu.Unlock()
		if waiting < limit {
			return ctx.Err()
		}
		select {
		case <-s.room:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// stop takes up no further job. Those in hand go on: done is closed when the last is over.
func (s *scheduler) stop() (done chan struct{}) {
	s.mu.Lock()
	s.stopped = true
	for _, q := range s.queues {
		if q.timer != nil {
			q.timer.Stop()
		}
	}
	for _, timer := range []*time.Timer{s.held, s.lull} {
		if timer != nil {
			timer.Stop()
		}
	}
	s.mu.Unlock()
	done = make(chan struct{})
	go func() {
		s.running.Wait()
		close(done)
	}()
	return done
}
