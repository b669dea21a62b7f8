package sheet_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"motcua/scoring/export/sheet"
)

// samples are the exports that the import's tests use, too.
const samples = "../../ledger/testdata"

// read gives all rows of a file's first sheet, copied.
func read(t *testing.T, name string) []sheet.Row {
	t.Helper()
	file, err := os.Open(filepath.Join(samples, name))
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
	var rows []sheet.Row
	for row, err := range book.Rows(0) {
		if err != nil {
			t.Fatal(err)
		}
		row.Cells = slices.Clone(row.Cells)
		rows = append(rows, row)
	}
	return rows
}

func TestFilesOfKnownShapesAreRead(t *testing.T) {
	for _, c := range []struct {
		says, file string
		rows       int
		at         int // an index, and what stands there
		number     int
		column     int
		text       string
	}{
		{"a plain export", "2024-06/ho-so-2024-06.xlsx", 356, 355, 356, 1, "000.13.32.H18-240604-0002"},
		{"a letterhead above the header on row 7", "2025-03-dirty/1-tieu-de-hang-7.xlsx", 125, 6, 7, 1, "Mã hồ sơ"},
		{"dates as serials", "2025-03-dirty/2-ngay-thang-so.xlsx", 115, 1, 2, 7, "45712.6229166667"},
		{"an HTML table named .xls", "2025-03-dirty/3 Danh sách hồ sơ.xls", 116, 2, 3, 1, "000.10.32.H18-250331-0003"},
		{"semicolons and a byte order mark", "2025-03-dirty/4-cham-phay-bom.csv", 115, 0, 1, 0, "Số hồ sơ"},
		{"UTF-16 with tabs", "2025-03-dirty/5-utf16.csv", 125, 0, 1, 1, "Mã hồ sơ"},
		{"a two-level header with merged cells", "2024-06/phu-luc-da-ban-hanh.xlsx", 22, 5, 6, 2, "Chỉ số 1(5đ)"},
	} {
		rows := read(t, c.file)
		if len(rows) != c.rows {
			t.Errorf("%s: %d rows, want %d", c.says, len(rows), c.rows)
			continue
		}
		if row := rows[c.at]; row.Number != c.number || row.Text(c.column) != c.text {
			t.Errorf("%s: row %d has %q in column %d, want row %d with %q", c.says, row.Number, row.Text(c.column), c.column, c.number, c.text)
		}
	}
}
