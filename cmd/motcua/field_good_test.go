package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// sixRight is what june(6) gives.
const sixRight = "Háng Lìa 6/2024 TD 6/6 TT1 6/6"

// Files that Excel opens without a word are read.
func TestFieldGoodFilesAreRead(t *testing.T) {
	dues := func(texts ...string) []paper {
		return csvs(june(6).each(colDue, func(n int, _ string) string { return texts[n%len(texts)] }))
	}
	badge := func(format string) []paper {
		return csvs(june(6).each(colDue, func(n int, was string) string { return fmt.Sprintf(format, was[:10]) }))
	}
	const cut = `(?i)cut off|damaged` // a file that ends in a row may also have been cut off there
	opencps := strings.TrimSuffix(string(june(6).html()), "</table></body></html>")
	zero := june(6).book(t, func(column, ref, text string) string {
		if column != colDue {
			return ""
		}
		return `<c r="` + ref + `"><v>0</v></c>`
	})
	playField(t, []fieldCase{
		{says: "04 the last table is never closed", takes: field(t, "04-opencps-bang-khong-dong.xls"), right: "Háng Lìa 6/2024 TD 12/12 TT1 -", known: 12},
		{says: "04 neither its last row", takes: []paper{{"a.xls", []byte(strings.TrimSuffix(opencps, "</tr>\n"))}}, right: sixRight, known: 6, or: cut},
		{says: "04 neither its last cell", takes: []paper{{"a.xls", []byte(strings.TrimSuffix(opencps, "</td></tr>\n"))}}, right: sixRight, known: 6, or: cut},
		{says: "04 no row and no cell is closed", takes: []paper{{"a.xls", []byte(strings.NewReplacer("</td>", "", "</tr>", "").Replace(opencps))}}, right: sixRight, known: 6},
		{says: "04c codes wrapped over a line", takes: field(t, "04c-opencps-ma-xuong-dong.xls"), right: "Háng Lìa 6/2024 TD 12/12 TT1 -", known: 12},
		{says: "07 the name of a part in other letters", takes: field(t, "07-SharedStrings-hoa.xlsx"), right: sixRight, known: 6},
		{says: "07 names of parts with backslashes", takes: []paper{{"a.xlsx", renamed(t, field(t, "07-SharedStrings-hoa.xlsx")[0].body, func(name string) string { return strings.ReplaceAll(name, "/", `\`) })}}, right: sixRight, known: 6},
		{says: "07 names of parts in capitals", takes: []paper{{"a.xlsx", renamed(t, june(6).book(t, nil), strings.ToUpper)}}, right: sixRight, known: 6},
		{says: "11b an apostrophe before the code", takes: field(t, "11b-dau-nhay.csv"), right: sixRight, known: 6},
		{says: `11b ="code"`, takes: []paper{{"a.csv", []byte(protected(string(june(6).csv()), `="%s"`))}}, right: sixRight, known: 6},
		{says: `11b "=""code"""`, takes: []paper{{"a.csv", []byte(protected(string(june(6).csv()), `"=""%s"""`))}}, right: sixRight, known: 6},
		{says: "11b an apostrophe in a workbook", takes: []paper{{"a.xlsx", june(6).each(colCode, func(_ int, was string) string { return "'" + was }).book(t, nil)}}, right: sixRight, known: 6},
		{says: "13 the date with its badge", takes: field(t, "13-ngay-kem-nhan.csv"), right: sixRight, known: 6},
		{says: "13 the badge in brackets", takes: badge("%s (Quá hạn)"), right: sixRight},
		{says: "13 the badge in front", takes: badge("Quá hạn %s"), right: sixRight},
		{says: "13 the badge on a line of its own", takes: badge("%s 17:00\nQuá hạn 2 ngày"), right: sixRight},
		{says: "14 no due date is 01/01/1900", takes: field(t, "14-hen-1900.csv"), right: sixRight, known: 6},
		{says: "14 no due date is NULL", takes: field(t, "14-hen-null.csv"), right: sixRight, known: 6},
		{says: "14 no due date is 1970, 0001, 00/00/0000", takes: dues("01/01/1970", "01/01/0001", "00/00/0000", "01/01/1970 07:00", "1970-01-01", "0001-01-01 00:00:00"), right: sixRight, known: 6},
		{says: "14 no due date is Không có, null, N/A", takes: dues("Không có", "null", "không", "N/A", "Chưa có", "(null)"), right: sixRight, known: 6},
		{says: "14 no due date is 01/01/1900 with a clock time", takes: dues("01/01/1900 00:00", "01/01/1900 00:00:00", "1900-01-01", "1900-01-01T00:00:00"), right: sixRight, known: 6},
		{says: "14 no due date is the number 0 in a workbook", takes: []paper{{"a.xlsx", zero}}, right: sixRight, known: 6},
	})
}

// renamed is a zip file whose parts have other names.
func renamed(t *testing.T, body []byte, rename func(string) string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []bookPart
	for _, f := range from.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, bookPart{rename(f.Name), string(content)})
	}
	return archive(t, parts...)
}

// Old encodings and old formats are read, or refused with a sentence that helps.
func TestFieldOldFiles(t *testing.T) {
	const font, save = `(?i)font|TCVN3|VNI`, `\.xlsx`
	vni := june(6).written(inVNI)
	bytesOf, err := charmap.Windows1252.NewEncoder().Bytes(vni.csv())
	if err != nil {
		t.Fatal(err)
	}
	var spreadsheet strings.Builder
	spreadsheet.WriteString(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Sheet1"><Table>`)
	for _, row := range june(6).table() {
		spreadsheet.WriteString("<Row>")
		for _, cell := range row {
			spreadsheet.WriteString(`<Cell><Data ss:Type="String">` + html.EscapeString(cell) + `</Data></Cell>`)
		}
		spreadsheet.WriteString("</Row>")
	}
	spreadsheet.WriteString("</Table></Worksheet></Workbook>")
	playField(t, []fieldCase{
		{says: "21 TCVN3 in a workbook's cells", takes: []paper{{"a.xlsx", field(t, "21-tcvn3-trong-xlsx.xlsx")[0].body}}, right: sixRight, known: 6, or: font},
		{says: "21 VNI in a workbook's cells", takes: []paper{{"a.xlsx", vni.book(t, nil)}}, right: sixRight, known: 6, or: font},
		{says: "21 VNI in UTF-8 text", takes: csvs(vni), right: sixRight, known: 6, or: font},
		{says: "21 VNI as it was saved in its time", takes: []paper{{"a.csv", bytesOf}}, right: sixRight, known: 6, or: font},
		{says: "21 VNI in HTML", takes: []paper{{"a.xls", vni.html()}}, right: sixRight, known: 6, or: font},
		{says: "23 a web archive under .xls", takes: field(t, "23-mhtml.xls"), right: sixRight, known: 6, or: save},
		{says: "23 XML Spreadsheet 2003 under .xls", takes: []paper{{"a.xls", []byte(spreadsheet.String())}}, right: sixRight, known: 6, or: save},
	})
}

// What is read right today stays so.
func TestFieldWhatIsReadRightStaysSo(t *testing.T) {
	six := june(6)
	columns := len(six.head)
	titled := strings.Replace(sheetRows(append([][]string{{"DANH SÁCH HỒ SƠ\nTháng 6 năm 2024\n(Tính đến ngày 30/06/2024)"}, {""}}, six.table()...), nil), "\n", "&#10;", 2)
	clockFirst := six.dates(func(_ int, was string) string { return was[11:] + " " + was[:10] })
	openpyxl := six.book(t, func(column, ref, text string) string {
		if column != colReceived && column != colDue && column != colFinished {
			return ""
		}
		return `<c r="` + ref + `" t="d"><v>` + isoOf(text, ":00") + `</v></c>`
	})
	prefixed := `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>` +
		strings.NewReplacer("<row", "<x:row", "</row", "</x:row", "<c ", "<x:c ", "</c>", "</x:c>", "<is>", "<x:is>", "</is>", "</x:is>", "<t ", "<x:t ", "</t>", "</x:t>").Replace(sheetRows(six.table(), nil)) +
		`</x:sheetData></x:worksheet>`
	bare := sheetRows(six.table(), func(_, _ int, _, text string) string {
		return `<c t="inlineStr"><is><t>` + html.EscapeString(text) + `</t></is></c>`
	})
	rich := sheetRows(six.table(), func(_, _ int, ref, text string) string {
		half := len([]rune(text)) / 2
		runes := []rune(text)
		return `<c r="` + ref + `" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">` + html.EscapeString(string(runes[:half])) +
			`</t></r><r><t xml:space="preserve">` + html.EscapeString(string(runes[half:])) + `</t></r></is></c>`
	})
	returns := sheetRows(six.called(colFinished, "Ngày kết thúc_x000D_\nxử lý").table(), nil)
	errors := six.also(colReceived, "Tên thủ tục hành chính", func(int) string { return "#N/A" }).book(t, func(column, ref, text string) string {
		if text != "#N/A" {
			return ""
		}
		return `<c r="` + ref + `" t="e"><v>#N/A</v></c>`
	})
	page := string(six.html())
	utf := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(string(six.csv()), ",", "\t"))) {
		utf = append(utf, byte(u), byte(u>>8))
	}
	cases := []fieldCase{}
	for says, p := range map[string]paper{
		"a title in one merged cell with line breaks":          {"a.xlsx", book(t, "", sheetWith(titled, fmt.Sprintf(`<mergeCells count="1"><mergeCell ref="A1:%c2"/></mergeCells>`, 'A'+columns-1)))},
		"clock times before dates":                             {"a.csv", clockFirst.csv()},
		"ISO dates of openpyxl":                                {"a.xlsx", openpyxl},
		"prefixed XML":                                         {"a.xlsx", book(t, "", bookPart{"xl/worksheets/sheet1.xml", prefixed})},
		"cells without references":                             {"a.xlsx", book(t, bare)},
		"rich text":                                            {"a.xlsx", book(t, rich)},
		"_x000D_ in a label":                                   {"a.xlsx", book(t, returns)},
		"#N/A in a cell that nothing hangs on":                 {"a.xlsx", errors},
		"HTML that opens with styles":                          {"a.xls", []byte("<style>td { mso-number-format:'\\@'; }</style>" + page)},
		"HTML that opens with a comment":                       {"a.xls", []byte("<!-- <table> of a system -->\n" + page)},
		"HTML that opens with a doctype":                       {"a.xls", []byte("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\">\n" + page)},
		"UTF-16 with tabs, as Excel saves Unicode text":        {"a.txt", utf},
		"semicolons and a byte order mark":                     {"a.csv", append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(six.csv(), []byte(","), []byte(";"))...)},
		"rows of column numbers, a total and a signature":      {"a.csv", csvOf(dressed(six))},
		"commas in quoted cells":                               {"a.csv", six.also(colUnit, "Tên thủ tục hành chính", func(int) string { return "Chứng thực chữ ký trong các giấy tờ, văn bản" }).csv()},
		"Lf and CRLF mixed, and an empty line between records": {"a.csv", bytes.ReplaceAll(six.csv(), []byte("\n2,"), []byte("\r\n\r\n2,"))},
	} {
		cases = append(cases, fieldCase{says: says, takes: []paper{p}, right: sixRight, known: 6})
	}
	playField(t, cases)
}

// dressed is a list as offices print it.
func dressed(l list) [][]string {
	row := func(cells ...string) []string { return append(cells, make([]string, len(l.head)-len(cells))...) }
	numbers := make([]string, len(l.head))
	for i := range numbers {
		numbers[i] = fmt.Sprintf("(%d)", i+1)
	}
	table := [][]string{row("UBND HUYỆN ĐIỆN BIÊN ĐÔNG"), row("DANH SÁCH HỒ SƠ THÁNG 6 NĂM 2024"), row(), l.head, numbers, row("I", "Lĩnh vực hộ tịch")}
	table = append(table, l.rows...)
	return append(table, row("Tổng cộng", fmt.Sprint(len(l.rows))), row(), row("", "", "", "", "", "NGƯỜI LẬP BIỂU"), row("", "", "", "", "", "(Ký, ghi rõ họ tên)"))
}
