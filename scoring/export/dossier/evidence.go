package dossier

import (
	"strconv"
	"strings"

	"motcua/scoring/export/dates"
	"motcua/scoring/export/sheet"
)

// evidence is what the rows of a table tell of how its columns are written.
type evidence struct {
	rows, wide int
	filled     [columnCount]int // cells that hold something
	dates      [columnCount]dateEvidence
	text       votes // of dates as text
	serial     votes // of date cells

	due, atReceipt int // dossiers with a due date; those due when they are received

	codes        int
	undatedCount int
	least, most  uint64 // of the long numbers without a year

	named, unnamed int             // rows with a unit's cell, and those that need one and have none
	unitsSeen      map[string]bool // the cells, each with the last run of rows that it stood in
	unitAgain      bool            // a unit's cell stands twice

	procedures map[Procedure]procedureCount
	unknown    map[wordKey]*UnknownWord
	notKnown   [columnCount]int // dossiers that do not say, of a column that is there
	dossiers   int
}

// votes count the rows in which only one order of day and month agrees with the dossier's code, its other dates and the clock.
type votes struct{ straight, exchanged rows }

// dateEvidence is what the cells of one date column tell.
type dateEvidence struct {
	dayOnly, monthOnly   rows // text that can be read in one order only
	openText, openSerial int  // cells that can be read in both, with another date
	serialDays           rows // date cells with a day above 12
	english              int  // open text with AM or PM
	clocks, nights       int
	afternoons           int
	spans                [2][2]span // months, by form (text, date cell), as it stands and exchanged
}

// contradicts says whether cells of the column can only be read with the day first, and others only with the month.
func (d *dateEvidence) contradicts() bool { return d.dayOnly.n > 0 && d.monthOnly.n > 0 }

// span are the months between the first and the last one seen, as year × 12 + month.
type span struct{ first, last int }

func (s *span) add(year, month int) {
	m := year*12 + month
	if s.last == 0 {
		s.first = m
	}
	s.first, s.last = min(s.first, m), max(s.last, m)
}

func (s span) months() int { return s.last - s.first }

func (s span) union(o span) span {
	switch {
	case s.last == 0:
		return o
	case o.last == 0:
		return s
	}
	return span{min(s.first, o.first), max(s.last, o.last)}
}

func newEvidence() evidence {
	return evidence{unitsSeen: map[string]bool{}, procedures: map[Procedure]procedureCount{}, unknown: map[wordKey]*UnknownWord{}}
}

// noteRow notes which columns of a row hold something.
func (e *evidence) noteRow(p *Parser, row sheet.Row) {
	e.rows++
	for c, i := range p.at {
		if i >= 0 && i < len(row.Cells) && row.Cells[i].Text != "" {
			e.filled[c]++
		}
	}
	for i := p.width; i < len(row.Cells); i++ {
		if row.Cells[i].Text != "" {
			e.wide++
			break
		}
	}
}

// noteStamp notes how a date is written.
func (e *evidence) noteStamp(c column, number int, s dates.Stamp) {
	d := &e.dates[c]
	form := 0
	switch {
	case s.Form == dates.Serial:
		form = 1
		if s.Day > 12 {
			d.serialDays.add(number)
		}
	case s.Form != dates.Text:
	case s.Month > 12:
		d.monthOnly.add(number)
	case s.Day > 12:
		d.dayOnly.add(number)
	}
	if s.Ambiguous() {
		if form == 1 {
			d.openSerial++
		} else {
			d.openText++
			if s.English {
				d.english++
			}
		}
	}
	if (s.Form == dates.Text || s.Form == dates.Serial) && s.Month <= 12 {
		d.spans[form][0].add(s.Year, s.Month)
		if s.Day <= 12 {
			d.spans[form][1].add(s.Year, s.Day)
		} else {
			d.spans[form][1].add(s.Year, s.Month)
		}
	}
	if s.HasClock {
		hour := s.Seconds / 3600
		d.clocks++
		switch {
		case hour < 6 || hour >= 19:
			d.nights++
		case hour >= 12:
			d.afternoons++
		}
	}
}

