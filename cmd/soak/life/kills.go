package life

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// badDay are the faults of Telegram in a soak: broken gateways, connections that break, answers that do not come, each before a request
// takes effect and after it; and requests to wait.
func badDay(seed uint64) sandbox.Faults {
	var rules []sandbox.Fault
	for _, method := range []string{"sendMessage", "editMessageText", "answerCallbackQuery", "sendPhoto", "getUpdates", "getFile"} {
		const often = 0.015
		for _, kind := range []sandbox.FaultKind{sandbox.Broken, sandbox.Reset} {
			rules = append(rules, sandbox.Fault{Kind: kind, Method: method, Probability: often}, sandbox.Fault{Kind: kind, Method: method, Probability: often, After: true})
		}
		if method == "getUpdates" || method == "getFile" {
			continue
		}
		rules = append(rules, sandbox.Fault{Kind: sandbox.Mute, Method: method, Probability: often / 4},
			sandbox.Fault{Kind: sandbox.Mute, Method: method, Probability: often / 4, After: true},
			sandbox.Fault{Kind: sandbox.Busy, Method: method, Probability: often / 6, RetryAfter: 1},
			sandbox.Fault{Kind: sandbox.Busy, Method: method, Probability: often / 6, RetryAfter: 3})
	}
	rules = append(rules, sandbox.Fault{Kind: sandbox.Slow, Method: "sendMessage", Probability: 0.2, Delay: 60 * time.Millisecond})
	return sandbox.Faults{Seed: seed, Rules: rules}
}

// Kills is the soak: one store lives through weeks while the program is killed again and again and Telegram has a bad day. Then
// everything that was asked, sent, taken in, closed and told is counted.
func Kills(s *rig.Stage) error {
	began := time.Now()
	phase := func(what string) {
		s.Figures.Tell(what, "after "+time.Since(began).Round(100*time.Millisecond).String())
	}
	l, err := newLife(s)
	if l != nil {
		defer l.Close()
	}
	if err != nil {
		return err
	}
	phase("everybody has registered")
	l.Telegram.Faults(badDay(s.Seed))
	l.startEverybody()
	if err := l.killRepeatedly(s.Kills); err != nil {
		return err
	}
	phase("the last kill")
	l.Telegram.Faults(sandbox.Faults{})
	close(l.over)
	l.lives.Wait()
	phase("everybody has their answer")
	if err := l.drain(); err != nil {
		return err
	}
	phase("nothing waits")
	return l.judge(s)
}

// killRepeatedly kills the program so many times, or until it is interrupted, and has it serve when it returns.
func (l *life) killRepeatedly(n int) error {
	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	random := rand.New(rand.NewPCG(l.seed, 1))
	for i := range n {
		if l.waitToKill(random); interrupted.Err() != nil {
			return nil
		}
		if err := l.Kill(); err != nil {
			return fmt.Errorf("kill %d: %w", i+1, err)
		}
		l.killed++
		l.clock.moveOn(l.clock.step(random))
		if err := l.Serve(l.clock.now()); err != nil {
			return err
		}
		if (i+1)%50 == 0 {
			asked, pardons, unheard := l.answers.Progress()
			c := &l.counts
			c.mu.Lock()
			fmt.Fprintf(os.Stderr, "%d kills, %s: %d asked, %d set aside, %d taken in, %d closed, %d broadcasts, %d registered, %d unanswered\n",
				i+1, l.clock.now().In(rig.Zone()).Format(rig.DayLayout), asked, pardons, c.taken+c.imported, c.closed, c.spoken, c.joined, unheard)
			c.mu.Unlock()
		}
	}
	return nil
}

// waitToKill waits for a moment: any, while the program starts, just after something was sent, or while a file is in work.
func (l *life) waitToKill(random *rand.Rand) {
	within := func(moment chan struct{}, delay int) {
		select {
		case <-moment: // an old one
		default:
		}
		time.Sleep(150 * time.Millisecond) // it has started
		select {
		case <-moment:
		case <-time.After(l.pause * 3 / 2):
		}
		time.Sleep(time.Duration(random.IntN(delay*1000)) * time.Microsecond)
	}
	switch dice := random.IntN(100); {
	case dice < 8:
		time.Sleep(time.Duration(random.IntN(120)) * time.Millisecond)
	case dice < 33:
		within(l.answers.Sent, 25)
	case dice < 55:
		within(l.filed, 250)
	default:
		time.Sleep(l.pause/3 + time.Duration(random.Int64N(int64(l.pause)*4/3)))
	}
}
