package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"motcua/scoring/export/sheet"
)

// part is a file inside a workbook.
type part struct{ name, body string }

const (
	contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	workbookXML  = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Hồ sơ" sheetId="1" r:id="rId1"/></sheets></workbook>`
	relations    = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`
	strings1     = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Mã hồ sơ</t></si><si><r><t>Ngày </t></r><r><t xml:space="preserve">nhận</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>`
)

func sheetXML(rows string) string {
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

// xlsx packs a workbook with the rows, and with further or other parts.
func xlsx(t testing.TB, rows string, others ...part) []byte {
	t.Helper()
	parts := []part{
		{"[Content_Types].xml", contentTypes}, {"xl/workbook.xml", workbookXML}, {"xl/_rels/workbook.xml.rels", relations},
		{"xl/sharedStrings.xml", strings1}, {"xl/worksheets/sheet1.xml", sheetXML(rows)},
	}
	for _, o := range others {
		for i := range parts[:5] {
			if parts[i].name == o.name {
				parts[i], o.name = o, ""
			}
		}
		if o.name != "" {
			parts = append(parts, o)
		}
	}
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

// all reads every row of every sheet, as "a|b" lines.
func all(file []byte, limits sheet.Limits) ([]string, error) {
	book, err := sheet.Open(context.Background(), bytes.NewReader(file), int64(len(file)), limits)
	if err != nil {
		return nil, err
	}
	var lines []string
	for i := range book.Sheets() {
		for row, err := range book.Rows(i) {
			if err != nil {
				return lines, err
			}
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, c.Text)
			}
			lines = append(lines, fmt.Sprintf("%d:%s", row.Number, strings.Join(cells, "|")))
		}
	}
	return lines, nil
}

func TestFileOfKnownFormatIsRead(t *testing.T) {
	wide := func(s string) []byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(s)) {
			out = append(out, byte(u>>8), byte(u))
		}
		return out
	}
	for _, c := range []struct {
		says string
		file []byte
		want []string
	}{
		{"shared strings, rich text without its phonetic runs", xlsx(t, `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`), []string{"1:Mã hồ sơ|Ngày nhận"}},
		{"gaps in rows and columns", xlsx(t, `<row r="3"><c r="B3"><v>1.5</v></c><c r="E3" t="inlineStr"><is><t> x </t></is></c></row>`), []string{"3:|1.5|||x"}},
		{"no references at all", xlsx(t, `<row><c><v>1</v></c><c t="b"><v>1</v></c></row><row><c t="str"><f>A1</f><v>hai</v></c></row>`), []string{"1:1|TRUE", "2:hai"}},
		{"line breaks as Excel writes them out", xlsx(t, `<row r="1"><c r="A1" t="inlineStr"><is><t>Ngày_x000D_&#10;nhận</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>a_x005F_x000D_b_x00_</t></is></c></row>`,
			part{"xl/sharedStrings.xml", `<sst><si><t>Mã hồ sơ_x000D_</t></si></sst>`}), []string{"1:Ngày\r\nnhận|Mã hồ sơ|a_x000D_b_x00_"}},
		{"a row that is coloured to its very end", xlsx(t, `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>`), []string{"1:1"}},
		{"an error in a cell", xlsx(t, `<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>`), []string{"1:#N/A"}},
		{"prefixes of names", xlsx(t, "", part{"xl/worksheets/sheet1.xml", `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`}), []string{"1:7"}},
		{"decomposed letters are composed", []byte("Ma\u0303;b\nHa\u0301ng Li\u0300a;2\n"), []string{"1:Mã|b", "2:Háng Lìa|2"}},
		{"quotes, doubled quotes, line breaks within", []byte("a,\"b, \"\"c\"\"\nd\",e\n1,\"\",x\"y\n"), []string{"1:a|b, \"c\"\nd|e", "2:1||x\"y"}},
		{"sep= is believed", []byte("sep=|\na,b|c\n"), []string{"1:a,b|c"}},
		{"blank lines count", []byte("a;b\n\n\nc;d"), []string{"1:a|b", "2:", "3:", "4:c|d"}},
		{"carriage returns and no-break spaces", []byte("a\u00a0;b\r\n c ;\u200bd\r\n"), []string{"1:a|b", "2:c|d"}},
		{"UTF-16, big end first, without a mark", wide("Mã hồ sơ\tb\n1\t2\n"), []string{"1:Mã hồ sơ|b", "2:1|2"}},
		{"Windows-1258", []byte("Ma\xde h\xf4\xcc s\xf5;Ng\xe0y nh\xe2\xf2n\n1;2\n"), []string{"1:Mã hồ sơ|Ngày nhận", "2:1|2"}},
		{"TCVN3", []byte("M\xb7 h\xe5 s\xac;Ng\xb5y ti\xd5p nh\xcbn\n1;2\n"), []string{"1:Mã hồ sơ|Ngày tiếp nhận", "2:1|2"}},
		{"HTML with spans over columns and rows", []byte("<table><tr><td colspan=2>a<td rowspan=2>b</tr><tr><td>c<td>d</table>"), []string{"1:a||b", "2:c|d|"}},
		{"HTML with entities, breaks and a table within a cell", []byte("<html><table><tr><th>M&atilde;<br>hồ&nbsp;sơ</th><td><table><tr><td>x</td></tr></table></td></tr></table></html>"), []string{"1:Mã hồ sơ|x"}},
		{"two tables stand one below the other", []byte("<table><tr><td>a</td></tr></table><p>x<table><tr><td>b</td></tr></table>"), []string{"1:a", "2:b"}},
	} {
		got, err := all(c.file, sheet.CommandLine())
		if err != nil || strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: got %q, %v; want %q", c.says, got, err, c.want)
		}
	}
}

