package header

import (
	"slices"
	"strings"

	"motcua/scoring/names"
	"motcua/scoring/sheet"
)

// labelWords are words of which labels of columns are made, folded.
var labelWords = []string{
	"stt", "tt", "ma", "so", "ten", "ngay", "thang", "nam", "don vi", "co quan", "ho so", "ho ten", "ho va ten", "dia chi", "trang thai", "tinh trang", "linh vuc",
	"thu tuc", "loai", "hinh thuc", "ghi chu", "diem", "ket qua", "noi dung", "thoi gian", "chi so", "tu so", "mau so", "xep loai", "phi", "le phi", "can bo",
	"code", "name", "date", "status", "id", "unit",
}

// labelsIn are the labels of the first row that looks like a header, for an error to name: at least two cells, none with
// a digit, half of them with a word that labels have. Any other row may be data, which an error must not show: then it
// is "-".
func labelsIn(rows []sheet.Row) string {
	for _, row := range rows[:min(Depth, len(rows))] {
		var labels []string
		known, digits := 0, false
		for _, cell := range row.Cells {
			if cell.Text == "" {
				continue
			}
			labels = append(labels, shorten(strings.Join(strings.Fields(cell.Text), " ")))
			digits = digits || strings.ContainsAny(cell.Text, "0123456789")
			padded := " " + names.Fold(cell.Text) + " "
			if slices.ContainsFunc(labelWords, func(word string) bool { return strings.Contains(padded, " "+word+" ") }) {
				known++
			}
		}
		if len(labels) >= 2 && !digits && 2*known >= len(labels) {
			return strings.Join(labels, ", ")
		}
	}
	return "-"
}
