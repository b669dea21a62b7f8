package telegram

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// tellEvery is how often a chat is told at most that places in the queue have changed.
const tellEvery = 3 * time.Second

// longAnswers is the queue of the long answers of all chats. One is looked for at a time: each reads a file, which takes memory. Chats
// take turns, so that many files of one do not hold another up; within a round, what was sent first comes first.
//
// What waits is not in hand. What its person has stopped is answered at once, beside the one that is looked for.
type longAnswers struct {
	// work does a job, as that of a scheduler; finish keeps the end of one on record.
	work   func(*job) (wait time.Duration)
	finish func(*job)
	// hand is told which update is in hand, 0 for none.
	hand func(update int64)
	// tell tells the person of a job which place it has; 0 that its turn has come.
	tell func(j *job, place int)

	mu      sync.Mutex
	waiting []*longAnswer // by round, then by update; the one in hand among them
	round   int           // of the turn that was begun last
	last    map[int64]int // the last round of each chat, while anything waits
	inHand  *longAnswer
	beside  *longAnswer // one that its person has stopped
	held    *time.Timer
	stopped bool
	telling bool
	heard   map[int64]time.Time // when each chat was told of a change last
	again   *time.Timer         // set while something is still to be told
	running sync.WaitGroup
}

// longAnswer is a job in the queue.
type longAnswer struct {
	*job
	round     int
	beginning int         // the message that says that it is begun, or waits; 0 for none
	parked    *time.Timer // set while it waits for Telegram
	hurry     bool        // its person has stopped it
	begun     bool        // it is being worked on
	quiet     sync.Mutex  // held while its person is told something
}

func newLongAnswers(work func(*job) time.Duration, finish func(*job)) *longAnswers {
	return &longAnswers{work: work, finish: finish, hand: func(int64) {}, tell: func(*job, int) {}, last: map[int64]int{}, heard: map[int64]time.Time{}}
}

// put gives a job its place in the queue.
func (t *longAnswers) put(j *job) {
	t.mu.Lock()
	defer t.mu.Unlock()
	one := &longAnswer{job: j, round: t.nextRound(j.request.Chat), beginning: j.shown}
	t.last[j.request.Chat] = one.round
	at, _ := slices.BinarySearchFunc(t.waiting, one, inTurn)
	t.waiting = slices.Insert(t.waiting, at, one)
	t.start()
}

// nextRound is in which round a chat has its next turn. The lock is held.
func (t *longAnswers) nextRound(chat int64) int {
	if last, waits := t.last[chat]; waits {
		return max(t.round, last+1)
	}
	return t.round
}

func inTurn(a, b *longAnswer) int {
	return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(a.request.Update, b.request.Update))
}

// placeOf is which place a chat's next job would have, the one in hand counted.
func (t *longAnswers) placeOf(chat int64) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	place, round := 1, t.nextRound(chat)
	for _, one := range t.waiting {
		if one.round <= round {
			place++
		}
	}
	return place
}

// shows says whether a message of a chat tells of something in the queue already.
func (t *longAnswers) shows(chat int64, message int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return message != 0 && slices.ContainsFunc(t.waiting, func(one *longAnswer) bool { return one.request.Chat == chat && one.beginning == message })
}

// expedite takes answers out of the queue that their person wants no more: what is to be told of them is told at once.
func (t *longAnswers) expedite(updates []int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, one := range t.waiting {
		if slices.Contains(updates, one.request.Update) {
			one.hurry = true
			t.unpark(one)
		}
	}
	t.start()
}

// start begins what can begin. The lock is held.
func (t *longAnswers) start() {
	if t.stopped || t.held != nil {
		return
	}
	if stopped := t.nextExpedited(); stopped != nil && t.beside == nil {
		stopped.begun, t.beside = true, stopped
		t.running.Go(func() { t.serve(stopped, func() {}) })
	}
	if next := t.next(); next != nil && t.inHand == nil {
		next.begun, t.inHand, t.round = true, next, max(t.round, next.round)
		t.running.Go(func() {
			t.serve(next, func() {
				t.hand(next.request.Update)
				if next.told.Place > 1 {
					t.tell(next.job, 0)
				}
			})
		})
	}
	t.tellPlaces()
}

// nextExpedited is what is to be answered out of its turn; nil for nothing. The lock is held.
func (t *longAnswers) nextExpedited() *longAnswer {
	for _, one := range t.waiting {
		if one.hurry && !one.begun && one.parked == nil {
			return one
		}
	}
	return nil
}

// next is whose turn it is; nil when there is none. What waits for Telegram does so with all of its chat. The lock is held.
func (t *longAnswers) next() *longAnswer {
	var passed []int64
	for _, one := range t.waiting {
		if chat := one.request.Chat; !slices.Contains(passed, chat) {
			if !one.begun && !one.hurry && one.parked == nil {
				return one
			}
			passed = append(passed, chat)
		}
	}
	return nil
}

// serve begins a job and works on it.
func (t *longAnswers) serve(one *longAnswer, begin func()) {
	one.quiet.Lock() // what is being told of its place is out before anything else is
	defer one.quiet.Unlock()
	begin()
	wait := t.work(one.job)
	if wait == 0 {
		t.finish(one.job)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	one.begun = false
	switch one {
	case t.inHand:
		t.inHand = nil
		t.hand(0)
	case t.beside:
		t.beside = nil
	}
	if wait > 0 {
		t.postpone(one, wait)
	} else {
		t.remove(one)
	}
	t.start()
}

// remove ends a turn. The lock is held.
func (t *longAnswers) remove(one *longAnswer) {
	t.waiting = slices.DeleteFunc(t.waiting, func(other *longAnswer) bool { return other == one })
	if len(t.waiting) == 0 {
		t.round = 0
		clear(t.last)
		clear(t.heard)
	}
}

// postpone leaves a job alone for a while. The lock is held.
func (t *longAnswers) postpone(one *longAnswer, wait time.Duration) {
	if t.stopped {
		return
	}
	one.parked = time.AfterFunc(wait, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		one.parked = nil
		t.start()
	})
}

// unpark has a job wait for Telegram no more. The lock is held.
func (t *longAnswers) unpark(one *longAnswer) {
	if one.parked != nil && one.parked.Stop() {
		one.parked = nil
	}
}

// holdAll begins nothing for a while.
func (t *longAnswers) holdAll(wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stopped || t.held != nil {
		return
	}
	t.held = time.AfterFunc(wait, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.held = nil
		t.start()
	})
}

// stop begins nothing any more. What is in hand goes on: done is closed when it is over.
func (t *longAnswers) stop() (done chan struct{}) {
	t.mu.Lock()
	t.stopped = true
	for _, one := range t.waiting {
		t.unpark(one)
	}
	for _, timer := range []*time.Timer{t.held, t.again} {
		if timer != nil {
			timer.Stop()
		}
	}
	t.mu.Unlock()
	done = make(chan struct{})
	go func() {
		t.running.Wait()
		close(done)
	}()
	return done
}
