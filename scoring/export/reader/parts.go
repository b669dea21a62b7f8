package reader

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"motcua/scoring/export/sheet"
)

// The bits of a cell's flags.
const (
	flagNumber = 1 << iota
	flagDate
	flagSpanned
)

// Bounds of what a process may say of a file beside its rows.
const (
	mostSheets   = 100_000
	mostNames    = 8 << 20 // bytes of all names of sheets
	mostFacts    = 16
	mostFact     = 64 << 10 // bytes of a problem with its facts
	mostRowBytes = 16       // of a cell beside its text, and of a row beside its cells
)

func bookPart(b *sheet.Book) ([]byte, error) { return json.Marshal(b.Properties()) }

func readBook(raw []byte) (about sheet.Properties, err error) {
	if json.Unmarshal(raw, &about) != nil || len(about.Names) == 0 || len(about.Names) > mostSheets {
		return sheet.Properties{}, fmt.Errorf("%w of a book", errMisbehaves)
	}
	return about, nil
}

// appendRow writes a row.
func appendRow(to []byte, row sheet.Row) []byte {
	to = binary.AppendUvarint(to, uint64(row.Number))
	to = binary.AppendUvarint(to, uint64(len(row.Cells)))
	for _, c := range row.Cells {
		to = appendText(append(to, flags(c)), c.Text)
	}
	return to
}

func flags(c sheet.Cell) (bits byte) {
	if c.Number {
		bits |= flagNumber
	}
	if c.Date {
		bits |= flagDate
	}
	if c.Spanned {
		bits |= flagSpanned
	}
	return bits
}

// rowsPart are the rows of a frame, read one by one and held against the limits under which the file was to be read.
type rowsPart struct {
	payload
	limits sheet.Limits
	cells  []sheet.Cell // of the row read last
}

// longestFrame is how long a frame of rows may be: a chunk, and a row that is as long as a row may be.
func longestFrame(limits sheet.Limits) int64 {
	return max(chunk+mostRowBytes+int64(limits.Columns)*int64(limits.Cell+mostRowBytes), mostNames)
}

// next reads a row that stands below another one; false at the end of the frame.
func (r *rowsPart) next(above int) (row sheet.Row, some bool, err error) {
	if r.left == "" && !r.spoilt {
		return row, false, nil
	}
	row.Number = r.number(1 << 40)
	n := r.number(r.limits.Columns)
	r.cells = r.cells[:0]
	for i := 0; i < n && !r.spoilt; i++ {
		bits := r.byte()
		text := strings.ToValidUTF8(r.text(r.limits.Cell), "?") // not longer than it was
		r.cells = append(r.cells, sheet.Cell{Text: text,
			Number: bits&flagNumber != 0, Date: bits&flagDate != 0, Spanned: bits&flagSpanned != 0})
	}
	if r.spoilt || row.Number <= above {
		return sheet.Row{}, false, fmt.Errorf("%w of a row", errMisbehaves)
	}
	row.Cells = r.cells
	return row, true, nil
}

// readEnding reads what is known of a sheet at its end. More rows than there can be are nonsense.
func readEnding(raw []byte) (e sheet.Ending, err error) {
	if len(raw) > mostFact || json.Unmarshal(raw, &e) != nil || min(e.Unbroken, e.Commented, e.Hidden) < 0 {
		return sheet.Ending{}, fmt.Errorf("%w of an ending", errMisbehaves)
	}
	return e, nil
}

var problemShape = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)

func problemPart(p *sheet.FileError) ([]byte, error) { return json.Marshal(p) }

func readProblem(raw []byte) (*sheet.FileError, error) {
	var p sheet.FileError
	if len(raw) > mostFact || json.Unmarshal(raw, &p) != nil || !problemShape.MatchString(string(p.Problem)) || len(p.Facts) > mostFacts {
		return nil, fmt.Errorf("%w of a problem", errMisbehaves)
	}
	return &p, nil
}
