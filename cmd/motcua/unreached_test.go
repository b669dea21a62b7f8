package main

import (
	"strings"
	"testing"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/scoring/people"
)

// Officers block the bot. The admin reads of all of them in one message of the next morning, once; of who came back meanwhile
// not at all; and who is back is warned again.
func TestTheAdminReadsInTheMorningWhomNoMessageReaches(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T15:00:00+07:00") // a Wednesday
	admin := w.registers(100, people.Admin, "")
	var officers []*sandbox.User
	for id := range int64(8) {
		officers = append(officers, w.registers(id+1, people.Officer, demo.DemoUnit))
	}
	back := officers[7]
	w.takes(demo.DemoUnit, 20, 0)
	for _, o := range officers {
		o.Block()
	}
	w.takes(demo.DemoUnit, 18, 2)
	w.rests()
	back.Unblock()
	back.Send("/trogiup")
	w.waits(back, "/diem", 2) // the greeting said it, too
	w.holds(admin, "Không gửi được tin", 0)
	w.moves("2026-11-26 06:59")
	w.rests()
	w.holds(admin, "Không gửi được tin", 0)
	w.moves("2026-11-26 07:00")
	w.waits(admin, "Không gửi được tin", 1)
	all := answers(w.telegram, admin)
	if n := strings.Count(all[len(all)-1], "Không gửi được tin cho công chức một cửa xã Háng Lìa (đã chặn bot từ ngày 25/11/2026)"); n != 6 {
		t.Errorf("%d of 7 are named on a page that has room for 6:\n%s", n, all[len(all)-1])
	}
	w.takes(demo.DemoUnit, 300, 2) // recovered
	w.takes(demo.DemoUnit, 300, 100)
	w.waits(back, warned, 1)
	w.rests()
	w.holds(admin, "Không gửi được tin", 1)
	w.stop()
}

// Somebody was told twice of a unit's warnings, in two messages. When a colleague acknowledges them, both show it, and no
// further message comes.
func TestEachEarlierMessageShowsWhoAcknowledged(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00")
	officer, colleague := w.registers(1, people.Officer, demo.DemoUnit), w.registers(2, people.Officer, demo.DemoUnit)
	for _, f := range []flock{{onTime: 20}, {onTime: 18, late: 2}} {
		if err := w.takesAll([]string{demo.DemoUnit}, f); err != nil {
			t.Fatal(err)
		}
	}
	w.waits(officer, "Cảnh báo", 1)
	w.waits(colleague, "Cảnh báo", 1)
	if err := w.takesAll([]string{demo.DemoUnit}, flock{onTime: 18, late: 2, onPaper: true}); err != nil {
		t.Fatal(err)
	}
	for _, u := range []*sandbox.User{officer, colleague} {
		if _, err := w.telegram.Wait(patiently(t), u.ID, 4); err != nil { // with the greeting, which is two
			t.Fatalf("%v\n%s", err, strings.Join(answers(w.telegram, u), "\n--\n"))
		}
	}
	w.drains(patience) // which messages have gone out is on record: those are edited
	sent := messages(w.telegram, officer)
	if err := officer.Press(sent[len(sent)-1].MessageID, "Đã nắm thông tin"); err != nil {
		t.Fatal(err)
	}
	w.waits(colleague, "đã xác nhận: công chức một cửa", 2)
	w.rests()
	edited := 0
	for _, e := range messages(w.telegram, colleague) {
		if e.Edits == 1 && strings.Contains(e.Text, "đã xác nhận: công chức một cửa") {
			edited++
		}
	}
	if all := messages(w.telegram, colleague); edited != 2 || len(all) != 4 {
		t.Errorf("%d of %d messages show it:\n%s", edited, len(all), strings.Join(answers(w.telegram, colleague), "\n--\n"))
	}
	w.stop()
}
