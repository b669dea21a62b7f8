package intake

import (
	"slices"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
)

// reading is what shows whether a file was read whole.
type reading struct {
	book      *sheet.Book
	last      int   // the last row of data of the sheet read last
	otherwise bool  // than when the same bytes were taken in before
	totals    []int // how many dossiers the file says that it has, at the end of a table or above it
}

// total notes what a row beside the data says of how many dossiers there are.
func (r *reading) total(row sheet.Row) {
	if n, ok := dossier.StatedTotal(row); ok {
		r.totals = append(r.totals, n)
	}
}

// cut refuses a file that ends within a row of data.
func (r *Result) cut() error {
	if e := r.read.book.Ending(); e.Short && e.Unbroken == r.read.last {
		r.File.Refused, r.Refusals = 0, nil // the rows are not bad one by one
		return &sheet.FileError{Problem: sheet.Cut, Facts: facts("row", e.Unbroken)}
	}
	return nil
}

// whole notes where a file may have been cut otherwise, and what it does not show.
func (r *Result) whole() {
	e := r.read.book.Ending()
	for _, n := range []dossier.Note{
		{Kind: dossier.NoLineBreak, N: e.Unbroken}, {Kind: dossier.RowsCommented, N: e.Commented}, {Kind: dossier.RowsHidden, N: e.Hidden}, {Kind: dossier.OtherTotal, N: r.otherTotal(), Of: r.File.Rows},
	} {
		if n.N > 0 {
			r.Notes = append(r.Notes, n)
		}
	}
	if e.Unclosed {
		r.Notes = append(r.Notes, dossier.Note{Kind: dossier.PageUnclosed})
	}
}

// otherTotal is how many dossiers the file says that it has where that are not the rows that were read; 0 where they are, or it says nothing.
// The totals of several tables may be of each or of all.
func (r *Result) otherTotal() int {
	sum := 0
	for _, n := range r.read.totals {
		sum += n
	}
	if len(r.read.totals) == 0 || sum == r.File.Rows || slices.Contains(r.read.totals, r.File.Rows) {
		return 0
	}
	return slices.Max(r.read.totals)
}
