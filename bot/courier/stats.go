package courier

import (
	"sync"
	"sync/atomic"
)

// Stats counts what became of messages since the courier was made.
type Stats struct {
	Accepted  uint64 // by Telegram
	Gone      uint64 // their readers cannot be reached
	Busy      uint64 // asked to wait, and queued again
	Refused   uint64 // for good, whatever their readers
	Unknown   uint64 // the answer did not come back
	Unreached uint64 // did not go out, and queued again
	Cancelled uint64 // rows that had nothing left to say
	Expired   uint64 // rows that nobody needed any more
	InFlight  int64  // messages begun and not yet on record
}

// outcome is what became of a message.
type outcome int

const (
	accepted outcome = iota
	gone
	busy
	refused
	unknown
	unreached
	cancelled
	expired
	outcomes // how many there are
)

// counts are the counters behind Stats.
type counts struct {
	mu     sync.Mutex
	by     [outcomes]uint64
	flight atomic.Int64
}

func (c *counts) add(o outcome, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.by[o] += uint64(n)
}

// Stats are the counters as they stand.
func (c *Courier) Stats() Stats {
	c.counts.mu.Lock()
	defer c.counts.mu.Unlock()
	by := c.counts.by
	return Stats{Accepted: by[accepted], Gone: by[gone], Busy: by[busy], Refused: by[refused], Unknown: by[unknown],
		Unreached: by[unreached], Cancelled: by[cancelled], Expired: by[expired], InFlight: c.counts.flight.Load()}
}
