package table

import (
	"path/filepath"

	"motcua/scoring"
	"motcua/scoring/export/dates"
)

// AppendixMonth is the month an appendix is for: by its title, else by the name of its file or folder, else the month of
// the stated data time.
func (r *Reader) AppendixMonth(t *Table) (scoring.Month, bool) {
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
	return scoring.MonthOf(r.AsOf, r.Zone), !r.AsOf.IsZero()
}
