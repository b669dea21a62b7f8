package dossier

import (
	"motcua/scoring"
)

// Class is all that the rules look at in a dossier for one term. The store counts dossiers by class, so that the
// meaning of statuses and dates stands here and only here.
type Class struct {
	Status                              Status
	Unaccepted                          bool
	Channel                             Channel
	Fee, PaidOnline, Digitised, EResult Answer
	Reused, FromStore, Verified         Answer
	DueUnknown                          bool // neither on time nor late

	ReceivedIn    bool // received in [start, end)
	FinishedIn    bool // finished in [start, end)
	FinishedAfter bool // finished at or after the end
	OnTime        bool // finished by the due time, or no due time
	PastDue       bool // received before the end, due before the cut-off, and not gone from the data by then
	CarriedIn     bool // received before the start, and not known to be over by then
	Undated       bool // no finish
	GoneBy        bool // gone from the data by the cut-off
}

// Standing is where a dossier stands in a source's tally.
type Standing uint8

// The standings. What is not known of a dossier leaves it out of the tally: it counts neither for nor against its unit.
const (
	Outside  Standing = iota // it is none of those that the source is about
	Unknown                  // it may be one, but what the source asks is not known of it
	Missed                   // in the denominator alone
	Achieved                 // in the numerator, too
)

// StandsIn says where a dossier of the class stands in a source's tally. One that was resolved after the term and past due
// at its cut-off was open and overdue then: what is learnt later does not mend an earlier term. Of a source that counts procedures,
// Achieved says that the dossier's procedure is one.
func (c Class) StandsIn(source scoring.Counts) Standing {
	received := c.Status.Counted() && c.ReceivedIn
	resolved := c.Status.Resolved() && c.FinishedIn
	overdue := c.PastDue && (c.Status.Open() || c.Status.Resolved() && c.FinishedAfter)
	switch source {
	case scoring.ReceivedOnline, scoring.OnlineProcedures:
		return standingIf(received, answerIf(c.Channel != 0, c.Channel == Online))
	case scoring.ReceivedDigitised:
		return standingIf(received, c.Digitised)
	case scoring.FeeProcedures:
		return standingIf(received, c.Fee)
	case scoring.PaidOnline, scoring.PaidProcedures:
		if c.Fee == NotKnown {
			return standingIf(received, NotKnown)
		}
		return standingIf(received && c.Fee == Yes, c.PaidOnline)
	case scoring.ResolvedEResult:
		return standingIf(resolved, c.EResult)
	case scoring.ResolvedOnTime:
		return standingIf(resolved || overdue, answerIf(!resolved || !c.DueUnknown, resolved && c.OnTime))
	case receivedOrResolved:
		return standingIf(received || resolved, Yes)
	case scoring.Received:
		return standingIf(c.isAccepted() && c.ReceivedIn, Yes)
	}
	return c.standsInHandled(source)
}

// standsInHandled is StandsIn for the sources that are about all dossiers handled.
func (c Class) standsInHandled(source scoring.Counts) Standing {
	handled := c.isHandled()
	switch source {
	case scoring.HandledOnTime:
		return standingIfKnown(handled, c.handledOnTime())
	case scoring.HandledEResult:
		return standingIfKnown(handled, c.EResult)
	case scoring.HandledDigitised:
		return standingIfKnown(handled, bothAnswers(c.Digitised, c.EResult))
	case scoring.HandledReused:
		return standingIfKnown(handled, c.Reused)
	case scoring.HandledPersonalStore:
		return standingIfKnown(handled, c.FromStore)
	case scoring.HandledVerified, scoring.VerifiedProcedures:
		return standingIfKnown(handled, c.Verified)
	}
	return Outside
}

// isAccepted says whether the desk took the dossier on. One that was refused or withdrawn before counts nowhere.
func (c Class) isAccepted() bool {
	return c.Status.Counted() || (c.Status == NotAccepted || c.Status == Withdrawn) && !c.Unaccepted
}

// isHandled says whether the desk had the dossier in the window: it was received in it, or carried over into it.
func (c Class) isHandled() Answer {
	switch {
	case !c.isAccepted() || !c.ReceivedIn && !c.CarriedIn:
		return No
	case c.ReceivedIn:
		return Yes
	case c.Status.Ended() && c.Undated, c.isGone():
		return NotKnown
	}
	return Yes
}

// isGone says whether newer data do not have the open dossier: it may have ended or never have been.
func (c Class) isGone() bool { return !c.Status.Ended() && c.GoneBy }

// handledOnTime says whether a dossier that was handled ended in time, or was open within time at the cut-off, also because it waited for
// the applicant. What ended after the window was open in it.
func (c Class) handledOnTime() Answer {
	switch {
	case c.isGone(), c.Status.Ended() && c.Undated:
		return NotKnown
	case c.Status == WantsPapers || c.Status == WantsPayment:
		return Yes
	case c.DueUnknown:
		return NotKnown
	case c.Status.Ended() && !c.FinishedAfter:
		return answerOf(c.OnTime)
	}
	return answerOf(!c.PastDue)
}

// bothAnswers says whether two things are so. Where one is not, the other need not be known.
func bothAnswers(a, b Answer) Answer {
	if a == No || b == No {
		return No
	}
	return min(a, b)
}

// answerIf is an answer if it is known.
func answerIf(known, yes bool) Answer {
	if !known {
		return NotKnown
	}
	return answerOf(yes)
}

// standingIf is the standing of a dossier that is or is not one of those that a source is about, by what the source asks.
func standingIf(in bool, asked Answer) Standing {
	switch {
	case !in:
		return Outside
	case asked == NotKnown:
		return Unknown
	case asked == Yes:
		return Achieved
	}
	return Missed
}

// standingIfKnown is standingIf for a source of which it may not be known whether it is about the dossier.
func standingIfKnown(in, asked Answer) Standing {
	if in == NotKnown {
		return Unknown
	}
	return standingIf(in == Yes, asked)
}

// Counts says whether a dossier of the class stands in the denominator of a source's tally, and whether it stands in
// the numerator, too.
func (c Class) Counts(source scoring.Counts) (counted, achieved bool) {
	s := c.StandsIn(source)
	return s >= Missed, s == Achieved
}
