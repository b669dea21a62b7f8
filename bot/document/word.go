package document

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// word is the body of a text document under construction. Everything that comes in is text and is escaped here.
type word struct{ out strings.Builder }

// style is how a paragraph looks. Sizes are half points, distances twentieths of a point.
type style struct {
	align               string // both, center, left, right
	size                int
	bold, italic        bool
	indent              int  // of the first line
	right               int  // at the right
	before, after, line int  // line: 0 for single
	keep                bool // stays with the paragraph after it
	rule                bool // a short line stands below it
	newPage             bool // begins a page
}

// The styles of the letter's parts. The text is 14 points, as Decree 30/2020 has it.
var (
	textStyle    = style{align: "both", size: 28, indent: 720, after: 120, line: 288}
	sectionStyle = style{align: "both", size: 28, indent: 720, after: 120, bold: true, keep: true}
	headingStyle = style{align: "center", size: 28, bold: true}
	cellStyle    = style{align: "center", size: 20}
)

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.Map(dropUnprintable, text))) // a Builder takes everything
	return b.String()
}

// paragraph writes a paragraph; what stands in square brackets is marked in yellow, for somebody to fill in.
func (w *word) paragraph(s style, content string) {
	fmt.Fprintf(&w.out, `<w:p><w:pPr>%s`, onlyIf(s.keep, `<w:keepNext/>`)+onlyIf(s.newPage, `<w:pageBreakBefore/>`))
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
	case s.right > 0:
		fmt.Fprintf(&w.out, `<w:ind w:right="%d"/>`, s.right)
	}
	fmt.Fprintf(&w.out, `<w:jc w:val="%s"/><w:rPr><w:sz w:val="%d"/><w:szCs w:val="%[2]d"/></w:rPr></w:pPr>`, s.align, s.size)
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
	fmt.Fprintf(&w.out, `<w:r><w:rPr>%s%s<w:sz w:val="%d"/><w:szCs w:val="%[3]d"/>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`,
		onlyIf(s.bold, `<w:b/>`), onlyIf(s.italic, `<w:i/>`), s.size, onlyIf(marked, `<w:highlight w:val="yellow"/>`), escape(content))
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

// block writes a cell of a table that only sets texts beside each other.
func (w *word) block(width int, content func()) {
	fmt.Fprintf(&w.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width)
	content()
	w.out.WriteString(`</w:tc>`)
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
