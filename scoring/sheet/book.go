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
	names    []string
	date1904 bool
	rows     func(sheet int, yield func(Row, error) bool)
}

// Sheets are the names of the sheets that a person sees, in order; one without a name for HTML and CSV.
func (b *Book) Sheets() []string { return b.names }

// Date1904 says whether the workbook counts its dates from 1904.
func (b *Book) Date1904() bool { return b.date1904 }

// Rows are the rows of a sheet, from the top. It may be asked again; it ends after the first error, and every error
// that lies in the file is a *FileError.
func (b *Book) Rows(sheet int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) { b.rows(sheet, yield) }
}

// headSize is how much of a file is looked at to recognise it.
const headSize = 64 << 10

// Open recognises a file by what is in it, not by its name, and holds it against the limits. Opening and reading stop with
// ctx.Err() when ctx ends.
func Open(ctx context.Context, file io.ReaderAt, size int64, limits Limits) (*Book, error) {
	r := &source{ctx: ctx, file: file}
	if size > limits.Bytes {
		return nil, &FileError{TooBig, facts("size", megabytes(size), "limit", megabytes(limits.Bytes))}
	}
	head := make([]byte, min(size, headSize))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the beginning of the file: %w", err)
	}
	if len(bytes.TrimSpace(bytes.Trim(head, "\xef\xbb\xbf\xff\xfe\x00"))) == 0 {
		return nil, &FileError{Empty, nil}
	}
	if bytes.HasPrefix(head, []byte("PK")) {
		return openXLSX(r, size, limits)
	}
	if err := foreign(r, size, head); err != nil {
		return nil, err
	}
	all := func() io.Reader { return io.NewSectionReader(r, 0, size) }
	encoding, err := detectEncoding(head)
	if err != nil {
		return nil, err
	}
	text := decode(encoding, head)
	if looksLikeHTML(text) {
		return openHTML(all, encoding, limits), nil
	}
	return openCSV(all, encoding, text, limits), nil
}

// counter holds the rows of a sheet against the limits.
type counter struct {
	limits Limits
	rows   int
}

func (c *counter) row(number, cells int) error {
	if c.rows++; c.rows > c.limits.Rows {
		return &FileError{TooManyRows, facts("limit", strconv.Itoa(c.limits.Rows))}
	}
	if cells > c.limits.Columns {
		return &FileError{TooWide, facts("row", strconv.Itoa(number), "limit", strconv.Itoa(c.limits.Columns))}
	}
	return nil
}

func (c *counter) cell(number, bytes int) error {
	if bytes > c.limits.Cell {
		return &FileError{LongCell, facts("row", strconv.Itoa(number), "limit", strconv.Itoa(c.limits.Cell))}
	}
	return nil
}

// clean is a cell's text as rows have it: NFC, without outer white space.
func clean(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return strings.TrimFunc(norm.NFC.String(s), blank)
		}
	}
	return strings.TrimSpace(s)
}

// blank says whether a rune shows nothing: white space, no-break and zero-width spaces, a stray byte order mark.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff'
}

func facts(pairs ...string) map[string]string {
	all := make(map[string]string, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
	}
	return all
}

func megabytes(n int64) string { return strconv.FormatInt((n+(1<<20)-1)>>20, 10) }

func damaged(what, where string) *FileError {
	return &FileError{Damaged, facts("what", what, "where", where)}
}
