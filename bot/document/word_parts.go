package document

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

// bytes is the document as a file.
func (w *word) bytes() ([]byte, error) {
	header := func(content string) string {
		return `<w:hdr ` + namespaces + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + content + `</w:p></w:hdr>`
	}
	a := newArchive()
	a.addFrame(override("document", "document.main"), override("styles", "styles"), override("header1", "header"), override("header2", "header"))
	a.addXML("word/_rels/document.xml.rels", relations(relation{"rId1", "styles", "styles.xml"}, relation{"rId2", "header", "header1.xml"}, relation{"rId3", "header", "header2.xml"}))
	a.addXML("word/styles.xml", `<w:styles `+namespaces+`><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`)
	a.addXML("word/header1.xml", header(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	a.addXML("word/header2.xml", header(""))
	a.addXML("word/document.xml", `<w:document `+namespaces+`><w:body>`+w.out.String()+`</w:body></w:document>`)
	return a.bytes()
}
