package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/scoring/people"
	"motcua/storage/chat"
)

// commands runs the program's command on the desk's store, which nobody else has open, and gives what it says.
func (w *desk) commands(args ...string) string {
	w.t.Helper()
	program := exec.Command("motcua", args...)
	program.Env = append(os.Environ(), "MOTCUA_DB="+w.settings.DB, "MOTCUA_LANGUAGE=vi", "MOTCUA_CLOCK="+w.settings.Clock.Now().Format(time.RFC3339Nano))
	said, err := program.CombinedOutput()
	if err != nil {
		w.t.Fatalf("%s: %v\n%s", args, err, said)
	}
	return string(said)
}

// leaves ends the program and closes the store; comesBack opens it again.
func (w *desk) leaves() {
	w.t.Helper()
	w.stop()
	if err := w.house.Store.Close(); err != nil {
		w.t.Fatal(err)
	}
}

func (w *desk) comesBack() {
	w.t.Helper()
	var err error
	if w.house, err = house.OpenHouse(w.t.Context(), w.settings); err != nil {
		w.t.Fatal(err)
	}
	w.serve()
}

// After a copy was put in place everybody is answered once, whoever was removed stays outside, and what was told is not told
// again.
func TestARestoredStoreSaysNothingAgain(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false) // a Wednesday
	w.registers(1, people.Admin, "")
	stays := w.registers(2, people.Officer, demo.DemoUnit)
	goes := w.registers(3, people.Officer, demo.DemoUnit)
	from := filepath.Join(t.TempDir(), "copy.db")
	if err := w.house.Store.Backup(t.Context(), from); err != nil {
		t.Fatal(err)
	}
	w.takes(demo.DemoUnit, 10, 10)
	w.waits(stays, "chưa đạt chỉ tiêu", 1)
	stays.Send("/trogiup")
	if _, err := w.telegram.Wait(patiently(t), stays.ID, 5); err != nil { // behind the greeting and the warning; greeting and help are two messages
		t.Fatal(err)
	}
	if _, err := w.house.Store.RemovePerson(t.Context(), goes.ID, 1); err != nil {
		t.Fatal(err)
	}
	w.registers(4, people.Chair, demo.DemoUnit)
	w.leaves()

	said := w.commands("restore", from)
	for _, want := range []string{"nay vẫn không có quyền", "công chức một cửa, số 3, UBND xã Háng Lìa (" + demo.DemoUnit + ")", "vui lòng mời lại", "số 4", "ho-so.csv", w.settings.DB + ".before-restore-20261125-09"} {
		if !strings.Contains(said, want) {
			t.Errorf("the restore does not say %q:\n%s", want, said)
		}
	}
	if again := w.commands("check"); !strings.Contains(again, "số 3") || !strings.Contains(again, "check --seen") {
		t.Errorf("a check says\n%s", again)
	}
	if seen := w.commands("check", "--seen"); strings.Contains(seen, "số 3") {
		t.Errorf("after somebody saw to it a check says\n%s", seen)
	}
	before := len(answers(w.telegram, stays))
	w.comesBack()
	goes.Send("/diem")
	w.waits(goes, "mã mời", 1)
	stays.Send("/trogiup")
	if _, err := w.telegram.Wait(patiently(t), stays.ID, before+2); err != nil {
		t.Fatal(err)
	}
	w.takes(demo.DemoUnit, 10, 10) // the file that was taken in since the copy was made
	w.rests()
	if got := len(answers(w.telegram, stays)); got != before+2 {
		t.Errorf("%d answers came after the restore, want the 2 of help:\n%s", got-before, strings.Join(answers(w.telegram, stays)[before:], "\n--\n"))
	}
	w.stop()
}

// Twenty messages wait at another bot, whose updates have numbers that the first one's have passed: all are answered.
func TestANewBotsUpdatesAreAnswered(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	w.registers(1, people.Officer, demo.DemoUnit)
	w.stop()
	next, err := w.house.Store.NextOffset(t.Context(), 0)
	if err != nil || next == 0 {
		t.Fatal(next, err)
	}
	if _, err := w.house.Store.PutUpdates(t.Context(), []chat.Update{{ID: next + 1000, Chat: 1, Body: []byte("{}")}}, nil); err != nil {
		t.Fatal(err)
	}
	first := w.telegram
	w.telegram = telegramFor(t, sandbox.Config{Clock: w.settings.Clock.Now, Token: strings.Replace(first.Token(), "1000000001", "1000000002", 1)})
	w.settings.Telegram = w.telegram.URL()
	var users []*sandbox.User
	for n := range 20 { // the others are strangers, who are answered once
		u := w.telegram.User(int64(n+1), "vi")
		users = append(users, u)
		u.Send("/diem")
	}
	w.serve()
	answered := 0
	for _, u := range users {
		if _, err := w.telegram.Wait(patiently(t), u.ID, 1); err != nil {
			t.Errorf("chat %d: %v", u.ID, err)
		}
		answered += len(answers(w.telegram, u))
	}
	t.Logf("20 messages waited, %d answers came", answered)
	if log := string(w.log.bytes()); !strings.Contains(log, "updates that came to another bot are set aside") {
		t.Errorf("the log does not say what became of the first bot's: %s", log)
	}
	w.stop()
}

// A copy that is put over the file of the running program ends it, with words that say what to do.
func TestTheProgramEndsWhenItsFileIsReplaced(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	w.registers(1, people.Admin, "")
	from := filepath.Join(t.TempDir(), "copy.db")
	if err := w.house.Store.Backup(t.Context(), from); err != nil {
		t.Fatal(err)
	}
	w.leaves()
	program := w.startsProcess()
	w.answersNow()
	began := time.Now()
	if err := os.Rename(from, w.settings.DB); err != nil {
		t.Fatal(err)
	}
	err := program.Wait()
	t.Logf("it ended after %v", time.Since(began).Round(time.Second))
	if program.ProcessState.ExitCode() != exitRefused || time.Since(began) > time.Minute || !strings.Contains(string(w.log.bytes()), "motcua restore") {
		t.Errorf("it ends with %v after %v, and says %s", err, time.Since(began), w.log.bytes())
	}
	program = w.startsProcess() // over the copy
	if err := program.Wait(); program.ProcessState.ExitCode() != exitRefused {
		t.Errorf("the copy is served: %v", err)
	}
	if said := w.commands("restore", w.settings.DB); !strings.Contains(said, "motcua serve") {
		t.Errorf("the copy is put in place: %s", said)
	}
	if house, err := house.ExistingHouse(t.Context(), w.settings); err != nil || house.Store.Copied() {
		t.Errorf("it is a copy still: %v", err)
	} else if err := house.Store.Close(); err != nil {
		t.Error(err)
	}
}

// A store without people takes no message; as soon as somebody is invited, what waited is answered.
func TestAStoreWithoutPeopleTakesNoMessage(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	w.stop()
	w.settings.Strangers = false
	officer := w.telegram.User(1, "vi")
	officer.Send("/diem")
	w.serve()
	for deadline := time.Now().Add(patience); !strings.Contains(string(w.log.bytes()), "motcua invite --role admin"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the log says %s", w.log.bytes())
		}
	}
	if w.telegram.Pending() != 1 || len(answers(w.telegram, officer)) != 0 {
		t.Errorf("%d messages wait, %d answers came", w.telegram.Pending(), len(answers(w.telegram, officer)))
	}
	w.registers(2, people.Admin, "")
	w.waits(officer, "mã mời", 1)
	w.stop()
}
