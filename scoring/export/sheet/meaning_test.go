package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"motcua/scoring/export/sheet"
)

func TestTextsAreReadAsPeopleMeanThem(t *testing.T) {
	const cell = `<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>`
	for _, c := range []struct {
		says string
		file []byte
		want []string
	}{
		{"a formula that is only a text", []byte("a;=\"000.10\";=\"\"\n"), []string{"1:a|000.10|"}},
		{"a formula that is only a text, quoted", []byte("a;\"=\"\"001\"\"\";b\n"), []string{"1:a|001|b"}},
		{"a formula that does more stays", []byte("a;=\"x\"&\"y\";=A1\n"), []string{"1:a|=\"x\"&\"y\"|=A1"}},
		{"an apostrophe before a code, or around it", []byte("'000.10;' 01;'02'\n"), []string{"1:000.10|01|02"}},
		{"an apostrophe inside a name stays", []byte("Y'Bia;H'Mông\n"), []string{"1:Y'Bia|H'Mông"}},
		{"an apostrophe in a workbook", xlsx(t, fmt.Sprintf(cell, "&apos;0001")), []string{"1:0001"}},
		{"a formula's text in a workbook", xlsx(t, fmt.Sprintf(cell, "=&quot;0001&quot;")), []string{"1:0001"}},
		{"an apostrophe in a page", []byte("<table><tr><td>'0001</td></tr></table>"), []string{"1:0001"}},
	} {
		got, err := all(c.file, sheet.CommandLine())
		if err != nil || strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: got %q, %v; want %q", c.says, got, err, c.want)
		}
	}
}

// The same list as TCVN3 and VNI fonts have it, and as it is meant.
var (
	meant = []string{"1:Mã hồ sơ|Ngày tiếp nhận|Trạng thái", "2:01|03/06/2024|Đã trả kết quả", "3:02|04/06/2024|Đang thụ lý, Ỷ ỹ ỵ ữ"}
	tcvn3 = [][]string{{"M· hå s¬", "Ngµy tiÕp nhËn", "Tr¹ng th¸i"}, {"01", "03/06/2024", "§· tr¶ kÕt qu¶"}, {"02", "04/06/2024", "§ang thô lý, û ü þ ÷"}}
	vni   = [][]string{{"Maõ hoà sô", "Ngaøy tieáp nhaän", "Traïng thaùi"}, {"01", "03/06/2024", "Ñaõ traû keát quaû"}, {"02", "04/06/2024", "Ñang thuï lyù, YÛ yõ î öõ"}}
)

func delimited(rows [][]string) []byte {
	var out bytes.Buffer
	for _, row := range rows {
		out.WriteString(strings.Join(row, ";") + "\n")
	}
	return out.Bytes()
}

func page(rows [][]string) []byte {
	var out strings.Builder
	out.WriteString("<table>")
	for _, row := range rows {
		out.WriteString("<tr><td>" + strings.Join(row, "</td><td>") + "</td></tr>")
	}
	return []byte(out.String() + "</table>")
}

func inWorkbook(t *testing.T, rows [][]string) []byte {
	var out strings.Builder
	for _, row := range rows {
		out.WriteString("<row>")
		for _, cell := range row {
			out.WriteString(`<c t="inlineStr"><is><t>` + cell + `</t></is></c>`)
		}
		out.WriteString("</row>")
	}
	return xlsx(t, out.String())
}

func TestOldFontsAreDecoded(t *testing.T) {
	for name, rows := range map[string][][]string{"TCVN3": tcvn3, "VNI": vni} {
		bytewise, err := charmap.Windows1252.NewEncoder().Bytes(delimited(rows))
		if err != nil {
			t.Fatal(err)
		}
		for says, file := range map[string][]byte{"a workbook": inWorkbook(t, rows), "text in UTF-8": delimited(rows), "a page": page(rows), "text of single bytes": bytewise} {
			got, err := all(file, sheet.CommandLine())
			want := strings.Join(meant, "\n")
			if name == "TCVN3" {
				want = strings.ReplaceAll(want, "Ỷ", "ỷ") // its capitals are another font
			}
			if err != nil || strings.Join(got, "\n") != want {
				t.Errorf("%s in %s: got %q, %v", name, says, got, err)
			}
		}
	}
}

