package courier

import (
	"sync/atomic"

	"motcua/bot/delivery"
)

// Stats is what became of messages and rows since the courier was made.
type Stats struct {
	Messages  delivery.Counts
	Cancelled uint64 // rows that had nothing left to say
	Expired   uint64 // rows that nobody needed any more
	InFlight  int64  // messages begun and not yet on record
}

// counts are the counters behind Stats.
type counts struct {
	sends              delivery.Counter
	cancelled, expired atomic.Uint64
	flight             atomic.Int64
}

// Stats are the counters as they stand.
func (c *Courier) Stats() Stats {
	return Stats{Messages: c.counts.sends.Counts(), Cancelled: c.counts.cancelled.Load(), Expired: c.counts.expired.Load(),
		InFlight: c.counts.flight.Load()}
}
