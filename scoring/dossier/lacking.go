package dossier

import "motcua/scoring/header"

// Lack is a column that an export does not have, and on which figures hang. Its word stands in the JSON of `motcua import`.
type Lack string

// The columns. What their lack does to figures is said in the catalogues of locales, under "lacking".
const (
	NoDue       Lack = "due"
	NoStatus    Lack = "status"
	NoChannel   Lack = "channel"
	NoFee       Lack = "fee"     // nor anything else that tells whether there is one
	NoPayment   Lack = "payment" // beside a fee
	NoDigitised Lack = "digitised"
	NoEResult   Lack = "e-result"
)

// Lacking is what an export with the header lacks.
func Lacking(h *header.Header) []Lack {
	has := func(fields ...string) bool {
		for _, f := range fields {
			if _, ok := h.Columns[f]; ok {
				return true
			}
		}
		return false
	}
	fee := has(feeColumn, chargeColumn, feeKindColumn)
	var lacking []Lack
	for _, l := range []struct {
		lack Lack
		is   bool
	}{
		{NoDue, !has(dueColumn)},
		{NoStatus, !has(statusColumn)},
		{NoChannel, !has(channelColumn)},
		{NoFee, !fee && !has(paymentColumn)},
		{NoPayment, fee && !has(paymentColumn, paidColumn)},
		{NoDigitised, !has(digitisedColumn)},
		{NoEResult, !has(eResultColumn)},
	} {
		if l.is {
			lacking = append(lacking, l.lack)
		}
	}
	return lacking
}
