package rooms

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/chat"
	"motcua/storage/imports"
	"motcua/storage/staging"
)

// Tests start this test program once more, as another process with the same store: these name what it does there.
const (
	partVariable  = "MOTCUA_TEST_PART"
	storeVariable = "MOTCUA_TEST_STORE"
	stages        = "staging"
	foreseeing    = "foreseeing"
	exchanging    = "exchanging"
	takingBack    = "taking back/" // and the import
	importing     = "importing"
	receiving     = "receiving"
	backingUp     = "backing up"
	restoring     = "restoring/" // and the step at which it waits
)

func TestMain(m *testing.M) {
	flag.Parse() // another process tries as much as this one
	if part := os.Getenv(partVariable); part != "" {
		if err := playPart(part, os.Getenv(storeVariable)); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	debug.SetGCPercent(400) // an import takes some large pieces, and there is room for many
	os.Exit(m.Run())
}

// inBatches has a stage work in small batches, so that few dossiers fill several. In a soak they are as they are.
func inBatches(stage ledger.Stage) *imports.Stage {
	g := stage.(*imports.Stage)
	g.Runs.Length, g.AtOnce = fewSorted(), fewKept()
	return g
}

// fewSorted and fewKept are how many rows are sorted, and written down as they were, at once.
func fewSorted() int { return trial.Count(staging.RunLength, 4000, 2000) }
func fewKept() int   { return trial.Count(imports.KeptAtOnce, 1000, 500) }

// playPart says on standard output how far it is, and waits there to be killed.
func playPart(part, path string) error {
	if step, is := strings.CutPrefix(part, restoring); is {
		return playRestore(path, step)
	}
	ctx := context.Background()
	s, err := Open(ctx, storage.Options{Path: path, Zone: hanoi, Now: time.Now, Wrap: trial.Unsynced})
	if err != nil {
		return err
	}
	if part == backingUp {
		return playBackup(ctx, s)
	}
	if part == receiving {
		for id := int64(1); ; id++ {
			if _, err := s.PutUpdates(ctx, []chat.Update{{ID: id, Chat: 1, Body: []byte("x")}}, nil); err != nil {
				return err
			}
			fmt.Println(id)
		}
	}
	stage, err := s.Stage(ctx)
	if err != nil {
		return err
	}
	inBatches(stage).Prepares = 1
	if id, is := strings.CutPrefix(part, takingBack); is {
		return playUndo(ctx, stage, id)
	}
	n := fewSorted() * 26 / 25
	if part == foreseeing || part == exchanging {
		n = fewKept() * 6 / 5
	}
	for _, d := range randomDossiers(rand.New(rand.NewPCG(1, 1)), n, 5, 3) {
		if err := stage.Add(d); err != nil {
			return err
		}
	}
	if part == stages {
		if err := stage.(*imports.Stage).Prepare(ctx); err != nil {
			return err
		}
		fmt.Println("staged")
		time.Sleep(time.Minute)
	}
	f := ledger.File{Name: "x.csv", Kind: table.Dossiers, DataTime: noon}
	if part == foreseeing || part == exchanging {
		f.SHA256, f.DataTime = "another", noon.AddDate(0, 0, 1)
		if err := errors.Join(stage.AwaitTurn(ctx), stage.Keep(ctx), stage.Foresee(ctx, f)); err != nil {
			return err
		}
		fmt.Println("foreseen")
	}
	if part == foreseeing {
		time.Sleep(time.Minute)
	}
	return stage.Take(ctx, func(tx ledger.Intake) error {
		if f.ID, err = tx.AddFile(ctx, f); err != nil {
			return err
		}
		if _, _, err := tx.MergeDossiers(ctx, f); err != nil {
			return err
		}
		fmt.Println("merged")
		time.Sleep(time.Minute)
		return nil
	})
}

func playUndo(ctx context.Context, stage ledger.Stage, id string) error {
	file, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return err
	}
	if err := errors.Join(stage.AwaitTurn(ctx), stage.ForeseeUndo(ctx, file)); err != nil {
		return err
	}
	fmt.Println("foreseen")
	return stage.Take(ctx, func(tx ledger.Intake) error {
		if _, err := restoreAsBefore(ctx, tx, file); err != nil {
			return err
		}
		fmt.Println("taken back")
		time.Sleep(time.Minute)
		return nil
	})
}

// start starts another process on the store; kill ends it as a failing power supply would.
func start(t *testing.T, s *Store, part string) (said *bufio.Scanner, kill func()) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], fmt.Sprintf("-soak=%t", trial.Soaks()))
	cmd.Env = append(os.Environ(), partVariable+"="+part, storeVariable+"="+s.Path())
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill = func() {
		_ = cmd.Process.Kill() // SIGKILL
		_ = cmd.Wait()
	}
	t.Cleanup(kill)
	return bufio.NewScanner(out), kill
}

func expect(t *testing.T, said *bufio.Scanner, want string) {
	t.Helper()
	if !said.Scan() || said.Text() != want {
		t.Fatalf("the other process said %q (%v), want %q", said.Text(), said.Err(), want)
	}
}

func TestAKilledImportLeavesTheStoreAsItWas(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 5)
	merge(t, s, noon, false, processing(nil))
	said, kill := start(t, s, importing)
	expect(t, said, "merged")
	kill()

	if stored, _ := storedDossiers(t, s); len(stored) != 1 {
		t.Errorf("%d dossiers after the kill, want 1", len(stored))
	}
	if got, _ := merge(t, s, noon, false, processing(nil)); got != (ledger.Changes{Unchanged: 1}) {
		t.Errorf("the next import: %+v", got)
	}
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), ".motcua-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestWhatIsPutSurvivesAKill(t *testing.T) {
	s := openStore(t)
	said, kill := start(t, s, receiving)
	last := ""
	for range 50 {
		if !said.Scan() || strings.HasPrefix(said.Text(), "error") {
			t.Fatalf("the other process said %q", said.Text())
		}
		last = said.Text()
	}
	kill()
	updates, err := s.UnfinishedUpdates(t.Context())
	if err != nil || len(updates) < 50 || last != "50" {
		t.Fatalf("%d updates after %s were confirmed, %v", len(updates), last, err)
	}
	for i, u := range updates {
		if u.ID != int64(i+1) {
			t.Fatalf("update %d is missing", i+1)
		}
	}
}

// While another process reads and sorts a file, the inbox commits at once; while it writes, the inbox waits and
// readers read on.
func TestAnImportElsewhereHoldsNobodyUpUntilItWrites(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 5)
	said, kill := start(t, s, stages)
	expect(t, said, "staged")
	began := time.Now()
	put(t, s, 1)
	if waited := time.Since(began); waited > time.Second {
		t.Errorf("beside a staged import the inbox took %v", waited)
	}
	kill()

	said, kill = start(t, s, importing)
	expect(t, said, "merged")
	if stored, _ := storedDossiers(t, s); len(stored) != 0 {
		t.Errorf("a reader sees %d dossiers of an import that is not committed", len(stored))
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if _, err := s.PutUpdates(context.Background(), []chat.Update{{ID: 2, Chat: 1, Body: []byte("x")}}, nil); err != nil {
			t.Error(err)
		}
	}()
	select {
	case <-done:
		t.Error("the inbox wrote beside another writer")
	case <-time.After(50 * time.Millisecond):
	}
	kill()
	<-done
	if next := nextOffset(t, s); next != 3 {
		t.Errorf("the next offset is %d, want 3", next)
	}
}
