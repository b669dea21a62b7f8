package sheet

import (
	"encoding/xml"
	"errors"
	"strconv"
)

// sheetReader reads the rows of one sheet of a workbook.
type sheetReader struct {
	book    *workbook
	counter counter
	yield   func(Row, error) bool

	number int // of the row read last
	column int // of the cell read last
	cells  []Cell
	inRow  bool

	kind    string // the open cell's type
	inCell  bool
	inValue bool
	formula bool
	value   []byte
	text    richText
}

func (w *workbook) rows(sheet int, yield func(Row, error) bool) error {
	if err := w.readShared(); err != nil {
		return err
	}
	r := &sheetReader{book: w, counter: counter{limits: w.limits}, yield: yield}
	if err := w.walk(w.sheets[sheet], r.take); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	return nil
}

func (r *sheetReader) take(token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		return r.start(e)
	case xml.EndElement:
		return r.end(e)
	case xml.CharData:
		if r.inValue {
			r.value = append(r.value, e...)
		}
		if r.inCell {
			r.text.take(e)
		}
	}
	return nil
}

func (r *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		number := r.number + 1
		if s := attribute(e, "r"); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n <= r.number || n > 1<<20 {
				return damaged("row number "+strconv.Quote(s), "")
			}
			number = n
		}
		r.number, r.column, r.cells, r.inRow = number, -1, r.cells[:0], true
	case "c":
		if !r.inRow {
			return damaged("cell outside a row", "")
		}
		return r.startCell(e)
	case "v":
		r.inValue = r.inCell
	case "f":
		r.formula = r.inCell
	default:
		if r.inCell {
			r.text.take(e)
		}
	}
	return nil
}

func (r *sheetReader) startCell(e xml.StartElement) error {
	column := r.column + 1
	if s := attribute(e, "r"); s != "" {
		c, row, err := columnOf(s)
		if err != nil || row != r.number || c <= r.column {
			return damaged("cell "+strconv.Quote(s)+" in row "+strconv.Itoa(r.number), "")
		}
		column = c
	}
	r.column, r.kind, r.inCell, r.value = column, attribute(e, "t"), true, r.value[:0]
	r.formula = false
	r.text.reset()
	return nil
}

func (r *sheetReader) end(e xml.EndElement) error {
	switch e.Name.Local {
	case "c":
		r.inCell = false
		// A formula that gives no text stores that; one that was never counted stores nothing.
		if r.formula && len(r.value) == 0 && r.kind != "str" {
			return &FileError{NotCounted, facts("row", strconv.Itoa(r.number))}
		}
		cell, err := r.cell()
		if err != nil {
			return err
		}
		if cell.Text == "" {
			return nil
		}
		if r.column >= r.counter.limits.Columns {
			return &FileError{TooWide, facts("row", strconv.Itoa(r.number), "limit", strconv.Itoa(r.counter.limits.Columns))}
		}
		if err := r.counter.cell(r.number, len(cell.Text)); err != nil {
			return err
		}
		for len(r.cells) < r.column {
			r.cells = append(r.cells, Cell{})
		}
		r.cells = append(r.cells, cell)
	case "v":
		r.inValue = false
	case "row":
		r.inRow = false
		if err := r.counter.row(r.number, len(r.cells)); err != nil {
			return err
		}
		if !r.yield(Row{Number: r.number, Cells: r.cells}, nil) {
			return errEnough
		}
	default:
		if r.inCell {
			r.text.take(e)
		}
	}
	return nil
}

// cell is the open cell's content by its type.
func (r *sheetReader) cell() (Cell, error) {
	switch r.kind {
	case "s":
		if len(r.value) == 0 {
			return Cell{}, nil
		}
		i, err := strconv.Atoi(string(r.value))
		text, ok := r.book.strings.at(i)
		if err != nil || !ok {
			return Cell{}, damaged("shared string "+strconv.Quote(string(r.value))+" in row "+strconv.Itoa(r.number), "")
		}
		return Cell{Text: text}, nil
	case "inlineStr":
		return Cell{Text: r.text.clean()}, nil
	case "b":
		switch string(r.value) {
		case "":
			return Cell{}, nil
		case "1", "true":
			return Cell{Text: "TRUE"}, nil
		default:
			return Cell{Text: "FALSE"}, nil
		}
	case "d":
		text := clean(string(r.value))
		return Cell{Text: text, Date: text != ""}, nil
	case "str", "e":
		return Cell{Text: clean(unescaped(string(r.value)))}, nil
	case "", "n":
		text := clean(string(r.value))
		if text == "" {
			return Cell{}, nil
		}
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return Cell{}, damaged("number "+strconv.Quote(text)+" in row "+strconv.Itoa(r.number), "")
		}
		return Cell{Text: text, Number: true}, nil
	default:
		return Cell{}, damaged("cell type "+strconv.Quote(r.kind)+" in row "+strconv.Itoa(r.number), "")
	}
}
