package dossier

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
)

// Lacking is what the table lacks.
func (p *Parser) Lacking() (lacking []Lack) {
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
	} {
		if l.is {
			lacking = append(lacking, l.lack)
		}
	}
	return lacking
}
