package intake

import (
	"context"
	"slices"
	"strings"
	"time"

	"motcua/scoring/dossier"
	"motcua/scoring/header"
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
			return (&call{Importer: im}).heading(row, layouts), true, nil
		}
	}
	return Heading{}, false, nil
}

func (c *call) heading(row sheet.Row, layouts []Layout) Heading {
	h := Heading{Layout: header.Layout(row), Columns: map[string]string{}}
	for _, cell := range row.Cells {
		label := strings.Join(strings.Fields(cell.Text), " ")
		if label != "" && header.Offerable(label) && !dossier.Personal(label) && !slices.Contains(h.Labels, label) {
			h.Labels = append(h.Labels, label)
		}
	}
	kind := c.matched(h.Layout, layouts)
	for _, field := range kind.Fields {
		for _, synonym := range field.Synonyms {
			i := slices.IndexFunc(h.Labels, func(label string) bool { return header.SameLabel(label, synonym) })
			if i >= 0 {
				h.Columns[field.Name] = h.Labels[i]
				break
			}
		}
	}
	return h
}

// matched is an export of dossiers with the labels that were matched by hand in a layout before all synonyms.
func (c *call) matched(layout string, layouts []Layout) header.Kind {
	kind := c.dossierKind()
	i := slices.IndexFunc(layouts, func(l Layout) bool { return l.Sum == layout })
	if i >= 0 {
		prefer(&kind, layouts[i].Columns)
	}
	return kind
}

// byHand finds the header among rows as it was matched by hand; nil when it was not.
func (c *call) byHand(rows []sheet.Row, layouts []Layout) *header.Header {
	for _, row := range rows {
		sum := header.Layout(row)
		if sum == "" || !slices.ContainsFunc(layouts, func(l Layout) bool { return l.Sum == sum }) {
			continue
		}
		if h, err := header.Find(rows, []header.Kind{c.matched(sum, layouts)}); err == nil {
			return h
		}
	}
	return nil
}
