package main

import (
	"motcua/cmd/soak/life"
	"motcua/cmd/soak/rig"
	"motcua/internal/trial"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// built is the program, which is built once.
var built struct {
	once   sync.Once
	binary string
	err    error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built.binary != "" {
		_ = os.RemoveAll(filepath.Dir(built.binary)) // what is left is the system's to remove
	}
	os.Exit(code)
}

// shortly is a stage for a trial that a test has time for.
func shortly(t *testing.T, o rig.Options) *rig.Stage {
	t.Helper()
	if testing.Short() {
		t.Skip("it runs the program for seconds")
	}
	if trial.Raced {
		t.Skip("the program that it runs is built without the race detector")
	}
	t.Parallel()
	built.once.Do(func() {
		var dir string
		if dir, built.err = os.MkdirTemp("", "motcua-soak-"); built.err == nil {
			built.binary, built.err = rig.Build(dir)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return &rig.Stage{Options: o, Binary: built.binary, Dir: t.TempDir()}
}

// Two kills in a life of a day, twenty in a soak: nothing is lost, half done, or told twice but for what was in the air.
func TestKillsLoseNothing(t *testing.T) {
	s := shortly(t, rig.Options{Kills: trial.Count(20, 2, 1), Pause: 300 * time.Millisecond, Seed: 1})
	if err := life.Kills(s); err != nil {
		t.Error(err)
	}
	s.Figures.Print(os.Stderr)
	if n := s.Figures.CountBroken(); n > 0 {
		t.Errorf("%d figures are not as they must be", n)
	}
}

// A flood of strangers for a second, three in a soak, loses no question of an officer, answers nobody twice, and leaves a row for each. How long
// officers wait is for the command to tell: here others have the machine, too.
func TestAShortFloodLosesNothing(t *testing.T) {
	s := shortly(t, rig.Options{Length: time.Duration(trial.Count(3, 1, 1)) * time.Second, Rate: 30, Seed: 1})
	if err := flood(s); err != nil {
		t.Error(err)
	}
	held := 0
	for _, one := range s.Figures.All {
		if strings.HasPrefix(one.Name, "questions lost") || one.Name == "strangers answered more than once" || one.Name == "rows added" {
			if held++; !one.Ok {
				t.Errorf("%s: %s, must be %s", one.Name, one.Seen, one.Must)
			}
		}
	}
	if held != 5 {
		t.Errorf("%d figures were looked at", held)
	}
	s.Figures.Print(os.Stderr)
}
