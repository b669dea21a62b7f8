package document

// Table is a workbook of one sheet: titles, columns of these widths in characters, and a row of texts for each entry. No text
// is taken for a formula.
func Table(sheet string, titles, columns []string, widths []float64, rows [][]string) ([]byte, error) {
	b := newBook()
	defer b.file.Close()
	b.sheet(sheet, true)
	b.writeTitle(len(columns), titles...)
	head := len(titles) + 2
	b.row(head, look{bold: true, border: true, wrap: true, align: "center"}, columns...)
	for i, row := range rows {
		b.row(head+1+i, look{border: true, wrap: true, align: "left"}, row...)
	}
	b.widths(widths)
	b.setUpPage(head, 0, 1)
	return b.bytes()
}
