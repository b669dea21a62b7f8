package header

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Layout is what the labels of a header row are known by again, whatever their case, diacritics and spacing: 12 hex digits.
// It is "" for a row with fewer than three labels: such a row is no header.
func Layout(row sheet.Row) string {
	var folded []string
	for _, c := range row.Cells {
		if c.Text != "" && !c.Number {
			folded = append(folded, names.Fold(c.Text))
		}
	}
	if len(folded) < 3 {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.Join(folded, "\n")))
	return hex.EncodeToString(sum[:6])
}

// LikelyHeader is the row that looks most like a header among the first rows: the first of those with the most labels; false when
// none has three.
func LikelyHeader(rows []sheet.Row) (sheet.Row, bool) {
	best, most := sheet.Row{}, 2
	for _, row := range rows[:min(Depth, len(rows))] {
		labels := 0
		for _, c := range row.Cells {
			if c.Text != "" && !c.Number {
				labels++
			}
		}
		if labels > most && CanBeHeader(row) && !ColumnNumbers(row) {
			best, most = row, labels
		}
	}
	return best, most > 2
}

// layout is what a header's block is known by again: the layout of its row with the most labels.
func (c *candidate) layout(rows []sheet.Row) string {
	row, _ := LikelyHeader(rows[c.first : c.first+c.levels])
	return Layout(row)
}
