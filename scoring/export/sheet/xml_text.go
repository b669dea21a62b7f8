package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// attribute is the value of an attribute as it is meant, nil when there is none. It is valid until the next token is read.
func (x *xmlReader) attribute(name string) ([]byte, error) {
	for _, a := range x.attributes {
		if string(a.name) == name {
			if plainXML(a.value) {
				return a.value, nil
			}
			return appendXML(nil, a.value, false)
		}
	}
	return nil, nil
}

// plainXML says whether a value certainly means what is written: printable ASCII without entities.
func plainXML(raw []byte) bool {
	for _, c := range raw {
		if c < 0x20 || c >= 0x80 || c == '&' || c == ']' {
			return false
		}
	}
	return true
}

// appendText appends the text read last as it is meant.
func (x *xmlReader) appendText(to []byte) ([]byte, error) { return appendXML(to, x.text, x.verbatim) }

// appendXML appends a text or a value, with its entities replaced and its line breaks as XML has them, unless it is
// verbatim. Most have neither.
func appendXML(to, raw []byte, verbatim bool) ([]byte, error) {
	wide, special := false, false
	for _, c := range raw {
		switch {
		case c >= 0x80:
			wide = true
		case c < 0x20 && c != '\n' && c != '\t', c == '&', c == ']':
			special = true
		}
	}
	if wide && (!utf8.Valid(raw) || bytes.Contains(raw, []byte("\ufffe")) || bytes.Contains(raw, []byte("\uffff"))) {
		return to, errXMLEncoding
	}
	if !special {
		return append(to, raw...), nil
	}
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '&' && !verbatim:
			letter, length := entity(raw[i:])
			if length == 0 {
				return to, errXMLText
			}
			to = utf8.AppendRune(to, letter)
			i += length - 1
		case c == '\r':
			to = append(to, '\n')
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		case c < 0x20 && c != '\n' && c != '\t', c == ']' && bytes.HasPrefix(raw[i:], []byte("]]>")):
			return to, errXMLText
		default:
			to = append(to, c)
		}
	}
	return to, nil
}

// entity reads "&amp;" or "&#7843;" at the beginning of a text; the length is 0 when none stands there.
func entity(raw []byte) (letter rune, length int) {
	end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	switch name := string(raw[1:end]); {
	case name == "amp":
		return '&', end + 1
	case name == "lt":
		return '<', end + 1
	case name == "gt":
		return '>', end + 1
	case name == "quot":
		return '"', end + 1
	case name == "apos":
		return '\'', end + 1
	case name[0] != '#' || len(name) < 2:
		return 0, 0
	default:
		digits, base := name[1:], 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseUint(digits, base, 21)
		if err != nil || !xmlLetter(rune(n)) {
			return 0, 0
		}
		return rune(n), end + 1
	}
}

// xmlLetter says whether XML may hold a rune.
func xmlLetter(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}
