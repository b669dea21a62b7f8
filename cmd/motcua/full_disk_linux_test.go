//go:build !race

package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"motcua/cmd/motcua/demo"
	"motcua/internal/trial"
	"motcua/scoring/people"
)

// onSmallDisk moves the desk's store to a disk of its own; the test is skipped where none can be mounted.
func (w *desk) onSmallDisk(size string) (folder string) {
	w.t.Helper()
	folder = w.t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size); err != nil {
		w.t.Skipf("a small disk cannot be mounted here: %v", err)
	}
	w.t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	path := filepath.Join(folder, "motcua.db")
	if err := w.house.Store.Backup(w.t.Context(), path); err != nil {
		w.t.Fatal(err)
	}
	w.settings.DB = path
	w.commands("restore", path) // a copy is not served as it is
	return folder
}

// The disk fills up while the program serves: /readyz says so within 15 s, and the log once, however often somebody tries. When
// there is room again, what was asked meanwhile is answered.
func TestAFullDiskIsSaidOnce(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	officer := w.registers(1, people.Officer, demo.DemoUnit)
	w.stop()
	folder := w.onSmallDisk("48m")
	ready := "http://" + freeAddress(t)
	program := w.startsProcessAs("motcua", "MOTCUA_LOG_LEVEL=warn", "MOTCUA_OPERATIONS="+strings.TrimPrefix(ready, "http://"))
	before := len(messages(w.telegram, officer))
	officer.Send("/trogiup") // a poll without news takes long
	if _, err := w.telegram.Wait(patiently(t), officer.ID, before+1); err != nil {
		t.Fatal(err)
	}
	before++
	w.asked(ready, http.StatusOK, "ok")

	began := time.Now()
	filler, err := os.Create(filepath.Join(folder, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	_, full := io.Copy(filler, io.LimitReader(zeros{}, 1<<30))
	if err := filler.Close(); err != nil || full == nil {
		t.Fatalf("the disk does not fill: %v", err)
	}
	const questions = 3
	for range questions {
		officer.Send("/trogiup")
	}
	w.asked(ready, http.StatusServiceUnavailable, w.settings.DB+" cannot be written: its disk is full")
	took := time.Since(began)
	time.Sleep(2 * time.Second) // tries go on
	if log := string(w.log.bytes()); strings.Count(log, "level=") != 1 || !strings.Contains(log, "full") {
		t.Errorf("the log should have one line:\n%s", log)
	}
	if err := os.Remove(filler.Name()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.telegram.Wait(patiently(t), officer.ID, before+questions); err != nil {
		t.Errorf("what was asked while the disk was full is not answered: %v", err)
	}
	t.Logf("a full disk is named after %v", took.Round(time.Millisecond))
	if took > 15*time.Second+slack && trial.JudgesTimes() {
		t.Errorf("a full disk is named after %v, want 15s", took)
	}
	w.ends(program)
}

// asked waits until a page of the operator's says this.
func (w *desk) asked(ready string, status int, text string) {
	w.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		got, body := look(w.t, ready+"/readyz")
		if got == status && strings.Contains(body, text) {
			return
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("/readyz: %d\n%s", got, body)
		}
	}
}

// zeros has as many bytes as anybody wants.
type zeros struct{}

// Read implements io.Reader.
func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
