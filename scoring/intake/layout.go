package intake

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Layout is a header whose columns were matched by hand.
type Layout struct {
	Sum     string            // header.Layout of its row
	Columns map[string]string // labels as files write them, by field of an export of dossiers
	Since   time.Time         // the last change
}

// Heading is the header of a file that is not recognised, with what is known of its columns.
type Heading struct {
	Layout  string            // header.Layout
	Labels  []string          // as the file writes them, without those of personal data
	Columns map[string]string // labels by field, by synonym or by hand
	Open    []string          // fields that several columns may be
}

// Heading finds the row of a file that looks most like the header of an export of dossiers; false when none does.
func (im *Importer) Heading(ctx context.Context, f Source) (Heading, bool, error) {
	ctx, done := context.WithCancel(ctx) // lets go of the book
	defer done()
	book, err := im.book(ctx, f)
	if err != nil {
		return Heading{}, false, err
	}
	layouts, err := im.Store.Layouts(ctx)
	if err != nil {
		return Heading{}, false, err
	}
	for i := range book.Sheets() {
		top, err := topRows(book, i)
		if err != nil {
			return Heading{}, false, err
		}
		if row, ok := header.Likely(top); ok {
			return (&call{Importer: im, layouts: layouts}).heading(row), true, nil
		}
	}
	return Heading{}, false, nil
}

func (c *call) heading(row sheet.Row) Heading {
	h := Heading{Layout: header.Layout(row), Columns: map[string]string{}}
	columns := offered(row)
	for _, o := range columns {
		h.Labels = append(h.Labels, o.name)
	}
	kind := c.matched(h.Layout)
	for _, field := range kind.Fields {
		switch found := meant(columns, field); {
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

// offered are the columns of a header's row that may be chosen: those whose label may be shown, and that hold nothing of persons.
func offered(row sheet.Row) (all []offer) {
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

// meant are the names of the columns that mean a field: the chosen one, else those with the first of its synonyms that is there.
func meant(columns []offer, field header.Field) (all []string) {
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

// matched is an export of dossiers with the columns that were matched by hand in a layout, and before them those that the caller
// names.
func (c *call) matched(layout string) header.Kind {
	kind := dossier.Export()
	kind.Name = string(Dossiers)
	if i := slices.IndexFunc(c.layouts, func(l Layout) bool { return l.Sum == layout }); i >= 0 {
		choose(&kind, c.layouts[i].Columns)
	}
	choose(&kind, c.opt.Columns)
	return kind
}

// handMatched is an export of dossiers with the columns that were matched by hand for a header among the rows; false when none
// were.
func (c *call) handMatched(rows []sheet.Row) (header.Kind, bool) {
	for _, row := range rows {
		sum := header.Layout(row)
		if sum != "" && slices.ContainsFunc(c.layouts, func(l Layout) bool { return l.Sum == sum }) {
			return c.matched(sum), true
		}
	}
	return header.Kind{}, false
}

// find finds the header among rows as it was matched by hand, else one that is known, and the kind by which it did. The error is that of
// header.Find.
func (c *call) find(rows []sheet.Row) (*header.Header, header.Kind, error) {
	if kind, ok := c.handMatched(rows); ok {
		h, err := header.Find(rows, []header.Kind{kind})
		if _, open := errors.AsType[*header.Ambiguity](err); err == nil || open {
			return h, kind, err
		}
	}
	kinds := c.kinds()
	h, err := header.Find(rows, kinds)
	if err != nil {
		return nil, header.Kind{}, err
	}
	return h, kinds[slices.IndexFunc(kinds, func(k header.Kind) bool { return k.Name == h.Kind })], nil
}
