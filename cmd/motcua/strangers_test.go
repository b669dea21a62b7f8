package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/internal/trial"
	"motcua/scoring/people"
)

// A second of strangers: each of so many writes for the first time, ten write again and again, and one tries codes.
const (
	floodSeconds  = 4
	floodFirst    = 100 // a second
	floodAgain    = 5   // a second, each of ten
	floodCodes    = 60  // a second
	floodLoudest  = 10
	floodTried    = 9_000
	floodStranger = 10_000
)

// While strangers flood the bot, officers ask and somebody registers, and none of them waits for them. A stranger is answered once an hour,
// and costs one row.
func TestStrangersStandInNobodysWay(t *testing.T) {
	besideOthers(t)
	w := newDesk(t, "2026-11-25T09:00:00+07:00")
	var officers []*sandbox.User
	for id := range int64(5) {
		officers = append(officers, w.registers(1+id, people.Officer, demo.DemoUnit))
	}
	newcomer := w.telegram.User(100, "vi")
	w.invites(newcomer.ID)

	over := make(chan int, 1)
	go func() { over <- w.flood() }()
	began := time.Now()
	var waits []time.Duration
	for n := 0; n <= len(officers) || time.Since(began) < floodSeconds*time.Second; n++ { // each asks every 1.1 s: Telegram takes one answer a second
		waits = append(waits, w.asks(officers[n%len(officers)], 1)...)
		if n == len(officers) {
			newcomer.Send("xin chào")
			registering := time.Now()
			newcomer.Start(fmt.Sprintf("%016d", newcomer.ID))
			newcomer.Send("/trogiup")
			w.waits(newcomer, "Đăng ký thành công", 1)
			waits = append(waits, time.Since(registering))
		}
		time.Sleep(time.Until(began.Add(time.Duration(n+1) * 220 * time.Millisecond)))
	}
	wrote := <-over
	w.asks(officers[0], 1) // and everything before it is taken in
	if _, err := w.telegram.Wait(patiently(t), floodTried, 1); err != nil {
		t.Errorf("who tries codes is told nothing: %v", err)
	}
	w.waits(newcomer, "Các lệnh Anh/Chị dùng được", 2) // with the welcome, and when they asked
	slices.Sort(waits)
	w.stop()

	answered, greeted, most := 0, 0, 0
	for chat := range int64(floodSeconds*floodFirst + floodLoudest) {
		n := len(answers(w.telegram, w.telegram.User(floodStranger+chat, "vi")))
		answered, most = answered+n, max(most, n)
		greeted += min(n, 1)
	}
	codes := len(answers(w.telegram, w.telegram.User(floodTried, "vi")))
	rows, inbox := w.countsOf("SELECT count(*) FROM strangers"), w.countsOf("SELECT count(*) FROM inbox WHERE stranger = 1")
	t.Logf("%d messages of %d strangers: people who are registered wait %v at most, in the middle %v; %d strangers were answered, %d times; %d rows, and %d that wait; "+
		"%d codes were answered %d times", wrote, floodSeconds*floodFirst+floodLoudest+1, waits[len(waits)-1].Round(time.Millisecond),
		waits[len(waits)/2].Round(time.Millisecond), greeted, answered, rows, inbox, floodSeconds*floodCodes, codes)
	if late := waits[len(waits)-1]; late > time.Second+slack && trial.JudgesTimes() {
		t.Errorf("somebody who is registered waited %v for an answer", late)
	}
	if most > 1 {
		t.Errorf("a stranger was answered %d times within the hour", most)
	}
	if greeted == 0 || codes > people.WrongCodes+1 {
		t.Errorf("%d strangers were answered, codes %d times", greeted, codes)
	}
	if strangers := floodSeconds*floodFirst + floodLoudest + 2; rows > strangers || inbox > rows {
		t.Errorf("%d rows of %d strangers, and %d in the inbox", rows, strangers, inbox)
	}
	if attempts := w.countsOf("SELECT wrong FROM strangers WHERE chat = 9000"); attempts != floodSeconds*floodCodes {
		t.Errorf("%d wrong codes are counted, want %d", attempts, floodSeconds*floodCodes)
	}
}

// invites makes an invitation for somebody, whose code is their id in sixteen digits.
func (w *desk) invites(id int64) {
	w.t.Helper()
	inv := people.Invitation{Hash: people.HashCode(fmt.Sprintf("%016d", id)), Grant: people.Grant{Role: people.Officer, Unit: demo.DemoUnit},
		Expires: w.settings.Clock.Now().Add(time.Hour)}
	if err := w.house.Store.AddInvitation(w.t.Context(), inv, 0); err != nil {
		w.t.Fatal(err)
	}
}

