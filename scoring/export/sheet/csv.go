package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/unicode/norm"
)

// lineLimit bounds a line of a delimited file.
const lineLimit = 1 << 20

func openCSV(all func() io.Reader, e encoding.Encoding, head string, limits Limits) *Book {
	delimiter, stated := statedDelimiter(head)
	if !stated {
		delimiter = guessDelimiter(head)
	}
	ending := &Ending{}
	return &Book{names: []string{""}, delimited: true, ending: ending, rows: func(_ int, yield func(Row, error) bool) {
		*ending = Ending{}
		r := &csvReader{in: bufio.NewReaderSize(decoder(e, all()), lineLimit), delimiter: delimiter, counter: counter{limits: limits}}
		if stated {
			if _, err := r.readLine(); err != nil {
				yield(Row{}, err)
				return
			}
			r.number = 0
		}
		for {
			row, err := r.readRecord()
			if err == io.EOF {
				return
			}
			if err == nil && r.unbroken && !row.IsBlank() {
				ending.Unbroken, ending.Short = row.Number, r.short
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}}
}

// csvReader cuts a delimited text into rows. It makes one string a record, of which the cells are parts.
type csvReader struct {
	in        *bufio.Reader
	delimiter byte
	counter   counter
	number    int
	cells     []Cell
	text      []byte // of a record with quotes, unescaped
	ends      []int  // where its cells end in text
	unbroken  bool   // the last line ended with the file
	short     bool   // and its record has fewer cells than those above
	width     width
}

// readLine gives the next line without its line break, valid until the next one is read.
func (r *csvReader) readLine() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return nil, r.counter.countCell(r.number+1, lineLimit)
	}
	if err != nil && (err != io.EOF || len(line) == 0) {
		return nil, err
	}
	r.unbroken = err == io.EOF
	line = bytes.TrimSuffix(line, []byte{'\n'})
	return bytes.TrimSuffix(line, []byte{'\r'}), nil
}

func (r *csvReader) readRecord() (Row, error) {
	line, err := r.readLine()
	if err != nil {
		return Row{}, err
	}
	r.number++
	if bytes.IndexByte(line, '"') >= 0 {
		if err := r.splitQuoted(line); err != nil {
			return Row{}, err
		}
		return r.row()
	}
	if err := r.splitPlain(line); err != nil {
		return Row{}, err
	}
	return r.row()
}

// row is the cells that were cut, checked.
func (r *csvReader) row() (Row, error) {
	r.short = r.unbroken && r.width.isShort(len(r.cells))
	r.width.add(len(r.cells))
	for len(r.cells) > 0 && r.cells[len(r.cells)-1].Text == "" {
		r.cells = r.cells[:len(r.cells)-1]
	}
	for _, c := range r.cells {
		if err := r.counter.countCell(r.number, len(c.Text)); err != nil {
			return Row{}, err
		}
	}
	if err := r.counter.countCells(len(r.cells)); err != nil {
		return Row{}, err
	}
	return Row{Number: r.number, Cells: r.cells}, r.counter.countRow(r.number, len(r.cells))
}

// splitPlain cuts a line without quotes.
func (r *csvReader) splitPlain(line []byte) error {
	record, err := r.normalise(line)
	if err != nil {
		return err
	}
	r.cells = r.cells[:0]
	for {
		i := strings.IndexByte(record, r.delimiter)
		if i < 0 {
			r.cells = append(r.cells, Cell{Text: trim(record)})
			return nil
		}
		r.cells = append(r.cells, Cell{Text: trim(record[:i])})
		record = record[i+1:]
	}
}

// normalise gives a record as one NFC string; text that is not UTF-8 is damage.
func (r *csvReader) normalise(raw []byte) (string, error) {
	record := string(raw)
	if isComposed(record) {
		return record, nil
	}
	if strings.IndexByte(record, 0) >= 0 {
		return "", damageError("zero byte in row "+strconv.Itoa(r.number), "")
	}
	if !utf8.ValidString(record) {
		return "", damageError("encoding in row "+strconv.Itoa(r.number), "")
	}
	return norm.NFC.String(record), nil
}

// isComposed says whether a text is certainly valid UTF-8 in NFC without zeros: ASCII and the composed letters of Latin
// scripts only.
func isComposed(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x80 && c != 0 {
			continue
		}
		switch {
		case c >= 0xC2 && c <= 0xC6 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			i++
		case c == 0xE1 && i+2 < len(s) && (s[i+1] == 0xBA || s[i+1] == 0xBB) && s[i+2]&0xC0 == 0x80:
			i += 2
		default:
			return false
		}
	}
	return true
}

// trim removes outer white space; most cells have none.
func trim(s string) string {
	if s == "" || isPlain(s[0]) && isPlain(s[len(s)-1]) {
		return s
	}
	return strings.TrimFunc(s, isBlank)
}

func isPlain(c byte) bool { return c > ' ' && c < 0x7F }

// splitQuoted cuts a line with quotes, and reads on while a quoted cell goes over the line's end. A quote inside an unquoted
// cell stands for itself; a quote that is never closed would swallow the rest of the file and is damage.
func (r *csvReader) splitQuoted(line []byte) error {
	r.text, r.ends = r.text[:0], r.ends[:0]
	start, i := len(r.text), 0
	for {
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') && line[i] != r.delimiter {
			i++
		}
		if i < len(line) && line[i] == '"' {
			var err error
			if line, i, err = r.inQuotes(line, i+1); err != nil {
				return err
			}
		}
		end := bytes.IndexByte(line[i:], r.delimiter)
		if end < 0 {
			r.text = append(r.text, line[i:]...)
			r.ends = append(r.ends, len(r.text))
			break
		}
		r.text = append(r.text, line[i:i+end]...)
		r.ends = append(r.ends, len(r.text))
		i += end + 1
		if len(r.text) > lineLimit {
			return r.counter.countCell(r.number, len(r.text))
		}
	}
	r.cells = r.cells[:0]
	for _, end := range r.ends {
		cell, err := r.normalise(r.text[start:end])
		if err != nil {
			return err
		}
		r.cells = append(r.cells, Cell{Text: trim(cell)})
		start = end
	}
	return nil
}

// inQuotes reads a quoted cell from behind its opening quote, and gives the line it ends in and where it ends.
func (r *csvReader) inQuotes(line []byte, i int) ([]byte, int, error) {
	from := len(r.text)
	for {
		end := bytes.IndexByte(line[i:], '"')
		switch {
		case end < 0:
			r.text = append(append(r.text, line[i:]...), '\n')
			if err := r.counter.countCell(r.number, len(r.text)-from); err != nil {
				return nil, 0, err
			}
			next, err := r.readLine()
			if err == io.EOF {
				return nil, 0, damageError("quote in row "+strconv.Itoa(r.number), "")
			}
			if err != nil {
				return nil, 0, err
			}
			line, i = next, 0
		case i+end+1 < len(line) && line[i+end+1] == '"':
			r.text = append(r.text, line[i:i+end+1]...)
			i += end + 2
		default:
			r.text = append(r.text, line[i:i+end]...)
			return line, i + end + 1, nil
		}
	}
}
