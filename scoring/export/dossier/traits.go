package dossier

import (
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// readTraits reads what the indicators beside timeliness are about. What a row does not say, or says in words that are not
// understood, is not known: read as "no" it would count against the unit.
func (p *Parser) readTraits(row sheet.Row, d *Dossier) {
	p.readChannel(row, d)
	p.readFees(row, d)
	d.Digitised = p.readAnswer(row, digitisedColumn)
	d.EResult = p.readAnswer(row, eResultColumn)
	d.Reused = p.readAnswer(row, reusedColumn)
	d.FromStore = p.readAnswer(row, storeColumn)
	d.Verified = p.readAnswer(row, verifiedColumn)
	for _, of := range []struct {
		field  Fields
		column column
	}{{OfDigitised, digitisedColumn}, {OfEResult, eResultColumn}, {OfReused, reusedColumn}, {OfFromStore, storeColumn}, {OfVerified, verifiedColumn}} {
		if !p.has(of.column) {
			d.Silent |= of.field
		}
	}
}

// readChannel reads how the dossier was filed; an empty cell says nothing.
func (p *Parser) readChannel(row sheet.Row, d *Dossier) {
	text := p.text(row, channelColumn)
	if text == "" {
		d.Silent |= OfChannel
		return
	}
	folded := p.fold(text)
	channel, ok := readChannel(folded)
	if !ok {
		if m := p.meaningOrAsk(channelColumn, folded, text); m != "" {
			channel = Channel(m[0] - '0')
		}
	}
	d.Channel = channel
}

// readAnswer reads a cell that says yes or no. An empty one says no where other cells of the column say something.
func (p *Parser) readAnswer(row sheet.Row, c column) Answer {
	if !p.has(c) {
		return NotKnown
	}
	text := p.text(row, c)
	folded := p.fold(text)
	yes, ok := readYes(text, folded)
	if folded == "2" && saysInTwoWays(p.fold(p.labels[c])) {
		yes, ok = true, true
	}
	if !ok {
		switch p.meaningOrAsk(c, folded, text) {
		case MeansYes:
			return Yes
		case MeansNo:
			return No
		}
		return NotKnown
	}
	return answerOf(yes)
}

// saysInTwoWays says of a label, folded, whether it is one of the portal's under which 2 means yes as 1 does.
func saysInTwoWays(label string) bool {
	return label == names.Fold(onlinePaymentLabel) || label == names.Fold(reusedLabel)
}

func answerOf(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}