func TestRightTextIsNotDecoded(t *testing.T) {
	right := [][]string{{"Mã hồ sơ", "Ngày tiếp nhận", "Trạng thái"}, {"01", "03/06/2024", "Đã trả kết quả"}, {"02", "", "M· Sè x·"}}
	got, err := all(delimited(right), sheet.CommandLine())
	if want := "1:Mã hồ sơ|Ngày tiếp nhận|Trạng thái\n2:01|03/06/2024|Đã trả kết quả\n3:02||M· Sè x·"; err == nil && strings.Join(got, "\n") != want {
		t.Errorf("got %q", got)
	}
	for _, text := range []string{"Café à la crème;naïve;Ñandú\n", "São Paulo;México;Zürich\n"} {
		got, err := all([]byte(text), sheet.CommandLine())
		if err != nil || got[0] != "1:"+strings.ReplaceAll(strings.TrimSpace(text), ";", "|") {
			t.Errorf("got %q, %v", got, err)
		}
	}
}

func TestTextsOfBothSortsAreRefused(t *testing.T) {
	mixed := append([][]string{{"Mã hồ sơ", "Ngày tiếp nhận"}}, tcvn3...)
	_, err := all(inWorkbook(t, mixed), sheet.CommandLine())
	if p, ok := errors.AsType[*sheet.FileError](err); !ok || p.Problem != sheet.OldFont || p.Facts["row"] != "2" {
		t.Errorf("got %v", err)
	}
}

func TestMergedCellsFillRowsBelow(t *testing.T) {
	const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"/><c r="B2"><v>3</v></c></row><row r="3"><c r="B3"><v>4</v></c></row><row r="4"><c r="A4"><v>5</v></c></row>`
	spanned := func(merges string) string {
		part := part{sheet1, `<worksheet><sheetData>` + rows + `</sheetData>` + merges + `</worksheet>`}
		file := xlsx(t, "", part)
		book, err := sheet.Open(t.Context(), bytes.NewReader(file), int64(len(file)), sheet.CommandLine())
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for row, err := range book.Rows(0) {
			if err != nil {
				return err.Error()
			}
			var line strings.Builder
			for _, c := range row.Cells {
				line.WriteString(map[bool]string{true: "^", false: c.Text + "."}[c.Spanned])
			}
			all = append(all, line.String())
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct{ says, merges, want string }{
		{"none", ``, "1.2. .3. .4. 5."},
		{"down over empty cells", `<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>`, "1.2. ^3. ^4. 5."},
		{"a cell with a text of its own keeps it", `<mergeCells><mergeCell ref="B1:B2"></mergeCell></mergeCells>`, "1.2. .3. .4. 5."},
		{"a block, kept at the end of the row", "<mergeCells><mergeCell\n ref='C1:D2' /></mergeCells>", "1.2. .3.^^ .4. 5."},
		{"across only", `<mergeCells><mergeCell ref="C1:E1"/><mergeCell ref="A2"/></mergeCells>`, "1.2. .3. .4. 5."},
		{"with a prefix", `<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells>`, "1.2. ^3. .4. 5."},
		{"columns beyond all limits", `<mergeCells><mergeCell ref="XFA1:XFD1048576"/></mergeCells>`, "1.2. .3. .4. 5."},
		{"nonsense is damage", `<mergeCells><mergeCell ref="A3:A1"/></mergeCells>`, "the file is refused: damaged (what: merge; where: sheet 1)"},
	} {
		if got := spanned(c.merges); got != c.want {
			t.Errorf("%s: got %q, want %q", c.says, got, c.want)
		}
	}
}

func TestTypedDateIsMarkedAsDate(t *testing.T) {
	file := xlsx(t, `<row><c t="d"><v>2024-06-04T00:00:00.000Z</v></c></row>`)
	book, err := sheet.Open(t.Context(), bytes.NewReader(file), int64(len(file)), sheet.CommandLine())
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range book.Rows(0) {
		if err != nil || row.Cells[0] != (sheet.Cell{Text: "2024-06-04T00:00:00.000Z", Date: true}) {
			t.Errorf("got %+v, %v", row, err)
		}
	}
}
