package main

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
)

const (
	goodHead = "Mã hồ sơ;Đơn vị;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc xử lý;Trạng thái\n"
	goodRow  = "000.10.32.H18-261116-9001;UBND xã Háng Lìa;16/11/2026;18/11/2026;17/11/2026;Đã trả kết quả\n"

	workbookPart = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Hồ sơ" sheetId="1" r:id="rId1"/></sheets></workbook>`
	relatedParts = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	headRow      = `<row r="1"><c r="A1" t="inlineStr"><is><t>Mã hồ sơ</t></is></c><c r="B1" t="inlineStr"><is><t>Đơn vị</t></is></c><c r="C1" t="inlineStr"><is><t>Ngày tiếp nhận</t></is></c></row>`
)

// bookPart is a file inside a workbook.
type bookPart struct{ name, body string }

// book packs a workbook with the rows, and with further or other parts.
func book(t *testing.T, rows string, others ...bookPart) []byte {
	t.Helper()
	parts := []bookPart{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"xl/workbook.xml", workbookPart}, {"xl/_rels/workbook.xml.rels", relatedParts},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`},
	}
	for _, o := range others {
		for i := range parts[:4] {
			if parts[i].name == o.name {
				parts[i], o.name = o, ""
			}
		}
		if o.name != "" {
			parts = append(parts, o)
		}
	}
	return archive(t, parts...)
}

func archive(t *testing.T, parts ...bookPart) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err == nil {
			_, err = io.WriteString(f, p.body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// stating packs a workbook whose sheet states that it unpacks to so many bytes.
func stating(t *testing.T, packed []byte, unpacked uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range []bookPart{{"xl/workbook.xml", workbookPart}, {"xl/_rels/workbook.xml.rels", relatedParts}} {
		f, err := w.Create(p.name)
		if err == nil {
			_, err = io.WriteString(f, p.body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	raw, err := w.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(packed),
		CompressedSize64: uint64(len(packed)), UncompressedSize64: unpacked})
	if err == nil {
		_, err = raw.Write(packed)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func utf16le(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// hostileFiles are the corpus: broken, disguised, oversized and malicious files, and exports that are wrong.
func hostileFiles(t *testing.T) map[string][]byte {
	good := book(t, headRow)
	flipped := bytes.Clone(good)
	flipped[bytes.Index(flipped, []byte("xl/worksheets/sheet1.xml"))+44] ^= 0x55
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	row := func(cells string) string { return headRow + `<row r="2">` + cells + `</row>` }
	text := func(ref, value string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + value + `</t></is></c>`
	}
	return map[string][]byte{
		"01-trong.xlsx":               {},
		"02-chi-khoang-trang.csv":     []byte("\xef\xbb\xbf \r\n\r\n"),
		"03-pdf.xlsx":                 []byte("%PDF-1.7\n1 0 obj\n"),
		"04-chuong-trinh.xlsx":        []byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"),
		"05-chuong-trinh-elf.csv":     []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00"),
		"06-anh.xlsx":                 []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
		"07-anh-jpeg.csv":             []byte("\xff\xd8\xff\xe0\x00\x10JFIF"),
		"08-json.csv":                 []byte(`{"ma": "000.10.32.H18-261116-9001"}`),
		"09-xml.xls":                  []byte(`<?xml version="1.0"?><rows/>`),
		"10-rtf.csv":                  []byte(`{\rtf1 Danh sách}`),
		"11-gzip.csv":                 []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00"),
		"12-rar.xlsx":                 []byte("Rar!\x1a\x07\x00\xcf\x90"),
		"13-nhieu.csv":                []byte("\x01\x02\x00\x03\x00\x00\x04\x05\x06\x07\x00\x01"),
		"14-sqlite.xlsx":              []byte("SQLite format 3\x00\x10\x00\x01\x01"),
		"15-excel-cu.xls":             []byte(compound + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"),
		"16-mat-khau.xlsx":            []byte(compound + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"),
		"17-word.xlsx":                archive(t, bookPart{"word/document.xml", "<w/>"}),
		"18-opendocument.xlsx":        archive(t, bookPart{"content.xml", "<x/>"}),
		"19-xlsb.xlsx":                archive(t, bookPart{"xl/workbook.bin", "x"}),
		"20-zip.xlsx":                 archive(t, bookPart{"ho-so.csv", goodHead + goodRow}),
		"21-mot-nua.xlsx":             good[:len(good)/2],
		"22-sai-bit.xlsx":             flipped,
		"23-xml-dut.xlsx":             book(t, "", bookPart{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`}),
		"24-thuc-the-xml.xlsx":        book(t, "", bookPart{"xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>`}),
		"25-chuoi-chung-thieu.xlsx":   book(t, row(`<c r="A2" t="s"><v>99</v></c>`)),
		"26-dong-nguoc.xlsx":          book(t, `<row r="2"/><row r="1"/>`),
		"27-phan-hai-lan.xlsx":        book(t, headRow, bookPart{"a", ""}, bookPart{"a", ""}),
		"28-thieu-trang.xlsx":         book(t, "", bookPart{"xl/_rels/workbook.xml.rels", strings.Replace(relatedParts, "sheet1", "sheet9", 1)}),
		"29-bom-zip.xlsx":             stating(t, bytes.Repeat([]byte{0}, 200), 2<<30),
		"30-noi-doi-kich-thuoc.xlsx":  stating(t, bytes.Repeat([]byte{0}, 200), 4096),
		"31-macro.xlsm":               book(t, row(text("A2", "000.10.32.H18-261116-9001")), bookPart{"xl/vbaProject.bin", "\xd0\xcf\x11\xe0"}),
		"32-macro-cu.xlsx":            book(t, headRow, bookPart{"xl/macrosheets/sheet1.xml", "<x/>"}),
		"33-lien-ket-ngoai.xlsx":      book(t, headRow, bookPart{"xl/externalLinks/externalLink1.xml", `<externalLink/>`}),
		"34-cong-thuc-chua-tinh.xlsx": book(t, row(`<c r="A2"><f>HYPERLINK("http://x","x")</f></c>`)),
		"35-o-dai-19mb.xlsx":          book(t, row(text("A2", strings.Repeat("a", 19<<20)))),
		"36-qua-rong.xlsx":            book(t, `<row r="1"><c r="ZZ1"><v>1</v></c></row>`),
		"37-qua-rong.csv":             []byte(strings.Repeat("a;", 400) + "\n"),
		"38-ngoac-kep-ho.csv":         []byte("Mã hồ sơ;Ngày tiếp nhận\n\"000.10.32.H18-261116-9001;16/11/2026\n"),
		"39-utf8-hong.csv":            []byte(goodHead + strings.Repeat(goodRow, 300) + "\xc3\x28;x\n"),
		"40-html-dut.xls":             []byte("<table><tr><td>Mã hồ sơ</td></tr><tr><td>1"),
		"41-html-script.xls":          []byte("<html><script>fetch('http://x')</script><table><tr><th>Mã</th><th>Số</th></tr><tr><td>1</td><td>2</td></tr></table></html>"),
		"42-tieu-de-la.csv":           []byte("A;B;C\n1;2;3\n"),
		"43-thieu-ngay.csv":           []byte("Mã hồ sơ;Đơn vị;Trạng thái\n000.10.32.H18-261116-9001;UBND xã Háng Lìa;Đang xử lý\n"),
		"44-hai-cot-ma.csv":           []byte("Mã hồ sơ;Mã hồ sơ;Ngày tiếp nhận\n000.10.32.H18-261116-9001;000.10.32.H18-261116-9002;16/11/2026\n"),
		"45-chi-tieu-de.csv":          []byte(goodHead),
		"46-qua-nhieu-dong-sai.csv":   []byte(goodHead + goodRow + strings.Repeat("x;UBND xã Háng Lìa;16/11/2026;18/11/2026;17/11/2026;Đã trả kết quả\n", 5)),
		"47-don-vi-la.csv":            []byte(goodHead + strings.Replace(goodRow, "000.10.32.H18-261116-9001;UBND xã Háng Lìa", "H99.99-261116-9001;UBND xã Háng Lìn", 1)),
		"48-ngay-tuong-lai.csv":       []byte(goodHead + strings.ReplaceAll(goodRow, "2026", "2036")),
		"49-phu-luc-khong-thang.csv":  []byte("TT;Tên cơ quan, đơn vị;CK1;CK2;CK3;TD;TT1;TT2;SH1;SH2;HL1;HL2;HL3;Điểm đạt được;Tổng điểm quy đổi\n1;UBND xã Háng Lìa;-;0;-;27,7;6,9;10;5;10;5;5;5;74,6;87,7\n"),
		"50-utf16-dut.csv":            utf16le(goodHead + goodRow)[:201],
		"51-cong-thuc-csv.csv":        []byte(goodHead + "=cmd|' /C calc'!A0;UBND xã Háng Lìa;16/11/2026;18/11/2026;17/11/2026;Đã trả kết quả\n"),
	}
}
