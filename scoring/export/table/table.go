package table

import (
	"iter"
	"strings"

	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Table is what a book holds of a known kind: one sheet, or of dossiers every sheet with the same header.
type Table struct {
	Kind   Kind
	SHA256 string // of the file, in hex
	path   string // of the file, as its source has it
	book   *sheet.Book
	sheet  int
	header *header.Header
	as     header.Kind // by which the header was found
	parts  []part      // of an export of dossiers: every sheet that holds some
}

// Layout is header.Layout of the table's header.
func (t *Table) Layout() string { return t.header.Layout }

// keys are the fields of which a data row has one, by kind. A dossier's key is looked at by its parser.
var keys = map[Kind][]string{Register: {"code"}, Counts: {"indicator"}, Appendix: {"converted"}}

// rows are the data rows below the header: without blank rows, column numbers, section rows, totals and footers.
func (t *Table) rows() iter.Seq2[sheet.Row, error] {
	return func(yield func(sheet.Row, error) bool) {
		for row, err := range t.book.Rows(t.sheet) {
			if err != nil {
				yield(row, err)
				return
			}
			if row.Number <= t.header.Last || row.IsBlank() || t.Kind != Dossiers && (header.ColumnNumbers(row) || t.isAside(row)) {
				continue
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// isAside says whether a row is not data: it has no key, and looks like a heading, a total or a footer.
func (t *Table) isAside(row sheet.Row) bool {
	keys := keys[t.Kind]
	if t.hasGroups() {
		keys = []string{"total"}
	}
	for _, key := range keys {
		if text := t.text(row, key); text != "" && (t.Kind != Register || mayBeCode(strings.ToUpper(text))) {
			return false
		}
	}
	if t.Kind == Register && names.Commune(t.text(row, "name")) { // that its code is missing must be said
		return false
	}
	return header.IsAside(row)
}

// text is the cell of a field, "" when the table has no such column.
func (t *Table) text(row sheet.Row, field string) string {
	column, ok := t.header.Columns[field]
	if !ok {
		return ""
	}
	return row.Text(column)
}

// refuse is a row that cannot be used because of the cell of a field, which is shown when it has the field's look.
func (t *Table) refuse(reason sheet.Reason, row sheet.Row, field string, look header.Look) *sheet.RowError {
	wrong := &sheet.RowError{Reason: reason, Value: header.Shown(look, t.text(row, field))}
	if i, ok := t.header.Columns[field]; ok {
		wrong.Column = t.header.Labels[i]
	}
	return wrong
}
