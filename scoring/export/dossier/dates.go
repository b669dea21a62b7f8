package dossier

import (
	"time"

	"motcua/scoring/export/dates"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// readDates reads the dates and holds them against each other. A due date without a clock time is the end of that day, so
// that nothing finished on the day is late.
func (p *Parser) readDates(row sheet.Row, code string, full bool, d *Dossier) *sheet.RowError {
	last := finishedColumn
	if dates.IsNone(p.text(row, finishedColumn)) {
		last = returnedColumn
	}
	received, wrong := p.readStamp(row, receivedColumn)
	if wrong != nil {
		return wrong
	}
	due, wrong := p.readStamp(row, dueColumn)
	if wrong != nil {
		return wrong
	}
	finished, wrong := p.readStamp(row, last)
	if wrong != nil && d.Status.Resolved() {
		return wrong
	}
	if p.seen.noteVotes(p, row.Number, code, full, received, due, finished) {
		return p.refuse(sheet.DaysForMonths, receivedColumn, "")
	}
	if wrong := p.readReceipt(row, code, full, received, d); wrong != nil {
		return wrong
	}
	if wrong := p.readDeadline(row, due, d); wrong != nil {
		return wrong
	}
	readSubmission(p, row, d)
	if d.Status.Dropped() {
		readDropped(p, finished, last, received, d)
	}
	if !d.Status.Resolved() {
		return nil
	}
	at, err := p.inColumnOrder(finished, last).Instant(p.Zone)
	switch {
	case err != nil || at > p.Horizon:
		return p.badDate(row, last)
	case at == 0:
		d.Silent |= OfFinish
	case isBefore(p, at, finished, d.Received, received):
		return p.refuse(sheet.FinishedBefore, last, header.Shown(header.DateLook, p.text(row, last)))
	}
	d.Finished = at
	return nil
}

// readDropped reads when a dossier ended that was not resolved. Most systems leave that out, and a row is not refused for it: what cannot
// be right is not known.
func readDropped(p *Parser, finished dates.Stamp, c column, received dates.Stamp, d *Dossier) {
	at, err := p.inColumnOrder(finished, c).Instant(p.Zone)
	if err == nil && at != 0 && at <= p.Horizon && !isBefore(p, at, finished, d.Received, received) {
		d.Finished = at
		return
	}
	d.Silent |= OfFinish
}

// isBefore says whether a dossier would have ended before it was received: by the clock where both dates have one, else by the day.
func isBefore(p *Parser, at int64, finished dates.Stamp, receivedAt int64, received dates.Stamp) bool {
	return at < receivedAt && (finished.HasClock && received.HasClock || p.localDay(at) < p.localDay(receivedAt))
}

// readReceipt reads when the dossier was received. One that was not, and counts nowhere, is kept under the day it was filed.
func (p *Parser) readReceipt(row sheet.Row, code string, full bool, received dates.Stamp, d *Dossier) *sheet.RowError {
	at, err := p.inColumnOrder(received, receivedColumn).Instant(p.Zone)
	if err != nil || at > p.Horizon {
		return p.badDate(row, receivedColumn)
	}
	if at == 0 && !d.Status.Counted() {
		at, d.Unaccepted = p.filedDay(row, code, full), true
	}
	if at == 0 {
		return p.refuse(sheet.NoReceived, receivedColumn, "")
	}
	d.Received = at
	return nil
}

// readSubmission reads when the dossier was filed. A row is not refused for it: what cannot be right is not known.
func readSubmission(p *Parser, row sheet.Row, d *Dossier) {
	if s, wrong := p.readStamp(row, submittedColumn); wrong == nil && p.has(submittedColumn) {
		if at, err := p.inColumnOrder(s, submittedColumn).Instant(p.Zone); err == nil && at <= p.Horizon {
			d.Submitted = at
		}
	}
	if d.Submitted == 0 {
		d.Silent |= OfSubmitted
	}
}

// readDeadline reads when the dossier is due.
func (p *Parser) readDeadline(row sheet.Row, due dates.Stamp, d *Dossier) *sheet.RowError {
	if !p.has(dueColumn) {
		d.DueUnknown = true
		d.Silent |= OfDue
		return nil
	}
	at, err := p.inColumnOrder(due, dueColumn).Instant(p.Zone)
	if err != nil {
		return p.badDate(row, dueColumn)
	}
	if at != 0 && !due.HasClock {
		at += day - 1
	}
	if at != 0 && at < d.Received {
		return p.refuse(sheet.DueBefore, dueColumn, header.Shown(header.DateLook, p.text(row, dueColumn)))
	}
	d.Due = at
	return nil
}

func (p *Parser) badDate(row sheet.Row, c column) *sheet.RowError {
	return p.refuse(sheet.BadDate, c, header.Shown(header.DateLook, p.text(row, c)))
}

// readStamp gives a date cell as it stands.
func (p *Parser) readStamp(row sheet.Row, c column) (dates.Stamp, *sheet.RowError) {
	i := p.at[c]
	if i < 0 || i >= len(row.Cells) {
		return dates.Stamp{}, nil
	}
	s, err := dates.Read(row.Cells[i], p.Zone, p.Date1904)
	if err != nil {
		return s, p.badDate(row, c)
	}
	p.seen.noteStamp(c, row.Number, s)
	return s, nil
}

// inColumnOrder is the date with day and month in the order of its column.
func (p *Parser) inColumnOrder(s dates.Stamp, c column) dates.Stamp {
	if s.Form == dates.Text && p.Reading.MonthFirst[c] || s.Form == dates.Serial && p.Reading.Exchanged[c] && s.Day <= 12 {
		return s.Exchanged()
	}
	return s
}

// localDay is the number of a local day.
func (p *Parser) localDay(unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(p.Zone).Zone()
	return (unix + int64(offset)) / day
}

// filedDay is the day of submission, else the day in the dossier's code; 0 when neither is known.
func (p *Parser) filedDay(row sheet.Row, code string, full bool) int64 {
	if s, wrong := p.readStamp(row, submittedColumn); wrong == nil {
		if at, err := p.inColumnOrder(s, submittedColumn).Instant(p.Zone); err == nil && at != 0 {
			return at
		}
	}
	if !full {
		return 0
	}
	number, ok := codeDay(code)
	if !ok {
		return 0
	}
	t := time.Unix(number*day, 0).UTC()
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, p.Zone).Unix()
}
