package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Book is a file that was recognised. It reads from the file it was opened on, which must stay open.
type Book struct {
	names     []string
	date1904  bool
	delimited bool
	rows      func(sheet int, yield func(Row, error) bool)
	ending    *Ending
}

// Sheets are the names of the sheets that a person sees, in order; one without a name for HTML and CSV.
func (b *Book) Sheets() []string { return b.names }

// Delimited says whether the file is delimited text: a cell too many in a row has moved the others.
func (b *Book) Delimited() bool { return b.delimited }

// Date1904 says whether the workbook counts its dates from 1904.
func (b *Book) Date1904() bool { return b.date1904 }

// Rows are the rows of a sheet, from the top, their texts as people mean them. It may be asked again; it ends after the
// first error. Every error that lies in the file is a *FileError, and quotes nothing of it.
func (b *Book) Rows(sheet int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) { b.rows(sheet, yield) }
}

// withMeaning gives the book with the texts of its rows as people mean them. font is the encoding of all, if the file's bytes tell it.
func (b *Book) withMeaning(ctx context.Context, font oldFont) *Book {
	raw := b.rows
	b.rows = func(sheet int, yield func(Row, error) bool) {
		m := meaning{ctx: ctx, yield: yield, font: font, decided: font != nil}
		raw(sheet, m.takeRow)
		m.end()
	}
	return b
}

// headSize is how much of a file is looked at to recognise it.
const headSize = 64 << 10

// Open recognises a file by what is in it, not by its name, and holds it against the limits. Opening and reading stop with
// ctx.Err() when ctx ends.
func Open(ctx context.Context, file io.ReaderAt, size int64, limits Limits) (*Book, error) {
	r := &source{ctx: ctx, file: file, size: size}
	if size > limits.Bytes {
		return nil, &FileError{TooBig, factsOf("size", megabytes(size), "limit", megabytes(limits.Bytes))}
	}
	head := make([]byte, min(size, headSize))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the beginning of the file: %w", err)
	}
	if len(bytes.TrimSpace(bytes.Trim(head, "\xef\xbb\xbf\xff\xfe\x00"))) == 0 {
		return nil, &FileError{Empty, nil}
	}
	if looksZipped(head) {
		book, err := openXLSX(r, size, limits)
		if err != nil {
			return nil, err
		}
		return book.withMeaning(ctx, nil), nil
	}
	if err := refuseForeign(r, size, head); err != nil {
		return nil, err
	}
	all := func() io.Reader { return io.NewSectionReader(r, 0, size) }
	encoding, font, err := detectEncoding(head)
	if err != nil {
		return nil, err
	}
	text := decode(encoding, head)
	open := openCSV
	if looksLikeHTML(text) {
		open = openHTML
	}
	return open(all, encoding, text, limits).withMeaning(ctx, font), nil
}

// looksZipped says whether a file begins as zip archives do: with an entry, or with the end of an empty directory.
func looksZipped(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")) || bytes.HasPrefix(head, []byte("PK\x07\x08"))
}

// counter holds the rows of a sheet against the limits.
type counter struct {
	limits Limits
	rows   int
	seen   int // cells
}

// countCells counts further cells of the sheet, also those without a text.
func (c *counter) countCells(n int) error {
	if c.seen += n; c.seen > c.limits.Cells {
		return &FileError{TooManyCells, factsOf("limit", strconv.Itoa(c.limits.Cells))}
	}
	return nil
}

func (c *counter) countRow(number, cells int) error {
	if c.rows++; c.rows > c.limits.Rows {
		return &FileError{TooManyRows, factsOf("limit", strconv.Itoa(c.limits.Rows))}
	}
	if cells > c.limits.Columns {
		return &FileError{TooWide, factsOf("row", strconv.Itoa(number), "limit", strconv.Itoa(c.limits.Columns))}
	}
	return nil
}

func (c *counter) countCell(number, bytes int) error {
	if bytes > c.limits.Cell {
		return &FileError{LongCell, factsOf("row", strconv.Itoa(number), "limit", strconv.Itoa(c.limits.Cell))}
	}
	return nil
}

// cleanText is a cell's text as rows have it: NFC, without outer white space.
func cleanText(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return strings.TrimFunc(norm.NFC.String(s), isBlank)
		}
	}
	return strings.TrimSpace(s)
}

// isBlank says whether a rune shows nothing: white space, no-break and zero-width spaces, a stray byte order mark.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff'
}

func factsOf(pairs ...string) map[string]string {
	all := make(map[string]string, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
	}
	return all
}

func megabytes(n int64) string { return strconv.FormatInt((n+(1<<20)-1)>>20, 10) }

func damageError(what, where string) *FileError {
	return &FileError{Damaged, factsOf("what", what, "where", where)}
}
