package delivery

import (
	"errors"
	"sync/atomic"

	"motcua/bot"
)

// Outcome is what became of a send. Gone, Busy and Refused are refusals by Telegram, and an Unreached send never left: none of these was
// delivered. Whether an Unknown one was delivered is not known.
type Outcome int

// The outcomes.
const (
	Accepted    Outcome = iota // by Telegram
	Unreachable                // the reader cannot be reached
	Busy                       // Telegram asks to wait
	Refused                    // for good, whoever reads
	Unknown                    // the answer did not come back, or says that Telegram failed
	Unreached                  // Telegram is out of reach, or does not know the token
	outcomes                   // how many there are
)

// OutcomeOf is what the error of a send says of it.
func OutcomeOf(err error) Outcome {
	if err == nil {
		return Accepted
	}
	if _, is := errors.AsType[bot.Unknown](err); is { // whatever caused it
		return Unknown
	}
	if _, is := errors.AsType[bot.Unreachable](err); is {
		return Unreachable
	}
	if _, is := errors.AsType[bot.Busy](err); is {
		return Busy
	}
	if _, is := errors.AsType[bot.Refused](err); is {
		return Refused
	}
	return Unreached
}

// Counts are sends by outcome.
type Counts struct{ Accepted, Gone, Busy, Refused, Unknown, Unreached uint64 }

// Counter counts sends by outcome. Its zero value is ready, and it is safe for concurrent use.
type Counter struct{ by [outcomes]atomic.Uint64 }

// Add counts a send.
func (c *Counter) Add(o Outcome) { c.by[o].Add(1) }

// Counts are the sends so far.
func (c *Counter) Counts() Counts {
	return Counts{c.by[Accepted].Load(), c.by[Unreachable].Load(), c.by[Busy].Load(), c.by[Refused].Load(), c.by[Unknown].Load(), c.by[Unreached].Load()}
}
