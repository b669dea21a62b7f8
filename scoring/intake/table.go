package intake

import (
	"errors"
	"iter"
	"slices"
	"strconv"
	"strings"

	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// table is what a book holds of a known kind: one sheet, or of dossiers every sheet with the same header.
type table struct {
	kind   Kind
	book   *sheet.Book
	sheet  int
	header *header.Header
	as     header.Kind // that the header was found by
	parts  []part      // of an export of dossiers: every sheet that holds some
}

// headerRows is how far down a header is looked for, its own further levels included.
const headerRows = 36

// recognise finds the first sheet with a header that is known and data below it. Further sheets of dossiers with the same header
// belong to it. When further sheets hold data of the same kind under other headers none is taken: the others would be lost. When no
// sheet is known, the error is that of the one that came nearest.
func (c *call) recognise(book *sheet.Book) (*table, error) {
	var nearest error
	var known *table
	var full []*table
	for i := range book.Sheets() {
		top, err := topRows(book, i)
		if err != nil {
			return nil, err
		}
		t, err := c.recogniseSheet(book, i, top)
		if a, open := errors.AsType[*header.Ambiguity](err); open && a.Kind == string(Dossiers) {
			return nil, err // its dossiers would be lost
		}
		if err != nil {
			if nearest == nil || nothingKnown(nearest) && !nothingKnown(err) {
				nearest = err
			}
			continue
		}
		some, err := t.holdsData()
		if err != nil {
			return nil, err
		}
		if known == nil || some && len(full) == 0 {
			known = t
		}
		if some && t.kind == known.kind {
			full = append(full, t)
		}
	}
	if known == nil {
		return nil, nearest // a book has a sheet
	}
	return known, known.join(full)
}

// nothingKnown says of a refusal that hardly a label of the sheet is known.
func nothingKnown(err error) bool {
	p, ok := errors.AsType[*sheet.FileError](err)
	return ok && p.Problem == sheet.UnknownKind
}

// join takes the sheets together that hold data of the table's kind.
func (t *table) join(full []*table) error {
	t.parts = []part{{t.sheet, t.header}}
	if len(full) < 2 {
		return nil
	}
	t.parts = nil
	var numbers []string
	same := t.kind == Dossiers
	for _, other := range full {
		t.parts = append(t.parts, part{other.sheet, other.header})
		numbers = append(numbers, strconv.Itoa(other.sheet+1))
		same = same && slices.Equal(other.header.Labels, t.header.Labels)
	}
	if !same {
		return &sheet.FileError{Problem: sheet.ManyTables, Facts: facts("sheets", strings.Join(numbers, ", "))}
	}
	return nil
}

// recogniseSheet finds the header of one sheet among its first rows: as it was matched by hand, else one that is known.
func (c *call) recogniseSheet(book *sheet.Book, i int, top []sheet.Row) (*table, error) {
	h, kind, err := c.find(top)
	if err != nil {
		return nil, err
	}
	if label := h.ChosenMissing(c.opt.Columns); h.Kind == string(Dossiers) && label != "" {
		return nil, &sheet.FileError{Problem: sheet.NoColumns, Facts: facts("kind", h.Kind, "missing", label, "found", strings.Join(h.Shown(), ", "))}
	}
	return &table{kind: Kind(h.Kind), book: book, sheet: i, header: h, as: kind}, nil
}

// holdsData says whether a row of data stands below the header.
func (t *table) holdsData() (bool, error) {
	for row, err := range t.rows() {
		if err != nil {
			return false, err
		}
		if t.kind != Dossiers || !header.ColumnNumbers(row) && !header.Aside(row) {
			return true, nil
		}
	}
	return false, nil
}

// topRows are the rows of a sheet among which its header is looked for.
func topRows(book *sheet.Book, sheetNumber int) (top []sheet.Row, err error) {
	for row, err := range book.Rows(sheetNumber) {
		if err != nil {
			return nil, err
		}
		row.Cells = slices.Clone(row.Cells)
		if top = append(top, row); len(top) == headerRows {
			break
		}
	}
	return top, nil
}

// keys are the fields of which a data row has one, by kind. A dossier's key is looked at by its parser.
var keys = map[Kind][]string{Register: {"code"}, Counts: {"indicator"}, Appendix: {"converted"}}

// rows are the data rows below the header: without blank rows, column numbers, section rows, totals and footers.
func (t *table) rows() iter.Seq2[sheet.Row, error] {
	return func(yield func(sheet.Row, error) bool) {
		for row, err := range t.book.Rows(t.sheet) {
			if err != nil {
				yield(row, err)
				return
			}
			if row.Number <= t.header.Last || row.Blank() || t.kind != Dossiers && (header.ColumnNumbers(row) || t.aside(row)) {
				continue
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// aside says whether a row is not data: it has no key, and looks like a heading, a total or a footer.
func (t *table) aside(row sheet.Row) bool {
	for _, key := range keys[t.kind] {
		if text := t.text(row, key); text != "" && (t.kind != Register || unitCode(strings.ToUpper(text))) {
			return false
		}
	}
	if t.kind == Register && names.Commune(t.text(row, "name")) { // that its code is missing must be said
		return false
	}
	return header.Aside(row)
}

// text is the cell of a field, "" when the table has no such column.
func (t *table) text(row sheet.Row, field string) string {
	column, ok := t.header.Columns[field]
	if !ok {
		return ""
	}
	return row.Text(column)
}

// refuse is a row that cannot be used because of the cell of a field, which is shown when it has the field's look.
func (t *table) refuse(reason sheet.Reason, row sheet.Row, field string, look header.Look) *sheet.RowError {
	wrong := &sheet.RowError{Reason: reason, Value: header.Shown(look, t.text(row, field))}
	if i, ok := t.header.Columns[field]; ok {
		wrong.Column = t.header.Labels[i]
	}
	return wrong
}