func TestHiddenSheetIsNotRead(t *testing.T) {
	two := strings.Replace(strings.Replace(workbookXML, "<sheet ", `<sheet name="cũ" sheetId="2" state="hidden" r:id="rId1"/><sheet `, 1), `sheetId="1" r:id="rId1"`, `sheetId="1" r:id="rId3"`, 1)
	more := strings.Replace(relations, "</Relationships>", `<Relationship Id="rId3" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`, 1)
	file := xlsx(t, `<row><c><v>1</v></c></row>`, part{"xl/workbook.xml", two}, part{"xl/_rels/workbook.xml.rels", more}, part{"xl/worksheets/sheet2.xml", sheetXML(`<row><c><v>2</v></c></row>`)})
	if got, err := all(file, sheet.CommandLine()); err != nil || len(got) != 1 || got[0] != "1:2" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestDamagedFileIsRefusedWhole(t *testing.T) {
	good := xlsx(t, `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	flipped := bytes.Clone(good)
	at := bytes.Index(flipped, []byte("xl/worksheets/sheet1.xml")) + len("xl/worksheets/sheet1.xml") + 20
	flipped[at] ^= 0x55
	small := sheet.CommandLine()
	small.Rows, small.Columns, small.Cell, small.Bytes = 3, 4, 50, 5000
	for _, c := range []struct {
		says    string
		file    []byte
		problem sheet.Problem
	}{
		{"nothing", nil, sheet.Empty},
		{"white space", []byte("\xef\xbb\xbf \r\n\r\n"), sheet.Empty},
		{"half a workbook", good[:len(good)/2], sheet.Damaged},
		{"a flipped bit in a sheet", flipped, sheet.Damaged},
		{"XML that ends early", xlsx(t, "", part{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`}), sheet.Damaged},
		{"XML with a document type", xlsx(t, "", part{"xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`}), sheet.Damaged},
		{"a shared string that is not there", xlsx(t, `<row r="1"><c r="A1" t="s"><v>9</v></c></row>`), sheet.Damaged},
		{"a negative shared string", xlsx(t, `<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`), sheet.Damaged},
		{"a number that is none", xlsx(t, `<row r="1"><c r="A1"><v>1x</v></c></row>`), sheet.Damaged},
		{"a type nobody knows", xlsx(t, `<row r="1"><c r="A1" t="q"><v>1</v></c></row>`), sheet.Damaged},
		{"rows out of order", xlsx(t, `<row r="2"/><row r="1"/>`), sheet.Damaged},
		{"cells out of order", xlsx(t, `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`), sheet.Damaged},
		{"a cell of another row", xlsx(t, `<row r="1"><c r="A2"><v>1</v></c></row>`), sheet.Damaged},
		{"a sheet that is missing", xlsx(t, "", part{"xl/_rels/workbook.xml.rels", strings.Replace(relations, "sheet1", "sheet9", 1)}), sheet.Damaged},
		{"a part twice", xlsx(t, "", part{"a", ""}, part{"a", ""}), sheet.Damaged},
		{"a workbook without sheets", xlsx(t, "", part{"xl/workbook.xml", "<x/>"}), sheet.Empty},
		{"a quote that is never closed", []byte("a,b\n1,\"2\n3,4\n"), sheet.Damaged},
		{"UTF-8 that breaks off", []byte("a;b\n" + strings.Repeat("x;y\n", 20000) + "\xc3\x28;z\n"), sheet.Damaged},
		{"a page that breaks off", []byte("<table><tr><td>a</td></tr><tr><td>b"), sheet.Damaged},
		{"binary .xls", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)), []byte("W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00")...), sheet.OldExcel},
		{"bare BIFF", []byte("\x09\x08\x10\x00\x00\x06\x05\x00aaaa"), sheet.OldExcel},
		{"a workbook with a password", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)), []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...), sheet.Protected},
		{"a PDF", []byte("%PDF-1.7\n1 0 obj"), sheet.NotATable},
		{"a program", []byte("MZ\x90\x00\x03\x00\x00\x00"), sheet.NotATable},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00"), sheet.NotATable},
		{"JSON", []byte(`{"a": 1}`), sheet.NotATable},
		{"noise", []byte("\x01\x02\x00\x03\x00\x00\x04\x05\x06\x07\x00\x01"), sheet.NotATable},
	} {
		_, err := all(c.file, sheet.CommandLine())
		if p, ok := errors.AsType[*sheet.FileError](err); !ok || p.Problem != c.problem {
			t.Errorf("%s: got %v, want %s", c.says, err, c.problem)
		}
	}
	for _, c := range []struct {
		says    string
		file    []byte
		problem sheet.Problem
	}{
		{"too many bytes", bytes.Repeat([]byte("a;b\n"), 2000), sheet.TooBig},
		{"too many rows", []byte("a\nb\nc\nd\n"), sheet.TooManyRows},
		{"too many rows in a workbook", xlsx(t, strings.Repeat("<row/>", 4)), sheet.TooManyRows},
		{"too wide", []byte("a;b;c;d;e\n"), sheet.TooWide},
		{"too wide in a workbook", xlsx(t, `<row r="1"><c r="ZZ1"><v>1</v></c></row>`), sheet.TooWide},
		{"too long a cell", []byte("a;" + strings.Repeat("x", 60) + "\n"), sheet.LongCell},
		{"too long a quoted cell", []byte("a;\"" + strings.Repeat("x\n", 60) + "\"\n"), sheet.LongCell},
		{"too wide a page", []byte("<table><tr><td colspan=1000000>a<td>b</table>"), sheet.TooWide},
	} {
		_, err := all(c.file, small)
		if p, ok := errors.AsType[*sheet.FileError](err); !ok || p.Problem != c.problem {
			t.Errorf("%s: got %v, want %s", c.says, err, c.problem)
		}
	}
}

