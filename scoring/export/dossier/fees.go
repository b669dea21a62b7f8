package dossier

import (
	"strings"

	"motcua/scoring/export/sheet"
)

// readFees reads whether there is a fee to pay, and whether it was paid online. Without a column of amounts
// or of how they are collected, a dossier with a way of payment has a fee.
func (p *Parser) readFees(row sheet.Row, d *Dossier) {
	d.Fee = p.readFee(row)
	switch d.Fee {
	case No:
		d.PaidOnline = No
		return
	case NotKnown:
		if !p.hasColumnsFor(feeColumn) && !p.has(paymentColumn) {
			d.Silent |= OfFee
		}
	}
	if !p.has(paymentColumn) && !p.has(paidColumn) {
		d.Silent |= OfPayment
		return
	}
	d.PaidOnline = p.paidOnline(row)
	if d.Fee == NotKnown {
		d.PaidOnline = NotKnown
	}
}

func (p *Parser) readFee(row sheet.Row) Answer {
	kind, payment := p.text(row, feeKindColumn), p.text(row, paymentColumn)
	if saysFree(p.fold(kind)) || saysFree(p.fold(payment)) || p.taughtMeaning(paymentColumn, payment) == MeansFree {
		return No
	}
	amounts := p.has(feeColumn) || p.has(chargeColumn)
	unknown := false
	for _, c := range [...]column{feeColumn, chargeColumn} {
		switch readAmount(p.fold(p.text(row, c))) {
		case Yes:
			return Yes
		case NotKnown:
			unknown = true
		}
	}
	switch folded := p.fold(kind); {
	case folded == "thu truoc" || folded == "thu sau":
		return Yes
	case unknown:
		return NotKnown
	case folded != "" && !amounts:
		switch p.meaningOrAsk(feeKindColumn, folded, kind) {
		case MeansFee:
			return Yes
		case MeansFree:
			return No
		}
		return NotKnown
	case amounts:
		return No
	case p.has(feeKindColumn):
		return No
	case p.has(paymentColumn):
		return answerOf(payment != "")
	}
	return NotKnown
}

// taughtMeaning gives what a word was taught to mean; a word without a meaning is not noted.
func (p *Parser) taughtMeaning(c column, text string) string {
	return p.Words[c.String()][p.fold(text)]
}

func (p *Parser) paidOnline(row sheet.Row) Answer {
	text := p.text(row, paymentColumn)
	folded := p.fold(text)
	online, ok := paidOnline(folded)
	if !ok {
		switch p.meaningOrAsk(paymentColumn, folded, text) {
		case MeansOnline:
			online, ok = true, true
		case MeansOffline:
			ok = true
		}
	}
	if p.has(paidColumn) {
		if said := p.readAnswer(row, paidColumn); said != No || !ok {
			return said
		}
	}
	if !ok {
		return NotKnown
	}
	return answerOf(online)
}

// readAmount says whether an amount ("15 000", "15 000 d") is above 0. "khong tt 85 2019" and "mien phi" name no amount; an empty cell
// means no fee.
func readAmount(folded string) Answer {
	switch {
	case folded == "" || startsWithNo(folded) || strings.HasPrefix(folded, "mien "):
		return No
	case strings.ContainsAny(folded, "123456789"):
		return Yes
	case strings.Contains(folded, "0"):
		return No
	}
	return NotKnown
}

// saysFree says of "Hình thức thu" and "Hình thức thanh toán" that nothing is paid, whatever the procedure costs others.
func saysFree(folded string) bool {
	return folded == "doi tuong mien phi" || folded == "mien phi" || folded == "khong thu phi" || folded == "khong thu" || folded == "khong co phi" || folded == "khong phi"
}

// paidOnline says of "Hình thức thanh toán" whether it was done online; it is false for words it does not know. A bank
// transfer ("chuyển khoản") stands apart in the systems' own lists and is not.
func paidOnline(folded string) (online, ok bool) {
	for _, words := range []string{"truc tuyen", "online", "vi dien tu", "cong thanh toan", "dvcqg"} {
		online = online || strings.Contains(folded, words)
	}
	offline := folded == "" || folded == "chua thanh toan"
	for _, words := range []string{"truc tiep", "tien mat", "chuyen khoan"} {
		offline = offline || strings.Contains(folded, words)
	}
	return online, online != offline && !(online && startsWithNo(folded))
}
