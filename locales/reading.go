package locales

import "strconv"

// Note says how a file was read: kind is a key of "reading", or "unknown", of which column is a key of "unknown" and not a label.
func (p Printer) Note(kind, column string, n, of int) string {
	key := "reading." + kind
	if kind == "unknown" {
		key = "unknown." + column
	}
	return p.Text(key, "column", column, "n", n, "of", of)
}

// Refusal says why a row cannot be used, and where: sheet is 0 where a file has one, column "" when it is about the whole row; value
// is what is shown of the cell.
func (p Printer) Refusal(sheet, row int, reason, column, value string) string {
	key := "cli.import_row"
	if sheet > 0 {
		key = "cli.import_row_of_sheet"
	}
	line := p.Text(key, "sheet", sheet, "row", strconv.Itoa(row), "reason", p.Text("row."+reason))
	if column != "" {
		line += p.Text("cli.import_column", "column", column)
	}
	if value != "" {
		line += " “" + value + "”"
	}
	return line
}
