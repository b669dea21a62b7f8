package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

// shortly is a stage for a trial that a test has time for.
func shortly(t *testing.T, o options) *stage {
	t.Helper()
	if testing.Short() {
		t.Skip("it runs the program for seconds")
	}
	t.Parallel()
	dir := t.TempDir()
	binary, err := build(dir)
	if err != nil {
		t.Fatal(err)
	}
	return &stage{options: o, binary: binary, dir: t.TempDir()}
}

// Twenty kills in a life of a day: nothing is lost, half done, or told twice but for what was in the air.
func TestTwentyKillsLoseNothing(t *testing.T) {
	s := shortly(t, options{kills: 20, pause: 300 * time.Millisecond, seed: 1})
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
