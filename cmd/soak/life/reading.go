package life

import (
	"context"
	"math/rand/v2"
	"strings"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// asks is an officer who asks about the quiet month of one commune after the other. Neighbours differ, so that an answer that comes
// again is told from the next one.
func (l *life) askCards(t *rig.Talker, random *rand.Rand) func() {
	last := -1
	return func() {
		unit := random.IntN(len(rig.Communes()))
		for unit == last {
			unit = random.IntN(len(rig.Communes()))
		}
		last = unit
		l.counts.mu.Lock()
		l.questions[t.User.ID] = append(l.questions[t.User.ID], unit)
		l.counts.mu.Unlock()
		t.Say("/diem "+quietMonth+" "+rig.Communes()[unit], isCard(unit))
	}
}

// isCard is a want: the card of a commune in the quiet month.
func isCard(unit int) func(sandbox.Entry) bool {
	begins := strings.ToLower("Xã " + rig.Communes()[unit] + " · tháng " + quietMonth)
	return func(e sandbox.Entry) bool { return strings.HasPrefix(strings.ToLower(e.Text), begins) }
}

// acknowledgeWarnings is a chair who acknowledges some of the warnings that come.
func (l *life) acknowledgeWarnings(u *sandbox.User, random *rand.Rand) {
	stream := l.Telegram.Subscribe(u.ID)
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
			if label := rig.ButtonOf(e, "Đã nắm thông tin"); label != "" {
				_ = u.Press(e.MessageID, label) // it may be gone by now
				l.answers.NoteSent()
			}
		}
	}
}
