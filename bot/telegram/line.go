package telegram

import (
	"context"
	"sync"
	"time"

	"motcua/bot"
)

// maxWaiting bounds the requests in memory. Beyond it polling waits, and Telegram keeps what comes for a day.
const maxWaiting = 10_000

// job is a request on its way to being answered. What is done stays done when the rest has to wait.
type job struct {
	request  bot.Request
	reply    *bot.Reply // nil until it is known
	sent     int        // messages of the reply that are out
	settled  bool       // the press is answered
	menu     bool       // the chat's menu is set
	menus    int        // of other chats that are set
	failures int        // of the Answerer
	waits    int        // how often the answer waited
	tries    pause      // between attempts while Telegram is out of reach
	warned   bool       // that it is: once is enough
	doubtful bool       // what is to be sent next may be out already
	failing  time.Time  // since when no good answer comes to what is to be sent next; zero when one may
	later    bool       // it is the rest of an answer that takes long
	givenUp  bool       // the answer is that there is none
	suspect  bool       // the program died while it had the request in hand
	shown    int        // the message that the answer is to take the place of; 0 for none
	told     bot.Wait   // why it waits, as its person was told last
	missing  time.Time  // since when a file that it needs does not come; zero when it may
	stranger bool       // it waits, or is worked on, among the jobs of strangers
	code     bool       // a stranger may have meant an invitation's code
}

// line is the queue of one chat, which exists while something waits in it. Its first job may be in a worker's hands.
type line struct {
	chat     int64
	jobs     []*job
	timer    *time.Timer // set while the chat is parked
	stranger bool        // nobody registered has written in it
	code     bool        // a job in it may bring an invitation's code
	guest    bool        // it was taken up as a stranger's
	resting  bool        // it is parked only because strangers are answered slowly
}

// switchboard gives each chat a line and works on as many lines at once as it has workers. It holds no goroutine and
// no memory for a chat in which nothing waits.
//
// Lines of strangers are taken up when no other one is ready, a few at once, and as slowly as the pace has it: however slow the
// sends to them are, the other workers are free for people who are registered.
//
// Of the requests that the program had in hand when it died, one at a time is worked on: when it dies of one again, the
// others are not in hand a second time.
type switchboard struct {
	// work does a job, and answers how long the chat is to be left alone before the job is taken up again; 0 when the
	// job is over. After a job that is over, settle keeps the slot until the end is recorded.
	work   func(*job) (wait time.Duration)
	settle func(*job)
	// hand is told which update a worker has in hand, 0 for none.
	hand func(worker int, update int64)
	// spare takes the room of one message to a stranger, or says how long to wait for it.
	spare func() time.Duration

	mu         sync.Mutex
	lines      map[int64]*line
	registered lane
	strangers  lane
	guests     int         // lines of strangers in workers' hands
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

func newSwitchboard(workers int, work func(*job) time.Duration, settle func(*job)) *switchboard {
	s := &switchboard{work: work, settle: settle, hand: func(int, int64) {}, spare: func() time.Duration { return 0 },
		lines: map[int64]*line{}, mostGuests: min(mostGuests, max(1, workers-1)), room: make(chan struct{}, 1)}
	for worker := range workers {
		s.free = append(s.free, worker)
	}
	return s
}

// add puts a request at the end of its chat's line.
func (s *switchboard) add(r bot.Request) { s.put(&job{request: r}) }

// put puts a job at the end of its chat's line.
func (s *switchboard) put(j *job) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, found := s.lines[j.request.Chat]
	if !found {
		l = &line{chat: j.request.Chat, stranger: j.stranger}
		s.lines[l.chat] = l
	}
	switch {
	case l.stranger && !j.stranger:
		s.promote(l)
	case j.code:
		s.hasten(l)
	}
	l.jobs = append(l.jobs, j)
	s.count(l, 1)
	if !found {
		s.enqueue(l)
	}
	s.start()
}

// start puts free workers to work. The lock is held.
func (s *switchboard) start() {
	for len(s.free) > 0 {
		l := s.next()
		if l == nil {
			return
		}
		worker := s.free[0]
		s.free = s.free[1:]
		s.running.Go(func() {
			for l != nil {
				l = s.serve(l, worker)
			}
		})
	}
}

// serve does the first job of a line and returns the line that its worker goes on with; nil when there is none.
func (s *switchboard) serve(l *line, worker int) *line {
	s.mu.Lock()
	j, guest := l.jobs[0], l.guest
	j.stranger = guest
	s.mu.Unlock()
	s.hand(worker, j.request.Update)
	if wait := s.work(j); wait > 0 {
		s.park(l, wait)
	} else {
		s.settle(j)
		s.advance(l)
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

// advance takes the first job off a line. The end of a job is on record before the chat's next question is taken up: were
// both answered again after a crash, the chat would read them in the wrong order.
func (s *switchboard) advance(l *line) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.jobs[0] = nil
	l.jobs = l.jobs[1:]
	s.count(l, -1)
	switch {
	case len(l.jobs) == 0:
		delete(s.lines, l.chat)
	case l.stranger:
		l.resting = true
		s.rest(l, betweenAnswers)
	default:
		s.enqueue(l)
	}
	s.start()
	select {
	case s.room <- struct{}{}:
	default:
	}
}

// park leaves a chat alone for a while. It holds no slot meanwhile.
func (s *switchboard) park(l *line, wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rest(l, wait)
}

// rest is park with the lock held.
func (s *switchboard) rest(l *line, wait time.Duration) {
	if s.stopped {
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if l.timer == timer { // else it was woken before
			s.wake(l)
		}
	})
	l.timer = timer
}

// wake ends the rest of a line. The lock is held.
func (s *switchboard) wake(l *line) {
	l.timer.Stop()
	l.timer, l.resting = nil, false
	s.enqueue(l)
	s.start()
}

// hold leaves every chat alone for a while.
func (s *switchboard) hold(wait time.Duration) {
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
func (s *switchboard) await(ctx context.Context, limit int) error {
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
func (s *switchboard) stop() (done chan struct{}) {
	s.mu.Lock()
	s.stopped = true
	for _, l := range s.lines {
		if l.timer != nil {
			l.timer.Stop()
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
