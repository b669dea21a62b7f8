package dossier

import (
	"strings"
	"time"

	"motcua/scoring/sheet"
)

// dates reads the dates and holds them against each other. A due date without a clock time is the end of that day, so
// that nothing finished on the day is late.
func (p *Parser) dates(row sheet.Row, code string, d *Dossier) *sheet.RowError {
	received, receivedClock, err := p.time(row, p.received)
	if err != nil {
		return &sheet.RowError{Reason: sheet.BadDate, Value: row.Text(p.received)}
	}
	if received == 0 && !d.Status.Counted() {
		// Not received, and counted nowhere: it is kept under the day it was filed.
		received = p.filed(row, code)
	}
	if received == 0 {
		return &sheet.RowError{Reason: sheet.NoReceived, Value: code}
	}
	due, dueClock, err := p.time(row, p.due)
	if err != nil {
		return &sheet.RowError{Reason: sheet.BadDate, Value: row.Text(p.due)}
	}
	if due != 0 && !dueClock {
		due += day - 1
	}
	if due != 0 && due < received {
		return &sheet.RowError{Reason: sheet.DueBefore, Value: row.Text(p.due)}
	}
	d.Received, d.Due = received, due
	if !d.Status.Resolved() {
		return nil
	}
	column := p.finished
	if noDate(row.Text(column)) {
		column = p.returned
	}
	finished, finishedClock, err := p.time(row, column)
	switch {
	case err != nil:
		return &sheet.RowError{Reason: sheet.BadDate, Value: row.Text(column)}
	case finished == 0:
		return &sheet.RowError{Reason: sheet.NoFinish, Value: code}
	case finished < received && (finishedClock && receivedClock || p.day(finished) < p.day(received)):
		return &sheet.RowError{Reason: sheet.FinishedBefore, Value: row.Text(column)}
	}
	d.Finished = finished
	return nil
}

func (p *Parser) time(row sheet.Row, column int) (int64, bool, error) {
	if column < 0 || column >= len(row.Cells) {
		return 0, false, nil
	}
	return ParseTime(row.Cells[column], p.zone, p.date1904)
}

// day is the number of a local day.
func (p *Parser) day(unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(p.zone).Zone()
	return (unix + int64(offset)) / day
}

// filed is the day of submission, else the day in the dossier's code; 0 when neither tells.
func (p *Parser) filed(row sheet.Row, code string) int64 {
	if at, _, err := p.time(row, p.submitted); err == nil && at != 0 {
		return at
	}
	if _, ok := unitPart(code); !ok {
		return 0
	}
	parts := strings.Split(code, "-")
	at, err := time.ParseInLocation("060102", parts[len(parts)-2], p.zone)
	if err != nil {
		return 0
	}
	return at.Unix()
}
