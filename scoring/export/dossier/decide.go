package dossier

import (
	"fmt"
	"slices"
	"strings"

	"motcua/scoring/export/sheet"
)

// dateColumns are the columns of dates.
var dateColumns = []column{receivedColumn, submittedColumn, dueColumn, finishedColumn, returnedColumn}

// Decide says how the table is to be read, by all the rows that were. When that is not how it was read, they must be read anew. A
// *sheet.FileError says that the rows contradict each other, or that the codes are the numbers of persons.
func (p *Parser) Decide() (Reading, error) {
	r := p.Reading
	if err := p.decideOrders(&r); err != nil {
		return r, err
	}
	e := &p.seen
	for c := range columnCount {
		r.Blank[c] = p.at[c] >= 0 && e.rows > 0 && e.filled[c] == 0
	}
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

// decideOrders decides the order of day and month in every date column.
func (p *Parser) decideOrders(r *Reading) error {
	if err := p.decideTextOrders(r); err != nil {
		return err
	}
	return p.decideSerialOrders(r)
}

// decideTextOrders decides the order of dates as text: by cells that can be read in one order only; else as other columns are written;
// else by the votes of rows; else by how few months the dates fall into; else the day comes first, as in Vietnam.
func (p *Parser) decideTextOrders(r *Reading) error {
	e := &p.seen
	var dayFirst, monthFirst []column
	for _, c := range dateColumns {
		d := &e.dates[c]
		switch {
		case d.dayOnly.n > 0 && d.monthOnly.n > 0:
			return p.contradiction(c, d.dayOnly, d.monthOnly)
		case d.dayOnly.n > 0:
			dayFirst = append(dayFirst, c)
		case d.monthOnly.n > 0:
			monthFirst = append(monthFirst, c)
		}
	}
	others := len(monthFirst) > 0 && len(dayFirst) == 0
	if len(monthFirst) == 0 && len(dayFirst) == 0 {
		var err error
		if others, err = p.orderByVotes(e.text, receivedColumn, p.spansFewerExchanged(0)); err != nil {
			return err
		}
		english := 0
		for _, c := range dateColumns {
			english += e.dates[c].english
		}
		if english > 0 && !others && e.text.straight.n == 0 {
			return p.contradiction(receivedColumn, rows{}, rows{})
		}
	} else if against := e.text.exchanged; !others && against.n > 2 && !against.areFew(e.text.straight.n) {
		return p.contradiction(receivedColumn, e.text.straight, against)
	} else if against := e.text.straight; others && against.n > 2 && !against.areFew(e.text.exchanged.n) {
		return p.contradiction(receivedColumn, against, e.text.exchanged)
	}
	for _, c := range dateColumns {
		r.MonthFirst[c] = others && !slices.Contains(dayFirst, c) || slices.Contains(monthFirst, c)
	}
	return nil
}

// decideSerialOrders decides the order of date cells. A spreadsheet program with American settings takes days up to 12 for months, and
// leaves later days as text: then no date cell has a day above 12.
func (p *Parser) decideSerialOrders(r *Reading) error {
	e := &p.seen
	var open, high, text int
	for _, c := range dateColumns {
		d := &e.dates[c]
		open += d.openSerial
		high += d.serialDays.n
		if d.openSerial > 0 && d.openText == 0 {
			text += d.dayOnly.n
		}
	}
	if open == 0 {
		return nil
	}
	likely := high == 0 && text > 0
	exchanged := false
	var err error
	switch v := e.serial; {
	case v.exchanged.n > 0 && high > 0 && !v.exchanged.areFew(v.straight.n+high):
		return p.contradiction(receivedColumn, v.straight, v.exchanged)
	case high > 0:
	case likely && v.exchanged.n == 0 && v.straight.n == 0:
		if exchanged, err = p.cellsSpanFewerExchanged(); err != nil {
			return err
		}
	default:
		if exchanged, err = p.orderByVotes(v, receivedColumn, false); err != nil {
			return err
		}
	}
	for _, c := range dateColumns {
		r.Exchanged[c] = exchanged
	}
	return nil
}

// orderByVotes says whether rows vote for exchanged dates; without votes the other witness counts. Votes for both contradict each
// other, but for a few errors of typing.
func (p *Parser) orderByVotes(v votes, c column, otherwise bool) (exchanged bool, err error) {
	switch {
	case v.exchanged.n == 0 && v.straight.n == 0:
		return otherwise, nil
	case v.exchanged.areFew(v.straight.n):
		return false, nil
	case v.straight.areFew(v.exchanged.n):
		return true, nil
	}
	return false, p.contradiction(c, v.straight, v.exchanged)
}

// spansFewerExchanged says whether dates of a form fall into one or two months when exchanged, and into many as they stand.
func (p *Parser) spansFewerExchanged(form int) bool {
	const enough = 5
	d := &p.seen.dates[receivedColumn]
	open := [2]int{d.openText, d.openSerial}[form]
	return open >= enough && d.spans[form][1].months() <= 1 && d.spans[form][0].months() >= 4
}

// cellsSpanFewerExchanged says whether the date cells agree with the months of the dates as text only when they are exchanged.
func (p *Parser) cellsSpanFewerExchanged() (bool, error) {
	for _, c := range dateColumns {
		d := &p.seen.dates[c]
		if d.openSerial == 0 || d.dayOnly.n == 0 {
			continue
		}
		stands, exchanged := d.spans[0][0].union(d.spans[1][0]).months(), d.spans[0][0].union(d.spans[1][1]).months()
		if stands == exchanged {
			return false, p.contradiction(c, d.dayOnly, rows{})
		}
		return exchanged < stands, nil
	}
	return false, nil
}

// contradiction refuses the file: no order of day and month suits all its rows.
func (p *Parser) contradiction(c column, one, other rows) error {
	return &sheet.FileError{Problem: sheet.DatesDisagree, Facts: map[string]string{
		"column": p.labels[c], "rows": joinNumbers(one.first), "others": joinNumbers(other.first),
	}}
}

func joinNumbers(rows []int) string {
	if len(rows) == 0 {
		return "-"
	}
	var all []string
	for _, n := range rows {
		all = append(all, fmt.Sprint(n))
	}
	return strings.Join(all, ", ")
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
