package dossier

import (
	"slices"

	"motcua/scoring"
)

// Lack is a column that an export does not have, or that is empty throughout, and on which figures hang: what it would tell is not
// known. Its word stands in the JSON of `motcua import`.
type Lack string

// The columns. What their lack does to figures is said in the catalogues of locales, under "lacking".
const (
	NoDue       Lack = "due"
	NoStatus    Lack = "status"
	NoFinish    Lack = "finish"
	NoChannel   Lack = "channel"
	NoFee       Lack = "fee"     // nor anything else that tells whether there is one
	NoPayment   Lack = "payment" // beside a fee
	NoDigitised Lack = "digitised"
	NoEResult   Lack = "e-result"
	NoReused    Lack = "reused"
	NoStore     Lack = "personal-store"
	NoVerified  Lack = "verified"
	NoProcedure Lack = "procedure" // neither a code nor a name
)

// lackedBy are the sources that alone want a column. What most sources want is told whatever the rules are.
var lackedBy = map[Lack][]scoring.Counts{
	NoReused:    {scoring.HandledReused},
	NoStore:     {scoring.HandledPersonalStore},
	NoVerified:  {scoring.HandledVerified, scoring.VerifiedProcedures},
	NoProcedure: {scoring.OnlineProcedures, scoring.FeeProcedures, scoring.PaidProcedures, scoring.VerifiedProcedures},
}

// Matters says whether a lack takes figures from a rule set.
func (l Lack) Matters(rules *scoring.RuleSet) bool {
	by, few := lackedBy[l]
	return !few || slices.ContainsFunc(rules.Sources(), func(source scoring.Counts) bool { return slices.Contains(by, source) })
}

// Lacks is what the table lacks, under whatever rules.
func (p *Parser) Lacks() (lacking []Lack) {
	fee, paid := p.hasColumnsFor(feeColumn), p.has(paymentColumn) || p.has(paidColumn)
	for _, l := range []struct {
		lack Lack
		is   bool
	}{
		{NoDue, !p.has(dueColumn)},
		{NoStatus, !p.has(statusColumn)},
		{NoFinish, !p.hasColumnsFor(finishedColumn)},
		{NoChannel, !p.has(channelColumn)},
		{NoFee, !fee && !p.has(paymentColumn)},
		{NoPayment, fee && !paid},
		{NoDigitised, !p.has(digitisedColumn)},
		{NoEResult, !p.has(eResultColumn)},
		{NoReused, !p.has(reusedColumn)},
		{NoStore, !p.has(storeColumn)},
		{NoVerified, !p.has(verifiedColumn)},
		{NoProcedure, !p.has(procedureColumn) && !p.has(procedureCodeColumn)},
	} {
		if l.is {
			lacking = append(lacking, l.lack)
		}
	}
	return lacking
}
