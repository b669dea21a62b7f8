package sheet

import (
	"errors"
	"strconv"
)

// What a sheet of a workbook can have at most.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
)

// sheetReader reads the rows of one sheet of a workbook.
type sheetReader struct {
	book    *workbook
	covers  covers
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
	s := &w.sheets[sheet]
	merges, err := w.mergesOf(s)
	if err != nil {
		return err
	}
	r := &sheetReader{book: w, covers: covers{merges: merges}, counter: counter{limits: w.limits}, yield: yield}
	if err := w.walk(s.part, s.called, w.limits.Unpacked, r.takeToken); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	return nil
}

func (r *sheetReader) takeToken(x *xmlReader, kind xmlKind) (err error) {
	switch kind {
	case xmlStart:
		return r.startElement(x)
	case xmlEnd:
		return r.endElement(x)
	}
	if r.inValue {
		if r.value, err = x.appendText(r.value); err != nil {
			return err
		}
	}
	if r.inCell {
		if err := r.text.takeToken(x, kind); err != nil {
			return err
		}
	}
	if n := max(len(r.value), len(r.text.b)); n > lineLimit {
		return r.counter.countCell(r.number, n)
	}
	return nil
}

func (r *sheetReader) startElement(x *xmlReader) error {
	switch string(x.name) {
	case "row":
		return r.startRow(x)
	case "c":
		return r.startCell(x)
	case "v":
		r.inValue = r.inCell
	case "f":
		r.formula = r.inCell
	default:
		if r.inCell {
			return r.text.takeToken(x, xmlStart)
		}
	}
	return nil
}

func (r *sheetReader) startRow(x *xmlReader) error {
	number := r.number + 1
	stated, err := x.attribute("r")
	if err != nil {
		return err
	}
	if len(stated) > 0 {
		n, err := strconv.Atoi(string(stated))
		if err != nil || n <= r.number || n > maxRow {
			return damageError("row number behind row "+strconv.Itoa(r.number), "")
		}
		number = n
	}
	r.number, r.column, r.cells, r.inRow = number, -1, r.cells[:0], true
	return nil
}

func (r *sheetReader) startCell(x *xmlReader) error {
	if !r.inRow {
		return damageError("cell outside a row", "")
	}
	column := r.column + 1
	reference, err := x.attribute("r")
	if err != nil {
		return err
	}
	if len(reference) > 0 {
		c, row, ok := columnOf(reference)
		if !ok || row != r.number || c <= r.column {
			return r.damageError("cell reference", column)
		}
		column = c
	}
	if column >= maxColumn {
		return r.damageError("cell reference", column)
	}
	kind, err := x.attribute("t")
	if err != nil {
		return err
	}
	if string(kind) != r.kind {
		r.kind = string(kind)
	}
	r.column, r.inCell, r.value, r.formula = column, true, r.value[:0], false
	r.text.reset()
	return r.counter.countCells(1)
}

func (r *sheetReader) endElement(x *xmlReader) error {
	switch string(x.name) {
	case "c":
		return r.endCell()
	case "v":
		r.inValue = false
	case "row":
		r.inRow = false
		cells := len(r.cells)
		r.cells = r.covers.markCovered(r.number, r.cells)
		if err := r.counter.countCells(len(r.cells) - cells); err != nil {
			return err
		}
		if err := r.counter.countRow(r.number, len(r.cells)); err != nil {
			return err
		}
		if !r.yield(Row{Number: r.number, Cells: r.cells}, nil) {
			return errEnough
		}
	default:
		if r.inCell {
			return r.text.takeToken(x, xmlEnd)
		}
	}
	return nil
}

func (r *sheetReader) endCell() error {
	r.inCell, r.inValue = false, false
	// A formula that gives no text stores that; one that was never counted stores nothing.
	if r.formula && len(r.value) == 0 && r.kind != "str" {
		return &FileError{NotCounted, factsOf("row", strconv.Itoa(r.number))}
	}
	cell, err := r.cellContent()
	if err != nil || cell.Text == "" {
		return err
	}
	if r.column >= r.counter.limits.Columns {
		return &FileError{TooWide, factsOf("row", strconv.Itoa(r.number), "limit", strconv.Itoa(r.counter.limits.Columns))}
	}
	if err := r.counter.countCell(r.number, len(cell.Text)); err != nil {
		return err
	}
	for len(r.cells) < r.column {
		r.cells = append(r.cells, Cell{})
	}
	r.cells = append(r.cells, cell)
	return nil
}

// cellContent is the open cell's content by its type.
func (r *sheetReader) cellContent() (Cell, error) {
	switch r.kind {
	case "s":
		if len(r.value) == 0 {
			return Cell{}, nil
		}
		i, err := strconv.Atoi(string(r.value))
		text, ok := r.book.strings.at(i)
		if err != nil || !ok {
			return Cell{}, r.damageError("shared string", r.column)
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
		text := cleanText(string(r.value))
		return Cell{Text: text, Date: text != ""}, nil
	case "str", "e":
		return Cell{Text: cleanText(unescape(string(r.value)))}, nil
	case "", "n":
		text := cleanText(string(r.value))
		if text == "" {
			return Cell{}, nil
		}
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return Cell{}, r.damageError("number", r.column)
		}
		return Cell{Text: text, Number: true}, nil
	default:
		return Cell{}, r.damageError("cell type", r.column)
	}
}

// damageError says what is wrong with a cell, and which.
func (r *sheetReader) damageError(what string, column int) error {
	return damageError(what+" in "+columnLetters(column)+strconv.Itoa(r.number), "")
}

// columnLetters are the letters of a column, from 0: "A", "AB".
func columnLetters(column int) string {
	letters := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}
