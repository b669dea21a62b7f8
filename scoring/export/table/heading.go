package table

import (
	"context"
	"strings"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Heading is the header of a file that is not recognised, with what is known of its columns.
type Heading struct {
	Layout  string            // header.Layout
	Labels  []string          // as the file writes them, without those of personal data
	Columns map[string]string // labels by field, by synonym or by hand
	Open    []string          // fields that several columns may be
}

// Heading finds the row of a file that looks most like the header of an export of dossiers; false when none does.
func (r *Reader) Heading(ctx context.Context, f Source) (Heading, bool, error) {
	ctx, done := context.WithCancel(ctx) // lets go of the book
	defer done()
	book, err := r.openBook(ctx, f)
	if err != nil {
		return Heading{}, false, err
	}
	for i := range book.Sheets() {
		top, err := topRows(book, i)
		if err != nil {
			return Heading{}, false, err
		}
		if row, ok := header.LikelyHeader(top); ok {
			return r.headingOf(row), true, nil
		}
	}
	return Heading{}, false, nil
}

// headingOf is a row as a header, with the columns that may be chosen and what is known of them.
func (r *Reader) headingOf(row sheet.Row) Heading {
	h := Heading{Layout: header.Layout(row), Columns: map[string]string{}}
	columns := offers(row)
	for _, o := range columns {
		h.Labels = append(h.Labels, o.name)
	}
	kind := r.exportKind(h.Layout)
	for _, field := range kind.Fields {
		switch found := columnsOf(field, columns); {
		case len(found) == 1:
			h.Columns[field.Name] = found[0]
		case len(found) > 1:
			h.Open = append(h.Open, field.Name)
		}
	}
	return h
}

// offer is a column that may be chosen, by its label, or by its letters where another one has the same label.
type offer struct{ name, label string }

// offers are the columns of a header's row that may be chosen: those whose label may be shown, and that hold nothing of persons.
func offers(row sheet.Row) (all []offer) {
	times := map[string]int{}
	for _, cell := range row.Cells {
		times[names.Fold(cell.Text)]++
	}
	for i, cell := range row.Cells {
		label := strings.Join(strings.Fields(cell.Text), " ")
		if label == "" || !header.Offerable(label) || dossier.Personal(label) {
			continue
		}
		name := label
		if times[names.Fold(label)] > 1 {
			name = header.Letters(i)
		}
		all = append(all, offer{name, label})
	}
	return all
}

// columnsOf are the names of the columns that mean a field: the chosen one, else those with the first of its synonyms that is there.
func columnsOf(field header.Field, columns []offer) (all []string) {
	if field.Chosen != "" {
		for _, o := range columns {
			if names.Fold(o.name) == names.Fold(field.Chosen) {
				return []string{o.name}
			}
		}
		return []string{field.Chosen} // the letters of one whose label is not shown
	}
	for _, synonym := range field.Synonyms {
		for _, o := range columns {
			if header.SameLabel(o.label, synonym) {
				all = append(all, o.name)
			}
		}
		if all != nil {
			return all
		}
	}
	return nil
}
