package sheet

import (
	"bytes"
	"io"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// refuseUnclosed refuses a piece of markup that is never closed, or closed only further down, and so hides rows: a browser leaves
// them out in silence.
func (r *htmlReader) refuseUnclosed(kind html.TokenType) error {
	raw := r.tokens.Raw()
	switch kind {
	case html.TextToken:
		switch {
		case bytes.HasPrefix(raw, []byte("<![CDATA[")) && r.raw == 0:
			if !bytes.HasSuffix(raw, []byte("]]>")) || holdsRows(raw) {
				return r.damageError("CDATA")
			}
		case r.raw != 0 && (r.raw != atom.Script || r.inCell) && holdsRows(raw):
			return r.damageError("element that is closed too late")
		}
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		if len(raw) > 3 && holdsRows(raw[3:]) {
			return r.damageError("tag that is closed too late")
		}
	case html.CommentToken, html.DoctypeToken:
		return r.swallowsComment(raw)
	}
	return nil
}

func (r *htmlReader) swallowsComment(raw []byte) error {
	begin := []byte("<!--")
	closed := bytes.HasSuffix(raw, []byte(">"))
	again := false
	if rest, ok := bytes.CutPrefix(raw, begin); ok {
		closed = bytes.HasSuffix(raw, []byte("-->")) || bytes.HasSuffix(raw, []byte("--!>"))
		again = bytes.Contains(rest, begin) // then the first one was never closed
	}
	rows := bytes.Count(bytes.ToLower(raw), []byte("<tr"))
	if !closed || (again || r.inCell) && holdsRows(raw) || r.inRow && rows > 0 {
		return r.damageError("comment that is closed too late")
	}
	r.ending.Commented += rows
	return nil
}

// holdsRows says whether markup holds the tag of a row or a cell.
func holdsRows(raw []byte) bool {
	for {
		i := bytes.IndexByte(raw, '<')
		if i < 0 || i+2 >= len(raw) {
			return false
		}
		raw = raw[i+1:]
		if second := raw[1] | 0x20; raw[0]|0x20 == 't' && (second == 'r' || second == 'd') {
			return true
		}
	}
}

// endOfPage ends what is open. Systems leave out tags at the end; but what the page closed before and does not close at its
// end was cut off, and so are rows that a table within a cell never gives back.
func (r *htmlReader) endOfPage() error {
	switch err := r.tokens.Err(); {
	case err == html.ErrBufferExceeded:
		return r.cells.counter.countCell(r.cells.number+1, lineLimit)
	case err != io.EOF:
		return err
	}
	unfinished := r.tokens.Raw()
	switch {
	case len(unfinished) > 0 && (r.depth > 0 || !bytes.HasPrefix(unfinished, []byte("</"))):
		return r.damageError("tag")
	case r.raw != 0:
		return r.damageError("element that is never closed")
	case r.depth > 1, r.depth == 1 && r.inCell && r.nests:
		return r.damageError("table within a cell")
	case r.depth == 1 && !r.closesPage && (r.inCell && r.closesCells || r.inRow && r.closesRows):
		return r.damageError("page cut off")
	}
	r.ending.Unclosed = r.depth > 0 && !r.closesPage
	return r.endRow()
}

// damageError says what is wrong in the row that is read.
func (r *htmlReader) damageError(what string) error {
	return damageError(what+" in row "+strconv.Itoa(r.cells.number+1), "")
}