// bomb is a workbook whose sheet unpacks to so many bytes, and states that it unpacks to so many.
func bomb(t *testing.T, real, stated int64) []byte {
	t.Helper()
	var packed bytes.Buffer
	deflate, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	sum := crc32.NewIEEE()
	blank := bytes.Repeat([]byte(" "), 1<<20)
	var again []byte // what a blank becomes after another one, which is always the same
	for left := real; left > 0; left -= int64(len(blank)) {
		sum.Write(blank)
		if again != nil {
			packed.Write(again)
			continue
		}
		before := packed.Len()
		if _, err := deflate.Write(blank); err != nil {
			t.Fatal(err)
		}
		if err := deflate.Flush(); err != nil {
			t.Fatal(err)
		}
		if before > 0 {
			again = bytes.Clone(packed.Bytes()[before:])
		}
	}
	if err := deflate.Close(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range []part{{"xl/workbook.xml", workbookXML}, {"xl/_rels/workbook.xml.rels", relations}, {"xl/sharedStrings.xml", strings1}} {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, p.body); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := w.CreateRaw(&zip.FileHeader{
		Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(stated),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Write(packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A zip bomb costs neither memory nor time, whether it states what it is or lies.
func TestZipBombIsRefusedCheaply(t *testing.T) {
	for _, c := range []struct {
		says    string
		file    []byte
		problem sheet.Problem
	}{
		{"more than a gigabyte", bomb(t, 64<<20, 2<<30), sheet.Bomb},
		{"more than 64 MiB at a ratio above 200", bomb(t, 100<<20, 100<<20), sheet.Bomb},
		{"a lie about its size", bomb(t, 200<<20, 4096), sheet.Damaged},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		started := time.Now()
		_, err := all(c.file, sheet.CommandLine())
		took := time.Since(started)
		runtime.ReadMemStats(&after)
		if p, ok := errors.AsType[*sheet.FileError](err); !ok || p.Problem != c.problem {
			t.Errorf("%s: got %v, want %s", c.says, err, c.problem)
		}
		if spent := after.TotalAlloc - before.TotalAlloc; spent > 8<<20 || took > 3*time.Second {
			t.Errorf("%s: cost %d bytes and %v", c.says, spent, took)
		}
	}
}

func FuzzRows(f *testing.F) {
	f.Add([]byte("Mã hồ sơ;b\n1;\"2\"\n"))
	f.Add([]byte("<table><tr><td colspan=2>a<td rowspan=3>b</table>"))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00\n\x00"))
	f.Add([]byte("sep=\t\na\tb"))
	f.Add(xlsx(f, `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row>`))
	limits := sheet.Limits{Bytes: 1 << 20, Rows: 100, Unpacked: 1 << 20, Ratio: 200, Swollen: 1 << 19, Columns: 20, Cell: 1000, Cells: 5000}
	f.Fuzz(func(t *testing.T, file []byte) {
		book, err := sheet.Open(context.Background(), bytes.NewReader(file), int64(len(file)), limits)
		if err != nil {
			if _, ok := errors.AsType[*sheet.FileError](err); !ok {
				t.Fatalf("%v is no *sheet.FileError", err)
			}
			return
		}
		for i := range book.Sheets() {
			last, rows := 0, 0
			for row, err := range book.Rows(i) {
				if err != nil {
					if _, ok := errors.AsType[*sheet.FileError](err); !ok {
						t.Fatalf("%v is no *sheet.FileError", err)
					}
					break
				}
				if rows++; row.Number <= last || rows > limits.Rows || len(row.Cells) > limits.Columns {
					t.Fatalf("row %d after row %d, %d rows, %d cells", row.Number, last, rows, len(row.Cells))
				}
				last = row.Number
			}
		}
	})
}
