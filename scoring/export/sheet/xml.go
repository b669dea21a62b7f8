package sheet

import (
	"bytes"
	"io"
)

// The bounds of XML. A workbook nests a dozen elements, and its longest text is a cell's.
const (
	xmlDepth = 64
	xmlToken = 1 << 20 // bytes of a tag with its attributes, a text, a comment
	xmlBlock = 64 << 10
)

// xmlError is what is wrong with a piece of XML. It never quotes the piece.
type xmlError string

func (e xmlError) Error() string { return string(e) }

const (
	errXMLCut      xmlError = "XML ends early"
	errXMLTag      xmlError = "XML tag"
	errXMLNesting  xmlError = "XML nesting"
	errXMLDeep     xmlError = "XML too deep"
	errXMLLong     xmlError = "XML piece too long"
	errXMLText     xmlError = "XML text"
	errXMLEncoding xmlError = "XML encoding"
	errXMLDoctype  xmlError = "DOCTYPE"
)

// xmlKind is the kind of a token.
type xmlKind int

const (
	xmlStart xmlKind = iota
	xmlEnd
	xmlText
)

// xmlReader cuts a part of a workbook into tokens. Names are without their prefix. Whatever the part holds, the reader keeps
// one token and the names of 64 open elements in memory; encoding/xml keeps every open element and a token of any length,
// and its errors quote what they found.
type xmlReader struct {
	in       io.Reader
	buf      []byte
	from, to int // the bytes of buf that are not read yet
	begun    bool
	rooted   bool // the root element has begun

	open []byte // the names of the open elements, end to end
	ends []int

	name       []byte // of the element that starts or ends
	attributes []xmlAttribute
	closing    bool   // the element that started ends at once
	text       []byte // of a text, as it is written
	verbatim   bool   // the text is a CDATA section
}

// xmlAttribute is a name without prefix and the value as it is written.
type xmlAttribute struct{ name, value []byte }

func newXMLReader(in io.Reader) *xmlReader {
	return &xmlReader{in: in, buf: make([]byte, xmlBlock)}
}

// next reads a token, whose bytes are valid until the next one is read. At the end of a whole document it gives io.EOF.
func (x *xmlReader) next() (xmlKind, error) {
	if x.closing {
		x.closing = false
		x.closeInnermost()
		return xmlEnd, nil
	}
	for {
		if x.from == x.to {
			err := x.readMore()
			if err == errXMLCut && len(x.ends) == 0 && x.rooted {
				return 0, io.EOF
			}
			if err != nil {
				return 0, err
			}
			continue
		}
		if x.buf[x.from] != '<' {
			if some, err := x.readText(); some || err != nil {
				return xmlText, err
			}
			continue
		}
		if kind, some, err := x.markup(); some || err != nil {
			return kind, err
		}
	}
}

// readText reads up to the next tag; outside the root only white space may stand.
func (x *xmlReader) readText() (some bool, err error) {
	x.verbatim = false
	at := x.from
	for {
		if i := bytes.IndexByte(x.buf[at:x.to], '<'); i >= 0 {
			x.text = x.buf[x.from : at+i]
			x.from = at + i
			break
		}
		seen := x.to - x.from
		err := x.readMore()
		if err == errXMLCut && len(x.ends) == 0 {
			x.text, x.from = x.buf[x.from:x.to], x.to
			break
		}
		if err != nil {
			return false, err
		}
		at = x.from + seen
	}
	if len(x.ends) > 0 {
		return true, nil
	}
	outside := x.text
	if !x.begun {
		outside = bytes.TrimPrefix(outside, []byte("\xef\xbb\xbf"))
		x.begun = true
	}
	if len(bytes.TrimSpace(outside)) > 0 {
		return false, errXMLText
	}
	return false, nil
}

// markup reads what begins with "<". Instructions and comments are passed over.
func (x *xmlReader) markup() (kind xmlKind, some bool, err error) {
	x.begun = true
	for x.to-x.from < len("<![CDATA[") {
		if err := x.readMore(); err == errXMLCut {
			break
		} else if err != nil {
			return 0, false, err
		}
	}
	ahead := x.buf[x.from:x.to]
	switch {
	case bytes.HasPrefix(ahead, []byte("<?")):
		return 0, false, x.instruction()
	case bytes.HasPrefix(ahead, []byte("<!--")):
		_, err := x.readUntil("-->", len("<!--"))
		return 0, false, err
	case bytes.HasPrefix(ahead, []byte("<![CDATA[")):
		section, err := x.readUntil("]]>", len("<![CDATA["))
		if err == nil && len(x.ends) == 0 {
			err = errXMLText
		}
		if err != nil {
			return 0, false, err
		}
		x.text, x.verbatim = section[len("<![CDATA["):len(section)-len("]]>")], true
		return xmlText, true, nil
	case bytes.HasPrefix(ahead, []byte("<!")):
		return 0, false, errXMLDoctype
	case bytes.HasPrefix(ahead, []byte("</")):
		return xmlEnd, true, x.endTag()
	default:
		return xmlStart, true, x.startTag()
	}
}

// instruction passes over "<?…?>"; what states another encoding than UTF-8 is refused.
func (x *xmlReader) instruction() error {
	raw, err := x.readUntil("?>", len("<?"))
	if err != nil || !bytes.HasPrefix(raw, []byte("<?xml ")) {
		return err
	}
	_, stated, ok := bytes.Cut(bytes.ToLower(raw), []byte("encoding"))
	if !ok {
		return nil
	}
	stated = bytes.TrimLeft(stated, " \t\r\n=\"'")
	if !bytes.HasPrefix(stated, []byte("utf-8")) && !bytes.HasPrefix(stated, []byte("utf8")) {
		return errXMLEncoding
	}
	return nil
}

// readUntil reads to the end of a delimiter, which is looked for behind the first bytes.
func (x *xmlReader) readUntil(delimiter string, behind int) ([]byte, error) {
	seen := behind
	for {
		if i := bytes.Index(x.buf[min(x.from+seen, x.to):x.to], []byte(delimiter)); i >= 0 {
			n := seen + i + len(delimiter)
			x.from += n
			return x.buf[x.from-n : x.from], nil
		}
		seen = max(behind, x.to-x.from-len(delimiter)+1)
		if err := x.readMore(); err != nil {
			return nil, err
		}
	}
}

// readMore reads on behind the bytes that are not read yet. At the end it gives errXMLCut.
func (x *xmlReader) readMore() error {
	if x.from > 0 {
		x.to = copy(x.buf, x.buf[x.from:x.to])
		x.from = 0
	}
	if x.to == len(x.buf) {
		if len(x.buf) >= xmlToken {
			return errXMLLong
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for range 100 {
		n, err := x.in.Read(x.buf[x.to:])
		x.to += n
		switch {
		case n > 0:
			return nil
		case err == io.EOF:
			return errXMLCut
		case err != nil:
			return err
		}
	}
	return io.ErrNoProgress
}
