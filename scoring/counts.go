package scoring

import (
	"slices"
	"strings"
	"time"
)

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

// Entry is a count that people entered for an indicator of a unit, or of all units, and the file that brought it.
type Entry struct {
	Term      Term
	Indicator string
	Common    bool // of all units
	Assessed  bool // else it was entered as "-"
	Counted   bool // its numerator is counted from dossiers: only the denominator was entered
	Tally     Tally
	Taken     time.Time // when the figure was taken from its source; when it was brought in, where the file does not say
	Source    Source
}

// OriginKind is what a figure came from.
type OriginKind string

// The kinds of origin; "" where nothing was counted.
const (
	FromEntry     OriginKind = "entry"     // counts that were entered for the indicator
	FromMonths    OriginKind = "months"    // those that were entered for the months of a quarter or a year
	FromDossiers  OriginKind = "dossiers"  // dossiers alone
	FromBoth      OriginKind = "both"      // a numerator counted from dossiers, over a denominator that was entered
	FromIndicator OriginKind = "indicator" // the counts of another indicator
)

// Origin is what a figure on a card came from, and the count that was entered for it: of two, one stood.
type Origin struct {
	Kind  OriginKind
	Entry *Entry // that stood; from dossiers, the newest one that did not stand; nil for none
}

// Origin is what the figure of an indicator on a card came from. The entries are those of the card's unit and term, and of the term's months,
// the one taken last at the end.
func (r *RuleSet) Origin(rec Record, ind Indicator, entries []Entry) Origin {
	line, _ := rec.Line(ind.Code)
	if rec.Published || !line.Assessed || line.Uncounted || ind.Formula == Constant {
		return Origin{}
	}
	own, ofMonths := entriesOf(rec, ind, entries)
	stood := standing(rec, line, own)
	switch {
	case stood != nil:
		return Origin{Kind: FromEntry, Entry: stood}
	case ind.Counts == Entered && len(own) > 0: // what stood was taken back
		return Origin{Kind: FromEntry, Entry: &own[len(own)-1]}
	case ind.Counts == Entered && len(ofMonths) > 0:
		return Origin{Kind: FromMonths}
	case ind.Counts == Entered && ind.Shares != "":
		return Origin{Kind: FromIndicator}
	case ind.Counts == Entered:
		return Origin{Kind: FromEntry}
	case len(own) == 0 && len(ofMonths) > 0 && sumOf(ind, ofMonths) == line.Tally:
		return Origin{Kind: FromMonths}
	}
	origin := Origin{Kind: FromDossiers}
	if ind.Counts.OfProcedures() {
		origin.Kind = FromBoth
	}
	if len(own) > 0 {
		origin.Entry = &own[len(own)-1]
	}
	return origin
}

// CountedFrom is from what the figure of an indicator on a card was counted: its own source or that of the one whose counts it shares; Entered for
// what people entered. See Origin.
func (r *RuleSet) CountedFrom(rec Record, ind Indicator, entries []Entry) Counts {
	of := ind
	if r.Origin(rec, ind, entries).Kind == FromIndicator {
		of, _ = r.Indicator(ind.Shares)
	}
	if kind := r.Origin(rec, of, entries).Kind; kind == FromEntry || kind == FromMonths {
		return Entered
	}
	return of.Counts
}

// entriesOf are what was entered for an indicator of a card: for its term, and for the months in it. The unit's own come before common ones.
func entriesOf(rec Record, ind Indicator, entries []Entry) (own, ofMonths []Entry) {
	of := func(e Entry, common bool) bool {
		return e.Indicator == ind.Code && e.Common == common && (ind.Common || !common)
	}
	for _, common := range []bool{false, true} {
		for _, e := range entries {
			if of(e, common) && e.Term == rec.Span() {
				own = append(own, e)
			} else if of(e, common) {
				ofMonths = append(ofMonths, e)
			}
		}
		if len(own)+len(ofMonths) > 0 {
			break
		}
	}
	return own, ofMonths
}

// OfMonths are what was entered for an indicator of a card in the months of its term: the newest of each, by month. None where something was
// entered for the term itself.
func OfMonths(rec Record, ind Indicator, entries []Entry) (months []Entry) {
	own, all := entriesOf(rec, ind, entries)
	if len(own) > 0 {
		return nil
	}
	for _, e := range all {
		i, found := slices.BinarySearchFunc(months, e.Term, func(m Entry, t Term) int { return strings.Compare(string(m.Term), string(t)) })
		if found {
			months[i] = e
		} else {
			months = slices.Insert(months, i, e)
		}
	}
	return months
}

// standing is the entry that a line's counts are: the newest with the same ones. Equal counts of newer dossiers stand before it.
func standing(rec Record, line Line, own []Entry) *Entry {
	for i, e := range slices.Backward(own) {
		if e.Assessed && !e.Counted && e.Tally == line.Tally && (rec.Dossiers == 0 || !e.Taken.Before(rec.DataTime)) {
			return &own[i]
		}
	}
	return nil
}

// sumOf are the counts that entries of months come to, as far as they add up: the newest of each month.
func sumOf(ind Indicator, ofMonths []Entry) (sum Tally) {
	newest := map[Term]Tally{}
	for _, e := range ofMonths {
		newest[e.Term] = e.Tally
	}
	for _, t := range newest {
		if ind.Over == OverSum {
			sum.Numerator, sum.Denominator = sum.Numerator+t.Numerator, sum.Denominator+t.Denominator
		}
	}
	return sum
}
