package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"motcua/scoring/export/sheet"
)

// zipped is an archive of parts as they are given.
func zipped(t *testing.T, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err == nil {
			_, err = f.Write([]byte(p.body))
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

func TestPartNamesAreReadAsExcelReadsThem(t *testing.T) {
	body := sheetXML(`<row><c t="s"><v>0</v></c></row>`)
	root := `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	for _, c := range []struct {
		says  string
		parts []part
	}{
		{"another case", []part{{"_RELS/.Rels", root}, {"XL/Workbook.xml", workbookXML}, {"xl/_rels/Workbook.XML.rels", relations}, {"xl/SharedStrings.xml", strings1}, {"xl/Worksheets/Sheet1.xml", body}}},
		{"backslashes", []part{{`_rels\.rels`, root}, {`xl\workbook.xml`, workbookXML}, {`xl\_rels\workbook.xml.rels`, relations}, {`xl\sharedStrings.xml`, strings1}, {`xl\worksheets\sheet1.xml`, body}}},
		{"backslashes in targets", []part{{"_rels/.rels", strings.ReplaceAll(root, "xl/", `xl\`)}, {"xl/workbook.xml", workbookXML}, {"xl/_rels/workbook.xml.rels", strings.NewReplacer("worksheets/", `worksheets\`, "/xl/", `\xl\`).Replace(relations)}, {"xl/sharedStrings.xml", strings1}, {"xl/worksheets/sheet1.xml", body}}},
		{"folders and dots", []part{{"xl/", ""}, {"./xl/workbook.xml", workbookXML}, {"/xl/_rels/workbook.xml.rels", strings.Replace(relations, "worksheets/", "../xl/worksheets/", 1)}, {"xl/sharedStrings.xml", strings1}, {"xl/worksheets/sheet1.xml", body}}},
	} {
		got, err := all(zipped(t, c.parts...), sheet.CommandLine())
		if err != nil || len(got) != 1 || got[0] != "1:Mã hồ sơ" {
			t.Errorf("%s: got %q, %v", c.says, got, err)
		}
	}
}

func TestOtherFormatsAreNamed(t *testing.T) {
	for _, c := range []struct {
		says    string
		file    []byte
		problem sheet.Problem
		found   string
	}{
		{"a web archive of Excel", []byte("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"a\"\r\n\r\n<html><table>"), sheet.OtherFormat, "MHTML"},
		{"a web archive of a browser", []byte("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"), sheet.OtherFormat, "MHTML"},
		{"XML Spreadsheet", []byte("\xef\xbb\xbf<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook><Worksheet><Table><Row/></Table></Worksheet></Workbook>"), sheet.OtherFormat, "XML Spreadsheet 2003"},
		{"XML Spreadsheet without its prologue", []byte("<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><ss:Table/></ss:Workbook>"), sheet.OtherFormat, "XML Spreadsheet 2003"},
		{"a page that has its sheets beside it", []byte("<html><head></head><frameset><frame src=a></frameset></html>"), sheet.OtherFormat, "HTML frameset"},
		{"OpenDocument", zipped(t, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, part{"content.xml", "<a/>"}), sheet.OtherFormat, "OpenDocument"},
		{"binary workbook of a newer kind", zipped(t, part{"_rels/.rels", `<Relationships><Relationship Type="http://x/officeDocument" Target="xl/workbook.bin"/></Relationships>`}, part{"xl/workbook.bin", "\x83\x01"}), sheet.OtherFormat, "Excel .xlsb"},
		{"Word", zipped(t, part{"word/document.xml", "<a/>"}), sheet.NotATable, "Word"},
		{"an archive of files", zipped(t, part{"a.txt", "a"}), sheet.NotATable, "ZIP"},
		{"RTF", []byte(`{\rtf1 a}`), sheet.NotATable, "RTF"},
	} {
		_, err := all(c.file, sheet.CommandLine())
		if p, ok := errors.AsType[*sheet.FileError](err); !ok || p.Problem != c.problem || p.Facts["found"] != c.found {
			t.Errorf("%s: got %v, want %s of %s", c.says, err, c.problem, c.found)
		}
	}
}
