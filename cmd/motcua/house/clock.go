package house

import (
	"fmt"
	"sync/atomic"
	"time"
)

// clock tells the time to the whole program. It starts at an instant of choice for drills, the demo and tests, and runs
// on from there.
type clock struct {
	Real  func() time.Time // time.Now; tests have a slower one
	shift atomic.Int64     // ahead of real, a time.Duration
}

// NewClock is the real clock when start is "", else one that shows start now.
func NewClock(start string) (*clock, error) {
	c := &clock{Real: time.Now}
	if start == "" {
		return c, nil
	}
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return nil, fmt.Errorf("MOTCUA_CLOCK: %q is not an RFC 3339 instant such as 2024-07-01T08:00:00+07:00", start)
	}
	c.shift.Store(int64(at.Sub(c.Real())))
	return c, nil
}

// Now is the time it is.
func (c *clock) Now() time.Time { return c.Real().Add(time.Duration(c.shift.Load())) }

// MoveOn puts the clock forward to an instant; one that has passed leaves it as it is. All who share the clock see it
// at once.
func (c *clock) MoveOn(to time.Time) {
	for {
		shift := c.shift.Load()
		next := int64(to.Sub(c.Real()))
		if next <= shift || c.shift.CompareAndSwap(shift, next) {
			return
		}
	}
}

// IsShifted says whether the clock does not show the real time.
func (c *clock) IsShifted() bool { return c.shift.Load() != 0 }
