package document

import (
	"bytes"

	"github.com/xuri/excelize/v2"
)

// Table is a workbook of one sheet: titles, columns of these widths in characters, and a row of texts for each entry. No text
// is taken for a formula.
func Table(sheet string, titles, columns []string, widths []float64, rows [][]string) ([]byte, error) {
	b := &book{file: excelize.NewFile(), styles: map[look]int{}}
	defer b.file.Close()
	b.sheet(sheet, true)
	b.title(len(columns), titles...)
	head := len(titles) + 2
	b.row(head, look{bold: true, border: true, wrap: true, align: "center"}, columns...)
	for i, row := range rows {
		b.row(head+1+i, look{border: true, wrap: true, align: "left"}, row...)
	}
	b.widths(widths)
	b.printed(head, 0)
	if b.err != nil {
		return nil, b.err
	}
	if err := b.file.SetDocProps(&excelize.DocProperties{Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", Creator: "motcua"}); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := b.file.Write(&out)
	return out.Bytes(), err
}
