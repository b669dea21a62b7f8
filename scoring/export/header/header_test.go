package header_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

var kinds = []header.Kind{
	{Name: "dossiers", Fields: []header.Field{
		{Name: "code", Required: true, Synonyms: []string{"Mã hồ sơ", "Số hồ sơ"}},
		{Name: "received", Required: true, Synonyms: []string{"Ngày tiếp nhận", "Ngày nhận"}},
		{Name: "unit", Synonyms: []string{"Đơn vị tiếp nhận", "Đơn vị"}},
		{Name: "fee", Synonyms: []string{"Phí (VNĐ)", "Lệ phí (VNĐ)"}},
	}},
	{Name: "units", Fields: []header.Field{
		{Name: "code", Required: true, Synonyms: []string{"Mã đơn vị"}},
		{Name: "name", Required: true, Synonyms: []string{"Tên đơn vị", "Đơn vị"}},
	}, AnyOf: [][]string{{"code", "name"}}},
	{Name: "published", Fields: []header.Field{
		{Name: "unit", Required: true, Synonyms: []string{"Tên cơ quan, đơn vị", "Đơn vị"}},
		{Name: "total", Required: true, Synonyms: []string{"Điểm đạt được"}},
		{Name: "converted", Required: true, Synonyms: []string{"Tổng điểm quy đổi"}},
	}},
}

// rows makes rows of cells written with | between them.
func rows(lines ...string) []sheet.Row {
	var all []sheet.Row
	for i, line := range lines {
		row := sheet.Row{Number: i + 1}
		for text := range strings.SplitSeq(line, "|") {
			row.Cells = append(row.Cells, sheet.Cell{Text: text})
		}
		all = append(all, row)
	}
	return all
}

func TestHeaderIsFoundAmongTitles(t *testing.T) {
	for _, c := range []struct {
		says    string
		rows    []sheet.Row
		kind    string
		last    int
		columns map[string]int
	}{
		{"on the first row", rows("Mã hồ sơ|Ngày tiếp nhận", "a|b"), "dossiers", 1, map[string]int{"code": 0, "received": 1}},
		{"below a letterhead, whatever the case and the line breaks", rows("UBND TỈNH||", "", "MÃ HỒ\nSƠ|x|ngay nhan|PHÍ (vnđ)", "1|2|3"), "dossiers", 3, map[string]int{"code": 0, "received": 2, "fee": 3}},
		{"the earlier synonym wins over the later", rows("Đơn vị|Mã hồ sơ|Ngày nhận|Đơn vị tiếp nhận"), "dossiers", 1, map[string]int{"code": 1, "received": 2, "unit": 3}},
		{"the register, though a dossier file knows one of its labels", rows("Mã đơn vị|Tên đơn vị|Tên gọi khác"), "units", 1, map[string]int{"code": 0, "name": 1}},
		{"fields in the second row of two", rows("Hồ sơ||Thời gian|", "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Khác", "1|2|3|4"), "dossiers", 2, map[string]int{"code": 0, "unit": 1, "received": 2}},
		{"the further rows of a header belong to it", rows("Đơn vị|Nhóm A||Điểm đạt được|Tổng điểm quy đổi", "|Chỉ số 1|Chỉ số 2||", "x|1|2|3|4"), "published", 2, map[string]int{"unit": 0, "total": 3, "converted": 4}},
	} {
		h, err := header.Find(c.rows, kinds)
		if err != nil {
			t.Errorf("%s: %v", c.says, err)
			continue
		}
		if h.Kind != c.kind || h.Last != c.last || len(h.Columns) != len(c.columns) {
			t.Errorf("%s: got %s to row %d with %v", c.says, h.Kind, h.Last, h.Columns)
		}
		for field, column := range c.columns {
			if got, ok := h.Columns[field]; !ok || got != column {
				t.Errorf("%s: %s is column %d (%v), want %d", c.says, field, got, ok, column)
			}
		}
	}
}

func TestTheAppendixAsPublishedHasThreeLevels(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "ledger", "testdata", "2024-06", "phu-luc-da-ban-hanh.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(t.Context(), file, info.Size(), sheet.CommandLine())
	if err != nil {
		t.Fatal(err)
	}
	var top []sheet.Row
	for row, err := range book.Rows(0) {
		if err != nil {
			t.Fatal(err)
		}
		row.Cells = slices.Clone(row.Cells)
		top = append(top, row)
	}
	h, err := header.Find(top, kinds)
	if err != nil {
		t.Fatal(err)
	}
	if h.Last != 6 {
		t.Errorf("the header ends on row %d, want 6", h.Last)
	}
	for column, want := range map[int]string{
		2:  "ĐIỂM CÁC CHỈ SỐ / Nhóm công khai, minh bạch / Chỉ số 1(5đ)",
		4:  "ĐIỂM CÁC CHỈ SỐ / Nhóm công khai, minh bạch / Chỉ số 3(10đ)",
		5:  "ĐIỂM CÁC CHỈ SỐ / Tiến độ, KQ giải quyết (30đ)",
		12: "ĐIỂM CÁC CHỈ SỐ / Nhóm mức độ hài lòng / Chỉ số 3(5đ)",
		13: "ĐIỂM ĐẠT ĐƯỢC",
	} {
		if h.Labels[column] != want {
			t.Errorf("column %d is labelled %q, want %q", column, h.Labels[column], want)
		}
	}
	if len(h.Title) != 2 || !strings.Contains(h.Title[0]+h.Title[1], "THÁNG 6 NĂM 2024") {
		t.Errorf("the title is %q", h.Title)
	}
}

