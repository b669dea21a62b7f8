package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/internal/trial"
	"motcua/scoring/people"
)

const (
	lockHeld   = 4 * time.Second
	lockAskers = 5
	lockJoins  = 24 // more than there are workers
)

// locksStore has the write lock of the desk's store until free is called: another program than the one that serves.
func (w *desk) locksStore() (free func()) {
	w.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+w.settings.DB+"?_txlock=immediate&_busy_timeout=5000")
	if err != nil {
		w.t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		w.t.Fatal(err)
	}
	return func() {
		if err := errors.Join(tx.Rollback(), db.Close()); err != nil {
			w.t.Error(err)
		}
	}
}

// While another program has the write lock, whoever asks is answered as ever, also when more people than there are workers want
// what must be written. They get theirs when the lock is free.
func TestNobodyWhoAsksWaitsForTheWriteLock(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	var officers, newcomers []*sandbox.User
	for i := range lockAskers {
		officers = append(officers, w.registers(int64(1+i), people.Officer, demo.DemoUnit))
	}
	for i := range lockJoins {
		u := w.telegram.User(int64(100+i), "vi")
		invitation := people.Invitation{Hash: people.HashCode(fmt.Sprintf("%016d", u.ID)), Grant: people.Grant{Role: people.Officer, Unit: demo.DemoUnit}, Expires: w.settings.Clock.Now().Add(time.Hour)}
		if err := w.house.Store.AddInvitation(t.Context(), invitation, 0); err != nil {
			t.Fatal(err)
		}
		newcomers = append(newcomers, u)
	}
	w.takes(demo.DemoUnit, 20, 0)
	w.stop()
	program := w.startsProcess()
	w.asks(officers[0], 1) // what the program writes at its start is written

	free := w.locksStore()
	for _, u := range newcomers {
		u.Start(fmt.Sprintf("%016d", u.ID))
	}
	var asking sync.WaitGroup
	longest := make([]time.Duration, len(officers))
	for i, u := range officers {
		asking.Go(func() {
			for began := time.Now(); time.Since(began) < lockHeld; time.Sleep(time.Second) {
				at, before := time.Now(), len(messages(w.telegram, u))
				u.Send("/diem")
				if _, err := w.telegram.Wait(patiently(t), u.ID, before+1); err != nil {
					t.Errorf("%d is not answered: %v", u.ID, err)
				}
				longest[i] = max(longest[i], time.Since(at))
			}
		})
	}
	asking.Wait()
	joined := 0
	for _, u := range newcomers {
		joined += w.told(u, "Đăng ký thành công")
	}
	free()
	freed := time.Now()
	for _, u := range newcomers {
		w.waits(u, "Đăng ký thành công", 1)
		w.holds(u, "trục trặc", 0)
	}
	t.Logf("while the write lock was held for %v, %d officers were answered after at most %v; %d who register %v after it was free", lockHeld, len(officers), longest, len(newcomers), time.Since(freed).Round(time.Millisecond))
	if joined > 0 {
		t.Errorf("%d were registered though nothing could be written", joined)
	}
	for _, took := range longest {
		if took > time.Second+slack && trial.JudgesTimes() {
			t.Errorf("an officer waited %v", took)
		}
	}
	w.ends(program)
	if n, _, err := w.house.Store.InboxState(t.Context()); err != nil || n > 0 {
		t.Errorf("%d updates are left in the inbox: %v", n, err)
	}
}

// The program is killed while another one has the write lock, and started again before that is free: every question is answered.
func TestAKillBesideALockLosesNothing(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	var officers []*sandbox.User
	for i := range 8 {
		officers = append(officers, w.registers(int64(1+i), people.Officer, demo.DemoUnit))
	}
	w.stop()
	program := w.startsProcess()
	w.asks(officers[0], 1) // what the program writes at its start is written
	before := map[int64]int{}
	for _, u := range officers {
		before[u.ID] = len(messages(w.telegram, u))
	}
	free := w.locksStore()
	const rounds = 3
	for round := range rounds {
		for _, u := range officers {
			u.Send("/ngonngu")
		}
		time.Sleep(time.Duration(round) * 150 * time.Millisecond) // the last ones are cut short, or not
		for ctx := patiently(t); w.telegram.Pending() > 0; time.Sleep(time.Millisecond) {
			if ctx.Err() != nil {
				t.Fatalf("%d updates are not taken in; log: %s", w.telegram.Pending(), w.log.bytes())
			}
		}
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // it was killed
	journal, err := os.Stat(w.settings.DB + "-inbox")
	if err != nil || journal.Size() == 0 {
		t.Errorf("the journal is empty though nothing could be written: %v", err)
	}
	program = w.startsProcess()
	time.Sleep(500 * time.Millisecond)
	free()
	w.answersAll()
	again := 0
	for _, u := range officers {
		if _, err := w.telegram.Wait(patiently(t), u.ID, before[u.ID]+rounds); err != nil {
			t.Errorf("%d has %d answers of %d", u.ID, len(messages(w.telegram, u))-before[u.ID], rounds)
		}
		again += len(messages(w.telegram, u)) - before[u.ID] - rounds
	}
	w.ends(program)
	t.Logf("%d questions beside a lock and a kill, %d answered again", rounds*len(officers), again)
	if again > inFlight {
		t.Errorf("%d answers came again, want at most %d", again, inFlight)
	}
	if n, _, err := w.house.Store.InboxState(t.Context()); err != nil || n > 0 {
		t.Errorf("%d updates are left in the inbox: %v", n, err)
	}
}

// answersAll waits until no update in the store waits for its answer: one that is answered again comes before those that were not.
func (w *desk) answersAll() {
	w.t.Helper()
	for ctx := patiently(w.t); ; time.Sleep(20 * time.Millisecond) {
		n, _, err := w.house.Store.InboxState(w.t.Context())
		if err != nil || ctx.Err() != nil {
			w.t.Fatalf("%d updates wait for an answer: %v; log: %s", n, err, w.log.bytes())
		}
		if n == 0 && w.telegram.Pending() == 0 {
			return
		}
	}
}

// A store is served by one program: another one says by which, and leaves. A program that was killed holds nothing.
func TestASecondServeIsRefused(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	w.stop()
	first := w.startsProcess()
	w.answersNow()
	second := exec.Command("motcua", "serve")
	second.Env = append(os.Environ(), "MOTCUA_DB="+w.settings.DB, "MOTCUA_TELEGRAM_URL="+w.telegram.URL(), "MOTCUA_TELEGRAM_TOKEN="+w.telegram.Token(), "MOTCUA_LANGUAGE=vi")
	said, err := second.CombinedOutput()
	if second.ProcessState.ExitCode() != exitRefused || !strings.Contains(string(said), strconv.Itoa(first.Process.Pid)) || !strings.Contains(string(said), w.settings.DB) {
		t.Errorf("the second one ends with %v and says %q, want the process %d", err, said, first.Process.Pid)
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // it was killed
	third := w.startsProcess()
	w.answersNow()
	w.ends(third)
}
