package dossier

import (
	"motcua/scoring/export/dates"
	"motcua/scoring/export/sheet"
)

// isShifted says whether the row has not the shape of the header: cells beyond it, or a word's cell that holds a date, a code or a
// long number. A comma without quotes moves the cells behind it to the right.
func (p *Parser) isShifted(row sheet.Row) bool {
	for i := p.width; i < len(row.Cells); i++ {
		if row.Cells[i].Text != "" && !p.Reading.Wide {
			return true
		}
	}
	for _, c := range [...]column{statusColumn, channelColumn, feeKindColumn, paymentColumn, paidColumn, digitisedColumn, eResultColumn} {
		if p.at[c] >= 0 && isMisplaced(p.text(row, c)) {
			return true
		}
	}
	return false
}

// isMisplaced says whether a cell that should hold a word or two holds a date, a code or a long number.
func isMisplaced(text string) bool {
	if len(text) < identityDigits || len(text) > 40 {
		return false
	}
	digits := 0
	for i := range len(text) {
		if isDigit(text[i]) {
			digits++
		}
	}
	if digits < 6 {
		return false
	}
	if _, full := unitPart(text); full || digits >= identityDigits {
		return true
	}
	_, date := dates.Plain(text)
	return date
}
