package life

import (
	"math/rand/v2"
	"motcua/cmd/soak/rig"
	"sync"
	"time"
)

// clock is the program's: it begins where the soak has it begin, runs on, and is put forward whenever the program starts anew.
type clock struct {
	mu    sync.Mutex
	at    time.Time
	since time.Time // real, when it was at
}

func newClock(at time.Time) *clock { return &clock{at: at, since: time.Now()} }

// now is the time that the program shows, or would.
func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at.Add(time.Since(c.since))
}

// moveOn puts it forward.
func (c *clock) moveOn(step time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.since = c.at.Add(time.Since(c.since)+step), time.Now()
}

// isMuteTime says whether no notice goes out: nights and weekends.
func isMuteTime(t time.Time) bool {
	t = t.In(rig.Zone())
	return t.Hour() < 7 || t.Hour() >= 20 || t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
}

// step is by how much the next start puts the clock forward: little by day, far through nights and weekends.
func (c *clock) step(random *rand.Rand) time.Duration {
	if isMuteTime(c.now()) {
		return time.Duration(30+random.IntN(180)) * time.Minute
	}
	return time.Duration(1+random.IntN(40)) * time.Minute
}

// skipMute puts the clock to the next hour in which notices go out and nobody has come home.
func (c *clock) skipMute() {
	t := c.now()
	for isMuteTime(t) || t.In(rig.Zone()).Hour() < 8 || t.In(rig.Zone()).Hour() > 16 {
		t = t.Add(30 * time.Minute)
	}
	c.moveOn(t.Sub(c.now()))
}
