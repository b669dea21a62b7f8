package main

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// A file that does not come at once is asked for again: for its preview and after the button that takes it in. Nobody is told that
// the bot is in trouble.
func TestAFileIsFetchedAgain(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	admin := w.registers(1, people.Admin, "")
	w.telegram.Faults(sandbox.Faults{Rules: []sandbox.Fault{
		{Kind: sandbox.Busy, Method: "getFile", RetryAfter: 1, Times: 1},
		{Kind: sandbox.Reset, Method: "getFile", Times: 1},
		{Kind: sandbox.Broken, Method: sandbox.Download, Status: 404, Times: 1}, // as when the path has expired
	}})
	began := time.Now()
	admin.SendFile("mot.csv", []byte(goodHead+goodRow))
	w.waits(admin, previewed+": mot.csv", 1)
	t.Logf("previewed after %v", time.Since(began))

	w.telegram.Faults(sandbox.Faults{Rules: []sandbox.Fault{
		{Kind: sandbox.Broken, Method: "getFile", Times: 1},
		{Kind: sandbox.Cut, Method: sandbox.Download, Times: 1},
	}})
	began = time.Now()
	if err := admin.Press(lastMessage(w.telegram, admin), "Nhập"); err != nil {
		t.Fatal(err)
	}
	w.waits(admin, "Đã nhập", 1)
	t.Logf("taken in after %v", time.Since(began))
	w.holds(admin, "trục trặc", 0)

	w.telegram.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Refused, Method: "getFile", Reason: "file is too big"}}})
	admin.SendFile("hai.csv", []byte(goodHead+goodRow))
	w.waits(admin, "Telegram không cho tải tệp này", 1)
	w.stop()
}

// Of the files of four admins one is read, and three are told their place. One of them leaves the queue, and is answered at once. The
// program is killed: the others are read after the start, and only the one that was read counts a death.
func TestFilesAreReadOneAfterTheOther(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	var admins []*sandbox.User
	for id := range int64(4) {
		admins = append(admins, w.registers(1+id, people.Admin, ""))
	}
	w.stop()
	program := w.startsProcess()
	w.holdsReader()
	admins[0].SendFile("tep.csv", exportOf(500))
	catches(t, program)
	for i, place := range []string{"2", "3", "4"} {
		admins[i+1].SendFile("tep.csv", []byte(goodHead+strings.ReplaceAll(goodRow, "9001", "900"+place)))
		w.waits(admins[i+1], "Tệp tep.csv đang chờ đến lượt: đứng thứ "+place, 1)
		w.lineUp(i + 2) // who is told a place stands there a moment later
	}
	admins[1].Send("/huy")
	w.waits(admins[1], readingStopped+" tep.csv", 1)
	w.waits(admins[2], "đứng thứ 2", 1)
	w.waits(admins[3], "đứng thứ 3", 1)

	dies(t, program)
	w.holdsReader()
	program = w.startsProcess()
	pid := catches(t, program)
	left, err := w.house.Store.UnfinishedUpdates(t.Context())
	if err != nil || len(left) != 3 {
		t.Fatalf("%d files are left: %v", len(left), err)
	}
	for i, u := range left {
		if want := map[bool]int{true: 1}[i == 0]; u.Deaths != want {
			t.Errorf("of file %d %d deaths are counted, want %d", i+1, u.Deaths, want)
		}
	}
	if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{0, 2, 3} {
		w.waits(admins[i], previewed+": tep.csv", 1)
		w.holds(admins[i], secondInTurn, 0)
	}
	w.holds(admins[1], previewed, 0)
	w.ends(program)
}

// lineUp waits until so many long answers are on record as begun.
func (w *desk) lineUp(many int) {
	w.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(2 * time.Millisecond) {
		left, err := w.house.Store.UnfinishedUpdates(w.t.Context())
		if err != nil {
			w.t.Fatal(err)
		}
		begun := 0
		for _, u := range left {
			if u.Message != 0 {
				begun++
			}
		}
		if begun == many {
			return
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("%d long answers are begun, want %d", begun, many)
		}
	}
}
