// Package names compares Vietnamese names and labels as people mean them: without regard to case, diacritics, spelling
// forms of the same letter, or the words that stand before a commune's name.
package names

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is a text for comparing: lower case, without diacritics, NFC and NFD alike, đ, Đ and the look-alike Ð as d, and
// everything that is neither letter nor digit as one space between words. Fold of a folded text is the text itself.
func Fold(s string) string {
	out := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		if r >= 0x80 {
			r = baseLetter(r)
		}
		switch {
		case r == 0: // a combining mark says nothing
			continue
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		case r < 0x80 || !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = len(out) > 0
			continue
		}
		if gap {
			out = append(out, ' ')
			gap = false
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// The letters with marks that Vietnamese and its neighbours use stand in two blocks.
const (
	latin, latinEnd           = 0xC0, 0x1B4
	additional, additionalEnd = 0x1E00, 0x1EFF
)

// plain is each letter of the two blocks without its marks, in lower case.
var plain = plainLetters()

func plainLetters() (table [latinEnd - latin + 1 + additionalEnd - additional + 1]rune) {
	for i := range table {
		r := rune(latin + i)
		if r > latinEnd {
			r = additional + rune(i) - (latinEnd - latin + 1)
		}
		first, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		table[i] = unicode.ToLower(first)
	}
	for _, d := range []rune{'đ', 'Đ', 'Ð', 'ð'} {
		table[d-latin] = 'd'
	}
	return table
}

// baseLetter is a letter without its marks, in lower case; 0 for a mark that stands alone.
func baseLetter(r rune) rune {
	switch {
	case r >= latin && r <= latinEnd:
		return plain[r-latin]
	case r >= additional && r <= additionalEnd:
		return plain[r-additional+latinEnd-latin+1]
	case r >= 0x300 && r <= 0x36F || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r == '\u00ad' || unicode.Is(unicode.Mn, r):
		return 0
	}
	if lower := unicode.ToLower(r); lower != r { // the sign Å (U+212B) has å of the first block as its small letter
		return baseLetter(lower)
	}
	return r
}
