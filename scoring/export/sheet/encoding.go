package sheet

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// detectEncoding tells how the text of a file is encoded: by its byte order mark, else by its zero bytes, else UTF-8 when
// it is valid, else the Vietnamese code page or font encoding that makes more words known to exports. nil means UTF-8.
func detectEncoding(head []byte) (encoding.Encoding, oldFont, error) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return nil, nil, nil
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil, nil
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), nil, nil
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch total := zeros[0] + zeros[1]; {
	case total > len(head)/8 && zeros[1] > 4*zeros[0]:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), nil, nil
	case total > len(head)/8 && zeros[0] > 4*zeros[1]:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), nil, nil
	case total > 0:
		return nil, nil, &FileError{NotATable, factsOf("found", noTable)}
	}
	if validUTF8(head) {
		return nil, nil, nil
	}
	return codePage(head)
}

// codePage is the encoding of a text with one byte a letter: Windows-1258, or Latin letters that stand for an old font's.
func codePage(head []byte) (best encoding.Encoding, font oldFont, err error) {
	best = charmap.Windows1258
	most := knownWords(decode(best, head))
	for _, f := range oldFonts() {
		if known := knownWords(f(decode(charmap.Windows1252, head))); known > most {
			best, font, most = charmap.Windows1252, f, known
		}
	}
	if most == 0 && countControls(head) > len(head)/50 {
		return nil, nil, &FileError{NotATable, factsOf("found", noTable)}
	}
	return best, font, nil
}

// validUTF8 allows a rune to be cut at the end of the head.
func validUTF8(head []byte) bool {
	for cut := 0; cut < utf8.UTFMax && cut <= len(head); cut++ {
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}

func countControls(head []byte) int {
	n := 0
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\r' && b != '\n' {
			n++
		}
	}
	return n
}

// knownWords counts the words of export headers in a text.
func knownWords(text string) int {
	text = strings.ToLower(cleanText(text))
	n := 0
	for _, word := range []string{"hồ sơ", "ngày", "đơn vị", "trạng thái", "tiếp nhận", "hẹn trả", "thủ tục", "mã", "số", "xã", "ủy ban", "tên", "tháng"} {
		n += strings.Count(text, word)
	}
	return n
}

// decode is the text of a piece of a file.
func decode(e encoding.Encoding, raw []byte) string {
	if e == nil {
		return string(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil && len(out) == 0 {
		return string(raw)
	}
	return string(out)
}

// decoder reads a file as UTF-8 without a byte order mark.
func decoder(e encoding.Encoding, r io.Reader) io.Reader {
	if e == nil {
		return &markSkipper{r: r}
	}
	return e.NewDecoder().Reader(r)
}

// markSkipper leaves out a UTF-8 byte order mark at the very beginning.
type markSkipper struct {
	r       io.Reader
	started bool
}

func (m *markSkipper) Read(p []byte) (int, error) {
	if m.started || len(p) < 3 {
		return m.r.Read(p)
	}
	m.started = true
	n, err := io.ReadFull(m.r, p[:3])
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	if n == 3 && string(p[:3]) == "\xef\xbb\xbf" {
		return m.r.Read(p)
	}
	return n, err
}
