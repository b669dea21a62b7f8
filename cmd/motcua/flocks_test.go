package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/scoring/outbox"
)

// flock is what every one of some units has done this month: dossiers in time and late, all of them on paper or none; and what
// it has still to do.
type flock struct {
	onTime, late int
	open         int // due tomorrow
	onPaper      bool
	export       int // its number, where the same comes again: a file that was taken in before changes nothing
}

// takesAll takes in one export of many units. It may be called from any goroutine.
func (w *desk) takesAll(units []string, f flock) error {
	now := w.settings.Clock.Now().In(w.settings.Zone)
	const day = "02/01/2006 15:04"
	rows := [][]string{{"Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái", "Hình thức nộp hồ sơ", "Số hóa TPHS", "Kết quả điện tử"}}
	form, has := "Trực tuyến", "Có"
	if f.onPaper {
		form, has = "Trực tiếp", "Không"
	}
	received, ended := now.AddDate(0, 0, -3).Add(-time.Duration(f.export)*time.Minute).Format(day), now.AddDate(0, 0, -1).Format(day)
	for _, unit := range units {
		for n := range f.onTime + f.late + f.open {
			due, finished, status := now.AddDate(0, 0, 2), ended, "Đã trả kết quả"
			switch {
			case n >= f.onTime+f.late:
				due, finished, status = now.AddDate(0, 0, 1), "", "Đang xử lý"
			case n >= f.onTime:
				due = now.AddDate(0, 0, -2)
			}
			rows = append(rows, []string{fmt.Sprintf("%s-261101-%04d", unit, n+1), received, due.Format(day), finished, status, form, has, has})
		}
	}
	var file bytes.Buffer
	if err := csv.NewWriter(&file).WriteAll(rows); err != nil {
		return err
	}
	return demo.TakeAll(w.t.Context(), w.house.Importer(w.settings), w.handledSinceTheFirst(now.AddDate(0, 0, -3)), demo.Memory("ho-so.csv", file.Bytes()))
}

// startsProcess starts the program as its own process, at the time of the desk's clock.
func (w *desk) startsProcess() *exec.Cmd {
	w.t.Helper()
	return w.startsProcessAs("motcua")
}

// startsProcessAs starts the program under a name, with further settings as NAME=value.
func (w *desk) startsProcessAs(name string, further ...string) *exec.Cmd {
	w.t.Helper()
	program := exec.Command(name, "serve")
	program.Env = append(os.Environ(), "MOTCUA_DB="+w.settings.DB, "MOTCUA_TELEGRAM_URL="+w.telegram.URL(), "MOTCUA_TELEGRAM_TOKEN="+w.telegram.Token(),
		"MOTCUA_LOG_LEVEL=error", "MOTCUA_CLOCK="+w.settings.Clock.Now().Format(time.RFC3339Nano))
	program.Env = append(program.Env, further...)
	program.Stderr = &w.log
	if err := program.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = program.Process.Kill() })
	return program
}

// answersNow waits until the program that was started last asks Telegram for something: from then on it stops gracefully.
func (w *desk) answersNow() {
	w.t.Helper()
	asked := make(chan struct{}, 1)
	w.telegram.OnRequest(func(string, map[string]any, []byte) {
		select {
		case asked <- struct{}{}:
		default:
		}
	})
	select {
	case <-asked:
	case <-patiently(w.t).Done():
		w.t.Fatal("the program does not ask Telegram for anything")
	}
}

// ends stops the program gracefully.
func (w *desk) ends(program *exec.Cmd) {
	w.t.Helper()
	if err := program.Process.Signal(syscall.SIGTERM); err != nil {
		w.t.Fatal(err)
	}
	if err := program.Wait(); err != nil {
		w.t.Errorf("a graceful stop ends with %v\nlog: %s", err, w.log.bytes())
	}
}

// everyState is all that a row of the outbox can be.
var everyState = []outbox.State{outbox.Queued, outbox.Sending, outbox.Accepted, outbox.Refused, outbox.Unknown, outbox.Cancelled, outbox.Expired}

// rows are the rows of the outbox in some states.
func (w *desk) rows(states ...outbox.State) []outbox.Row {
	w.t.Helper()
	rows, err := w.house.Store.Outbox(w.t.Context(), states, 1_000_000)
	if err != nil {
		w.t.Fatal(err)
	}
	return rows
}

// drains waits until nothing is queued or on its way.
func (w *desk) drains(within time.Duration) {
	w.t.Helper()
	for deadline := time.Now().Add(within); ; time.Sleep(50 * time.Millisecond) {
		left := w.rows(outbox.Queued, outbox.Sending)
		if len(left) == 0 {
			return
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("%d notices still wait, such as %+v\nlog: %s", len(left), left[0], w.log.bytes())
		}
	}
}

// reaches says whether a message of the bot is in somebody's chat.
func reaches(messages []sandbox.Entry, id int) bool {
	for _, m := range messages {
		if m.MessageID == id && !m.Deleted {
			return true
		}
	}
	return false
}
