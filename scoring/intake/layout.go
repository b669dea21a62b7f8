package intake

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"motcua/scoring/dossier"
	"motcua/scoring/header"
	"motcua/scoring/names"
	"motcua/scoring/sheet"
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
	for _, cell := range row.Cells {
		label := strings.Join(strings.Fields(cell.Text), " ")
		if label != "" && header.Offerable(label) && !dossier.Personal(label) && !slices.Contains(h.Labels, label) {
			h.Labels = append(h.Labels, label)
		}
	}
	kind := c.matched(h.Layout)
	for _, field := range kind.Fields {
		labels := h.meant(field)
		switch {
		case len(labels) == 1:
			h.Columns[field.Name] = labels[0]
		case len(labels) > 1:
			h.Open = append(h.Open, field.Name)
		}
	}
	return h
}

// meant are the labels that mean a field: the chosen one, else those of its first synonym that is there.
func (h *Heading) meant(field header.Field) (labels []string) {
	if field.Chosen != "" {
		for _, label := range h.Labels {
			if names.Fold(label) == names.Fold(field.Chosen) {
				return []string{label}
			}
		}
		return []string{field.Chosen} // the letters of a column
	}
	for _, synonym := range field.Synonyms {
		for _, label := range h.Labels {
			if header.SameLabel(label, synonym) {
				labels = append(labels, label)
			}
		}
		if labels != nil {
			return labels
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
