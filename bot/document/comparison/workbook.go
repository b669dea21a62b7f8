// Package comparison writes how two lists of dossiers differ as a workbook that can be sent on: by unit, by indicator and by dossier, each to
// be filtered. It holds nothing of applicants.
package comparison

import (
	"archive/zip"
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/compare"
)

// Name is that of the file.
func Name(term scoring.Term) string { return "so-sanh-" + string(term) + ".xlsx" }

// Paper is a comparison as it is written down.
type Paper struct {
	*compare.Result
	Words locales.Printer
	Zone  *time.Location
	Names map[string]string // of units, by code
	// Reports are what people reported of dossiers, and whether the lists bear it out.
	Reports []Report
}

// Report is a report of wrong data held against the lists.
type Report struct {
	scoring.Dispute
	Verdict compare.Verdict
}

// mostRows bounds a sheet: programs read 1,048,576 rows.
const mostRows = 1_000_000

// Bytes is the workbook as a file, the same for the same comparison.
func (p Paper) Bytes() ([]byte, error) {
	b := book{file: excelize.NewFile()}
	defer b.file.Close()
	b.begin(p.Words.Text("compare.sheet_units"), true)
	p.unitsSheet(&b)
	b.begin(p.Words.Text("compare.sheet_indicators"), false)
	p.indicatorsSheet(&b)
	b.begin(p.Words.Text("compare.sheet_dossiers"), false)
	p.dossiersSheet(&b)
	if len(p.Reports) > 0 {
		b.begin(p.Words.Text("compare.sheet_reports"), false)
		p.reportsSheet(&b)
	}
	b.end()
	at := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
	b.keep(b.file.SetDocProps(&excelize.DocProperties{Created: at, Modified: at, Creator: "motcua"}))
	if b.err != nil {
		return nil, b.err
	}
	var out bytes.Buffer
	if err := b.file.Write(&out); err != nil {
		return nil, err
	}
	return sorted(out.Bytes())
}

// sorted is the file with its parts by name: the library writes streamed sheets in no order.
func sorted(body []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range in.File {
		if err := to.Copy(part); err != nil {
			return nil, err
		}
	}
	err = to.Close()
	return out.Bytes(), err
}

// book writes the rows of sheets one after the other, and keeps the first error.
type book struct {
	file        *excelize.File
	out         *excelize.StreamWriter
	row, head   int // the row written last, and that of the header
	width       int
	bold, plain int // styles
	err         error
}

func (b *book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// begin begins a sheet.
func (b *book) begin(name string, first bool) {
	b.end()
	if first {
		b.keep(b.file.SetSheetName("Sheet1", name))
		font := func(bold bool) *excelize.Style {
			return &excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: 12, Bold: bold}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}
		}
		var err error
		b.bold, err = b.file.NewStyle(font(true))
		b.keep(err)
		b.plain, err = b.file.NewStyle(font(false))
		b.keep(err)
	} else {
		_, err := b.file.NewSheet(name)
		b.keep(err)
	}
	var err error
	b.out, err = b.file.NewStreamWriter(name)
	b.keep(err)
	b.row, b.head = 0, 0
}

// widths sets the widths of columns; further ones have the last.
func (b *book) widths(n int, widths ...float64) {
	b.width = n
	for i := range n {
		if b.err == nil {
			b.keep(b.out.SetColWidth(i+1, i+1, widths[min(i, len(widths)-1)]))
		}
	}
}

// line writes a text above the table.
func (b *book) line(text string) {
	b.write(excelize.Cell{StyleID: b.bold, Value: document.Harmless(text)})
}

// heads writes the header: rows below it can be filtered by its columns.
func (b *book) heads(texts ...string) {
	cells := make([]any, len(texts))
	for i, t := range texts {
		cells[i] = excelize.Cell{StyleID: b.bold, Value: t}
	}
	b.write(cells...)
	b.head = b.row
}

// cells writes a row; a number stands as its digits are written.
func (b *book) cells(values ...any) {
	cells := make([]any, len(values))
	for i, v := range values {
		if text, ok := v.(string); ok {
			v = document.Harmless(text)
		}
		cells[i] = excelize.Cell{StyleID: b.plain, Value: v}
	}
	b.write(cells...)
}

func (b *book) write(cells ...any) {
	b.row++
	if b.err == nil {
		b.keep(b.out.SetRow("A"+strconv.Itoa(b.row), cells))
	}
}

// end ends the sheet under way.
func (b *book) end() {
	if b.out == nil || b.err != nil {
		return
	}
	if b.head > 0 {
		last, err := excelize.CoordinatesToCellName(b.width, max(b.row, b.head+1))
		b.keep(err)
		b.keep(b.out.AddTable(&excelize.Table{Range: "A" + strconv.Itoa(b.head) + ":" + last, StyleName: "TableStyleLight1"}))
	}
	b.keep(b.out.Flush())
	b.out = nil
}

// figure is a fraction as a number with two decimals and more, as many as keep it from reading as 0.
func figure(f scoring.Fraction) any {
	n, err := strconv.ParseFloat(strings.ReplaceAll(f.Shown(scoring.Bounds{Decimals: 2}), ",", "."), 64)
	if err != nil {
		return f.Bound()
	}
	return n
}
