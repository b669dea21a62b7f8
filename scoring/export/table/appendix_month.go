package table

import (
	"path/filepath"

	"motcua/scoring"
	"motcua/scoring/export/dates"
)

// AppendixMonth is the month an appendix is for: by its first row that says it, else by its title, else by the name of its file or folder,
// else the month that the caller states, as the period or by the data time.
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
		if m, ok := dates.MonthIn(line); ok {
			return m, true
		}
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
