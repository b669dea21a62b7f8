package life

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// sendFiles is an admin who sends exports, looks, takes them in or drops them, and takes some back.
func (l *life) sendFiles(t *rig.Talker, random *rand.Rand) func() {
	return func() {
		name, err := l.export(newExport(l.books.next(), l.sinceTheBeginning(), l.clock.now()))
		if err != nil {
			l.counts.fail("an export: %v", err)
			return
		}
		body, err := os.ReadFile(name)
		if err != nil {
			l.counts.fail("an export: %v", err)
			return
		}
		base := name[strings.LastIndex(name, "/")+1:]
		about := func(e sandbox.Entry) bool { // the file, and not that it is being read
			return rig.Has(base)(e) && !strings.HasPrefix(e.Text, "Đang ")
		}
		t.Forget()
		t.User.SendFile(base, body)
		l.filing()
		seen, how := t.Await(base, about)
		if how != rig.Answered || rig.ButtonOf(seen, "Nhập") == "" {
			return
		}
		if random.IntN(8) == 0 {
			t.Press(seen.MessageID, "Bỏ tệp", about)
			return
		}
		l.filing()
		taken, how := t.Press(seen.MessageID, "Nhập", about)
		if how != rig.Answered || !rig.Has("Đã nhập", base)(taken) {
			return
		}
		l.counts.add(&l.counts.taken)
		l.books.note(base, true)
		if random.IntN(4) == 0 {
			l.takeBack(t, taken, base)
		}
	}
}

// takeBack takes an import back, while no other has come.
func (l *life) takeBack(t *rig.Talker, taken sandbox.Entry, base string) {
	label := rig.ButtonOf(taken, "Hoàn tác")
	if label == "" {
		return
	}
	sure, how := t.Press(taken.MessageID, label, rig.Either(rig.Has("Hoàn tác lần nhập vừa rồi"), rig.Has("Chỉ hoàn tác được")))
	if how != rig.Answered || rig.ButtonOf(sure, "Hoàn tác lần nhập") == "" {
		return
	}
	l.books.noteUnsure(base)
	l.filing()
	back, how := t.Press(sure.MessageID, "Hoàn tác lần nhập", rig.Either(rig.Has("Đã hoàn tác"), rig.Has("Chỉ hoàn tác được")))
	// Handled again after a kill it says that it was taken back already, or cannot be: that leaves open which.
	if how == rig.Answered && rig.Has("Đã hoàn tác")(back) {
		l.counts.add(&l.counts.undone)
		l.books.note(base, false)
	}
}

// importByCommand is the operator, who takes exports in and sets targets on the command line. Some of the imports are killed.
func (l *life) importByCommand(random *rand.Rand) func() {
	return func() {
		if random.IntN(4) == 0 {
			if _, err := l.Run(l.clock.now(), "targets", "--set", "TD="+[]string{"80%", "90%", "95%"}[random.IntN(3)]); err != nil {
				l.counts.fail("a target: %v", err)
			}
			return
		}
		name, err := l.export(newExport(l.books.next(), l.sinceTheBeginning(), l.clock.now()))
		if err != nil {
			l.counts.fail("an export: %v", err)
			return
		}
		base := name[strings.LastIndex(name, "/")+1:]
		cmd := l.Command(l.clock.now(), "import", name)
		if err := cmd.Start(); err != nil {
			l.counts.fail("an import: %v", err)
			return
		}
		l.filing()
		if random.IntN(3) == 0 {
			l.killAfter(cmd, time.Duration(random.IntN(400))*time.Millisecond)
			return
		}
		if err := cmd.Wait(); err != nil {
			l.counts.fail("an import on the command line: %v; see %s", err, l.Log.Name())
			return
		}
		l.counts.add(&l.counts.imported)
		l.books.note(base, true)
	}
}

// killAfter kills an import after a while, if it is still there.
func (l *life) killAfter(cmd *exec.Cmd, after time.Duration) {
	time.Sleep(after)
	_ = cmd.Process.Kill() // it may have ended
	if err := cmd.Wait(); err != nil {
		l.counts.add(&l.counts.cut)
	}
}