// flood has strangers write, and gives how many messages that were.
func (w *desk) flood() (wrote int) {
	const each = 50 * time.Millisecond
	began, first, again, codes := time.Now(), 0, 0, 0
	for tick := range floodSeconds * int(time.Second/each) {
		share := func(perSecond int) int { return (tick + 1) * perSecond * int(each/time.Millisecond) / 1000 }
		for ; first < share(floodFirst); first++ {
			w.telegram.User(int64(floodStranger+floodLoudest+first), "vi").Send("hi")
		}
		for ; again < share(floodAgain*floodLoudest); again++ {
			w.telegram.User(int64(floodStranger+again%floodLoudest), "vi").Send("hi")
		}
		for ; codes < share(floodCodes); codes++ {
			w.telegram.User(floodTried, "vi").Send(fmt.Sprintf("ABCD%012d", codes))
		}
		time.Sleep(time.Until(began.Add(time.Duration(tick+1) * each)))
	}
	return first + again + codes
}

// countsOf is the number that a query of the store gives.
func (w *desk) countsOf(query string) (n int) {
	w.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+w.settings.DB+"?mode=ro")
	if err != nil {
		w.t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRowContext(w.t.Context(), query).Scan(&n); err != nil {
		w.t.Fatal(err)
	}
	return n
}

// Telegram asks strangers' chats to wait: nobody else does. An update that cannot be written costs itself, and what comes behind it is
// answered.
func TestWhatIsWrongWithAStrangerOrAnUpdateStaysThere(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00")
	officer := w.registers(1, people.Officer, demo.DemoUnit)
	var rules []sandbox.Fault
	for chat := range int64(4) {
		rules = append(rules, sandbox.Fault{Kind: sandbox.Busy, Method: "sendMessage", Chat: floodStranger + chat, RetryAfter: 40, Times: 1})
	}
	w.telegram.Faults(sandbox.Faults{Rules: rules})
	for chat := range int64(4) {
		w.telegram.User(floodStranger+chat, "vi").Send("hi")
	}
	for began := time.Now(); strings.Count(string(w.log.bytes()), "asks to wait before answering") < 4; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > patience {
			t.Fatalf("the strangers were not asked to wait\n%s", w.log.bytes())
		}
	}
	took := w.asks(officer, 1)[0]
	t.Logf("four strangers' chats were asked to wait 40 s, and an officer waits %v", took.Round(time.Millisecond))
	if took > 30*time.Second {
		t.Errorf("an officer waits %v for what Telegram says of strangers", took)
	}

	before := len(answers(w.telegram, officer))
	for _, date := range []string{"253402300800", "-9223372036854775808", "1e99", `"1"`} { // the first is the year 10000
		raw := fmt.Sprintf(`{"message": {"message_id": 1, "date": %s, "from": {"id": 1}, "chat": {"id": 1, "type": "private"}, "text": "/diem"}}`, date)
		if err := w.telegram.Inject(json.RawMessage(raw)); err != nil {
			t.Fatal(err)
		}
	}
	const behind = 100
	for id := range int64(behind) {
		w.telegram.User(floodStranger+floodLoudest+id, "vi").Send("hi")
	}
	officer.Send("/ngonngu")
	if _, err := w.telegram.Wait(patiently(t), officer.ID, before+1); err != nil {
		t.Fatalf("what stands behind an update that cannot be written is not answered: %v\n%s", err, w.log.bytes())
	}
	w.stop()
	if aside, err := w.house.Store.SetAsideCount(t.Context()); err != nil || aside != 4 {
		t.Errorf("%d updates are set aside, want 4; %v", aside, err)
	}
	if n := w.telegram.Pending(); n > behind+1 {
		t.Errorf("%d updates wait at Telegram", n)
	}
}

// What a stranger is to be told survives a kill, and is told once.
func TestAStrangersGreetingSurvivesAKill(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00")
	w.registers(1, people.Officer, demo.DemoUnit) // with nobody registered or invited, nothing is taken in
	w.stop()
	const strangers = 3
	var all []*sandbox.User
	for id := range int64(strangers) {
		all = append(all, w.telegram.User(floodStranger+id, "vi"))
		all[id].Send("hi")
	}
	w.telegram.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Busy, Method: "sendMessage", RetryAfter: 40}}})
	program := w.startsProcessAs("motcua", "MOTCUA_LOG_LEVEL=warn")
	// A greeting that is still on its way at the kill may arrive and be sent again: each is refused first.
	for began := time.Now(); strings.Count(string(w.log.bytes()), "asks to wait before answering") < strangers; time.Sleep(20 * time.Millisecond) {
		if time.Since(began) > patience {
			t.Fatalf("the greetings are not refused\n%s", w.log.bytes())
		}
	}
	if n := w.countsOf("SELECT count(*) FROM inbox WHERE stranger = 1 AND finished_at = 0"); n != strangers {
		t.Fatalf("%d greetings wait in the store, want %d\n%s", n, strangers, w.log.bytes())
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // it was killed
	w.telegram.Faults(sandbox.Faults{})
	w.serve()
	for _, u := range all {
		w.waits(u, "mã mời", 1)
		u.Send("hi")
	}
	for began := time.Now(); w.countsOf("SELECT count(*) FROM inbox WHERE stranger = 1") > 0; time.Sleep(20 * time.Millisecond) {
		if time.Since(began) > patience {
			t.Fatal("what was told stays in the inbox")
		}
	}
	w.stop()
	for _, u := range all {
		w.holds(u, "mã mời", 1)
	}
}
