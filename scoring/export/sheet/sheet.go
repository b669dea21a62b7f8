// Package sheet reads a file as rows of cells, whatever it is: xlsx, an HTML table named .xls, CSV in any of the
// encodings and delimiters seen. It is strict: a damaged file gives an error, never fewer rows.
package sheet

// Row is one row of a sheet. Cells are valid until the next row is asked for: copy what must last.
type Row struct {
	Number int // row number in the file, from 1, as a spreadsheet program shows it
	Cells  []Cell
}

// Cell is one cell. Text is NFC with outer white space removed; for a number it is the digits in the file
// ("45729.6326388889"), for a boolean "TRUE" or "FALSE", for a formula its stored value.
type Cell struct {
	Text    string
	Number  bool // the file says that it is a number, so it may be a date serial
	Date    bool // a typed date cell of a workbook: Text is ISO 8601, and whatever zone it writes means nothing
	Spanned bool // covered by a cell above that is merged down over it; its own Text is ""
}

// Text is the text of the i-th cell, "" beyond the end.
func (r Row) Text(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return r.Cells[i].Text
}

// IsBlank says whether no cell has a text.
func (r Row) IsBlank() bool {
	for _, c := range r.Cells {
		if c.Text != "" {
			return false
		}
	}
	return true
}

// Limits bound what is read.
type Limits struct {
	Bytes    int64 // size of the file, in bytes
	Rows     int   // rows of one sheet
	Unpacked int64 // an xlsx that would unpack to more bytes is refused
	// An xlsx whose packed parts swell by more than Ratio is refused when it unpacks to more than Swollen bytes.
	Ratio   int64
	Swollen int64
	Columns int // cells of one row
	Cell    int // bytes of one cell
	Cells   int // cells of one sheet, empty ones among them
}

// CommandLine are the limits on the command line: 1 GiB and 5,000,000 rows.
func CommandLine() Limits {
	return Limits{Bytes: 1 << 30, Rows: 5_000_000, Unpacked: 1 << 30, Ratio: 200, Swollen: 64 << 20, Columns: 256, Cell: 32 << 10, Cells: 400_000_000}
}

// Chat are the limits for a file from a chat: 20 MiB, as much as Telegram gives a bot.
func Chat() Limits {
	return Limits{Bytes: 20 << 20, Rows: 5_000_000, Unpacked: 256 << 20, Ratio: 200, Swollen: 64 << 20, Columns: 256, Cell: 32 << 10, Cells: 10_000_000}
}
