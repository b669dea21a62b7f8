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

// lane are the lines that are ready: not parked and in nobody's hands, in the order they became so.
type lane struct {
	ready    queue
	codes    queue // lines of strangers who may have meant a code: they come before the others
	suspects queue // lines whose first job is a suspect
}

// queue are lines, the first of which is the next.
type queue []*line

func (q *queue) pop() *line {
	l := (*q)[0]
	(*q)[0] = nil
	*q = (*q)[1:]
	return l
}

// drop takes a line out, wherever it stands, and says whether it was there.
func (q *queue) drop(l *line) bool {
	at := slices.Index(*q, l)
	if at < 0 {
		return false
	}
	*q = slices.Delete(*q, at, at+1)
	return true
}

func (l *lane) add(one *line) {
	switch {
	case one.jobs[0].suspect:
		l.suspects = append(l.suspects, one)
	case one.code && one.stranger:
		l.codes = append(l.codes, one)
	default:
		l.ready = append(l.ready, one)
	}
}

// drop takes a line out, and says whether it was there.
func (l *lane) drop(one *line) bool {
	return l.ready.drop(one) || l.codes.drop(one) || l.suspects.drop(one)
}

// some says whether a line can be taken up; a suspect can while no other one is tried.
func (l *lane) some(trying bool) bool {
	return len(l.suspects) > 0 && !trying || len(l.codes)+len(l.ready) > 0
}

// next takes the next line that can be taken up; there must be one.
func (l *lane) next(trying *bool) *line {
	if len(l.suspects) > 0 && !*trying {
		*trying = true
		return l.suspects.pop()
	}
	if len(l.codes) > 0 {
		return l.codes.pop()
	}
	return l.ready.pop()
}

// enqueue has a line wait for a worker. The lock is held.
func (s *switchboard) enqueue(l *line) {
	if l.stranger {
		s.strangers.add(l)
	} else {
		s.registered.add(l)
	}
}

// next takes the line that is to be worked on next; nil when there is none now. The lock is held.
func (s *switchboard) next() *line {
	if s.stopped || s.held != nil {
		return nil
	}
	if s.registered.some(s.trying) {
		l := s.registered.next(&s.trying)
		l.guest = false
		return l
	}
	if s.lull != nil || s.guests >= s.mostGuests || !s.strangers.some(s.trying) {
		return nil
	}
	if wait := s.spare(); wait > 0 {
		s.pauseStrangers(wait)
		return nil
	}
	s.guests++
	l := s.strangers.next(&s.trying)
	l.guest = true
	return l
}

// pauseStrangers takes up no line of a stranger for a while. The lock is held.
func (s *switchboard) pauseStrangers(wait time.Duration) {
	s.lull = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.lull = nil
		s.start()
	})
}

// promote makes a stranger's line that of somebody registered, with all that waits in it. The lock is held.
func (s *switchboard) promote(l *line) {
	s.count(l, -len(l.jobs))
	l.stranger = false
	s.count(l, len(l.jobs))
	if s.strangers.drop(l) {
		s.registered.add(l)
	}
	if l.resting && l.timer != nil {
		s.wake(l)
	}
}

// hasten has a stranger's line wait among those with codes. The lock is held.
func (s *switchboard) hasten(l *line) {
	l.code = true
	if s.strangers.ready.drop(l) {
		s.strangers.add(l)
	}
}

// count notes that so many jobs more wait in a line. The lock is held.
func (s *switchboard) count(l *line, jobs int) {
	if l.stranger {
		s.outside += jobs
	} else {
		s.waiting += jobs
	}
}

// serves says whether something of a registered person waits in a chat, or of somebody who is being registered.
func (s *switchboard) serves(chat int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, found := s.lines[chat]
	return found && !l.stranger
}

// crowded says whether so much of strangers waits that nothing more is to be taken in, with a code or without.
func (s *switchboard) crowded(code bool) bool {
	most := mostOutside
	if code {
		most = mostWithCodes
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.outside >= most
}