const (
	// A code's day is mostly that of receipt. What was filed online may be received weeks later, and never more than a day before.
	before, after = -1, 60
	near          = 3
)

// noteVotes notes in which order the row's ambiguous dates agree with each other. against: they are read in the other order.
func (e *evidence) noteVotes(p *Parser, number int, code string, full bool, received, due, finished dates.Stamp) (against bool) {
	if !received.Ambiguous() {
		return false
	}
	as, is := received.DayNumber(), received.Exchanged().DayNumber()
	straight, exchanged := false, false
	if day, ok := int64(0), false; full {
		if day, ok = codeDay(code); ok {
			about := func(at int64) bool { return at-day >= -near && at-day <= near }
			fits := func(at int64) bool { return at-day >= before && at-day <= after }
			straight, exchanged = about(as) || fits(as) && !about(is), about(is) && !about(as) && !fits(as)
		}
	}
	for _, later := range []dates.Stamp{due, finished} {
		if straight || exchanged || !later.Ambiguous() || later.Form != received.Form {
			continue
		}
		a, i := later.DayNumber() >= as, later.Exchanged().DayNumber() >= is
		straight, exchanged = a && !i, !a && i
	}
	if horizon := p.Horizon/day + 1; !straight && !exchanged && p.Horizon != 0 {
		straight, exchanged = as <= horizon && is > horizon, as > horizon && is <= horizon
	}
	to, read := &e.text, p.Reading.MonthFirst[receivedColumn]
	if received.Form == dates.Serial {
		to, read = &e.serial, p.Reading.Exchanged[receivedColumn]
	}
	switch {
	case straight:
		to.straight.add(number)
		return read
	case exchanged:
		to.exchanged.add(number)
		return !read
	}
	return false
}

// noteUndatedNumber notes a long number in a code that no year begins. One that begins with 0 is that of a phone or an identity card.
func (e *evidence) noteUndatedNumber(number string) {
	n, err := strconv.ParseUint(number, 10, 64)
	if err != nil || number[0] == '0' {
		n = 0
	}
	if e.undatedCount == 0 {
		e.least = n
	}
	e.undatedCount++
	e.least, e.most = min(e.least, n), max(e.most, n)
}

// numbersAreSerial says whether the long numbers lie close together, as serial numbers of dossiers do. Persons' numbers are scattered.
func (e *evidence) numbersAreSerial() bool {
	const apart = 1000
	return e.undatedCount >= 3 && e.least > 0 && (e.most-e.least)/apart < uint64(e.undatedCount)
}

// noteUnit notes the unit's cell of a row whose code does not tell its unit.
func (e *evidence) noteUnit(p *Parser, row sheet.Row, name string) {
	cell := p.text(row, unitColumn)
	switch {
	case cell != "":
		e.named++
		if e.unitsSeen[cell] {
			e.unitAgain = true
		} else if len(e.unitsSeen) < remembered {
			e.unitsSeen[strings.Clone(cell)] = true
		}
	case p.has(unitColumn) && (name == "" || p.Reading.UnitOnce):
		e.unnamed++
	}
}

// noteDossier notes what is not known of a dossier although its file has a column for it.
func (e *evidence) noteDossier(p *Parser, d Dossier) {
	e.dossiers++
	e.codes++
	for _, of := range []struct {
		column  column
		unknown bool
	}{
		{statusColumn, d.Status == 0}, {channelColumn, d.Channel == 0}, {digitisedColumn, d.Digitised == NotKnown}, {eResultColumn, d.EResult == NotKnown},
		{paymentColumn, d.Fee == Yes && d.PaidOnline == NotKnown}, {feeColumn, d.Fee == NotKnown},
		{finishedColumn, d.Status.Resolved() && d.Finished == 0},
		{reusedColumn, d.Reused == NotKnown}, {storeColumn, d.FromStore == NotKnown}, {verifiedColumn, d.Verified == NotKnown},
	} {
		if of.unknown {
			e.notKnown[of.column]++
		}
	}
	if d.Due != 0 {
		e.due++
		if d.Due == d.Received || d.Due == d.Received+day-1 {
			e.atReceipt++
		}
	}
}
