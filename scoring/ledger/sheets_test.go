package ledger_test

import (
	"testing"

	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// A workbook with a sheet for each commune is one table where all have the same header, and else is not taken for its first sheet;
// a sheet that holds nothing does no harm.
func TestSheetWithDataIsNeverPassedOver(t *testing.T) {
	const head = "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái"
	a := page{"Háng Lìa", []string{head, "A-261101-0001||01/11/2026|Đang xử lý"}}
	b := page{"Pú Hồng", []string{"DANH SÁCH HỒ SƠ", head, "(1)|(2)|(3)|(4)", "B-261101-0001||01/11/2026|Đang xử lý"}}
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("u.csv", units))
	for _, c := range []struct {
		says    string
		pages   []page
		rows    int
		problem string // the sheets that are named; "" when the file is taken
	}{
		{"a sheet for each commune", []page{a, b}, 2, ""},
		{"sheets with other headers", []page{a, {"Khác", []string{head + "|Lĩnh vực", "B-261101-0001||01/11/2026|Đang xử lý|Hộ tịch"}}}, 0, "1, 2"},
		{"a table of another kind on the second sheet", []page{a, {"Đơn vị", []string{"Mã đơn vị|Tên đơn vị", "A|UBND xã Háng Lìa"}}}, 1, ""},
		{"a second sheet with notes", []page{a, {"Ghi chú", []string{"Xuất từ hệ thống một cửa"}}}, 1, ""},
		{"a second sheet with a header alone", []page{a, {"Mẫu", []string{head, "(1)|(2)|(3)|(4)", "Tổng cộng"}}}, 1, ""},
		{"a first sheet with a header alone", []page{{"Mẫu", []string{head}}, a}, 1, ""},
	} {
		r := d.take(t, ledger.ImportOptions{DryRun: true}, workbook(t, "x.xlsx", c.pages...))[0]
		switch {
		case c.problem == "" && (r.Problem != nil || r.File.Changes.New != c.rows):
			t.Errorf("%s: %v, %+v", c.says, r.Problem, r.File.Changes)
		case c.problem != "" && (r.Problem == nil || r.Problem.Problem != sheet.ManyTables || r.Problem.Facts["sheets"] != c.problem):
			t.Errorf("%s: %v, %+v", c.says, r.Problem, r.File.Changes)
		}
	}
}
