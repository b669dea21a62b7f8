package house

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Harmless writes what commands print. Names and words come from outside: signs in them that would steer a terminal, or turn the direction
// of writing, are written as JSON writes them, "\u001b", so that JSON says the same and a text shows them.
type Harmless struct {
	To    io.Writer
	mutex sync.Mutex
	begun []byte // a sign that a write ended within
}

// Write implements io.Writer.
func (h *Harmless) Write(p []byte) (int, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if isPlain(p) && len(h.begun) == 0 {
		return h.To.Write(p)
	}
	text := append(h.begun, p...)
	var out bytes.Buffer
	for len(text) > 0 && utf8.FullRune(text) {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			out.WriteRune(utf8.RuneError)
		case r == '\r' && bytes.HasPrefix(text, []byte("\r\n")), !isInvisible(r):
			out.Write(text[:size])
		case r > 0xFFFF:
			fmt.Fprintf(&out, `\U%08x`, r)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
		text = text[size:]
	}
	h.begun = bytes.Clone(text)
	if _, err := h.To.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// isPlain says whether a text holds nothing but printable ASCII and line breaks.
func isPlain(p []byte) bool {
	for _, c := range p {
		if c != '\n' && (c < ' ' || c >= 0x7f) {
			return false
		}
	}
	return true
}

// isInvisible says whether a sign does something and shows nothing: control characters but line breaks and tabs, signs of direction, other
// invisible ones. The joiners of letters are harmless.
func isInvisible(r rune) bool {
	switch r {
	case '\n', '\t', '\u200c', '\u200d':
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Visible is for strings.Map: it leaves out what steers.
func Visible(r rune) rune {
	if isInvisible(r) || r == '\n' || r == '\t' {
		return -1
	}
	return r
}
