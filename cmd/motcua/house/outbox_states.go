package house

import "motcua/scoring/outbox"

// UnsettledStates are the states of notices that an operator may have to do something about.
func UnsettledStates() []outbox.State {
	return []outbox.State{outbox.Queued, outbox.Held, outbox.Sending, outbox.Unknown, outbox.Refused}
}

// OutboxStates are all states of notices.
func OutboxStates() []outbox.State {
	return append([]outbox.State{outbox.Accepted, outbox.Cancelled, outbox.Expired}, UnsettledStates()...)
}
