package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// more says that as many kills are tried as a check of the whole has time for; otherwise a few are.
var more = flag.Bool("soak", false, "try more kills")

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
func shortly(t *testing.T, o options) *stage {
	t.Helper()
	if testing.Short() {
		t.Skip("it runs the program for seconds")
	}
	t.Parallel()
	built.once.Do(func() {
		var dir string
		if dir, built.err = os.MkdirTemp("", "motcua-soak-"); built.err == nil {
			built.binary, built.err = build(dir)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return &stage{options: o, binary: built.binary, dir: t.TempDir()}
}

// Kills in a life of a day, twenty in a soak: nothing is lost, half done, or told twice but for what was in the air.
func TestKillsLoseNothing(t *testing.T) {
	n := 4
	if *more {
		n = 20
	}
	s := shortly(t, options{kills: n, pause: 300 * time.Millisecond, seed: 1})
	if err := kills(s); err != nil {
		t.Error(err)
	}
	s.figures.print(os.Stderr)
	if n := s.figures.broken(); n > 0 {
		t.Errorf("%d figures are not as they must be", n)
	}
}

// A flood of strangers for three seconds loses no question of an officer, answers nobody twice, and leaves a row for each. How long
// officers wait is for the command to tell: here others have the machine, too.
func TestAShortFloodLosesNothing(t *testing.T) {
	s := shortly(t, options{length: 3 * time.Second, rate: 30, seed: 1})
	if err := flood(s); err != nil {
		t.Error(err)
	}
	held := 0
	for _, one := range s.figures.all {
		if strings.HasPrefix(one.name, "questions lost") || one.name == "strangers answered more than once" || one.name == "rows added" {
			if held++; !one.ok {
				t.Errorf("%s: %s, must be %s", one.name, one.seen, one.must)
			}
		}
	}
	if held != 5 {
		t.Errorf("%d figures were looked at", held)
	}
	s.figures.print(os.Stderr)
}
