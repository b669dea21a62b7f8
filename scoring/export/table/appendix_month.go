package table

import (
	"path/filepath"
	"regexp"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/dates"
)

// AppendixMonth is the month an appendix is for: by its title, else by the name of its file or folder, else the month of
// the stated data time.
func (r *Reader) AppendixMonth(t *Table) (scoring.Month, bool) {
	for _, line := range t.header.Title {
		if m, ok := monthIn(line); ok {
			return m, true
		}
	}
	for _, name := range []string{filepath.Base(t.path), filepath.Base(filepath.Dir(t.path))} {
		if m, ok := monthIn(name); ok {
			return m, true
		}
	}
	return scoring.MonthOf(r.AsOf, r.Zone), !r.AsOf.IsZero()
}

// Months inside a line: "THÁNG 6 NĂM 2024", "tháng 6/2024", "2024-06", "06-2024", "phu-luc-thang-6-2024.xlsx".
var (
	monthWords = regexp.MustCompile(`(?:thang|tháng) *(\d{1,2}) *(?:/|-|năm|nam) *(20\d\d|21\d\d)`)
	yearFirst  = regexp.MustCompile(`(?:^|\D)(20\d\d|21\d\d)[-_.](\d\d)(?:\D|$)`)
	monthFirst = regexp.MustCompile(`(?:^|\D)(\d\d?)[-_./](20\d\d|21\d\d)(?:\D|$)`)
)

func monthIn(line string) (scoring.Month, bool) {
	line = strings.ToLower(line)
	if m := monthWords.FindStringSubmatch(strings.ReplaceAll(line, "_", "-")); m != nil {
		return dates.ParseMonth(m[1] + "/" + m[2])
	}
	if m := yearFirst.FindStringSubmatch(line); m != nil {
		return dates.ParseMonth(m[2] + "/" + m[1])
	}
	if m := monthFirst.FindStringSubmatch(line); m != nil {
		return dates.ParseMonth(m[1] + "/" + m[2])
	}
	return "", false
}
