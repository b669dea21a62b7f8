package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// page is the properties of a section: A4, with the margins of Decree 30/2020 (20 mm, 30 mm at the left); the page's
// number stands in the middle of the top margin, but not on the first page of the document.
func page(landscape, first bool) string {
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if landscape {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	return `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>` + onlyIf(first, `<w:headerReference w:type="first" r:id="rId3"/>`) +
		`<w:type w:val="nextPage"/>` + size +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>` + onlyIf(first, `<w:titlePg/>`) + `</w:sectPr>`
}

// packed is the document as a file. Its parts carry no time of their own.
func (w *word) packed() ([]byte, error) {
	header := func(content string) string {
		return `<w:hdr ` + namespaces + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + content + `</w:p></w:hdr>`
	}
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			part("document", "document.main") + part("styles", "styles") + part("header1", "header") + part("header2", "header") + `</Types>`},
		{"_rels/.rels", relations(`officeDocument" Target="word/document.xml`)},
		{"word/_rels/document.xml.rels", relations(`styles" Target="styles.xml`, `header" Target="header1.xml`, `header" Target="header2.xml`)},
		{"word/styles.xml", `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`},
		{"word/header1.xml", header(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)},
		{"word/header2.xml", header("")},
		{"word/document.xml", `<w:document ` + namespaces + `><w:body>` + w.out.String() + `</w:body></w:document>`},
	}
	var file bytes.Buffer
	out := zip.NewWriter(&file)
	for _, p := range parts {
		f, err := out.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(xml.Header + p[1])); err != nil {
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// epoch is the time that the parts of files carry, so that the same data gives the same bytes.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func part(name, kind string) string {
	return fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, name, kind)
}

func relations(to ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, t := range to {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>`, i+1, t)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}
