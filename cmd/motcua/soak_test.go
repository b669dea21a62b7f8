package main

import (
	"testing"
	"time"

	"motcua/internal/trial"
)

// few is how many of so many things a test tries: all in a soak, otherwise a sixteenth, and half of that under the race detector.
func few(all int) int { return trial.Count(all, max(1, all/16), max(1, all/32)) }

// slack is how late a busy machine may make what waits for its turn, beside what the program takes.
const slack = time.Second

// besideOthers has a test run in parallel with others, unless it judges how long things take.
func besideOthers(t *testing.T) {
	if !trial.JudgesTimes() {
		t.Parallel()
	}
}
