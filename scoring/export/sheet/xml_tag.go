package sheet

import "bytes"

// startTag reads a tag that opens an element.
func (x *xmlReader) startTag() error {
	tag, err := x.tag()
	if err != nil {
		return err
	}
	inner := tag[1 : len(tag)-1]
	if len(inner) > 0 && inner[len(inner)-1] == '/' {
		inner, x.closing = inner[:len(inner)-1], true
	}
	n := 0
	for n < len(inner) && !xmlSpace(inner[n]) {
		n++
	}
	full := inner[:n]
	if x.name, err = localName(full); err != nil {
		return err
	}
	switch {
	case len(x.ends) == 0 && x.rooted:
		return errXMLNesting
	case len(x.ends) == xmlDepth:
		return errXMLDeep
	}
	x.rooted = true
	x.open = append(x.open, full...)
	x.ends = append(x.ends, len(x.open))
	return x.readAttributes(inner[n:])
}

// tag reads up to the ">" that stands outside quotes.
func (x *xmlReader) tag() ([]byte, error) {
	quote := byte(0)
	for i := 1; ; i++ {
		if x.from+i == x.to {
			if err := x.readMore(); err != nil {
				return nil, err
			}
		}
		switch c := x.buf[x.from+i]; {
		case c == '<':
			return nil, errXMLTag
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			x.from += i + 1
			return x.buf[x.from-i-1 : x.from], nil
		}
	}
}

// readAttributes cuts what follows the name in a tag.
func (x *xmlReader) readAttributes(raw []byte) error {
	x.attributes = x.attributes[:0]
	for {
		if raw = trimXML(raw); len(raw) == 0 {
			return nil
		}
		equals := bytes.IndexByte(raw, '=')
		if equals < 0 {
			return errXMLTag
		}
		name, err := localName(trimXML(raw[:equals]))
		if err != nil {
			return err
		}
		raw = trimXML(raw[equals+1:])
		if len(raw) == 0 || raw[0] != '"' && raw[0] != '\'' {
			return errXMLTag
		}
		end := bytes.IndexByte(raw[1:], raw[0])
		if end < 0 {
			return errXMLTag
		}
		x.attributes = append(x.attributes, xmlAttribute{name, raw[1 : end+1]})
		raw = raw[end+2:]
	}
}

// endTag reads a tag that closes an element, which must be the one opened last.
func (x *xmlReader) endTag() error {
	tag, err := x.readUntil(">", len("</"))
	if err != nil {
		return err
	}
	full := trimXML(tag[len("</") : len(tag)-1])
	if len(x.ends) == 0 || !bytes.Equal(full, x.innermostName()) {
		return errXMLNesting
	}
	x.closeInnermost()
	return nil
}

// innermostName is the name of the element opened last.
func (x *xmlReader) innermostName() []byte {
	start := 0
	if n := len(x.ends); n > 1 {
		start = x.ends[n-2]
	}
	return x.open[start:]
}

// closeInnermost closes the element opened last. Its name stays readable until the next tag.
func (x *xmlReader) closeInnermost() {
	full := x.innermostName()
	x.name = full[bytes.IndexByte(full, ':')+1:]
	x.open = x.open[:len(x.open)-len(full)]
	x.ends = x.ends[:len(x.ends)-1]
}

// localName is a name without its prefix. Names of workbooks are ASCII; what is no such name is damage.
func localName(full []byte) ([]byte, error) {
	colon := -1
	for i, c := range full {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
		case c == ':' && colon < 0 && i > 0:
			colon = i
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.'):
		default:
			return nil, errXMLTag
		}
	}
	if colon == len(full)-1 { // also of an empty name
		return nil, errXMLTag
	}
	return full[colon+1:], nil
}

// trimXML is a piece without white space around it.
func trimXML(raw []byte) []byte {
	for len(raw) > 0 && xmlSpace(raw[0]) {
		raw = raw[1:]
	}
	for len(raw) > 0 && xmlSpace(raw[len(raw)-1]) {
		raw = raw[:len(raw)-1]
	}
	return raw
}

func xmlSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
