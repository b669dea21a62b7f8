package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"time"

	"motcua/bot/sandbox"
)

// sendsFiles is an admin who sends exports, looks, takes them in or drops them, and takes some back.
func (l *life) sendsFiles(t *talker, random *rand.Rand) func() {
	return func() {
		name, err := l.export(newExport(l.books.next(), l.sinceTheBeginning(), l.clock.now()))
		if err != nil {
			l.counts.fails("an export: %v", err)
			return
		}
		body, err := os.ReadFile(name)
		if err != nil {
			l.counts.fails("an export: %v", err)
			return
		}
		base := name[strings.LastIndex(name, "/")+1:]
		about := func(e sandbox.Entry) bool { // the file, and not that it is being read
			return has(base)(e) && !strings.HasPrefix(e.Text, "Đang ")
		}
		t.forgets()
		t.user.SendFile(base, body)
		l.struck(l.filed)
		seen, how := t.awaits(base, about)
		if how != answered || button(seen, "Nhập") == "" {
			return
		}
		if random.IntN(8) == 0 {
			t.presses(seen.MessageID, "Bỏ tệp", about)
			return
		}
		l.struck(l.filed)
		taken, how := t.presses(seen.MessageID, "Nhập", about)
		if how != answered || !has("Đã nhập", base)(taken) {
			return
		}
		l.counts.add(&l.counts.taken)
		l.books.says(base, true)
		if random.IntN(4) == 0 {
			l.takesBack(t, taken, base)
		}
	}
}

// takesBack takes an import back, while no other has come.
func (l *life) takesBack(t *talker, taken sandbox.Entry, base string) {
	label := button(taken, "Hoàn tác")
	if label == "" {
		return
	}
	sure, how := t.presses(taken.MessageID, label, either(has("Hoàn tác lần nhập vừa rồi"), has("Chỉ hoàn tác được")))
	if how != answered || button(sure, "Hoàn tác lần nhập") == "" {
		return
	}
	l.books.doubts(base)
	l.struck(l.filed)
	back, how := t.presses(sure.MessageID, "Hoàn tác lần nhập", either(has("Đã hoàn tác"), has("Chỉ hoàn tác được")))
	// Handled again after a kill it says that it was taken back already, or cannot be: that leaves open which.
	if how == answered && has("Đã hoàn tác")(back) {
		l.counts.add(&l.counts.undone)
		l.books.says(base, false)
	}
}

// commands is the operator, who takes exports in and sets targets on the command line. Some of the imports are killed.
func (l *life) commands(random *rand.Rand) func() {
	return func() {
		if random.IntN(4) == 0 {
			if _, err := l.runs(l.clock.now(), "targets", "--set", "TD="+[]string{"80%", "90%", "95%"}[random.IntN(3)]); err != nil {
				l.counts.fails("a target: %v", err)
			}
			return
		}
		name, err := l.export(newExport(l.books.next(), l.sinceTheBeginning(), l.clock.now()))
		if err != nil {
			l.counts.fails("an export: %v", err)
			return
		}
		base := name[strings.LastIndex(name, "/")+1:]
		cmd := l.command(l.clock.now(), "import", name)
		if err := cmd.Start(); err != nil {
			l.counts.fails("an import: %v", err)
			return
		}
		l.struck(l.filed)
		if random.IntN(3) == 0 {
			l.cuts(cmd, time.Duration(random.IntN(400))*time.Millisecond)
			return
		}
		if err := cmd.Wait(); err != nil {
			l.counts.fails("an import on the command line: %v; see %s", err, l.log.Name())
			return
		}
		l.counts.add(&l.counts.imported)
		l.books.says(base, true)
	}
}

// cuts kills an import after a while, if it is still there.
func (l *life) cuts(cmd *exec.Cmd, after time.Duration) {
	time.Sleep(after)
	_ = cmd.Process.Kill() // it may have ended
	if err := cmd.Wait(); err != nil {
		l.counts.add(&l.counts.cut)
	}
}
