package compare

import (
	"motcua/scoring"
)

// Verdict is what two lists say of a report that a dossier's data are wrong. Its words stand in the catalogues of locales, under
// "compare.verdict", and in the JSON of `motcua compare`.
type Verdict string

// The verdicts.
const (
	BornOut     Verdict = "born-out"     // the lists differ in what is reported as wrong
	Otherwise   Verdict = "otherwise"    // they differ, but in something else
	OneListOnly Verdict = "one-list"     // one of them does not have the dossier
	SameInBoth  Verdict = "same-in-both" // both say the same of it
	NotListed   Verdict = "not-listed"   // neither has it
)

// reported are the kinds of difference that a reason is about.
func reported(reason scoring.DisputeReason) set {
	switch reason {
	case scoring.NotSynced:
		return setOf(OtherStatus, OtherStage, OtherFinish)
	case scoring.WrongDue:
		return setOf(OtherDue)
	case scoring.PausedUnsaid:
		return setOf(OtherStatus)
	case scoring.WrongChannel:
		return setOf(OtherChannel, OtherFee, OtherPayment)
	case scoring.NotOurs:
		return setOf(OtherUnit)
	}
	return 0 // what is wrong is said in words
}

// Judge says what the lists say of a report: that they differ bears out that one of them is wrong, not which.
func (r *Result) Judge(d scoring.Dispute) Verdict {
	first, second := r.Lists[0].find(d.Dossier.Code), r.Lists[1].find(d.Dossier.Code)
	switch {
	case first == nil && second == nil:
		return NotListed
	case first == nil || second == nil:
		return OneListOnly
	}
	how := r.judge.differences(first, second)
	switch {
	case how == 0:
		return SameInBoth
	case how&reported(d.Reason) != 0 && agrees(d.Reason, first, second):
		return BornOut
	}
	return Otherwise
}

// agrees says whether one of the lists says what the report does: that the dossier was resolved, or that its clock stands still.
func agrees(reason scoring.DisputeReason, first, second *row) bool {
	switch reason {
	case scoring.NotSynced:
		return first.status.Resolved() || second.status.Resolved()
	case scoring.PausedUnsaid:
		return first.status.Paused() != second.status.Paused()
	}
	return true
}
