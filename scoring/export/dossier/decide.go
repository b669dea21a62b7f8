package dossier

import (
	"motcua/scoring/export/sheet"
)

// dateColumns are the columns of dates.
var dateColumns = []column{receivedColumn, submittedColumn, dueColumn, finishedColumn, returnedColumn}

// Decide says how the table is to be read, by all the rows that were. When that is not how it was read, they must be read anew. A
// *sheet.FileError says that the rows contradict each other, or that the codes are the numbers of persons.
func (p *Parser) Decide() (Reading, error) {
	r := p.Reading
	if err := (orders{&p.seen, p.labels}).decide(&r); err != nil {
		return r, err
	}
	e := &p.seen
	for c := range columnCount {
		r.Blank[c] = p.at[c] >= 0 && e.rows > 0 && e.filled[c] == 0
	}
	// Nothing is scored by when a dossier was filed: no file is refused for it.
	r.Blank[submittedColumn] = r.Blank[submittedColumn] || e.dates[submittedColumn].contradicts()
	r.Wide = r.Wide || !p.Text && 2*e.wide > e.rows
	r.UnitOnce = r.UnitOnce || !e.unitAgain && e.named > 0 && e.unnamed >= e.named
	if e.undatedCount > 0 && !r.Numbers && 2*e.undatedCount > e.codes+e.undatedCount {
		if !e.numbersAreSerial() {
			return r, &sheet.FileError{Problem: sheet.PersonsNumbers, Facts: map[string]string{"column": p.labels[codeColumn]}}
		}
		r.Numbers = true
	}
	return r, nil
}

// Notes are what should be known of how the rows were read.
func (p *Parser) Notes() (notes []Note) {
	e := &p.seen
	for _, c := range dateColumns {
		d := &e.dates[c]
		if p.Reading.MonthFirst[c] && d.openText+d.monthOnly.n > 0 {
			notes = append(notes, Note{Kind: MonthFirst, Column: p.labels[c]})
		}
		if p.Reading.Exchanged[c] && d.openSerial > 0 {
			notes = append(notes, Note{Kind: Exchanged, Column: p.labels[c], N: d.openSerial})
		}
		if c != dueColumn && c != submittedColumn && d.hasOddClocks() {
			notes = append(notes, Note{Kind: OddClock, Column: p.labels[c], N: d.nights, Of: d.clocks})
		}
	}
	if e.due >= enoughToAsk && e.atReceipt == e.due {
		notes = append(notes, Note{Kind: DueAtReceipt, Column: p.labels[dueColumn], N: e.due})
	}
	if p.Reading.UnitOnce && e.unnamed > 0 {
		notes = append(notes, Note{Kind: UnitOnce, Column: p.labels[unitColumn], N: e.unnamed})
	}
	for c := range columnCount {
		if n := e.notKnown[c]; n > 0 && p.hasColumnsFor(c) {
			notes = append(notes, Note{Kind: UnknownOf, Column: columnNames[c], N: n, Of: e.dossiers})
		}
	}
	return notes
}

// hasColumnsFor says whether the table has a column that should tell what column c is about.
func (p *Parser) hasColumnsFor(c column) bool {
	switch c {
	case finishedColumn:
		return p.has(finishedColumn) || p.has(returnedColumn)
	case feeColumn:
		return p.has(feeColumn) || p.has(chargeColumn) || p.has(feeKindColumn)
	case paymentColumn:
		return p.has(paymentColumn) || p.has(paidColumn)
	}
	return p.has(c)
}

// enoughToAsk is how many cells a column needs before its habits are asked about.
const enoughToAsk = 3

// hasOddClocks says whether all clock times lie at night, or look like office hours in another zone: some at night, none in the
// afternoon.
func (d *dateEvidence) hasOddClocks() bool {
	return d.clocks >= enoughToAsk && (d.nights == d.clocks || d.afternoons == 0 && 5*d.nights >= d.clocks)
}
