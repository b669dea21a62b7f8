package document

// The parts of the file that do not depend on what is printed. Lengths are in twentieths of a point, pictures in EMU
// (360,000 to a centimetre).
const (
	// A row is a quarter of a page high; its dashed borders are where it is cut. The last paragraph is
	// required, and one point high so that it starts no page.
	invitationDocument = `<w:document ` + namespaces + ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<w:body><w:tbl><w:tblPr><w:tblW w:w="10200" w:type="dxa"/><w:tblBorders>` +
		`<w:top w:val="dashed" w:sz="4" w:color="808080"/><w:bottom w:val="dashed" w:sz="4" w:color="808080"/>` +
		`<w:insideH w:val="dashed" w:sz="4" w:color="808080"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
		`<w:tblGrid><w:gridCol w:w="3200"/><w:gridCol w:w="7000"/></w:tblGrid>%s</w:tbl>` +
		`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>` +
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="851" w:right="851" w:bottom="851" w:left="851" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>` +
		`</w:body></w:document>`

	invitationCells = `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="3700" w:hRule="atLeast"/></w:trPr>` +
		`<w:tc><w:tcPr><w:tcW w:w="3200" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>%s</w:p></w:tc>` +
		`<w:tc><w:tcPr><w:tcW w:w="7000" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>%s</w:tc></w:tr>`

	// 4.8 cm: it is read from a sheet on a desk.
	invitationPicture = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1728000" cy="1728000"/>` +
		`<wp:docPr id="%[1]d" name="QR %[1]d"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic><pic:nvPicPr><pic:cNvPr id="%[1]d" name="qr%[1]d.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip r:embed="qr%[1]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1728000" cy="1728000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

	invitationFont = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>`
)
