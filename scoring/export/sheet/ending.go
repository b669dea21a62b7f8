package sheet

// Ending is what is known of a sheet when its rows were read to the end: where a file may have been cut, and what it does not show.
type Ending struct {
	Unbroken  int  // the row in which a delimited text ends without a line break; 0 when it ends with one
	Short     bool // that row has fewer cells than any other one that has several
	Unclosed  bool // the page ends within its table
	Commented int  // rows that stand in comments of a page, and are not given
	Hidden    int  // rows that a page gives and a browser does not show
}

// Ending is that of the sheet whose rows were read to their end last; the zero value before.
func (b *Book) Ending() Ending { return *b.ending }

// width holds the cells of a record against those of the records above.
type width struct{ least int }

// add takes the number of cells of a further record. Titles have one.
func (w *width) add(cells int) {
	if cells > 1 && (w.least == 0 || cells < w.least) {
		w.least = cells
	}
}

// isShort says whether a record has fewer cells than all above.
func (w *width) isShort(cells int) bool { return cells < w.least }
