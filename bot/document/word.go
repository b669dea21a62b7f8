package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// word is the body of a text document under construction. Everything that comes in is text and is escaped here.
type word struct{ out strings.Builder }

// style is how a paragraph looks. Sizes are half points, distances twentieths of a point.
type style struct {
	align               string // both, center, left, right
	size                int    // 0 for the text's own
	bold, italic, caps  bool
	indent              int  // of the first line
	before, after, line int  // line: 0 for single
	keep                bool // stays with the paragraph after it
	rule                bool // a short line stands below it
}

// properties of the letter's parts. The text is 14 points, as Decree 30/2020 has it.
var (
	text    = style{align: "both", size: 28, indent: 720, after: 120, line: 288}
	section = style{align: "both", size: 28, indent: 720, after: 120, bold: true, keep: true}
	heading = style{align: "center", size: 28, bold: true}
	cell    = style{align: "center", size: 20}
)

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.Map(printable, text))) // a Builder takes everything
	return b.String()
}

// paragraph writes a paragraph; what stands in square brackets is marked in yellow, for somebody to fill in.
func (w *word) paragraph(s style, content string) {
	fmt.Fprintf(&w.out, `<w:p><w:pPr>%s`, onlyIf(s.keep, `<w:keepNext/>`))
	if s.rule {
		w.out.WriteString(`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>`)
	}
	line := 240
	if s.line > 0 {
		line = s.line
	}
	fmt.Fprintf(&w.out, `<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="auto"/>`, s.before, s.after, line)
	switch {
	case s.rule:
		w.out.WriteString(`<w:ind w:left="` + fmt.Sprint(s.indent) + `" w:right="` + fmt.Sprint(s.indent) + `"/>`)
	case s.indent > 0:
		fmt.Fprintf(&w.out, `<w:ind w:firstLine="%d"/>`, s.indent)
	}
	fmt.Fprintf(&w.out, `<w:jc w:val="%s"/></w:pPr>`, s.align)
	for content != "" {
		before, rest, found := strings.Cut(content, "[")
		w.run(s, before, false)
		content = ""
		if found {
			inside, after, closed := strings.Cut(rest, "]")
			if closed {
				inside += "]"
			}
			w.run(s, "["+inside, true)
			content = after
		}
	}
	w.out.WriteString(`</w:p>`)
}

func (w *word) run(s style, content string, marked bool) {
	if content == "" {
		return
	}
	fmt.Fprintf(&w.out, `<w:r><w:rPr>%s%s%s<w:sz w:val="%d"/><w:szCs w:val="%[4]d"/>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`,
		onlyIf(s.bold, `<w:b/>`), onlyIf(s.italic, `<w:i/>`), onlyIf(s.caps, `<w:caps/>`), max(s.size, 20), onlyIf(marked, `<w:highlight w:val="yellow"/>`), escaped(content))
}

func onlyIf(condition bool, text string) string {
	if condition {
		return text
	}
	return ""
}

// table opens a table with columns of these widths; borders are drawn when wanted.
func (w *word) table(widths []int, borders bool, rows func()) {
	total := 0
	for _, n := range widths {
		total += n
	}
	kind := "nil"
	if borders {
		kind = "single"
	}
	fmt.Fprintf(&w.out, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, total)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&w.out, `<w:%s w:val="%s" w:sz="4" w:space="0" w:color="000000"/>`, side, kind)
	}
	w.out.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, n := range widths {
		fmt.Fprintf(&w.out, `<w:gridCol w:w="%d"/>`, n)
	}
	w.out.WriteString(`</w:tblGrid>`)
	rows()
	w.out.WriteString(`</w:tbl>`)
}

// row writes a row; a header's rows are repeated on every page.
func (w *word) row(header bool, cells func()) {
	fmt.Fprintf(&w.out, `<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>`, onlyIf(header, `<w:tblHeader/>`))
	cells()
	w.out.WriteString(`</w:tr>`)
}

// cell writes a cell over so many columns; merge is "restart" or "continue" for one over several rows.
func (w *word) cell(width, span int, merge string, content func()) {
	fmt.Fprintf(&w.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		fmt.Fprintf(&w.out, `<w:gridSpan w:val="%d"/>`, span)
	}
	if merge != "" {
		fmt.Fprintf(&w.out, `<w:vMerge w:val="%s"/>`, merge)
	}
	w.out.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
	content()
	w.out.WriteString(`</w:tc>`)
}

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
