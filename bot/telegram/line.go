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
	tries    pause      // between attempts while Telegram is out of reach
	warned   bool       // that it is: once is enough
	doubtful bool       // what is to be sent next may be out already
	failing  time.Time  // since when no good answer comes to what is to be sent next; zero when one may
}

// line is the queue of one chat, which exists while something waits in it. Its first job may be in a worker's hands.
type line struct {
	chat  int64
	jobs  []*job
	timer *time.Timer // set while the chat is parked
}

// switchboard gives each chat a line and works on as many lines at once as there are slots. It holds no goroutine and
// no memory for a chat in which nothing waits.
type switchboard struct {
	slots int
	// work does a job, and answers how long the chat is to be left alone before the job is taken up again; 0 when the
	// job is over. After a job that is over, settle keeps the slot until the end is recorded.
	work   func(*job) (wait time.Duration)
	settle func(*job)

	mu      sync.Mutex
	lines   map[int64]*line
	ready   []*line // not parked and in nobody's hands, in the order they became so
	waiting int
	running sync.WaitGroup
	taken   int // slots
	held    *time.Timer
	stopped bool
	room    chan struct{} // gets a token when something left
}

func newSwitchboard(slots int, work func(*job) time.Duration, settle func(*job)) *switchboard {
	return &switchboard{slots: slots, work: work, settle: settle, lines: map[int64]*line{}, room: make(chan struct{}, 1)}
}

// add puts a request at the end of its chat's line.
func (s *switchboard) add(r bot.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, found := s.lines[r.Chat]
	if !found {
		l = &line{chat: r.Chat}
		s.lines[r.Chat] = l
		s.ready = append(s.ready, l)
	}
	l.jobs = append(l.jobs, &job{request: r})
	s.waiting++
	s.start()
}

// start puts free slots to work. The lock is held.
func (s *switchboard) start() {
	for s.taken < s.slots && len(s.ready) > 0 && !s.stopped && s.held == nil {
		l := s.next()
		s.taken++
		s.running.Go(func() {
			for l != nil {
				l = s.serve(l)
			}
		})
	}
}

// next takes the line that has been ready longest. The lock is held, and there is one.
func (s *switchboard) next() *line {
	l := s.ready[0]
	s.ready[0] = nil
	s.ready = s.ready[1:]
	return l
}

// serve does the first job of a line and returns the line to go on with; nil gives the slot back.
func (s *switchboard) serve(l *line) *line {
	s.mu.Lock()
	j := l.jobs[0]
	s.mu.Unlock()
	if wait := s.work(j); wait > 0 {
		s.park(l, wait)
	} else {
		s.settle(j)
		s.advance(l)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped || s.held != nil || len(s.ready) == 0 {
		s.taken--
		return nil
	}
	return s.next()
}

// advance takes the first job off a line. The end of a job is on record before the chat's next question is taken up: were
// both answered again after a crash, the chat would read them in the wrong order.
func (s *switchboard) advance(l *line) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.jobs[0] = nil
	l.jobs = l.jobs[1:]
	s.waiting--
	if len(l.jobs) > 0 {
		s.ready = append(s.ready, l)
	} else {
		delete(s.lines, l.chat)
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
	if s.stopped {
		return
	}
	l.timer = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		l.timer = nil
		s.ready = append(s.ready, l)
		s.start()
	})
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

// await returns when fewer than limit requests wait in memory, or ctx ends.
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
	if s.held != nil {
		s.held.Stop()
	}
	s.mu.Unlock()
	done = make(chan struct{})
	go func() {
		s.running.Wait()
		close(done)
	}()
	return done
}
