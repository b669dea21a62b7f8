package dossier

import (
	"strings"

	"motcua/scoring/sheet"
)

// fees reads whether there is a fee to pay, and whether it was paid online. Where no column tells amounts or how they are
// collected, there is one to pay when there is a way in which it is paid.
func (p *Parser) fees(row sheet.Row, d *Dossier) *sheet.RowError {
	kind, payment := p.fold(row.Text(p.feeKind)), p.fold(row.Text(p.payment))
	if free(kind) || free(payment) {
		return nil
	}
	amounts := p.fee >= 0 || p.charge >= 0
	switch {
	case charged(p.fold(row.Text(p.fee))), charged(p.fold(row.Text(p.charge))), kind == "thu truoc", kind == "thu sau":
		d.Fee = true
	case kind != "" && !amounts:
		return p.unknownWord(row, p.feeKind)
	case p.feeKind < 0 && !amounts:
		d.Fee = payment != ""
	}
	if !d.Fee {
		return nil
	}
	online, ok := paidOnline(payment)
	if !ok {
		return p.unknownWord(row, p.payment)
	}
	yes, wrong := p.yes(row, p.paid)
	d.PaidOnline = online || yes
	return wrong
}

// charged reads an amount, "15 000", "15 000 d": whether it is above 0. "khong tt 85 2019" and "mien phi" name none.
func charged(folded string) bool {
	return strings.ContainsAny(folded, "123456789") && !denies(folded) && !strings.HasPrefix(folded, "mien ")
}

// free says of "Hình thức thu" and "Hình thức thanh toán" that nothing is paid, whatever the procedure costs others.
func free(folded string) bool {
	return folded == "doi tuong mien phi" || folded == "mien phi" || folded == "khong thu phi"
}

// paidOnline says of "Hình thức thanh toán" whether it was done online; it is false for words it does not know. A bank
// transfer ("chuyển khoản") stands apart in the systems' own lists and is not.
func paidOnline(folded string) (online, ok bool) {
	online = strings.Contains(folded, "truc tuyen") || strings.Contains(folded, "online")
	offline := folded == "" || folded == "chua thanh toan"
	for _, words := range []string{"truc tiep", "tien mat", "chuyen khoan"} {
		offline = offline || strings.Contains(folded, words)
	}
	return online, online != offline && !(online && denies(folded))
}
