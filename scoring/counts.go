package scoring

import "slices"

// Counts names the counts from which an indicator's tally is taken.
type Counts string

// The sources of tallies, as decision 459/QĐ-UBND counts them.
const (
	Entered           Counts = "entered"            // counted by people, brought in as a file
	ResolvedOnTime    Counts = "resolved-on-time"   // resolved on time / (resolved + open and overdue at the cut-off)
	ReceivedOnline    Counts = "received-online"    // received online / received
	PaidOnline        Counts = "paid-online"        // received with a fee, paid online / received with a fee
	ResolvedEResult   Counts = "resolved-e-result"  // resolved with an e-result / resolved
	ReceivedDigitised Counts = "received-digitised" // received with digitised components / received
)

// The sources of tallies, as the national portal counts them. Handled are the dossiers that were accepted and received in the term, or
// received before it and not ended before it.
const (
	Received             Counts = "received"               // received / received: all of it as soon as there is one
	HandledOnTime        Counts = "handled-on-time"        // (ended on time + open within time at the cut-off) / handled
	HandledEResult       Counts = "handled-e-result"       // handled with an e-result / handled
	HandledDigitised     Counts = "handled-digitised"      // handled with digitised components and an e-result / handled
	HandledReused        Counts = "handled-reused"         // handled with a component that was digitised before / handled
	HandledPersonalStore Counts = "handled-personal-store" // handled with a component from the applicant's store of data / handled
	HandledVerified      Counts = "handled-verified"       // handled, filed by a verified account / handled
)

// The numerators that are distinct procedures. Their denominators are lists that no export has: they are entered.
const (
	OnlineProcedures   Counts = "online-procedures"   // procedures of which a dossier was received online
	FeeProcedures      Counts = "fee-procedures"      // procedures of which a dossier with a fee was received
	PaidProcedures     Counts = "paid-procedures"     // procedures of which a dossier was received and paid online
	VerifiedProcedures Counts = "verified-procedures" // procedures of which a dossier was handled that a verified account filed
)

// OfProcedures says whether the source counts procedures, and gives a numerator alone.
func (c Counts) OfProcedures() bool {
	return c == OnlineProcedures || c == FeeProcedures || c == PaidProcedures || c == VerifiedProcedures
}

// OfTime says whether the source asks whether dossiers are in time.
func (c Counts) OfTime() bool { return c == ResolvedOnTime || c == HandledOnTime }

// OfHandled says whether the source is about all dossiers handled: who counts it must know those received before the term, too.
func (c Counts) OfHandled() bool {
	switch c {
	case HandledOnTime, HandledEResult, HandledDigitised, HandledReused, HandledPersonalStore, HandledVerified, VerifiedProcedures:
		return true
	}
	return false
}

// Sources are the sources that the set counts from dossiers, each once.
func (r *RuleSet) Sources() (sources []Counts) {
	for _, i := range r.Indicators {
		if i.Counts != Entered && !slices.Contains(sources, i.Counts) {
			sources = append(sources, i.Counts)
		}
	}
	return sources
}

// OnTime is the source by which the set counts whether dossiers are in time; "" where it does not.
func (r *RuleSet) OnTime() Counts {
	if i := slices.IndexFunc(r.Indicators, func(i Indicator) bool { return i.Counts.OfTime() }); i >= 0 {
		return r.Indicators[i].Counts
	}
	return ""
}

// CountsHandled says whether an indicator of the set is about all dossiers handled.
func (r *RuleSet) CountsHandled() bool {
	return slices.ContainsFunc(r.Indicators, func(i Indicator) bool { return i.Counts.OfHandled() })
}
