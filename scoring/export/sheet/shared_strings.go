package sheet

import (
	"strconv"
	"strings"
)

const (
	// sharedLimit bounds the texts that the cells of a workbook share, in bytes, each counted with 8 bytes for its place.
	sharedLimit = 96 << 20
	sharedBlock = 1 << 20
)

// sharedStrings are the texts that cells share, end to end in a few blocks: a million of them cost the collector nothing, and
// they are never copied to grow.
type sharedStrings struct {
	read   bool
	blocks []string
	block  []byte   // the one that is being filled
	places []uint32 // where each text begins: block and byte within it
	size   int      // of the texts, and of their places
}

// add adds a text of at most a block.
func (s *sharedStrings) add(text string) {
	if len(s.block)+len(text) > cap(s.block) {
		s.seal()
		s.block = make([]byte, 0, sharedBlock)
	}
	s.places = append(s.places, uint32(len(s.blocks)*sharedBlock+len(s.block)))
	s.block = append(s.block, text...)
	s.size += len(text) + 8
}

// seal ends the block that is being filled.
func (s *sharedStrings) seal() {
	if s.block != nil {
		s.blocks, s.block = append(s.blocks, string(s.block)), nil
	}
}

func (s *sharedStrings) at(i int) (string, bool) {
	if i < 0 || i >= len(s.places) {
		return "", false
	}
	block := s.blocks[s.places[i]/sharedBlock]
	from, to := s.places[i]%sharedBlock, uint32(len(block))
	if i+1 < len(s.places) && s.places[i+1]/sharedBlock == s.places[i]/sharedBlock {
		to = s.places[i+1] % sharedBlock
	}
	return block[from:to], true
}

// readShared reads the shared strings once: runs of rich text joined, phonetic runs left out.
func (w *workbook) readShared() error {
	if w.strings.read || w.shared == "" {
		return nil
	}
	var all sharedStrings
	var text richText
	err := w.walk(w.shared, "shared strings", w.limits.Unpacked, func(x *xmlReader, kind xmlKind) error {
		if kind == xmlStart && string(x.name) == "si" {
			text.reset()
		}
		if err := text.takeToken(x, kind); err != nil {
			return err
		}
		if len(text.b) > lineLimit {
			return &FileError{LongCell, factsOf("row", "-", "limit", strconv.Itoa(w.limits.Cell))}
		}
		if kind == xmlEnd && string(x.name) == "si" {
			text := text.clean()
			if len(text) > w.limits.Cell {
				return &FileError{LongCell, factsOf("row", "-", "limit", strconv.Itoa(w.limits.Cell))}
			}
			if all.add(text); all.size > sharedLimit {
				return &FileError{TooMuchText, factsOf("limit", megabytes(sharedLimit))}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	all.seal()
	all.read = true
	w.strings = all
	return nil
}

// richText collects the <t> elements of a string item.
type richText struct {
	b        []byte
	inText   bool
	phonetic int
}

func (t *richText) clean() string { return cleanText(unescape(string(t.b))) }

// unescape reads characters that a workbook writes as their number: "_x000D_" is a carriage return.
func unescape(s string) string {
	const length = len("_x000D_")
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var out strings.Builder
	for ; at >= 0; at = strings.Index(s, "_x") {
		out.WriteString(s[:at])
		s = s[at:]
		if n, err := strconv.ParseUint(s[2:min(6, len(s))], 16, 16); err == nil && len(s) >= length && s[length-1] == '_' {
			out.WriteRune(rune(n))
			s = s[length:]
			continue
		}
		out.WriteString(s[:2])
		s = s[2:]
	}
	out.WriteString(s)
	return out.String()
}

func (t *richText) reset() { t.b, t.inText, t.phonetic = t.b[:0], false, 0 }

func (t *richText) takeToken(x *xmlReader, kind xmlKind) (err error) {
	switch {
	case kind == xmlText:
		if t.inText {
			t.b, err = x.appendText(t.b)
		}
	case string(x.name) == "rPh":
		t.phonetic++
		if kind == xmlEnd {
			t.phonetic -= 2
		}
	case string(x.name) == "t":
		t.inText = kind == xmlStart && t.phonetic == 0
	}
	return err
}
