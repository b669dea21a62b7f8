package intake

import (
	"context"
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// takeCounts takes in counts entered by hand.
func (c *call) takeCounts(ctx context.Context, t *table, r *Result) error {
	counts, err := c.readCounts(ctx, t, r)
	if err != nil {
		return err
	}
	return c.write(ctx, r, func(tx Tx, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, touched, err = tx.PutCounts(ctx, file, counts)
		return touched, err
	})
}

func (c *call) readCounts(ctx context.Context, t *table, r *Result) ([]Count, error) {
	units, err := c.index(ctx)
	if err != nil {
		return nil, err
	}
	var counts []Count
	type key struct {
		month           scoring.Month
		unit, indicator string
	}
	seen := map[key]bool{}
	months := map[scoring.Month]bool{}
	for row, err := range t.rows() {
		if err != nil {
			return nil, err
		}
		if t.text(row, "numerator") == "" && t.text(row, "denominator") == "" {
			continue // nobody has filled it in, which is not to say that it is not assessed
		}
		r.File.Rows++
		r.read.last = row.Number
		count, wrong := c.count(t, row, units)
		k := key{count.Month, count.Unit, count.Indicator}
		if wrong == nil && seen[k] {
			wrong = &sheet.RowError{Reason: sheet.Repeated, Value: count.Unit + " " + count.Indicator}
		}
		if wrong != nil {
			wrong.Row = row.Number
			r.refuse(*wrong)
			continue
		}
		seen[k] = true
		months[count.Month] = true
		c.month = count.Month
		counts = append(counts, count)
	}
	if r.File.Rows == 0 {
		return nil, &sheet.FileError{Problem: sheet.Empty}
	}
	if len(months) != 1 {
		c.month = ""
	}
	return counts, nil
}

// mostCounted is more than anybody has counted by hand; a number of nine digits may be a person's.
const mostCounted = 99_999_999

func (c *call) count(t *table, row sheet.Row, units *names.Index) (Count, *sheet.RowError) {
	var count Count
	var ok bool
	if count.Month, ok = c.monthOf(t, row); !ok {
		return count, t.refuse(sheet.UnknownMonth, row, "month", header.MonthLook)
	}
	unit, wrong := findUnit(units, count.Month, t.text(row, "code"), t.text(row, "unit"))
	if wrong != nil {
		return count, wrong
	}
	count.Unit = unit.Code
	count.Indicator = strings.ToUpper(t.text(row, "indicator"))
	rules, ok := c.Rules.For(count.Month)
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
func (c *call) monthOf(t *table, row sheet.Row) (scoring.Month, bool) {
	text := t.text(row, "month")
	if m, ok := dates.ParseMonth(text); ok || text == "" {
		return m, ok
	}
	at, clock, err := dates.Parse(row.Cells[t.header.Columns["month"]], c.Zone, t.book.Date1904())
	day := time.Unix(at, 0).In(c.Zone)
	return scoring.MonthOf(day, c.Zone), err == nil && !clock && at != 0 && day.Day() == 1
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
