// Package forms makes workbooks to be filled in and taken in as they are: the register of units, and the counts of a month that people
// enter. Their headers are Vietnamese, as those of all files; what a sheet of its own explains is in the reader's language.
package forms

import (
	"bytes"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document"
	"motcua/locales"
	"motcua/scoring"
)

// epoch is the time that all files state, so that the same data give the same bytes.
var epoch = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)

// form writes a workbook of a table and a sheet that explains it, and keeps the first error.
type form struct {
	file   *excelize.File
	styles [3]int
	err    error
}

// The looks of cells.
const (
	asHead = iota
	asText
	toFill
)

const tableSheet = "Sheet1"

func newForm() *form {
	f := &form{file: excelize.NewFile()}
	border := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	font := func(bold bool) *excelize.Font { return &excelize.Font{Family: "Times New Roman", Size: 12, Bold: bold} }
	wrapped := &excelize.Alignment{Vertical: "center", WrapText: true}
	const text = 49 // "@": what is typed stays as it is typed
	for look, style := range []*excelize.Style{
		asHead: {Font: font(true), Border: border, Alignment: wrapped, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2F3"}}},
		asText: {Font: font(false), Border: border, Alignment: wrapped, NumFmt: text},
		toFill: {Font: font(false), Border: border, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF9DB"}}},
	} {
		id, err := f.file.NewStyle(style)
		f.note(err)
		f.styles[look] = id
	}
	return f
}

func (f *form) note(err error) {
	if f.err == nil {
		f.err = err
	}
}

// column is a column of a table: its header, its width, and whether people fill it in.
type column struct {
	header string
	width  float64
	fill   bool
}

// table writes the header and the rows; a row has a text for each column that nobody fills in, in their order, and may end earlier.
func (f *form) table(columns []column, rows [][]string) {
	for i, c := range columns {
		f.cell(tableSheet, i+1, 1, c.header, asHead)
		name, err := excelize.ColumnNumberToName(i + 1)
		f.note(err)
		f.note(f.file.SetColWidth(tableSheet, name, name, c.width))
	}
	for n, row := range rows {
		for i, c := range columns {
			look, text := asText, ""
			if i < len(row) {
				text = row[i]
			}
			if c.fill {
				look = toFill
			}
			f.cell(tableSheet, i+1, n+2, text, look)
		}
	}
	f.note(f.file.SetPanes(tableSheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

// cell writes a text, which is never a formula; an empty one leaves the cell empty.
func (f *form) cell(sheet string, column, row int, text string, look int) {
	name, err := excelize.CoordinatesToCellName(column, row)
	f.note(err)
	if text != "" {
		f.note(f.file.SetCellStr(sheet, name, text))
	}
	f.note(f.file.SetCellStyle(sheet, name, name, f.styles[look]))
}

// explain adds the sheet that says how the table is filled in.
func (f *form) explain(words locales.Printer, name string, lines []string) {
	sheet := words.Text("template.how")
	_, err := f.file.NewSheet(sheet)
	f.note(err)
	f.note(f.file.SetColWidth(sheet, "A", "A", 110))
	f.cell(sheet, 1, 1, words.Text("template_title."+name), asHead)
	for i, line := range lines {
		f.cell(sheet, 1, i+2, line, asText)
	}
	f.note(f.file.SetSheetName(tableSheet, words.Text("template_sheet."+name)))
	f.file.SetActiveSheet(0)
}

// bytes is the workbook as a file.
func (f *form) bytes() ([]byte, error) {
	f.note(f.file.SetDocProps(&excelize.DocProperties{Created: epoch, Modified: epoch, Creator: "motcua"}))
	if f.err != nil {
		return nil, f.err
	}
	var out bytes.Buffer
	err := f.file.Write(&out)
	return out.Bytes(), err
}

// Files are the forms for a month: the register as it stands, and the counts, where rules are used in the month and units exist in it.
func Files(words locales.Printer, m scoring.Month, sets []*scoring.RuleSet, units []scoring.Unit) ([]document.File, error) {
	register, err := Units(words, units)
	if err != nil {
		return nil, err
	}
	files := []document.File{{Name: UnitsFile, Body: register}}
	units = slices.DeleteFunc(slices.Clone(units), func(u scoring.Unit) bool { return !u.ValidIn(m) })
	if len(sets) == 0 || len(units) == 0 {
		return files, nil
	}
	counts, err := Counts(words, m, sets, units)
	if err != nil {
		return nil, err
	}
	return append(files, document.File{Name: CountsFile(m), Body: counts}), nil
}
