package table

import (
	"path/filepath"

	"motcua/scoring"
	"motcua/scoring/export/dates"
)

// AppendixMonth is the month an appendix is for: by its first row that says it, else by its title, else by the name of its file or folder,
// else the month that the caller states, as the period or by the data time. A title that is about more than a month says of none.
func (r *Reader) AppendixMonth(t *Table) (scoring.Month, bool) {
	for row, err := range t.rows() {
		if _, has := t.header.Columns["month"]; !has || err != nil {
			break // what is wrong with a row is told where all are read
		}
		if m, ok := r.monthOf(t, row); ok {
			return m, true
		}
	}
	for _, line := range t.header.Title {
		if r.ofMoreThanAMonth(line) {
			continue
		}
		if m, ok := dates.MonthIn(line); ok {
			return m, true
		}
	}
	if r.ofMoreThanAMonth(t.header.Title...) {
		return "", false
	}
	for _, name := range []string{filepath.Base(t.path), filepath.Base(filepath.Dir(t.path))} {
		if m, ok := dates.MonthIn(name); ok {
			return m, true
		}
	}
	if months := r.Period.Months(r.Zone); len(months) == 1 {
		return months[0], true
	}
	return scoring.MonthOf(r.AsOf, r.Zone), !r.AsOf.IsZero()
}

// ofMoreThanAMonth says whether lines state a period that is longer than a month: a quarter, a year, or what there is of one.
func (r *Reader) ofMoreThanAMonth(lines ...string) bool {
	p, stated := dates.TitlePeriod(lines, r.Zone)
	return stated && len(p.Months(r.Zone)) > 1
}
