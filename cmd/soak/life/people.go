package life

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
	"motcua/scoring/people"
)

// newcomer is the id of the first of those who register in the course of a soak.
const newcomer = 20_000

// welcomeNewcomers is the operator who invites on the command line, and whoever uses the code. Now and then two use one code at once.
func (l *life) welcomeNewcomers(random *rand.Rand) func() {
	next := int64(newcomer)
	return func() {
		unit := rig.UnitCode(random.IntN(len(rig.Communes())))
		given, err := l.Invite(l.clock.now(), people.Officer, unit)
		if err != nil {
			l.counts.fail("an invitation: %v", err)
			return
		}
		n := 1
		if random.IntN(3) == 0 {
			n = 2
		}
		ends := make([]rig.Ending, n)
		var greeted []int
		var mu sync.Mutex
		var all sync.WaitGroup
		for i := range n {
			person := next + int64(i)
			l.roles.set(person, "", grant(people.Officer, unit)) // until it is known
			all.Go(func() {
				t := l.Talk(l.Telegram.User(person, "vi"), l.answers)
				defer t.Stream.Close()
				e, how := t.Say("/start "+given, rig.Either(rig.Has("Đăng ký thành công"), rig.Has("Mã mời không đúng")))
				mu.Lock()
				defer mu.Unlock()
				ends[i] = how
				if how == rig.Answered && rig.Has("Đăng ký thành công")(e) {
					greeted = append(greeted, i)
				}
			})
		}
		all.Wait()
		for i, how := range ends {
			if how == rig.Answered {
				l.roles.set(next+int64(i), "")
			}
		}
		for _, i := range greeted {
			l.counts.add(&l.counts.joined)
			l.roles.set(next+int64(i), grant(people.Officer, unit))
		}
		if len(greeted) > 1 {
			l.counts.fail("one code registered %d people", len(greeted))
		}
		if n == 1 && ends[0] == rig.Answered && len(greeted) == 0 {
			l.counts.fail("person %d is refused with a fresh code", next)
		}
		next += int64(n)
	}
}

// movePeople is an admin who moves and removes those who came in the course of the soak.
func (l *life) movePeople(t *rig.Talker, random *rand.Rand) func() {
	return func() {
		persons, grants := l.roles.certainGrants(newcomer)
		if len(persons) < 4 {
			return
		}
		i := random.IntN(len(persons))
		was := strings.Fields(grants[i])[1]
		number, err := l.numberOf(persons[i])
		if err != nil {
			l.counts.fail("the number of person %d: %v", persons[i], err)
			return
		}
		overview, how := t.Say("/nguoidung", rig.Has("Người dùng đã đăng ký"))
		if how != rig.Answered {
			return
		}
		to, data := "", fmt.Sprintf("1:remove:::%d,yes", number)
		if random.IntN(4) > 0 {
			unit := rig.UnitCode(random.IntN(len(rig.Communes())))
			if unit == was {
				return
			}
			to, data = grant(people.Officer, unit), fmt.Sprintf("1:mvrole::%s:%d,officer,%s,yes", unit, number, was)
		}
		l.roles.set(persons[i], grants[i], to) // until it is known
		said, how := t.Forge(overview.MessageID, data, rig.Either(rig.Has("Đã chuyển sang"), rig.Has("không còn vai trò nào"), rig.Has("vừa được thay đổi")))
		if how == rig.Answered && (rig.Has("Đã chuyển sang")(said) || rig.Has("không còn vai trò nào")(said)) {
			l.counts.add(&l.counts.moved)
			l.roles.set(persons[i], to)
		}
	}
}

// numberOf is the number that stands for somebody in the chat.
func (l *life) numberOf(person int64) (int, error) {
	db, err := rig.OpenStore(l.Store)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	return rig.Number(db, `SELECT number FROM people_seen WHERE person = ?`, person)
}

// writeBroadcasts is an admin who writes to everybody, and pauses some of it on its way.
func (l *life) writeBroadcasts(t *rig.Talker, random *rand.Rand) func() {
	n := 0
	return func() {
		n++
		draft, how := t.Say(fmt.Sprintf("/thongbao %s", broadcastText(n)), rig.Has("Bản nháp", broadcastText(n)))
		if how != rig.Answered {
			return
		}
		asked, how := t.Press(draft.MessageID, "Gửi ngay", rig.Has("Gửi thông báo số"))
		for range 3 { // the recipients may have changed in between
			label := rig.ButtonOf(asked, "Gửi cho")
			if how != rig.Answered || label == "" {
				return
			}
			asked, how = t.Press(asked.MessageID, label, rig.Either(isProgress, rig.Has("Người nhận đã thay đổi")))
			if how == rig.Answered && isProgress(asked) {
				break
			}
		}
		if how != rig.Answered || !isProgress(asked) {
			return
		}
		l.counts.add(&l.counts.spoken)
		if label := rig.ButtonOf(asked, "Tạm dừng"); label != "" && random.IntN(2) == 0 {
			paused, how := t.Press(asked.MessageID, label, isProgress)
			if label := rig.ButtonOf(paused, "Gửi tiếp"); how == rig.Answered && label != "" {
				t.Press(paused.MessageID, label, isProgress)
			}
		}
	}
}

// broadcastText is what the nth broadcast says.
func broadcastText(n int) string { return fmt.Sprintf("Họp giao ban lần %d.", n) }

// isProgress is a want: the message that shows how far a broadcast has come.
func isProgress(e sandbox.Entry) bool { return strings.HasPrefix(e.Text, "Thông báo số ") }