func TestMissingHeaderIsRefusedWithoutShowingData(t *testing.T) {
	for _, c := range []struct {
		says    string
		rows    []sheet.Row
		problem sheet.Problem
		shows   string
		hides   string
	}{
		{"a table of something else", rows("Họ và tên|Điểm", "Giàng A Páo|9"), sheet.UnknownKind, "Mã hồ sơ", "Giàng"},
		{"what it found is named", rows("Họ và tên|Điểm", "Giàng A Páo|9"), sheet.UnknownKind, "Họ và tên, Điểm", "Giàng"},
		{"data without a header is not shown", rows("Giàng A Páo|Na Son", "Lò Thị Hoa|Pú Hồng"), sheet.UnknownKind, "found: -", "Giàng"},
		{"nor is a row with a number", rows("Tên Páo|Số 011050720163"), sheet.UnknownKind, "found: -", "Páo"},
		{"a required column is missing", rows("Mã hồ sơ|Đơn vị tiếp nhận|Phí", "1|2|3"), sheet.NoColumns, "Ngày tiếp nhận", "1|2"},
		{"nothing at all", nil, sheet.UnknownKind, "", "?"},
	} {
		_, err := header.Find(c.rows, kinds)
		p, ok := errors.AsType[*sheet.FileError](err)
		if !ok || p.Problem != c.problem || !strings.Contains(err.Error(), c.shows) || strings.Contains(err.Error(), c.hides) {
			t.Errorf("%s: got %v", c.says, err)
		}
	}
}

func TestAmbiguousColumnIsAskedAbout(t *testing.T) {
	for _, c := range []struct {
		says   string
		labels string
		want   string // the labels that claim a field alike
	}{
		{"the same label twice", "Mã hồ sơ|Mã hồ sơ|Ngày tiếp nhận", "Mã hồ sơ;Mã hồ sơ"},
		{"labels that differ in their brackets", "Mã hồ sơ|Ngày nhận (cũ)|Ngày nhận (mới)", "Ngày nhận (cũ);Ngày nhận (mới)"},
		{"one of them without brackets", "Mã hồ sơ|Ngày nhận|Ngày nhận (lần 2)", "Ngày nhận;Ngày nhận (lần 2)"},
		{"the clock times beside the dates are no second column", "Mã hồ sơ|Ngày nhận|Ngày nhận (giờ)", ""},
		{"a label that is preferred is taken", "Mã hồ sơ|Ngày nhận (cũ)|Ngày nhận (mới)|Ngày tiếp nhận", ""},
	} {
		_, err := header.Find(rows(c.labels, "1|2|3|4"), kinds)
		a, ok := errors.AsType[*header.Ambiguity](err)
		if c.want == "" && err != nil || c.want != "" && (!ok || strings.Join(a.Labels, ";") != c.want) {
			t.Errorf("%s: got %v, want %q", c.says, err, c.want)
		}
	}
}

func TestRowsBesideTheDataAreToldApart(t *testing.T) {
	for line, want := range map[string]bool{
		"Tổng cộng|114 hồ sơ":                true,
		"Tổng số hồ sơ|3|4|5|6":              true,
		"Cộng:|1|2|3|4":                      true,
		"I|UBND CÁC XÃ, THỊ TRẤN":            true,
		"|NGƯỜI LẬP BIỂU||THỦ TRƯỞNG ĐƠN VỊ": true,
		"Nơi nhận:":                          true,
		"UBND xã Háng Lìa":                   true,
		"Công chứng|a|b|c|d":                 false, // a procedure, not a total
		"000.10.32.H18-240614-0001":          false, // a code with everything else missing
		"1|000.10.32.H18-240614-0001|x|y|z":  false,
	} {
		if got := header.IsAside(rows(line)[0]); got != want {
			t.Errorf("%q stands beside the data: %v, want %v", line, got, want)
		}
	}
	for line, want := range map[string]bool{"(1)|(2)|(3)|(4)|(3)|(6)": true, "1|2|3": true, "(1)|(2)": false, "5|7|9": false, "1|a|3": false} {
		if got := header.ColumnNumbers(rows(line)[0]); got != want {
			t.Errorf("%q numbers columns: %v, want %v", line, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Mã hồ sơ|Ngày tiếp nhận\na|b")
	f.Add("||\n|x|\nMã đơn vị|Tên đơn vị")
	f.Fuzz(func(t *testing.T, text string) {
		all := rows(strings.Split(text, "\n")...)
		h, err := header.Find(all, kinds)
		if err != nil {
			_, refused := errors.AsType[*sheet.FileError](err)
			if _, asked := errors.AsType[*header.Ambiguity](err); !refused && !asked {
				t.Fatalf("%v is neither a refusal nor a question", err)
			}
			return
		}
		for field, column := range h.Columns {
			if column < 0 || column >= len(h.Labels) {
				t.Fatalf("%s is column %d of %d", field, column, len(h.Labels))
			}
		}
		if h.Last > len(all) || h.Last > header.Depth+header.MaxLevels {
			t.Fatalf("a header ends on row %d of %d", h.Last, len(all))
		}
	})
}
