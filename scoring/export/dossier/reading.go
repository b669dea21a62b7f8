package dossier

// Reading is how the columns of a table are read, where that cannot be told from one cell. It is decided from all rows: a
// table is read by the zero value first, and anew when Parser.Decide finds that another one is right.
type Reading struct {
	MonthFirst [columnCount]bool // dates as text have the month before the day
	Exchanged  [columnCount]bool // date cells of days up to 12 have day and month in each other's places
	Blank      [columnCount]bool // the column is empty throughout: it says as little as one that is not there
	UnitOnce   bool              // a unit stands in the first of its rows only
	Wide       bool              // cells beyond the header are a column without a label
	Numbers    bool              // codes are long numbers, and not those of persons
}

// rows count rows of a table and remember the first of them.
type rows struct {
	n     int
	first []int
}

// named is how many rows are named of each sort.
const named = 5

func (r *rows) add(number int) {
	if r.n++; len(r.first) < named {
		r.first = append(r.first, number)
	}
}

// areFew says whether these rows are so few beside others that they are errors of typing rather than another way of writing: less
// than 1 in 20.
func (r *rows) areFew(beside int) bool { return r.n*20 < r.n+beside }

// NoteKind is what somebody who looks at a file before it is taken in should know of how it is read. Its words stand in the
// catalogues of locales, under "reading", and in the JSON of `motcua import`.
type NoteKind string

// What was decided, and what is asked.
const (
	MonthFirst     NoteKind = "month-first"   // the dates of a column have the month first
	Exchanged      NoteKind = "exchanged"     // a program took days for months in a column: they were put back
	UnitOnce       NoteKind = "unit-once"     // units stand in the first of their rows
	OddClock       NoteKind = "odd-clock"     // clock times of a column lie at night: another zone's?
	DueAtReceipt   NoteKind = "due-receipt"   // everything is due when it is received: a system without deadlines?
	UnknownOf      NoteKind = "unknown"       // N of Of dossiers do not say what the column is about
	UnknownWords   NoteKind = "unknown-words" // cells that are not understood and cannot be shown
	NoLineBreak    NoteKind = "no-line-break" // a delimited text ends in row N without a line break: it may have been cut
	PageUnclosed   NoteKind = "unclosed"      // a page ends within its table: it may have been cut
	RowsCommented  NoteKind = "commented"     // N rows stand in comments of a page, and were left out
	RowsHidden     NoteKind = "hidden-rows"   // N rows that a browser does not show were read
	OtherTotal     NoteKind = "other-total"   // the file says that it has N dossiers, and has Of rows
	ReadAnew       NoteKind = "anew"          // the same file was taken in before, and this time is read otherwise
	SendAgain      NoteKind = "send-again"    // N files that came after that must be sent again: rows of theirs were taken for older
	ReadAnewInPart NoteKind = "anew-in-part"  // what it brought then cannot be taken back wholly
	FewerDossiers  NoteKind = "fewer"         // Of rows fall onto N dossiers
	OtherUnit      NoteKind = "other-unit"    // N known dossiers belong to another unit by this file
	ManyTables     NoteKind = "tables"        // N tables of one file were read as one
	ChosenColumn   NoteKind = "chosen"        // of several columns for one field this one was taken, as somebody said
	UnscoredCounts NoteKind = "unscored"      // N rows are of what the rules do not score; Column has its codes
)

// Note is something to know of how a file is read. Column is the field's label where it is about one.
type Note struct {
	Kind   NoteKind
	Column string
	N, Of  int
}

// Question says whether the note asks something that only a person can know.
func (n Note) Question() bool { return n.Kind == OddClock || n.Kind == DueAtReceipt }
