package document

import (
	"bytes"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// book writes cells into a workbook and keeps the first error.
type book struct {
	file   *excelize.File
	name   string // of the present sheet
	styles map[look]int
	err    error
}

func newBook() *book { return &book{file: excelize.NewFile(), styles: map[look]int{}} }

// bytes is the workbook as a file, of the time that all files state.
func (b *book) bytes() ([]byte, error) {
	at := epoch.Format(time.RFC3339)
	b.keepError(b.file.SetDocProps(&excelize.DocProperties{Created: at, Modified: at, Creator: "motcua"}))
	if b.err != nil {
		return nil, b.err
	}
	var out bytes.Buffer
	err := b.file.Write(&out)
	return out.Bytes(), err
}

// look is how a cell looks.
type look struct {
	bold, italic, wrap, border bool
	size                       float64 // 0 for 12 points
	align                      string
	indent                     int // from the side to which it is aligned
	decimals                   int // of a number, all of them written; 0: as its digits stand
}

func (b *book) keepError(err error) {
	if b.err == nil {
		b.err = err
	}
}

func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // our own numbers are from 1
	return name
}

// sheet begins a sheet; the first takes the place of the one that a new file has.
func (b *book) sheet(name string, first bool) {
	b.name = name
	if first {
		b.keepError(b.file.SetSheetName("Sheet1", name))
		return
	}
	_, err := b.file.NewSheet(name)
	b.keepError(err)
}

func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	size := l.size
	if size == 0 {
		size = 12
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Times New Roman", Size: size, Bold: l.bold, Italic: l.italic},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: l.wrap, Indent: l.indent},
	}
	if l.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	if l.decimals > 0 {
		s.CustomNumFmt = new("0." + strings.Repeat("0", l.decimals))
	}
	id, err := b.file.NewStyle(s)
	b.keepError(err)
	b.styles[l] = id
	return id
}

// text writes a text that no reader takes for a formula.
func (b *book) text(column, row int, text string, l look) {
	b.keepError(b.file.SetCellStr(b.name, cellName(column, row), Harmless(text)))
	b.keepError(b.file.SetCellStyle(b.name, cellName(column, row), cellName(column, row), b.style(l)))
}

// number writes a decimal number exactly as its digits stand.
func (b *book) number(column, row int, digits string, l look) {
	b.keepError(b.file.SetCellDefault(b.name, cellName(column, row), digits))
	b.keepError(b.file.SetCellStyle(b.name, cellName(column, row), cellName(column, row), b.style(l)))
}

// row writes texts from the first column on.
func (b *book) row(row int, l look, texts ...string) {
	for i, text := range texts {
		b.text(i+1, row, text, l)
	}
}

func (b *book) mergeCells(left, top, right, bottom int, text string, l look) {
	b.text(left, top, text, l)
	b.keepError(b.file.MergeCell(b.name, cellName(left, top), cellName(right, bottom)))
	b.keepError(b.file.SetCellStyle(b.name, cellName(left, top), cellName(right, bottom), b.style(l)))
}

// writeTitle writes the two lines above a table.
func (b *book) writeTitle(width int, lines ...string) {
	for i, line := range lines {
		b.mergeCells(1, i+1, width, i+1, line, look{bold: true, wrap: true, size: 14, align: "center"})
		b.height(i+1, 22)
	}
}

func (b *book) height(row int, points float64) { b.keepError(b.file.SetRowHeight(b.name, row, points)) }

func (b *book) widths(all []float64) {
	for i, w := range all {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.keepError(err)
		b.keepError(b.file.SetColWidth(b.name, name, name, w))
	}
}

// setUpPage sets the sheet up for A4 landscape, so many pages wide, with the first rows and columns frozen and repeated on every page.
func (b *book) setUpPage(rows, columns, pages int) {
	b.keepError(b.file.SetPanes(b.name, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: cellName(columns+1, rows+1), ActivePane: pane(columns)}))
	b.keepError(b.file.SetPageLayout(b.name, &excelize.PageLayoutOptions{Orientation: new("landscape"), Size: new(9), FitToWidth: new(pages), FitToHeight: new(0)}))
	b.keepError(b.file.SetSheetProps(b.name, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	b.keepError(b.file.SetPageMargins(b.name, &excelize.PageLayoutMarginsOptions{Left: new(0.6), Right: new(0.6), Top: new(0.8), Bottom: new(0.8)}))
	b.keepError(b.file.SetHeaderFooter(b.name, &excelize.HeaderFooterOptions{OddHeader: `&C&"Times New Roman"&P`}))
	repeated := "'" + b.name + "'!$4:$" + cellName(1, rows)[1:]
	if columns > 0 && pages > 1 {
		repeated = "'" + b.name + "'!$A:$" + strings.TrimRight(cellName(columns, 1), "1") + "," + repeated
	}
	b.keepError(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: repeated, Scope: b.name}))
}

func pane(columns int) string {
	if columns == 0 {
		return "bottomLeft"
	}
	return "bottomRight"
}
