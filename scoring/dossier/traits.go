package dossier

import "motcua/scoring/sheet"

// traits reads what the indicators beside timeliness are about. Words that are not understood make the row unusable: read as
// "no" they would count against the unit.
func (p *Parser) traits(row sheet.Row, d *Dossier) (wrong *sheet.RowError) {
	var ok bool
	if d.Channel, ok = readChannel(p.fold(row.Text(p.channel))); !ok {
		return p.unknownWord(row, p.channel)
	}
	if wrong = p.fees(row, d); wrong != nil {
		return wrong
	}
	if d.Digitised, wrong = p.yes(row, p.digitised); wrong != nil {
		return wrong
	}
	d.EResult, wrong = p.yes(row, p.eResult)
	return wrong
}

// yes reads a cell that says yes or no.
func (p *Parser) yes(row sheet.Row, column int) (bool, *sheet.RowError) {
	text := row.Text(column)
	yes, ok := readYes(text, p.fold(text))
	if !ok {
		return false, p.unknownWord(row, column)
	}
	return yes, nil
}

func (p *Parser) unknownWord(row sheet.Row, column int) *sheet.RowError {
	return &sheet.RowError{Reason: sheet.UnknownWord, Value: p.labels[column] + ": " + row.Text(column)}
}
