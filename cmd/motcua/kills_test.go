package main

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

const (
	noticeKills = 200
	noticeStops = 40                     // graceful ones
	betweenFall = 900 * time.Millisecond // and the recovery that follows
	lastFigures = "23,2/30"              // of the last fall alone, in a message of its own and in one of several notices
)

// badDay are the faults of one: Telegram's gateway is broken, the connection breaks or no answer comes, each before the message
// takes effect and after it; some answers take long, so that kills find messages on their way; and Telegram asks to wait for up
// to half a minute. That is not long here: each end puts the clock forward by some seconds, and the next process knows the wait
// from the store alone.
func badDay() sandbox.Faults {
	rules := []sandbox.Fault{{Kind: sandbox.Slow, Method: "sendMessage", Probability: 0.4, Delay: 80 * time.Millisecond}}
	for _, kind := range []sandbox.FaultKind{sandbox.Broken, sandbox.Reset, sandbox.Mute} {
		rules = append(rules, sandbox.Fault{Kind: kind, Method: "sendMessage", Probability: 0.02},
			sandbox.Fault{Kind: kind, Method: "sendMessage", Probability: 0.02, After: true})
	}
	const longest = 30
	for wait := range longest {
		rules = append(rules, sandbox.Fault{Kind: sandbox.Busy, Method: "sendMessage", Probability: 0.05 / longest, RetryAfter: wait + 1})
	}
	slices.Reverse(rules) // the first that applies spoils a request: that it is slow comes last
	return sandbox.Faults{Seed: 5, Rules: rules}
}

// Warnings come and go while the program is killed at random moments and Telegram has a bad day: every notice that is
// on record as accepted is in its person's chat, every one has an end, and none comes twice without a reason on record.
func TestNoNoticeIsLostWhateverKillsTheProgram(t *testing.T) {
	t.Parallel()
	t.Run("killed", func(t *testing.T) {
		t.Parallel()
		w := newDesk(t, "2026-11-25T09:00:00+07:00") // a Wednesday
		w.outlasts(few(noticeKills), badDay(), func(program *exec.Cmd, lives time.Duration) {
			if lives < 90*time.Millisecond { // the others may end while they start
				w.answersNow()
			}
			time.Sleep(30*time.Millisecond + lives)
			if err := program.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = program.Wait() // it was killed
		})
	})
	t.Run("stopped", func(t *testing.T) {
		t.Parallel()
		w := newDesk(t, "2026-11-25T09:00:00+07:00")
		w.outlasts(few(noticeStops), sandbox.Faults{}, func(program *exec.Cmd, lives time.Duration) {
			w.answersNow()
			time.Sleep(2 * lives)
			w.ends(program)
		})
	})
}

// outlasts runs the program until it was ended so many times, while warnings come and go; then once more, until nothing
// waits. Then it compares the outbox with the chats.
func (w *desk) outlasts(ends int, faults sandbox.Faults, end func(program *exec.Cmd, lives time.Duration)) {
	units, officers := w.staffs()
	w.stop()
	greeted := map[int64]int{}
	for _, o := range officers {
		greeted[o.ID] = len(messages(w.telegram, o))
	}
	began := time.Now()
	w.telegram.Faults(faults)
	over, fell := make(chan struct{}), make(chan error, 1)
	go func() { fell <- w.fallsAndRecovers(units, over) }()
	random := rand.New(rand.NewPCG(200, 14))
	for n := range ends {
		if n == ends*9/10 {
			close(over)
		}
		end(w.startsProcess(), time.Duration(random.IntN(350))*time.Millisecond)
		w.settings.Clock.MoveOn(w.settings.Clock.Now().Add(4 * time.Second)) // a minute's wait is over a few ends later
	}
	if err := <-fell; err != nil {
		w.t.Fatal(err)
	}
	w.telegram.Faults(sandbox.Faults{})
	w.settings.Clock.MoveOn(w.settings.Clock.Now().Add(5 * time.Minute))
	last := w.startsProcess()
	w.answersNow()
	w.drains(patience)
	w.ends(last)
	w.t.Logf("ended %d times in %v", ends, time.Since(began).Round(time.Second))
	w.balances(officers, greeted, ends, len(faults.Rules) > 0)
}

// staffs gives each unit of the sample an officer, and dossiers that are all in time.
func (w *desk) staffs() (units []string, officers []*sandbox.User) {
	w.t.Helper()
	known, err := w.house.Store.Units(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	for i, u := range known {
		units = append(units, u.Code)
		officers = append(officers, w.registers(int64(i+1), people.Officer, u.Code))
	}
	if err := w.takesAll(units, flock{onTime: 20}); err != nil {
		w.t.Fatal(err)
	}
	return units, officers
}

// fallsAndRecovers takes in exports in which all units fall, and recover, until over is closed, and then the last fall.
func (w *desk) fallsAndRecovers(units []string, over <-chan struct{}) error {
	for n := 1; ; n++ {
		for _, f := range []flock{{onTime: 16, late: 6, export: n}, {onTime: 22, export: n}} {
			if err := w.takesAll(units, f); err != nil {
				return fmt.Errorf("an export with %d late: %w", f.late, err)
			}
			time.Sleep(betweenFall)
		}
		select {
		case <-over:
			return w.takesAll(units, flock{onTime: 17, late: 5})
		default:
		}
	}
}
