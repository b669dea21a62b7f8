package ledger_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"motcua/scoring/export/table"
	"strings"
	"testing"
)

// page is a sheet of a workbook: its rows, with | between the cells. A # before a cell makes it a number.
type page struct {
	name string
	rows []string
}

// workbook is an xlsx file with the sheets.
func workbook(t *testing.T, name string, pages ...page) table.Source {
	t.Helper()
	var sheets, relations strings.Builder
	parts := map[string]string{}
	for i, p := range pages {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, p.name, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = "<worksheet><sheetData>" + rowsXML(p.rows) + "</sheetData></worksheet>"
	}
	parts["xl/workbook.xml"] = `<workbook xmlns:r="r"><sheets>` + sheets.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = `<Relationships>` + relations.String() + `</Relationships>`
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, body := range parts {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(body))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return table.Source{Path: name, Body: bytes.NewReader(out.Bytes()), Size: int64(out.Len())}
}

func rowsXML(rows []string) string {
	var out strings.Builder
	for _, row := range rows {
		out.WriteString("<row>")
		for cell := range strings.SplitSeq(row, "|") {
			if number, ok := strings.CutPrefix(cell, "#"); ok {
				out.WriteString("<c><v>" + number + "</v></c>")
			} else {
				out.WriteString(`<c t="inlineStr"><is><t>` + cell + "</t></is></c>")
			}
		}
		out.WriteString("</row>")
	}
	return out.String()
}
