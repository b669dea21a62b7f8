package sheet_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"motcua/scoring/export/sheet"
)

// marker stands for a person wherever a file can name one.
const marker = "GIANGAPAO"

// marked are files that are refused with the marker in the place that is wrong.
func marked(t *testing.T) map[string][]byte {
	cell := func(s string) []byte { return xlsx(t, `<row r="1">`+s+`</row>`) }
	body := func(s string) []byte { return xlsx(t, "", part{sheet1, s}) }
	book := func(s string) []byte { return xlsx(t, "", part{"xl/workbook.xml", s}) }
	links := func(s string) []byte { return xlsx(t, "", part{"xl/_rels/workbook.xml.rels", s}) }
	renamed := strings.Replace(relations, "worksheets/sheet1.xml", marker+".xml", 1)
	broken := bytes.Clone(cell(`<c><v>1</v></c>`))
	broken[bytes.Index(broken, []byte(sheet1))+len(sheet1)+20] ^= 0x55
	return map[string][]byte{
		"a number":                     cell(`<c r="A1"><v>` + marker + `</v></c>`),
		"a shared string":              cell(`<c r="A1" t="s"><v>` + marker + `</v></c>`),
		"a cell's type":                cell(`<c r="A1" t="` + marker + `"><v>1</v></c>`),
		"a cell's reference":           cell(`<c r="` + marker + `"><v>1</v></c>`),
		"a row's number":               xlsx(t, `<row r="`+marker+`"/>`),
		"an element that is not open":  body(`<worksheet></` + marker + `>`),
		"an element that stays open":   body(`<worksheet><` + marker + `></worksheet>`),
		"an attribute without a value": body(`<worksheet ` + marker + `/>`),
		"an attribute without quotes":  body(`<worksheet a=` + marker + `/>`),
		"a tag within a tag":           body(`<worksheet a="` + marker + `<b>"/>`),
		"an entity":                    cell(`<c t="inlineStr"><is><t>&` + marker + `;</t></is></c>`),
		"a name that is none":          body(`<worksheet><1` + marker + `/></worksheet>`),
		"a letter that XML lacks":      cell("<c t=\"inlineStr\"><is><t>" + marker + "\x01</t></is></c>"),
		"bytes that are no UTF-8":      cell("<c t=\"inlineStr\"><is><t>" + marker + "\xff</t></is></c>"),
		"an encoding":                  body(`<?xml version="1.0" encoding="` + marker + `"?><worksheet/>`),
		"a document type":              body(`<!DOCTYPE ` + marker + `><worksheet/>`),
		"text outside the root":        body(`<worksheet/>` + marker),
		"a second root":                body(`<worksheet/><` + marker + `/>`),
		"an end that is missing":       body(`<worksheet><` + marker),
		"an instruction":               body(`<worksheet><?` + marker),
		"a merge":                      body(`<worksheet><mergeCells><mergeCell ref="` + marker + `"/></mergeCells></worksheet>`),
		"a sheet's name":               book(`<workbook><sheets><sheet name="` + strings.Repeat(marker, 100) + `" id="rId1"/></sheets></workbook>`),
		"a sheet's name that is wrong": book(`<workbook><sheets><sheet name="&` + marker + `;" id="rId1"/></sheets></workbook>`),
		"a part that is missing":       links(renamed),
		"a part for two sheets":        xlsx(t, "", part{"xl/_rels/workbook.xml.rels", renamed}, part{"xl/" + marker + ".xml", "<worksheet/>"}, part{"xl/workbook.xml", strings.Replace(workbookXML, "<sheets>", `<sheets><sheet name="`+marker+`" id="rId1"/>`, 1)}),
		"a relationship":               links(`<Relationships><Relationship Id="` + marker + `" Target="&` + marker + `;"/></Relationships>`),
		"a part twice":                 xlsx(t, "", part{marker, ""}, part{strings.ToLower(marker), ""}),
		"a part of another kind":       xlsx(t, "", part{"xl/" + marker + "/vbaProject.bin", ""}),
		"a part that is damaged":       bytes.ReplaceAll(broken, []byte("sheet1.xml"), []byte(marker+"x")),
		"an archive of something else": bytes.ReplaceAll(xlsx(t, ""), []byte("xl/workbook.xml"), []byte(marker+"xl.xml")),
		"a page's tag":                 []byte(`<table><tr><td>a</td></tr><tr><` + marker),
		"a page's attribute":           []byte(`<table><tr><td title="` + marker + `<tr>">a</table>`),
		"a page's comment":             []byte(`<table><tr><td>a<!--` + marker + `<tr>`),
		"a page's script":              []byte(`<table><tr><td>a<script>` + marker),
		"a page's cell":                []byte(`<table><tr><td>` + strings.Repeat(marker, 10_000) + `</table>`),
		"a quote that is never closed": []byte("a;b\n1;\"" + marker + "\n"),
		"a cell that is too long":      []byte("a;" + strings.Repeat(marker, 10_000)),
		"a zero":                       []byte(strings.Repeat("a;b\n", 20_000) + marker + "\x00;\n"),
		"an encoding that breaks off":  []byte(strings.Repeat("a;b\n", 20_000) + marker + "\xff;\n"),
		"old fonts among others":       []byte("Mã hồ sơ;Ngày\nM· hå s¬;Ngµy;tr¹ng th¸i;" + marker + "\n"),
		"a web archive":                []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=" + marker + "\n"),
		"XML Spreadsheet 2003":         []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook ` + marker),
		"JSON":                         []byte(`{"` + marker + `": 1}`),
		"Word 97":                      []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + marker),
	}
}

func TestNoErrorQuotesTheFile(t *testing.T) {
	for says, file := range marked(t) {
		_, err := all(file, sheet.CommandLine())
		if _, ok := errors.AsType[*sheet.FileError](err); !ok {
			t.Errorf("%s: %v is no *sheet.FileError", says, err)
		}
		if err != nil && strings.Contains(strings.ToLower(err.Error()), strings.ToLower(marker)) {
			t.Errorf("%s: the error quotes the file: %v", says, err)
		}
	}
}

// What is wrong with reading is not taken for damage, and is told as it is.
func TestDiskErrorIsNotCalledDamage(t *testing.T) {
	broken := errors.New("the disk is broken")
	for says, file := range map[string][]byte{"workbook": xlsx(t, "<row/>"), "text": []byte("a;b\n"), "page": []byte("<table><tr><td>a</table>")} {
		failed := 0
		for reads := range 6 {
			book, err := sheet.Open(context.Background(), &failing{bytes.NewReader(file), reads, broken}, int64(len(file)), sheet.Chat())
			if err == nil {
				for _, e := range book.Rows(0) {
					err = e
				}
			}
			if err != nil {
				failed++
			}
			if err != nil && !errors.Is(err, broken) {
				t.Errorf("%s, at read %d: %v", says, reads, err)
			}
		}
		if failed < 2 {
			t.Errorf("%s: reading failed %d times, want at least at the beginning and within", says, failed)
		}
	}
}

// failing is a file that cannot be read any more after some reads.
type failing struct {
	*bytes.Reader
	left int
	err  error
}

func (f *failing) ReadAt(p []byte, at int64) (int, error) {
	if f.left--; f.left < 0 {
		return 0, f.err
	}
	return f.Reader.ReadAt(p, at)
}
