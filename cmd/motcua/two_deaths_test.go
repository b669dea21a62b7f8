package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/sandbox"
	"motcua/bot/telegram"
	"motcua/cmd/motcua/demo"
	"motcua/scoring/people"
)

// mortal is an Answerer that a word kills, with the whole program and all at once.
type mortal struct{ telegram.Answerer }

const deadly = "Xã Tử Thần"

// Answer implements telegram.Answerer.
func (m mortal) Answer(ctx context.Context, r bot.Request) (bot.Reply, error) {
	if r.Text == deadly {
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		time.Sleep(time.Minute)
		return bot.Reply{}, err
	}
	return m.Answerer.Answer(ctx, r)
}

// A question kills the program twice: it is set aside, whoever asked it is told so once, and the admins once. Everybody else is
// answered, and so is what waited behind it; nothing else is set aside. Tried again by hand, it kills the program and is set
// aside again.
func TestAQuestionThatKillsTwiceIsSetAside(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	admin, culprit := w.registers(1, people.Admin, ""), w.registers(2, people.Officer, demo.DemoUnit)
	var others []*sandbox.User
	for i := range 8 {
		others = append(others, w.registers(int64(10+i), people.Officer, demo.DemoUnit))
	}
	w.stop()

	culprit.Send(deadly)
	culprit.Send("/trogiup")
	for _, u := range others {
		u.Send("/trogiup")
	}
	diesTwice := func() {
		t.Helper()
		for range 2 {
			if err := w.startsProcessAs("motcua-mortal").Wait(); err == nil {
				t.Fatal("the program does not die")
			}
		}
	}
	diesTwice()
	program := w.startsProcessAs("motcua-mortal")
	const help = "Các lệnh Anh/Chị dùng được"
	w.waits(culprit, pardon, 1)
	answered := func(u *sandbox.User) { // what was on its way at a death may come again
		t.Helper()
		for deadline := time.Now().Add(patience); w.told(u, help) < 2; time.Sleep(10 * time.Millisecond) { // the first is the greeting
			if time.Now().After(deadline) {
				t.Fatalf("%d is not answered", u.ID)
			}
		}
	}
	answered(culprit)
	for _, u := range others {
		answered(u)
	}
	w.waits(admin, "Đã để riêng một yêu cầu: tin nhắn", 1)
	w.ends(program)
	aside, err := w.house.Store.AsideUpdates(t.Context(), 10)
	if err != nil || len(aside) != 1 || !strings.Contains(string(aside[0].Body), deadly) {
		t.Fatalf("set aside are %+v: %v", aside, err)
	}
	if out := w.command("inbox"); strings.Contains(out, deadly) {
		t.Errorf("motcua inbox prints what was written:\n%s", out)
	}
	w.command("inbox", "--retry", fmt.Sprint(aside[0].ID))
	diesTwice()
	program = w.startsProcessAs("motcua-mortal")
	w.waits(culprit, pardon, 2)
	w.waits(admin, "Đã để riêng một yêu cầu: tin nhắn", 2)
	w.ends(program)
	for _, u := range others {
		w.holds(u, pardon, 0)
	}
}

// command runs the program beside the one that serves, and gives what it prints.
func (w *desk) command(args ...string) string {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "motcua", args...)
	cmd.Env = append(os.Environ(), "MOTCUA_DB="+w.settings.DB, "MOTCUA_LANGUAGE=vi")
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("motcua %v: %v\n%s", args, err, out)
	}
	return string(out)
}
