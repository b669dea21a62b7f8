package dossier

import (
	"regexp"
	"strconv"
	"strings"

	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// statedTotal is a line that says how many dossiers a list has: "Tổng số: 120 hồ sơ", "Tổng số hồ sơ: 1.250". One that says of which
// dossiers, "Tổng số hồ sơ quá hạn: 5", may be of some of them.
var statedTotal = regexp.MustCompile(`^(?:danh sach (?:gom|co) |tong (?:so|cong) (?:(?:la|co) )?(?:(?:ho so|ban ghi|dong) )?(?:(?:la|co) )?)(\d{1,3}(?: \d{3})+|\d+)(?: (?:ho so|ban ghi|dong))?$`)

// StatedTotal is how many dossiers a row beside the data says that the list has; false when it says nothing of that.
func StatedTotal(row sheet.Row) (int, bool) {
	var texts []string
	for _, c := range row.Cells {
		if c.Text != "" {
			texts = append(texts, c.Text)
		}
	}
	if len(texts) == 0 || len(texts) > 2 {
		return 0, false
	}
	return TotalIn(strings.Join(texts, " "))
}

// TotalIn is the same for a line of text.
func TotalIn(line string) (int, bool) {
	if len(line) > 100 {
		return 0, false
	}
	m := statedTotal.FindStringSubmatch(names.Fold(line))
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(m[1], " ", ""))
	return n, err == nil
}
