package telegram

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
)

// asking is a job of a chat, of a stranger or not.
func asking(chat int64, text string, stranger bool) *job {
	return &job{request: bot.Request{Update: chat, Chat: chat, Text: text}, stranger: stranger}
}

// Whoever is registered is answered at once, however many strangers wait and however slow the sends to them are.
func TestPeopleWhoAreRegisteredComeBeforeStrangers(t *testing.T) {
	const strangers, registered = 400, 200
	for _, c := range []struct {
		sentence string
		workers  int
		slow     time.Duration // a send to a stranger
		most     time.Duration // somebody registered waits
	}{
		{"with sixteen workers and sends of half a minute", 16, 30 * time.Second, 10 * time.Millisecond},
		{"with two workers", 2, 30 * time.Second, 10 * time.Millisecond},
		{"with one worker, who has one stranger in hand at most", 1, time.Second, time.Second + 10*time.Millisecond},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var mu sync.Mutex
				var longest time.Duration
				guests, mostAtOnce, answered := 0, 0, 0
				began := map[int64]time.Time{}
				s := newScheduler(c.workers, func(j *job) time.Duration {
					mu.Lock()
					defer mu.Unlock()
					if !j.stranger {
						answered++
						longest = max(longest, time.Since(began[j.request.Chat]))
						return 0
					}
					guests++
					mostAtOnce = max(mostAtOnce, guests)
					mu.Unlock()
					time.Sleep(c.slow)
					mu.Lock()
					guests--
					return 0
				}, func(*job) {})
				for chat := range int64(strangers) {
					s.put(asking(1000+chat, "hi", true))
				}
				for chat := range int64(registered) {
					time.Sleep(10 * time.Millisecond)
					mu.Lock()
					began[chat] = time.Now()
					mu.Unlock()
					s.put(asking(chat, "/diem", false))
				}
				time.Sleep(2 * time.Second)
				mu.Lock()
				if longest > c.most || answered != registered {
					t.Errorf("%d are answered, after %v at most", answered, longest)
				}
				if mostAtOnce > mostGuests || mostAtOnce == 0 {
					t.Errorf("%d strangers at once", mostAtOnce)
				}
				mu.Unlock()
				if err := s.await(t.Context(), 1); err != nil {
					t.Error(err)
				}
				<-s.stop()
			})
		})
	}
}

// Strangers are taken up no faster than the pace has it, in the order in which they came, but for those with codes, who come first.
func TestStrangersWaitForThePace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var took []string
		began := time.Now()
		s := newScheduler(16, func(j *job) time.Duration {
			mu.Lock()
			defer mu.Unlock()
			took = append(took, fmt.Sprintf("%s after %v", j.request.Text, time.Since(began)))
			return 0
		}, func(*job) {})
		next := began
		s.spare = func() time.Duration {
			if wait := time.Until(next); wait > 0 {
				return wait
			}
			next = time.Now().Add(5 * time.Second)
			return 0
		}
		code, later := asking(5, "code", true), asking(3, "code of three", true)
		code.code, later.code = true, true
		for _, j := range []*job{asking(1, "one", true), asking(2, "two", true), asking(2, "two again", true), asking(3, "three", true), asking(4, "four", false), code, later} {
			s.put(j)
		}
		time.Sleep(time.Minute)
		<-s.stop()
		slices.Sort(took)
		if got := strings.Join(took, ", "); got != "code after 5s, code of three after 15s, four after 0s, one after 0s, three after 10s, two after 20s, two again after 25s" {
			t.Error(got)
		}
	})
}

// A stranger who brings an invitation is no stranger from then on: what they wrote before is answered first, at once.
func TestAnInvitationLeavesTheLaneOfStrangers(t *testing.T) {
	for _, c := range []struct {
		sentence string
		before   []string // what the chat has written
		rests    bool     // the first of it is answered already
	}{
		{"when their greeting waits", []string{"hi"}, false},
		{"when nothing of theirs waits", nil, false},
		{"when their chat rests between two answers", []string{"wrong", "wrong again"}, true},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var mu sync.Mutex
				var took []string
				var full atomic.Bool
				s := newScheduler(4, func(j *job) time.Duration {
					mu.Lock()
					defer mu.Unlock()
					took = append(took, j.request.Text)
					return 0
				}, func(*job) {})
				s.spare = func() time.Duration {
					if full.Load() {
						return time.Hour
					}
					return 0
				}
				full.Store(!c.rests)
				for _, text := range c.before {
					s.put(asking(1, text, true))
				}
				synctest.Wait()
				full.Store(true)
				if s.servesRegistered(1) {
					t.Error("a stranger counts as registered")
				}
				s.put(asking(1, "right", false))
				if !s.servesRegistered(1) {
					t.Error("whoever brings an invitation counts as a stranger")
				}
				s.put(asking(1, "/diem", true))
				synctest.Wait()
				mu.Lock()
				defer mu.Unlock()
				if got, want := strings.Join(took, ", "), strings.Join(append(c.before, "right", "/diem"), ", "); got != want {
					t.Errorf("answered are %s, want %s", got, want)
				}
				if s.outside != 0 || s.waiting != 0 {
					t.Errorf("%d and %d wait", s.outside, s.waiting)
				}
				<-s.stop()
			})
		})
	}
}

// What the program died of may be a stranger's: it is tried when nothing of anybody registered is ready, alone as all suspects are.
func TestAStrangersSuspectComesLast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var took []string
		s := newScheduler(1, func(j *job) time.Duration {
			mu.Lock()
			defer mu.Unlock()
			took = append(took, j.request.Text)
			return 0
		}, func(*job) {})
		s.mu.Lock()
		s.held = time.AfterFunc(time.Second, func() { s.mu.Lock(); s.held = nil; s.start(); s.mu.Unlock() })
		s.mu.Unlock()
		for chat, text := range []string{"stranger", "strange suspect", "suspect", "officer"} {
			j := asking(int64(chat+1), text, chat < 2)
			j.suspect = strings.HasSuffix(text, "suspect")
			s.put(j)
		}
		time.Sleep(2 * time.Second)
		<-s.stop()
		if got := strings.Join(took, ", "); got != "suspect, officer, strange suspect, stranger" {
			t.Error(got)
		}
	})
}
