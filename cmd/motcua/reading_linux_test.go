package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/scoring/export/reader"
	"motcua/scoring/people"
)

const (
	beingRead      = "Đang đọc tệp"
	secondInTurn   = "đang chờ đến lượt: đứng thứ 2 trong hàng đợi"
	tooHeavy       = "nên bot không đọc và không tự thử lại"
	readingStopped = "Đã dừng đọc tệp"
	fileGivenUp    = "chương trình đã dừng đột ngột hai lần khi đang đọc tệp"
	previewed      = "Xem trước danh sách hồ sơ"
)

// exportOf is an export of so many dossiers.
func exportOf(rows int) []byte {
	var b bytes.Buffer
	b.WriteString(goodHead)
	for i := range rows {
		fmt.Fprintf(&b, "%s-261116-%06d;UBND xã Háng Lìa;16/11/2026;18/11/2026;17/11/2026;Đã trả kết quả\n", demo.DemoUnit, i)
	}
	return b.Bytes()
}

// readers are the processes that read files for a program.
func readers(t *testing.T, program int) (pids []int) {
	t.Helper()
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		status, err := os.ReadFile("/proc/" + e.Name() + "/status")
		if err != nil || !bytes.Contains(status, fmt.Appendf(nil, "\nPPid:\t%d\n", program)) || bytes.Contains(status, []byte("\nState:\tZ")) {
			continue
		}
		if line, err := os.ReadFile("/proc/" + e.Name() + "/cmdline"); err == nil && bytes.Contains(line, []byte("\x00"+reader.Command+"\x00")) {
			pids = append(pids, pid)
		}
	}
	return pids
}

// heldMark is behind the name of a store while the next process that reads a file for it is to stand still.
const heldMark = "-held"

// holdsReader has the next process that reads a file for the desk's program stand still before it reads.
func (w *desk) holdsReader() {
	w.t.Helper()
	if err := os.WriteFile(w.settings.DB+heldMark, nil, 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// standStillIfHeld is what a process that reads a file does first: it asks the program that started it for its store.
func standStillIfHeld() {
	if len(os.Args) != 3 || os.Args[1] != reader.Command {
		return
	}
	environment, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", os.Getppid()))
	if err != nil {
		return // the program is gone
	}
	for entry := range bytes.SplitSeq(environment, []byte{0}) {
		if store, is := bytes.CutPrefix(entry, []byte("MOTCUA_DB=")); is && os.Remove(string(store)+heldMark) == nil {
			_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP) // it is one's own
		}
	}
}

// catches waits for the process that reads a file for a program and stands still.
func catches(t *testing.T, program *exec.Cmd) int {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		for _, pid := range readers(t, program.Process.Pid) {
			if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)); err == nil && bytes.Contains(status, []byte("\nState:\tT")) {
				return pid
			}
		}
	}
	t.Fatal("no process that reads a file stands still")
	return 0
}

// gone waits until a program has no process that reads.
func gone(t *testing.T, program int) {
	t.Helper()
	for deadline := time.Now().Add(patience); len(readers(t, program)) > 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("a process still reads")
		}
	}
}

