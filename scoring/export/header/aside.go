package header

import (
	"strconv"
	"strings"

	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// ColumnNumbers says whether a row only numbers the columns: "(1) (2) (3)" or "1 2 3". The numbers may repeat: a
// published appendix has "(3) (4) (3) (6)".
func ColumnNumbers(row sheet.Row) bool {
	n, bracketed := 0, 0
	for i, c := range row.Cells {
		if c.Text == "" {
			continue
		}
		digits := strings.TrimSuffix(strings.TrimPrefix(c.Text, "("), ")")
		if !isNumber(digits) || len(digits) > 3 {
			return false
		}
		if digits != c.Text {
			bracketed++
		} else if digits != strconv.Itoa(i+1) {
			return false
		}
		n++
	}
	return n >= 3 && (bracketed == 0 || bracketed == n)
}

func isNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// totals begin rows that add up; footers begin rows below a table.
var (
	totals  = []string{"tong cong", "tong so", "cong"}
	footers = []string{"nguoi lap", "thu truong", "noi nhan", "ghi chu", "xac nhan", "chu tich", "tm uy ban", "ky ten", "lap bieu"}
)

// IsAside says whether a row stands beside the data: a total, a section's heading ("I  UBND CÁC XÃ"), a footer, a remark. It
// does not know which columns matter: a row whose key is there must not be asked about.
func IsAside(row sheet.Row) bool {
	var texts []string
	for _, c := range row.Cells {
		if c.Text != "" {
			texts = append(texts, c.Text)
		}
	}
	if len(texts) == 0 {
		return true
	}
	first := names.Fold(texts[0])
	for _, words := range totals {
		if first == words || words != "cong" && strings.HasPrefix(first, words+" ") {
			return true
		}
	}
	if len(texts) > 3 {
		return false
	}
	for _, text := range texts {
		for _, words := range footers {
			if folded := names.Fold(text); folded == words || strings.HasPrefix(folded, words+" ") {
				return true
			}
		}
	}
	return len(texts) <= 2 && isSectionNumber(texts[0]) || len(texts) == 1 && strings.Contains(texts[0], " ")
}

// isSectionNumber says whether a text is a section's number: "I", "IV", "A.".
func isSectionNumber(s string) bool {
	s = strings.TrimRight(s, ".) ")
	return s != "" && len(s) <= 5 && strings.Trim(s, "IVXLC") == "" || len(s) == 1 && s[0] >= 'A' && s[0] <= 'H'
}
