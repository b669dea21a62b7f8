package sheet

// Properties is what is known of a book beside its rows.
type Properties struct {
	Names     []string // of the sheets
	Date1904  bool
	Delimited bool
}

// Properties is what Sheets, Date1904 and Delimited say.
func (b *Book) Properties() Properties { return Properties{b.names, b.date1904, b.delimited} }

// FromRows is a book whose rows come from elsewhere, as from a process that reads the file. rows gives the rows of one sheet as Book.Rows
// does, and fills in ending.
func FromRows(about Properties, ending *Ending, rows func(sheet int, yield func(Row, error) bool)) *Book {
	return &Book{ending: ending, names: about.Names, date1904: about.Date1904, delimited: about.Delimited, rows: rows}
}
