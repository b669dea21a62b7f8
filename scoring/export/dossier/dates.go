package dossier

import (
	"time"

	"motcua/scoring/export/dates"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// dates reads the dates and holds them against each other. A due date without a clock time is the end of that day, so
// that nothing finished on the day is late.
func (p *Parser) dates(row sheet.Row, code string, full bool, d *Dossier) *sheet.RowError {
	last := finishedColumn
	if dates.IsNone(p.text(row, finishedColumn)) {
		last = returnedColumn
	}
	received, wrong := p.stamp(row, receivedColumn)
	if wrong != nil {
		return wrong
	}
	due, wrong := p.stamp(row, dueColumn)
	if wrong != nil {
		return wrong
	}
	finished, wrong := p.stamp(row, last)
	if wrong != nil && d.Status.Resolved() {
		return wrong
	}
	if p.seen.votes(p, row.Number, code, full, received, due, finished) {
		return p.refuse(sheet.DaysForMonths, receivedColumn, "")
	}
	if wrong := p.receipt(row, code, full, received, d); wrong != nil {
		return wrong
	}
	if wrong := p.deadline(row, due, d); wrong != nil {
		return wrong
	}
	if !d.Status.Resolved() {
		return nil
	}
	at, err := p.read(finished, last).Instant(p.Zone)
	switch {
	case err != nil || at > p.Horizon:
		return p.badDate(row, last)
	case at == 0:
		d.Silent |= OfFinish
	case at < d.Received && (finished.HasClock && received.HasClock || p.day(at) < p.day(d.Received)):
		return p.refuse(sheet.FinishedBefore, last, header.Shown(header.DateLook, p.text(row, last)))
	}
	d.Finished = at
	return nil
}

// receipt reads when the dossier was received. One that was not, and counts nowhere, is kept under the day it was filed.
func (p *Parser) receipt(row sheet.Row, code string, full bool, received dates.Stamp, d *Dossier) *sheet.RowError {
	at, err := p.read(received, receivedColumn).Instant(p.Zone)
	if err != nil || at > p.Horizon {
		return p.badDate(row, receivedColumn)
	}
	if at == 0 && !d.Status.Counted() {
		at = p.filed(row, code, full)
	}
	if at == 0 {
		return p.refuse(sheet.NoReceived, receivedColumn, "")
	}
	d.Received = at
	return nil
}

// deadline reads when the dossier is due.
func (p *Parser) deadline(row sheet.Row, due dates.Stamp, d *Dossier) *sheet.RowError {
	if !p.has(dueColumn) {
		d.DueUnknown = true
		d.Silent |= OfDue
		return nil
	}
	at, err := p.read(due, dueColumn).Instant(p.Zone)
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

// stamp is a date cell as it stands.
func (p *Parser) stamp(row sheet.Row, c column) (dates.Stamp, *sheet.RowError) {
	i := p.at[c]
	if i < 0 || i >= len(row.Cells) {
		return dates.Stamp{}, nil
	}
	s, err := dates.Read(row.Cells[i], p.Zone, p.Date1904)
	if err != nil {
		return s, p.badDate(row, c)
	}
	p.seen.stamp(c, row.Number, s)
	return s, nil
}

// read is the date in the order of its column.
func (p *Parser) read(s dates.Stamp, c column) dates.Stamp {
	if s.Form == dates.Text && p.Reading.MonthFirst[c] || s.Form == dates.Serial && p.Reading.Exchanged[c] && s.Day <= 12 {
		return s.Exchanged()
	}
	return s
}

// day is the number of a local day.
func (p *Parser) day(unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(p.Zone).Zone()
	return (unix + int64(offset)) / day
}

// filed is the day of submission, else the day in the dossier's code; 0 when neither tells.
func (p *Parser) filed(row sheet.Row, code string, full bool) int64 {
	if s, wrong := p.stamp(row, submittedColumn); wrong == nil {
		if at, err := p.read(s, submittedColumn).Instant(p.Zone); err == nil && at != 0 {
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
