package sheet

import (
	"strconv"
	"strings"
)

// maxSpan is how far a cell spans at most.
const maxSpan = 1 << 20

// span reads a colspan or rowspan; nonsense counts as 1.
func span(value []byte) int {
	n, err := strconv.Atoi(strings.TrimSpace(string(value)))
	if err != nil || n < 0 {
		return 1
	}
	return min(n, maxSpan)
}

// htmlCells puts the cells of a table's rows into their columns. However far cells span, it keeps no more columns than the
// limits allow; only a text beyond them is too wide.
type htmlCells struct {
	counter counter
	number  int // of the last whole row
	cells   []Cell
	column  int   // of the next cell
	spans   []int // by column, for how many further rows the cell above spans it
	across  int   // columns of the open cell
	down    int   // rows of the open cell
}

// startTable forgets what spans down: no cell does beyond its table.
func (h *htmlCells) startTable() { h.spans = h.spans[:0] }

// add puts a cell behind the others and behind what is spanned from above.
func (h *htmlCells) add(text string) error {
	if err := h.counter.countCell(h.number+1, len(text)); err != nil {
		return err
	}
	h.skipSpanned()
	at := h.column
	h.column += h.across
	columns := h.counter.limits.Columns
	if at >= columns {
		if text != "" {
			return &FileError{TooWide, factsOf("row", strconv.Itoa(h.number+1), "limit", strconv.Itoa(columns))}
		}
		return nil
	}
	h.cells = append(h.cells, Cell{Text: text})
	for len(h.cells) < min(h.column, columns) {
		h.cells = append(h.cells, Cell{})
	}
	for len(h.spans) < len(h.cells) {
		h.spans = append(h.spans, 0)
	}
	for i := at; i < len(h.cells); i++ {
		h.spans[i] = h.down // this row included
	}
	return nil
}

// skipSpanned leaves the columns empty that a cell above spans.
func (h *htmlCells) skipSpanned() {
	for h.column < len(h.spans) && h.spans[h.column] > 0 {
		h.cells = append(h.cells, Cell{Spanned: true})
		h.column++
	}
}

// endRow gives the cells of the row up to the last one with a text or spanned from above.
func (h *htmlCells) endRow() (Row, error) {
	for i := h.column; i < len(h.spans); i++ {
		h.cells = append(h.cells, Cell{Spanned: h.spans[i] > 0})
	}
	for i := range h.spans {
		h.spans[i] = max(0, h.spans[i]-1)
	}
	for len(h.cells) > 0 && h.cells[len(h.cells)-1] == (Cell{}) {
		h.cells = h.cells[:len(h.cells)-1]
	}
	h.number++
	row := Row{Number: h.number, Cells: h.cells}
	h.cells, h.column = h.cells[:0], 0
	if err := h.counter.countCells(len(row.Cells)); err != nil {
		return Row{}, err
	}
	return row, h.counter.countRow(h.number, len(row.Cells))
}
