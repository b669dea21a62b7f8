package table

import (
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Count is a tally counted by people. Assessed is false when "-" was entered.
type Count struct {
	Month     scoring.Month
	Unit      string // code
	Indicator string // code
	Assessed  bool
	Tally     scoring.Tally
}

// Counts reads counts that were entered by hand. Of a file that is refused it gives those that were read, too.
func (r *Reader) Counts(t *Table, units *names.Index) (counts []Count, read Outcome, err error) {
	type key struct {
		month           scoring.Month
		unit, indicator string
	}
	seen := map[key]bool{}
	for row, err := range t.rows() {
		if err != nil {
			return counts, read, err
		}
		if t.text(row, "numerator") == "" && t.text(row, "denominator") == "" {
			continue // nobody has filled it in, which is not to say that it is not assessed
		}
		read.Rows++
		read.last = row.Number
		count, wrong := r.count(t, row, units)
		k := key{count.Month, count.Unit, count.Indicator}
		if wrong == nil && seen[k] {
			wrong = &sheet.RowError{Reason: sheet.Repeated, Value: count.Unit + " " + count.Indicator}
		}
		if wrong != nil {
			wrong.Row = row.Number
			read.refuse(*wrong)
			continue
		}
		seen[k] = true
		counts = append(counts, count)
	}
	return counts, read, read.check(t.book)
}

// mostCounted is more than anybody has counted by hand; a number of nine digits may be a person's.
const mostCounted = 99_999_999

// count reads a row.
func (r *Reader) count(t *Table, row sheet.Row, units *names.Index) (Count, *sheet.RowError) {
	var count Count
	var ok bool
	if count.Month, ok = r.monthOf(t, row); !ok {
		return count, t.refuse(sheet.UnknownMonth, row, "month", header.MonthLook)
	}
	unit, wrong := findUnit(units, count.Month, t.text(row, "code"), t.text(row, "unit"))
	if wrong != nil {
		return count, wrong
	}
	count.Unit = unit.Code
	count.Indicator = strings.ToUpper(t.text(row, "indicator"))
	rules, ok := r.Rules.For(count.Month)
	if !ok {
		return count, t.refuse(sheet.UnknownMonth, row, "month", header.MonthLook)
	}
	if ind, ok := rules.Indicator(count.Indicator); !ok || ind.Counts != scoring.Entered {
		return count, t.refuse(sheet.UnknownIndicator, row, "indicator", header.IndicatorLook)
	}
	numerator, denominator := t.text(row, "numerator"), t.text(row, "denominator")
	if dash(numerator) && dash(denominator) {
		return count, nil
	}
	n, err1 := strconv.ParseInt(strings.TrimSuffix(numerator, ".0"), 10, 64)
	d, err2 := strconv.ParseInt(strings.TrimSuffix(denominator, ".0"), 10, 64)
	if err1 != nil || err2 != nil || n < 0 || d < n || d > mostCounted {
		return count, t.refuse(sheet.BadNumber, row, "numerator", header.NumberLook)
	}
	count.Assessed, count.Tally = true, scoring.Tally{Numerator: n, Denominator: d}
	return count, nil
}

// monthOf reads the month of a row, also as the first day of it: spreadsheet programs make that of a month typed in.
func (r *Reader) monthOf(t *Table, row sheet.Row) (scoring.Month, bool) {
	text := t.text(row, "month")
	if m, ok := dates.ParseMonth(text); ok || text == "" {
		return m, ok
	}
	at, clock, err := dates.Parse(row.Cells[t.header.Columns["month"]], r.Zone, t.book.Date1904())
	day := time.Unix(at, 0).In(r.Zone)
	return scoring.MonthOf(day, r.Zone), err == nil && !clock && at != 0 && day.Day() == 1
}

// dash says whether a cell is written as holding nothing: of a figure, that it is not assessed.
func dash(s string) bool { return s == "" || s == "-" || s == "–" || s == "—" }

// findUnit finds a unit by code, else by a name it has in the month. A name that is only similar is never taken.
func findUnit(units *names.Index, m scoring.Month, code, name string) (scoring.Unit, *sheet.RowError) {
	if u, ok := units.ByCode(code); ok {
		return u, nil
	}
	if u, ok := units.ByNameIn(m, name); ok {
		return u, nil
	}
	wrong := &sheet.RowError{Reason: sheet.UnknownUnit, Value: header.Shown(header.CodeLook, code)}
	for _, u := range units.Suggest(name, 3) {
		wrong.Suggestions = append(wrong.Suggestions, u.Name)
	}
	return scoring.Unit{}, wrong
}
