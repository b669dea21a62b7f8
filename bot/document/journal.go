package document

import (
	"bytes"

	"github.com/xuri/excelize/v2"
)

// Journal is a list with a title, to be printed.
type Journal struct {
	Name    string // of the sheet
	Title   []string
	Columns []string
	Rows    [][]string
}

// Book is the list as a workbook. A text that begins like a formula is none in it.
func (j Journal) Book() ([]byte, error) {
	b := &book{file: excelize.NewFile(), styles: map[look]int{}}
	defer b.file.Close()
	b.sheet(j.Name, true)
	b.title(len(j.Columns), j.Title...)
	head := len(j.Title) + 2
	b.row(head, look{bold: true, border: true, wrap: true, align: "center"}, j.Columns...)
	for i, texts := range j.Rows {
		b.row(head+1+i, look{border: true, wrap: true, align: "left"}, texts...)
	}
	b.widths([]float64{18, 42, 36, 60})
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
