package ledger_test

import (
	"slices"
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// An appendix whose figures a spreadsheet computed holds them with sixteen digits, of which the last ones are the machine's.
// What cannot be the points of an indicator is refused.
func TestAppendixFiguresAreReadAsSpreadsheetsHoldThem(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, file(t, "2024-06", "don-vi.csv"), file(t, "2024-06", "so-lieu-2024-06.csv"), file(t, "2024-06", "ho-so-2024-06.xlsx"))
	const head = "STT|Đơn vị|CK1|CK2|CK3|TD|TT1|TT2|SH1|SH2|HL1|HL2|HL3|Điểm đạt được|Tổng điểm quy đổi|Xếp loại"
	const start = "#1|UBND Na Son|-|#0|-|#30|"
	for _, c := range []struct {
		says, figures string
		columns       []string // that differ
		refused       string   // the figure that is refused
	}{
		{"rounded by hand", "#9.3|#9.3|#5|#10|#5|#5|#5|#78.7|#92.5", nil, ""},
		{"as the machine computed them", "#9.333333333333334|#9.333333333333334|#5|#10|#5|#5|#5|#78.66666666666667|#92.54901960784314", nil, ""},
		{"computed from something else", "#9.333433333333334|#9.333333333333334|#5|#10|#5|#5|#5|#78.66666666666667|#92.54901960784314", []string{"TT1"}, ""},
		{"a quotient", "9/10|#9.3|#5|#10|#5|#5|#5|#78.7|#92.5", nil, "9/10"},
		{"more points than there are", "#93|#9.3|#5|#10|#5|#5|#5|#78.7|#92.5", nil, "93"},
		{"more than a hundred", "#9.3|#9.3|#5|#10|#5|#5|#5|#78.7|#925", nil, "925"},
	} {
		r := d.take(t, ledger.ImportOptions{DryRun: true}, workbook(t, "phu-luc-2024-06.xlsx", page{"Phụ lục", []string{head, start + c.figures + "|Xuất sắc"}}))[0]
		if c.refused != "" {
			if len(r.Refusals) != 1 || r.Refusals[0].Reason != sheet.BadNumber || r.Refusals[0].Value != c.refused {
				t.Errorf("%s: refused %+v, want %s", c.says, r.Refusals, c.refused)
			}
			continue
		}
		var differ []string
		for _, x := range r.Differences {
			if x.Unit == "000.02.32.H18" {
				differ = append(differ, x.Column)
			}
		}
		if r.Problem != nil || !slices.Equal(r.Compared, []scoring.Month{"2024-06"}) || !slices.Equal(differ, c.columns) {
			t.Errorf("%s: %v, compared %v, %v differ; want %v", c.says, r.Problem, r.Compared, differ, c.columns)
		}
	}
}
