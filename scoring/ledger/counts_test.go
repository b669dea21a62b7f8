package ledger_test

import (
	"testing"

	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// A spreadsheet program makes a day of a month that is typed into it: 11/2026 becomes the first of November.
func TestFirstDayOfMonthIsReadAsMonth(t *testing.T) {
	const head = "Tháng|Mã đơn vị|Chỉ số|Tử số|Mẫu số"
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("u.csv", units))
	for cell, month := range map[string]string{"#46327": "2026-11", "01/11/2026": "2026-11", "11/2026": "2026-11", "#46328": "", "#11": "", "02/11/2026": "", "#46327.5": ""} {
		r := d.take(t, ledger.ImportOptions{DryRun: true}, workbook(t, "x.xlsx", page{"Số liệu", []string{head, cell + "|A|HL1|#1|#2"}}))[0]
		refused := len(r.Refusals) == 1 && r.Refusals[0].Reason == sheet.UnknownMonth
		if month == "" && !refused || month != "" && (r.Problem != nil || r.File.Refused > 0) {
			t.Errorf("%s: %v, refused %+v; want the month %q", cell, r.Problem, r.Refusals, month)
		}
	}
}
