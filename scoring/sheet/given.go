package sheet

// Given is a book whose rows come from elsewhere, as from a process that reads the file. rows gives those of one sheet, as
// Book.Rows does.
func Given(names []string, date1904, delimited bool, rows func(sheet int, yield func(Row, error) bool)) *Book {
	return &Book{names: names, date1904: date1904, delimited: delimited, rows: rows}
}
