package main

import (
	"fmt"
	"time"
)

// clock tells the time to the whole program. It starts at an instant of choice for drills, the demo and tests, and runs
// on from there.
type clock struct {
	shift time.Duration
}

// newClock is the real clock when start is "", else one that shows start now.
func newClock(start string) (clock, error) {
	if start == "" {
		return clock{}, nil
	}
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return clock{}, fmt.Errorf("MOTCUA_CLOCK: %q is not an RFC 3339 instant such as 2024-07-01T08:00:00+07:00", start)
	}
	return clock{shift: time.Until(at)}, nil
}

// Now is the time it is.
func (c clock) Now() time.Time { return time.Now().Add(c.shift) }

// shifted says whether the clock does not show the real time.
func (c clock) shifted() bool { return c.shift != 0 }
