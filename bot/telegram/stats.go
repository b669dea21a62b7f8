package telegram

import (
	"errors"
	"sync/atomic"
	"time"

	"motcua/bot"
)

// Stats is what a client did since it was made.
type Stats struct {
	LastPoll time.Time // when Telegram last answered a poll; zero for never
	// Sends of messages, by outcome. Away are those that never went out.
	Accepted, Gone, Busy, Refused, Unknown, Away int64
	GivenUp                                      int64 // messages of replies in whose place the person was told that they failed
}

// stats counts as the client works.
type stats struct {
	polled                                                atomic.Int64 // Unix nanoseconds
	accepted, gone, busy, refused, unknown, away, givenUp atomic.Int64
}

// Stats is what the client did so far. It may be called at any time.
func (c *Client) Stats() Stats {
	s := Stats{
		Accepted: c.stats.accepted.Load(), Gone: c.stats.gone.Load(), Busy: c.stats.busy.Load(),
		Refused: c.stats.refused.Load(), Unknown: c.stats.unknown.Load(), Away: c.stats.away.Load(), GivenUp: c.stats.givenUp.Load(),
	}
	if polled := c.stats.polled.Load(); polled != 0 {
		s.LastPoll = time.Unix(0, polled)
	}
	return s
}

// sent counts the outcome of a send.
func (s *stats) sent(err error) {
	counter := &s.away
	switch _, gone := errors.AsType[bot.Gone](err); {
	case err == nil:
		counter = &s.accepted
	case gone:
		counter = &s.gone
	default:
		_, busy := errors.AsType[bot.Busy](err)
		_, refused := errors.AsType[bot.Refused](err)
		_, unknown := errors.AsType[bot.Unknown](err)
		switch {
		case busy:
			counter = &s.busy
		case refused:
			counter = &s.refused
		case unknown:
			counter = &s.unknown
		}
	}
	counter.Add(1)
}
