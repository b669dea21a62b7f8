package main

import (
	"flag"
	"testing"
	"time"
)

// soak says that tests which try many things, such as kills, floods and histories, try all of them. Otherwise they try a few, for which
// every run has time.
var soak = flag.Bool("soak", false, "play kills, storms, floods and histories at full size")

// few is how many of so many things a test tries: all in a soak, otherwise an eighth.
func few(all int) int {
	if *soak {
		return all
	}
	return max(1, all/8)
}

// slack is how late a busy machine may make what waits for its turn, beside what the program takes.
const slack = time.Second

// judgesTimes says whether a test judges how long things take: only in a soak, where there are many to judge by, and never under the race
// detector. Other runs print it.
func judgesTimes() bool { return *soak && !raced }

// besideOthers has a test run in parallel with others, unless it judges how long things take.
func besideOthers(t *testing.T) {
	if !judgesTimes() {
		t.Parallel()
	}
}