// asks has somebody ask so often, one question after the other, and gives how long each answer took.
func (w *desk) asks(u *sandbox.User, times int) (took []time.Duration) {
	w.t.Helper()
	for range times {
		before, began := len(answers(w.telegram, u)), time.Now()
		u.Send("/trogiup")
		if _, err := w.telegram.Wait(patiently(w.t), u.ID, before+1); err != nil {
			w.t.Fatalf("%d is not answered: %v", u.ID, err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	return took
}

// reading is a desk whose program is a process of its own, with an admin and an officer.
func reading(t *testing.T) (w *desk, admin, officer *sandbox.User) {
	t.Helper()
	w = newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	admin, officer = w.registers(1, people.Admin, ""), w.registers(2, people.Officer, demo.DemoUnit)
	w.stop()
	return w, admin, officer
}

// dies kills a program as nothing can be kept from.
func dies(t *testing.T, program *exec.Cmd) {
	t.Helper()
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // it was killed
}

// While a file is read everybody is answered, its admin too. Its reader dies: that is said in the place of what was said
// before, the file is not read again, and the program lives.
func TestAFileThatKillsItsReaderCostsThatFile(t *testing.T) {
	t.Parallel()
	w, admin, officer := reading(t)
	program := w.startsProcess()
	w.holdsReader()
	admin.SendFile("nang.csv", exportOf(500))
	pid := catches(t, program)
	w.waits(admin, beingRead+" nang.csv", 1)
	took := append(w.asks(officer, 20), w.asks(admin, 5)...)
	slices.Sort(took)
	t.Logf("while a file is read, an answer takes %v, at most %v", took[len(took)/2], took[len(took)-1])
	admin.SendFile("sau.csv", []byte(goodHead+goodRow))
	w.waits(admin, "sau.csv "+secondInTurn, 1)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	w.waits(admin, tooHeavy, 1)
	w.waits(admin, previewed+": sau.csv", 1)
	gone(t, program.Process.Pid)
	w.asks(officer, 5)
	w.holds(admin, beingRead, 0)
	w.holds(admin, tooHeavy, 1)
	if n := len(readers(t, program.Process.Pid)); n > 0 {
		t.Errorf("%d processes read again", n)
	}
	w.ends(program)
}

// A poison file comes to the limits of its process, while two admins send good ones and are shown what those would do. Its second of
// processor time is soon over only where nothing else runs.
func TestAPoisonFileCostsItselfOnly(t *testing.T) {
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	admin, other := w.registers(1, people.Admin, ""), w.registers(3, people.Admin, "")
	w.stop()
	w.settings.Reading.CPU = 1
	w.serve()
	admin.SendFile("doc.xlsx", poison(t))
	admin.SendFile("lanh.csv", []byte(goodHead+goodRow))
	other.SendFile("lanh-2.csv", []byte(goodHead+strings.ReplaceAll(goodRow, "9001", "9002")))
	w.waits(admin, tooHeavy, 1)
	w.waits(other, previewed+": lanh-2.csv", 1)
	w.waits(admin, previewed+": lanh.csv", 1)
	w.stop()
}

// poison is a workbook whose sheet takes a second of processor time and much more.
func poison(t *testing.T) []byte {
	t.Helper()
	row := `<c t="inlineStr"><is><t>a</t></is></c>`
	var rows strings.Builder
	rows.WriteString(strings.Replace(headRow, "</row>", `<c r="D1" t="inlineStr"><is><t>Trạng thái</t></is></c></row>`, 1))
	for i := range 1_000_000 {
		fmt.Fprintf(&rows, `<row r="%d">%s</row>`, i+2, row)
	}
	return book(t, rows.String())
}

// /huy ends the reading of one's own files within a second, those that wait included, and nobody else's.
func TestHuyStopsTheReading(t *testing.T) {
	t.Parallel()
	w, admin, _ := reading(t)
	program := w.startsProcess()
	w.holdsReader()
	admin.SendFile("nang.csv", exportOf(500))
	catches(t, program)
	admin.SendFile("sau.csv", []byte(goodHead+goodRow))
	w.waits(admin, "sau.csv "+secondInTurn, 1)
	began := time.Now()
	admin.Send("/huy")
	w.waits(admin, "Đang dừng đọc 2 tệp", 1)
	w.waits(admin, readingStopped+" nang.csv", 1)
	w.waits(admin, readingStopped+" sau.csv", 1)
	t.Logf("stopped after %v", time.Since(began))
	gone(t, program.Process.Pid)
	w.holds(admin, beingRead, 0)
	admin.Send("/huy")
	w.waits(admin, "Không có thao tác nào đang nhập dở", 1)
	w.ends(program)
}

// A stop ends the reading at once. The next run begins again, in the same message, and one preview comes of it. What is in
// hand at a stop does not count.
func TestAStoppedReadingGoesOnAfterTheStart(t *testing.T) {
	t.Parallel()
	w, admin, _ := reading(t)
	for n := range 3 {
		w.holdsReader()
		program := w.startsProcess()
		if n == 0 {
			admin.SendFile("nang.csv", exportOf(500))
		}
		catches(t, program)
		w.waits(admin, beingRead+" nang.csv", 1)
		began := time.Now()
		w.ends(program)
		t.Logf("it ends after %v", time.Since(began))
	}
	program := w.startsProcess()
	w.waits(admin, previewed+": nang.csv", 1)
	w.holds(admin, beingRead, 0)
	w.ends(program)
	w.holds(admin, previewed, 1)
}

// The program dies twice while it reads a file: the file is refused and not tried again, its admin is told in the place of
// what was told before, and the admins once. The operator puts it back, while the program runs, and it is read.
func TestTwoDeathsWhileReadingSetTheFileAside(t *testing.T) {
	t.Parallel()
	w, admin, _ := reading(t)
	for n := range 2 {
		w.holdsReader()
		program := w.startsProcess()
		if n == 0 {
			admin.SendFile("nang.csv", exportOf(500))
		}
		pid := catches(t, program)
		w.waits(admin, beingRead+" nang.csv", 1)
		dies(t, program)
		for deadline := time.Now().Add(patience); syscall.Kill(pid, 0) == nil; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatal("the reader outlives the program")
			}
		}
	}
	program := w.startsProcess()
	w.waits(admin, fileGivenUp, 1)
	w.holds(admin, beingRead, 0)
	w.waits(admin, "Đã để riêng một yêu cầu: tệp gửi", 1)
	if n := len(readers(t, program.Process.Pid)); n > 0 {
		t.Errorf("%d processes read again", n)
	}
	w.ends(program)
	program = w.startsProcess()
	w.answersNow()
	w.holds(admin, fileGivenUp, 1)
	w.holds(admin, "Đã để riêng", 1)

	list := w.command("inbox")
	id, _, _ := strings.Cut(strings.TrimSpace(strings.SplitN(list, "\n", 2)[1]), " ")
	if !strings.Contains(list, "file") || strings.Contains(list, "nang") {
		t.Errorf("motcua inbox prints\n%s", list)
	}
	w.command("inbox", "--retry", id)
	w.waits(admin, previewed+": nang.csv", 1)
	if list := w.command("inbox"); strings.Contains(list, id) {
		t.Errorf("motcua inbox prints\n%s", list)
	}
	w.ends(program)
}

// Who loses the role while their file is read is not shown what is in it.
func TestWhoIsNoAdminAnyMoreIsShownNothing(t *testing.T) {
	t.Parallel()
	w, admin, _ := reading(t)
	program := w.startsProcess()
	w.holdsReader()
	admin.SendFile("nang.csv", exportOf(500))
	pid := catches(t, program)
	if _, err := w.house.Store.RemovePerson(t.Context(), admin.ID, 0); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	w.waits(admin, "Chỉ quản trị viên mới gửi được tệp", 1)
	w.holds(admin, previewed, 0)
	w.ends(program)
}

// A button that takes a file in does so once, however often it is pressed, and nobody waits meanwhile.
func TestTakingInIsDoneOnce(t *testing.T) {
	t.Parallel()
	w, admin, officer := reading(t)
	program := w.startsProcess()
	admin.SendFile("nang.csv", exportOf(500))
	w.waits(admin, previewed+": nang.csv", 1)
	gone(t, program.Process.Pid)
	message := lastMessage(w.telegram, admin)
	w.holdsReader()
	for range 3 {
		admin.PressData(message, "1:take:::1")
	}
	pid := catches(t, program)
	w.waits(admin, "Đang nhập tệp nang.csv", 1)
	w.asks(officer, 3)
	w.asks(admin, 3)
	if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	w.waits(admin, "đã được nhập lúc", 1) // as the later presses are told
	w.ends(program)
	imports, err := w.house.Store.Log(t.Context(), people.LogFilter{Action: "imported"}, people.LogPlace{}, 10)
	n := 0
	for _, i := range imports {
		if i.By != people.CommandLine { // the register came by the command line
			n++
		}
	}
	if err != nil || n != 1 {
		t.Errorf("%d imports: %v", n, err)
	}
}
