package sheet

import (
	"strconv"
	"strings"
	"unicode"
)

const (
	witnessRows  = 64        // rows in which words are looked for
	witnessBytes = 256 << 10 // and how much text
	witnessWords = 3         // known words that make an old font certain

	// witnessMargin times as many right words outvote the words of a font.
	witnessMargin = 4

	// So many words that are right, and none of a font, need no further witness.
	witnessesEnough = 60
)

// fontOf tells from the words of the first rows in which font encoding the texts of a sheet are; nil when they are right as
// they are. Each cell is a witness: it makes more sense as it stands, or decoded. Texts of both sorts in one sheet are
// refused: what is right must not be decoded, and the others cannot be read.
func fontOf(rows []Row) (oldFont, error) {
	var font oldFont
	var most witnesses
	for _, f := range oldFonts() {
		if heard := countWitnesses(rows, f); heard.decoded > most.decoded {
			font, most = f, heard
		}
	}
	switch {
	case most.decoded < witnessWords, most.right > witnessMargin*most.decoded:
		return nil, nil
	case most.right > 0:
		return nil, &FileError{OldFont, factsOf("row", strconv.Itoa(most.row))}
	}
	return font, nil
}

// witnesses are the known words that cells have more of as they stand, or more of when they are decoded.
type witnesses struct {
	right, decoded int
	row            int // the first one with a cell that makes more sense decoded
}

func countWitnesses(rows []Row, font oldFont) (w witnesses) {
	left := witnessBytes
	for _, row := range rows {
		for _, c := range row.Cells {
			if left -= len(c.Text); left < 0 || w.right > witnessesEnough && w.decoded == 0 {
				return w
			}
			if isASCII(c.Text) {
				continue
			}
			more := -knownWords(c.Text)
			if singleBytes(c.Text) {
				more += knownWords(font(c.Text))
			}
			if more > 0 && w.row == 0 {
				w.row = row.Number
			}
			w.decoded += max(0, more)
			w.right += max(0, -more)
		}
	}
	return w
}

// singleBytes says whether a text may be in an old font: that has no letters that only Unicode has.
func singleBytes(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0xFF && unicode.IsLetter(r) })
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
