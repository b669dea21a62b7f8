package sheet

import (
	"bufio"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding"
)

// looksLikeHTML says whether a text begins as a page or a table does, as one-stop systems name .xls.
func looksLikeHTML(text string) bool {
	start := strings.ToLower(text[:min(len(text), 4096)])
	for _, tag := range []string{"<html", "<table", "<!doctype html"} {
		if found := strings.Contains(start, tag); found && strings.IndexByte(start, '<') >= 0 && strings.TrimFunc(start[:strings.IndexByte(start, '<')], isBlank) == "" {
			return true
		}
	}
	return false
}

func openHTML(all func() io.Reader, e encoding.Encoding, _ string, limits Limits) *Book {
	ending := &Ending{}
	return &Book{names: []string{""}, ending: ending, rows: func(_ int, yield func(Row, error) bool) {
		in := bufio.NewReaderSize(decoder(e, all()), xmlBlock)
		*ending = Ending{}
		r := &htmlReader{tokens: html.NewTokenizer(in), cells: htmlCells{counter: counter{limits: limits}}, yield: yield, ending: ending}
		r.tokens.SetMaxBuf(lineLimit)
		r.tokens.AllowCDATA(true)
		if err := r.read(); err != nil && err != errEnough {
			yield(Row{}, err)
		}
	}}
}

// htmlReader gives the rows of all tables of a page, one below the other: a letterhead is often a table of its own. What
// stands in a table within a cell is text of that cell.
type htmlReader struct {
	tokens *html.Tokenizer
	yield  func(Row, error) bool
	cells  htmlCells // of the row that is read
	depth  int       // how many tables are open
	inRow  bool
	inCell bool
	nests  bool // the open cell holds a table
	text   strings.Builder
	raw    atom.Atom // the element whose content is no markup, while it is open

	hidden hidden
	ending *Ending

	closesCells, closesRows, closesPage bool // what the page was seen to close
}

// read goes through the page. It ends with errEnough when no further row is wanted.
func (r *htmlReader) read() error {
	for {
		kind := r.tokens.Next()
		if kind == html.ErrorToken {
			return r.endOfPage()
		}
		if err := r.refuseUnclosed(kind); err != nil {
			return err
		}
		var err error
		switch kind {
		case html.TextToken:
			if r.inCell && (r.raw == 0 || r.raw == atom.Textarea || r.raw == atom.Xmp) {
				r.text.Write(r.tokens.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			err = r.startElement()
		case html.EndTagToken:
			err = r.endElement()
		}
		if err == nil && r.text.Len() > lineLimit {
			err = r.cells.counter.countCell(r.cells.number+1, r.text.Len())
		}
		if err != nil {
			return err
		}
	}
}

func (r *htmlReader) startElement() error {
	name, more := r.tokens.TagName()
	tag := atom.Lookup(name)
	switch tag {
	case atom.Plaintext:
		return r.damageError("plaintext")
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp:
		r.raw = tag
	case atom.Table:
		hides := more && r.hidesElement()
		err := r.startTable()
		if r.depth == 1 {
			r.hidden = hidden{table: hides}
		}
		return err
	case atom.Thead, atom.Tbody, atom.Tfoot:
		if r.depth == 1 {
			r.hidden.body = more && r.hidesElement()
		}
	case atom.Br:
		if r.inCell {
			r.text.WriteByte(' ')
		}
	case atom.Tr:
		if r.depth == 1 {
			hides := more && r.hidesElement()
			err := r.endRow()
			r.inRow, r.hidden.row = true, hides
			return err
		}
	case atom.Td, atom.Th:
		if r.depth == 1 {
			return r.startCell(more)
		}
	}
	return nil
}

// startTable opens a table. A table that begins between the cells of another ends the other, as in browsers.
func (r *htmlReader) startTable() error {
	var err error
	if r.depth == 1 && !r.inCell {
		err = r.endRow()
		r.depth = 0
	}
	if r.depth++; r.depth == 1 {
		r.cells.startTable()
	}
	r.nests = r.depth > 1
	return err
}

func (r *htmlReader) startCell(more bool) error {
	if err := r.endCell(); err != nil {
		return err
	}
	r.inRow, r.inCell, r.nests = true, true, false
	r.cells.across, r.cells.down = 1, 1
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		switch string(key) {
		case "colspan":
			r.cells.across = max(1, span(value))
		case "rowspan":
			if r.cells.down = span(value); r.cells.down == 0 {
				r.cells.down = maxSpan // to the end of the table
			}
		}
	}
	return nil
}

func (r *htmlReader) endElement() error {
	name, _ := r.tokens.TagName()
	tag := atom.Lookup(name)
	if tag == r.raw {
		r.raw = 0
	}
	switch tag {
	case atom.Html, atom.Body:
		r.closesPage = true
	case atom.Table:
		if r.depth == 1 {
			if err := r.endRow(); err != nil {
				return err
			}
		}
		r.depth = max(0, r.depth-1)
	case atom.Tr:
		if r.depth == 1 {
			r.closesRows = r.closesRows || r.inRow
			return r.endRow()
		}
	case atom.Td, atom.Th:
		if r.depth == 1 {
			r.closesCells = r.closesCells || r.inCell
			return r.endCell()
		}
	}
	return nil
}

func (r *htmlReader) endCell() error {
	if !r.inCell {
		return nil
	}
	r.inCell = false
	text := cleanText(strings.Join(strings.Fields(r.text.String()), " "))
	r.text.Reset()
	return r.cells.add(text)
}

func (r *htmlReader) endRow() error {
	if err := r.endCell(); err != nil {
		return err
	}
	if !r.inRow {
		return nil
	}
	r.inRow = false
	row, err := r.cells.endRow()
	if r.hidden.isHidden() && !row.IsBlank() {
		r.ending.Hidden++
	}
	if err == nil && !r.yield(row, nil) {
		err = errEnough
	}
	return err
}
