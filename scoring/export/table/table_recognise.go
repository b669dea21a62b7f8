package table

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// headerRows is how far down a header is looked for, its own further levels included.
const headerRows = 36

// recognise finds the first sheet with a header that is known and data below it. Further sheets of dossiers with the same header
// belong to it. When further sheets hold data of the same kind under other headers none is taken: the others would be lost. When no
// sheet is known, the error is that of the one that came nearest.
func (r *Reader) recognise(book *sheet.Book) (*Table, error) {
	var nearest error
	var known *Table
	var full []*Table
	for i := range book.Sheets() {
		top, err := topRows(book, i)
		if err != nil {
			return nil, err
		}
		t, err := r.recogniseSheet(book, i, top)
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
		if some && t.Kind == known.Kind {
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
func (t *Table) join(full []*Table) error {
	t.parts = []part{{t.sheet, t.header}}
	if len(full) < 2 {
		return nil
	}
	t.parts = nil
	var numbers []string
	same := t.Kind == Dossiers
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
func (r *Reader) recogniseSheet(book *sheet.Book, i int, top []sheet.Row) (*Table, error) {
	h, kind, err := r.findHeader(top)
	if err != nil {
		return nil, err
	}
	if label := h.ChosenMissing(r.Columns); h.Kind == string(Dossiers) && label != "" {
		return nil, &sheet.FileError{Problem: sheet.NoColumns, Facts: facts("kind", h.Kind, "missing", label, "found", strings.Join(h.ShownLabels(), ", "))}
	}
	return &Table{Kind: Kind(h.Kind), book: book, sheet: i, header: h, as: kind}, nil
}

// holdsData says whether a row of data stands below the header.
func (t *Table) holdsData() (bool, error) {
	for row, err := range t.rows() {
		if err != nil {
			return false, err
		}
		if t.Kind != Dossiers || !header.ColumnNumbers(row) && !header.IsAside(row) {
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
