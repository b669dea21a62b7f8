package sheet

import (
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding"
)

// looksLikeHTML says whether a text begins as a page or a table does, as one-stop systems name .xls.
func looksLikeHTML(text string) bool {
	start := strings.ToLower(text[:min(len(text), 4096)])
	for _, tag := range []string{"<html", "<table", "<!doctype html"} {
		if found := strings.Contains(start, tag); found && strings.IndexByte(start, '<') >= 0 && strings.TrimFunc(start[:strings.IndexByte(start, '<')], blank) == "" {
			return true
		}
	}
	return false
}

func openHTML(source func() io.Reader, e encoding.Encoding, limits Limits) *Book {
	return &Book{names: []string{""}, rows: func(_ int, yield func(Row, error) bool) {
		r := &htmlReader{tokens: html.NewTokenizer(decoder(e, source())), counter: counter{limits: limits}, yield: yield}
		r.tokens.SetMaxBuf(lineLimit)
		if err := r.read(); err != nil {
			yield(Row{}, err)
		}
	}}
}

// htmlReader gives the rows of all tables of a page, one below the other: a letterhead is often a table of its own. What
// stands in a table within a cell is text of that cell.
type htmlReader struct {
	tokens  *html.Tokenizer
	counter counter
	yield   func(Row, error) bool
	number  int
	depth   int // how many tables are open
	inRow   bool
	inCell  bool
	cells   []Cell
	text    strings.Builder
	spans   []int // per column, for how many further rows the cell above spans it
	across  int   // columns of the open cell
	down    int   // rows of the open cell
}

// read goes through the page; it ends early without an error when no further row is wanted.
func (r *htmlReader) read() error {
	for {
		switch r.tokens.Next() {
		case html.ErrorToken:
			err := r.tokens.Err()
			if err == io.EOF && r.depth > 0 {
				return damaged("table", strconv.Itoa(r.number+1))
			}
			if err == io.EOF {
				return nil
			}
			if err == html.ErrBufferExceeded {
				return r.counter.cell(r.number+1, lineLimit)
			}
			return err
		case html.TextToken:
			if r.inCell {
				r.text.Write(r.tokens.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if stop, err := r.start(); stop || err != nil {
				return err
			}
		case html.EndTagToken:
			if stop, err := r.end(); stop || err != nil {
				return err
			}
		}
		if r.text.Len() > lineLimit {
			return r.counter.cell(r.number+1, r.text.Len())
		}
	}
}

func (r *htmlReader) start() (stop bool, err error) {
	name, more := r.tokens.TagName()
	switch tag := atom.Lookup(name); {
	case tag == atom.Table:
		if r.depth++; r.depth == 1 {
			r.spans = r.spans[:0]
		}
	case tag == atom.Br && r.inCell:
		r.text.WriteByte(' ')
	case tag == atom.Tr && r.depth == 1:
		stop, err = r.endRow()
		r.inRow = true
	case (tag == atom.Td || tag == atom.Th) && r.depth == 1:
		r.endCell()
		r.inRow, r.inCell, r.across, r.down = true, true, 1, 1
		for more {
			var key, value []byte
			key, value, more = r.tokens.TagAttr()
			switch string(key) {
			case "colspan":
				r.across = r.span(value)
			case "rowspan":
				r.down = r.span(value)
			}
		}
	}
	return stop, err
}

// span reads a colspan or rowspan; nonsense counts as 1.
func (r *htmlReader) span(value []byte) int {
	n, err := strconv.Atoi(strings.TrimSpace(string(value)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, r.counter.limits.Columns+1)
}

func (r *htmlReader) end() (stop bool, err error) {
	name, _ := r.tokens.TagName()
	switch tag := atom.Lookup(name); {
	case tag == atom.Table && r.depth > 0:
		if r.depth == 1 {
			stop, err = r.endRow()
		}
		r.depth--
	case tag == atom.Tr && r.depth == 1:
		stop, err = r.endRow()
	case (tag == atom.Td || tag == atom.Th) && r.depth == 1:
		r.endCell()
	}
	return stop, err
}

func (r *htmlReader) endCell() {
	if !r.inCell {
		return
	}
	r.inCell = false
	r.skipSpanned()
	at := len(r.cells)
	r.cells = append(r.cells, Cell{Text: clean(strings.Join(strings.Fields(r.text.String()), " "))})
	r.text.Reset()
	for range r.across - 1 {
		r.cells = append(r.cells, Cell{})
	}
	for len(r.spans) < len(r.cells) {
		r.spans = append(r.spans, 0)
	}
	for i := at; i < len(r.cells); i++ {
		r.spans[i] = r.down // this row included
	}
}

// skipSpanned leaves the columns empty that a cell above spans.
func (r *htmlReader) skipSpanned() {
	for len(r.cells) < len(r.spans) && r.spans[len(r.cells)] > 0 {
		r.cells = append(r.cells, Cell{Spanned: true})
	}
}

func (r *htmlReader) endRow() (stop bool, err error) {
	r.endCell()
	if !r.inRow {
		return false, nil
	}
	r.inRow = false
	r.number++
	r.skipSpanned()
	for i := range r.spans {
		r.spans[i] = max(0, r.spans[i]-1)
	}
	for len(r.cells) > 0 && r.cells[len(r.cells)-1] == (Cell{}) {
		r.cells = r.cells[:len(r.cells)-1]
	}
	if err := r.counter.row(r.number, len(r.cells)); err != nil {
		return true, err
	}
	for _, c := range r.cells {
		if err := r.counter.cell(r.number, len(c.Text)); err != nil {
			return true, err
		}
	}
	stop = !r.yield(Row{Number: r.number, Cells: r.cells}, nil)
	r.cells = r.cells[:0]
	return stop, nil
}
