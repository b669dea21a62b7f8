package dates_test

import (
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/dates"
)

func TestMonthInsideALineIsFound(t *testing.T) {
	for line, want := range map[string]scoring.Month{
		"KẾT QUẢ ĐÁNH GIÁ THÁNG 6 NĂM 2024":              "2024-06",
		"Phụ lục tháng 6/2024":                           "2024-06",
		"phu-luc-thang-6-2024.xlsx":                      "2024-06",
		"phu_luc_thang_06_2024.xlsx":                     "2024-06",
		"2024-06":                                        "2024-06",
		"phu-luc-06-2024.xlsx":                           "2024-06",
		"Kèm theo Báo cáo số 12/BC-UBND ngày 05/07/2024": "2024-07", // as the files are: a date has a month, too
		"tháng 13/2024":                                  "",
		"Quyết định số 459/QĐ-UBND của UBND tỉnh Điện Biên": "",
		"phu-luc-da-ban-hanh.xlsx": "",
	} {
		if m, ok := dates.MonthIn(line); m != want || ok != (want != "") {
			t.Errorf("%q names %q (%v), want %q", line, m, ok, want)
		}
	}
}
