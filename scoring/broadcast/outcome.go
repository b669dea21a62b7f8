package broadcast

import (
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Outcome is what became of a broadcast for one person.
type Outcome string

// The outcomes. Waiting alone is not final.
const (
	Waiting   Outcome = "waiting"
	Accepted  Outcome = "accepted"  // Telegram took it, and the person has not confirmed it
	Confirmed Outcome = "confirmed" // the person said that they received it
	Blocked   Outcome = "blocked"   // the person blocked the bot, or is gone
	Uncertain Outcome = "uncertain" // whether it arrived is not known, and it is not sent again
	Refused   Outcome = "refused"   // Telegram refused it for another reason
	Moved     Outcome = "moved"     // when it was to go out the person held no role any more for which it is meant
	Removed   Outcome = "removed"   // when it was to go out the person held no role at all
	Dropped   Outcome = "dropped"   // it was cancelled before it went out
)

// Outcomes are all outcomes there are, in the order of reports.
func Outcomes() []Outcome {
	return []Outcome{Accepted, Confirmed, Blocked, Uncertain, Refused, Moved, Removed, Dropped, Waiting}
}

// gone is why rows of the outbox are refused for people whom nothing reaches.
const gone = "gone"

// OutcomeOf is the one outcome of a row of the outbox.
func OutcomeOf(state outbox.State, why string, confirmed bool) Outcome {
	switch {
	case confirmed:
		return Confirmed
	case state == outbox.Accepted:
		return Accepted
	case state == outbox.Refused && why == gone:
		return Blocked
	case state == outbox.Refused:
		return Refused
	case state == outbox.Unknown:
		return Uncertain
	case state == outbox.Cancelled && why == string(outbox.Moved):
		return Moved
	case state == outbox.Cancelled && why == string(outbox.Removed):
		return Removed
	case state == outbox.Cancelled || state == outbox.Expired:
		return Dropped
	default:
		return Waiting
	}
}

// Person is a recipient in a report.
type Person struct {
	ID        int64
	Role      people.Role // as it is now; "" for somebody removed
	Unit      string      // code of the one for which they were chosen; "" for who served none
	UnitName  string
	Now       string // name of the unit that they serve now, when they were chosen for another one; "" else
	Outcome   Outcome
	Confirmed time.Time // zero when they have not
	Why       string    // why it was refused, in Telegram's words
}

// Counts are how many recipients have each outcome.
type Counts map[Outcome]int

// Count counts outcomes.
func Count(all []Person) Counts {
	counts := Counts{}
	for _, p := range all {
		counts[p.Outcome]++
	}
	return counts
}

// Withheld is to how many it was not to go out in the end.
func (c Counts) Withheld() int { return c[Moved] + c[Removed] + c[Dropped] }

// Total is how many recipients there are.
func (c Counts) Total() (n int) {
	for _, one := range c {
		n += one
	}
	return n
}
