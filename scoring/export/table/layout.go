package table

import (
	"errors"
	"slices"
	"time"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// Layout is a header whose columns were matched by hand.
type Layout struct {
	Sum     string            // header.Layout of its row
	Columns map[string]string // labels as files write them, by field of an export of dossiers
	Since   time.Time         // the last change
}

// exportKind is an export of dossiers with the columns that were matched by hand in a layout. Those that the caller states come before them.
func (r *Reader) exportKind(layout string) header.Kind {
	kind := dossier.Export()
	kind.Name = string(Dossiers)
	if i := slices.IndexFunc(r.Layouts, func(l Layout) bool { return l.Sum == layout }); i >= 0 {
		choose(&kind, r.Layouts[i].Columns)
	}
	choose(&kind, r.Columns)
	return kind
}

// matchedKind is an export of dossiers with the columns that were matched by hand for a header among the rows; false when none
// were.
func (r *Reader) matchedKind(rows []sheet.Row) (header.Kind, bool) {
	for _, row := range rows {
		sum := header.Layout(row)
		if sum != "" && slices.ContainsFunc(r.Layouts, func(l Layout) bool { return l.Sum == sum }) {
			return r.exportKind(sum), true
		}
	}
	return header.Kind{}, false
}

// findHeader finds the header among rows as it was matched by hand, else one that is known, and the kind by which it did. The error is
// that of header.Find.
func (r *Reader) findHeader(rows []sheet.Row) (*header.Header, header.Kind, error) {
	if kind, ok := r.matchedKind(rows); ok {
		h, err := header.Find(rows, []header.Kind{kind})
		if _, open := errors.AsType[*header.Ambiguity](err); err == nil || open {
			return h, kind, err
		}
	}
	kinds := r.kinds()
	if h, kind, ok, err := r.findGroups(rows, kinds); ok || err != nil {
		return h, kind, err
	}
	h, err := header.Find(rows, kinds)
	if err != nil {
		return nil, header.Kind{}, err
	}
	return h, kinds[slices.IndexFunc(kinds, func(k header.Kind) bool { return k.Name == h.Kind })], nil
}
