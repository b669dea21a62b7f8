package dossier

import (
	"fmt"
	"slices"
	"strings"

	"motcua/scoring/export/sheet"
)

// orders decides in which order day and month stand in the date columns of a table, by what its rows tell.
type orders struct {
	seen   *evidence
	labels [columnCount]string
}

// decide decides the order of day and month in every date column.
func (o orders) decide(r *Reading) error {
	if err := o.decideTexts(r); err != nil {
		return err
	}
	return o.decideSerials(r)
}

// decideTexts decides the order of dates as text: by cells that can be read in one order only; else as other columns are written;
// else by the votes of rows; else by how few months the dates fall into; else the day comes first, as in Vietnam.
func (o orders) decideTexts(r *Reading) error {
	e := o.seen
	var dayFirst, monthFirst []column
	for _, c := range dateColumns {
		d := &e.dates[c]
		switch {
		case c == submittedColumn && d.contradicts():
		case d.contradicts():
			return o.refuseContradiction(c, d.dayOnly, d.monthOnly)
		case d.dayOnly.n > 0:
			dayFirst = append(dayFirst, c)
		case d.monthOnly.n > 0:
			monthFirst = append(monthFirst, c)
		}
	}
	others := len(monthFirst) > 0 && len(dayFirst) == 0
	if len(monthFirst) == 0 && len(dayFirst) == 0 {
		var err error
		if others, err = o.byVotes(e.text, receivedColumn, o.spansFewerExchanged(0)); err != nil {
			return err
		}
		english := 0
		for _, c := range dateColumns {
			english += e.dates[c].english
		}
		if english > 0 && !others && e.text.straight.n == 0 {
			return o.refuseContradiction(receivedColumn, rows{}, rows{})
		}
	} else if against := e.text.exchanged; !others && against.n > 2 && !against.areFew(e.text.straight.n) {
		return o.refuseContradiction(receivedColumn, e.text.straight, against)
	} else if against := e.text.straight; others && against.n > 2 && !against.areFew(e.text.exchanged.n) {
		return o.refuseContradiction(receivedColumn, against, e.text.exchanged)
	}
	for _, c := range dateColumns {
		r.MonthFirst[c] = others && !slices.Contains(dayFirst, c) || slices.Contains(monthFirst, c)
	}
	return nil
}

// decideSerials decides the order of date cells. A spreadsheet program with American settings takes days up to 12 for months, and
// leaves later days as text: then no date cell has a day above 12.
func (o orders) decideSerials(r *Reading) error {
	e := o.seen
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
		return o.refuseContradiction(receivedColumn, v.straight, v.exchanged)
	case high > 0:
	case likely && v.exchanged.n == 0 && v.straight.n == 0:
		if exchanged, err = o.cellsSpanFewerExchanged(); err != nil {
			return err
		}
	default:
		if exchanged, err = o.byVotes(v, receivedColumn, false); err != nil {
			return err
		}
	}
	for _, c := range dateColumns {
		r.Exchanged[c] = exchanged
	}
	return nil
}

// byVotes says whether rows vote for exchanged dates; without votes the other witness counts. Votes for both contradict each
// other, but for a few errors of typing.
func (o orders) byVotes(v votes, c column, otherwise bool) (exchanged bool, err error) {
	switch {
	case v.exchanged.n == 0 && v.straight.n == 0:
		return otherwise, nil
	case v.exchanged.areFew(v.straight.n):
		return false, nil
	case v.straight.areFew(v.exchanged.n):
		return true, nil
	}
	return false, o.refuseContradiction(c, v.straight, v.exchanged)
}

// spansFewerExchanged says whether dates of a form fall into one or two months when exchanged, and into many as they stand.
func (o orders) spansFewerExchanged(form int) bool {
	const enough = 5
	d := &o.seen.dates[receivedColumn]
	open := [2]int{d.openText, d.openSerial}[form]
	return open >= enough && d.spans[form][1].months() <= 1 && d.spans[form][0].months() >= 4
}

// cellsSpanFewerExchanged says whether the date cells agree with the months of the dates as text only when they are exchanged.
func (o orders) cellsSpanFewerExchanged() (bool, error) {
	for _, c := range dateColumns {
		d := &o.seen.dates[c]
		if d.openSerial == 0 || d.dayOnly.n == 0 {
			continue
		}
		stands, exchanged := d.spans[0][0].union(d.spans[1][0]).months(), d.spans[0][0].union(d.spans[1][1]).months()
		if stands == exchanged {
			return false, o.refuseContradiction(c, d.dayOnly, rows{})
		}
		return exchanged < stands, nil
	}
	return false, nil
}

// refuseContradiction refuses the file: no order of day and month suits all its rows.
func (o orders) refuseContradiction(c column, one, other rows) error {
	return &sheet.FileError{Problem: sheet.DatesDisagree, Facts: map[string]string{
		"column": o.labels[c], "rows": joinNumbers(one.first), "others": joinNumbers(other.first),
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
