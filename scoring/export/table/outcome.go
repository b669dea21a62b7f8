package table

import (
	"slices"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
)

// MaxRefusals bounds the refused rows that are kept and shown of one file.
const MaxRefusals = 10_000

// badShare is the share of bad rows above which nothing of a file is taken: 1 in 5.
const badShare = 5

// Outcome is what became of the rows of a table.
type Outcome struct {
	Rows     int              // of data
	Refused  int              // rows that could not be used
	Refusals []sheet.RowError // the first MaxRefusals of them
	Notes    []dossier.Note   // what should be known of how the table was read

	last   int   // the last row of data of the sheet read last
	totals []int // how many dossiers the file says that it has, at the end of a table or above it
}

// refuse notes a row that cannot be used.
func (o *Outcome) refuse(row sheet.RowError) {
	o.Refused++
	if len(o.Refusals) < MaxRefusals {
		o.Refusals = append(o.Refusals, row)
	}
}

// forgetRefusals says that the file is refused for something else: its rows are not bad one by one.
func (o *Outcome) forgetRefusals() { o.Refused, o.Refusals = 0, nil }

// noteTotal notes what a row beside the data says of how many dossiers there are.
func (o *Outcome) noteTotal(row sheet.Row) {
	if n, ok := dossier.StatedTotal(row); ok {
		o.totals = append(o.totals, n)
	}
}

// check refuses a file of which nothing was read, that was cut, or of which too many rows are bad.
func (o *Outcome) check(book *sheet.Book) error {
	if err := o.checkWhole(book); err != nil {
		return err
	}
	o.noteDoubts(book)
	if o.Refused*badShare > o.Rows {
		return &sheet.FileError{Problem: sheet.TooManyBad, Facts: facts("refused", o.Refused, "rows", o.Rows)}
	}
	return nil
}

// checkWhole refuses a file without a row of data, and one that ends within a row of data.
func (o *Outcome) checkWhole(book *sheet.Book) error {
	if o.Rows == 0 {
		return &sheet.FileError{Problem: sheet.Empty}
	}
	if e := book.Ending(); e.Short && e.Unbroken == o.last {
		o.forgetRefusals()
		return &sheet.FileError{Problem: sheet.Cut, Facts: facts("row", e.Unbroken)}
	}
	return nil
}

// noteDoubts notes where a file may have been cut otherwise, and what it does not show.
func (o *Outcome) noteDoubts(book *sheet.Book) {
	e := book.Ending()
	for _, n := range []dossier.Note{
		{Kind: dossier.NoLineBreak, N: e.Unbroken}, {Kind: dossier.RowsCommented, N: e.Commented}, {Kind: dossier.RowsHidden, N: e.Hidden},
		{Kind: dossier.OtherTotal, N: o.otherTotal(), Of: o.Rows},
	} {
		if n.N > 0 {
			o.Notes = append(o.Notes, n)
		}
	}
	if e.Unclosed {
		o.Notes = append(o.Notes, dossier.Note{Kind: dossier.PageUnclosed})
	}
}

// otherTotal is how many dossiers the file says that it has, where these are not the rows that were read; else 0. The totals of several
// tables may be of each or of all.
func (o *Outcome) otherTotal() int {
	sum := 0
	for _, n := range o.totals {
		sum += n
	}
	if len(o.totals) == 0 || sum == o.Rows || slices.Contains(o.totals, o.Rows) {
		return 0
	}
	return slices.Max(o.totals)
}
