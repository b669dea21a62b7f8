package main

import (
	"context"
	"math/rand/v2"
	"strings"
	"time"

	"motcua/bot/sandbox"
)

// asks is an officer who asks about the quiet month of one commune after the other. Neighbours differ, so that an answer that comes
// again is told from the next one.
func (l *life) asks(t *talker, random *rand.Rand) func() {
	last := -1
	return func() {
		unit := random.IntN(len(communes))
		for unit == last {
			unit = random.IntN(len(communes))
		}
		last = unit
		l.counts.mu.Lock()
		l.questions[t.user.ID] = append(l.questions[t.user.ID], unit)
		l.counts.mu.Unlock()
		t.says("/diem "+quietMonth+" "+communes[unit], isCard(unit))
	}
}

// isCard is a want: the card of a commune in the quiet month.
func isCard(unit int) func(sandbox.Entry) bool {
	begins := strings.ToLower("Xã " + communes[unit] + " · tháng " + quietMonth)
	return func(e sandbox.Entry) bool { return strings.HasPrefix(strings.ToLower(e.Text), begins) }
}

// acknowledges is a chair who acknowledges some of the warnings that come.
func (l *life) acknowledges(u *sandbox.User, random *rand.Rand) {
	stream := l.telegram.Subscribe(u.ID)
	defer stream.Close()
	for {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		e, err := stream.Next(ctx)
		cancel()
		select {
		case <-l.over:
			return
		default:
		}
		if err == nil && e.Bot && e.Kind == sandbox.Message && random.IntN(2) == 0 {
			if label := button(e, "Đã rõ"); label != "" {
				_ = u.Press(e.MessageID, label) // it may be gone by now
				l.struck(l.sent)
			}
		}
	}
}
