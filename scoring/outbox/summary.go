package outbox

import (
	"time"

	"motcua/scoring"
)

// Provisional is the occasion of a summary of a month that is not closed. Its word is in the store.
const Provisional = "provisional"

// Earlier is what somebody was told of a unit's month, and what was told before that.
type Earlier struct {
	Told     bool      // the newest summary went out to them: another one reminds them of it
	Seen     time.Time // when they said that they had seen it; zero when they have not
	Replaced *Replaced // the newest of those before it that went out to them; nil when none did
}

// Replaced are the figures of a summary in whose place a newer one stands.
type Replaced struct {
	Provisional bool // the month was not closed then
	Scored      bool
	Converted   scoring.Fraction
	Exact       bool // when not, Converted is only known in tenths
	Rank, Of    int  // 0 without a score
}

// SummaryReach is how far a unit's chairs have come with a month's summary.
type SummaryReach struct {
	Unit, Name string
	Chairs     int // who hold the office
	Reached    int // of them, whom messages reach
	Seen       int // of those reached, who said that they had seen the newest summary
	Waiting    int // of those reached, to whom one is still to be sent
}

// ReachesNobody says whether the unit's summary reaches nobody: it has no chair, or none whom messages reach.
func (o SummaryReach) ReachesNobody() bool { return o.Reached == 0 }

// IsUnseen says whether somebody whom messages reach has not seen it.
func (o SummaryReach) IsUnseen() bool { return o.Seen < o.Reached }
