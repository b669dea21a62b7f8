package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// newcomer is the id of the first of those who register in the course of a soak.
const newcomer = 20_000

// welcomes is the operator who invites on the command line, and whoever uses the code. Now and then two use one code at once.
func (l *life) welcomes(random *rand.Rand) func() {
	next := int64(newcomer)
	return func() {
		unit := code(random.IntN(len(communes)))
		given, err := l.invites(l.clock.now(), people.Officer, unit)
		if err != nil {
			l.counts.fails("an invitation: %v", err)
			return
		}
		n := 1
		if random.IntN(3) == 0 {
			n = 2
		}
		ends := make([]end, n)
		var greeted []int
		var mu sync.Mutex
		var all sync.WaitGroup
		for i := range n {
			person := next + int64(i)
			l.roles.are(person, "", held(people.Officer, unit)) // until it is known
			all.Go(func() {
				t := l.talks(l.telegram.User(person, "vi"))
				defer t.stream.Close()
				e, how := t.says("/start "+given, either(has("Đăng ký thành công"), has("Mã mời không dùng được")))
				mu.Lock()
				defer mu.Unlock()
				ends[i] = how
				if how == answered && has("Đăng ký thành công")(e) {
					greeted = append(greeted, i)
				}
			})
		}
		all.Wait()
		for i, how := range ends {
			if how == answered {
				l.roles.are(next+int64(i), "")
			}
		}
		for _, i := range greeted {
			l.counts.add(&l.counts.joined)
			l.roles.are(next+int64(i), held(people.Officer, unit))
		}
		if len(greeted) > 1 {
			l.counts.fails("one code registered %d people", len(greeted))
		}
		if n == 1 && ends[0] == answered && len(greeted) == 0 {
			l.counts.fails("person %d is refused with a fresh code", next)
		}
		next += int64(n)
	}
}

// moves is an admin who moves and removes those who came in the course of the soak.
func (l *life) moves(t *talker, random *rand.Rand) func() {
	return func() {
		persons, grants := l.roles.sure(newcomer)
		if len(persons) < 4 {
			return
		}
		i := random.IntN(len(persons))
		was := strings.Fields(grants[i])[1]
		number, err := l.numberOf(persons[i])
		if err != nil {
			l.counts.fails("the number of person %d: %v", persons[i], err)
			return
		}
		overview, how := t.says("/nguoidung", has("Người dùng đã đăng ký"))
		if how != answered {
			return
		}
		to, data := "", fmt.Sprintf("1:remove:::%d,yes", number)
		if random.IntN(4) > 0 {
			unit := code(random.IntN(len(communes)))
			if unit == was {
				return
			}
			to, data = held(people.Officer, unit), fmt.Sprintf("1:mvrole::%s:%d,officer,%s,yes", unit, number, was)
		}
		l.roles.are(persons[i], grants[i], to) // until it is known
		said, how := t.forges(overview.MessageID, data, either(has("Đã chuyển sang"), has("không còn vai trò nào"), has("vừa được thay đổi")))
		if how == answered && (has("Đã chuyển sang")(said) || has("không còn vai trò nào")(said)) {
			l.counts.add(&l.counts.moved)
			l.roles.are(persons[i], to)
		}
	}
}

// numberOf is the number that stands for somebody in the chat.
func (l *life) numberOf(person int64) (int, error) {
	db, err := reading(l.db)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	return number(db, `SELECT number FROM people_seen WHERE person = ?`, person)
}

// broadcasts is an admin who writes to everybody, and pauses some of it on its way.
func (l *life) broadcasts(t *talker, random *rand.Rand) func() {
	n := 0
	return func() {
		n++
		draft, how := t.says(fmt.Sprintf("/thongbao %s", broadcastText(n)), has("Bản nháp", broadcastText(n)))
		if how != answered {
			return
		}
		asked, how := t.presses(draft.MessageID, "Gửi ngay", has("Gửi thông báo số"))
		for range 3 { // the recipients may have changed in between
			label := button(asked, "Gửi cho")
			if how != answered || label == "" {
				return
			}
			asked, how = t.presses(asked.MessageID, label, either(isProgress, has("Người nhận đã thay đổi")))
			if how == answered && isProgress(asked) {
				break
			}
		}
		if how != answered || !isProgress(asked) {
			return
		}
		l.counts.add(&l.counts.spoken)
		if label := button(asked, "Tạm dừng"); label != "" && random.IntN(2) == 0 {
			paused, how := t.presses(asked.MessageID, label, isProgress)
			if label := button(paused, "Gửi tiếp"); how == answered && label != "" {
				t.presses(paused.MessageID, label, isProgress)
			}
		}
	}
}

// broadcastText is what the nth broadcast says.
func broadcastText(n int) string { return fmt.Sprintf("Họp giao ban lần %d.", n) }

// isProgress is a want: the message that shows how far a broadcast has come.
func isProgress(e sandbox.Entry) bool { return strings.HasPrefix(e.Text, "Thông báo số ") }
