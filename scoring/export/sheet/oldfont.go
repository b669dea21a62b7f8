package sheet

import (
	"strings"
	"unicode"
)

// oldFont is an encoding of the time before Unicode that lives on in fonts: valid texts of a valid file that only a certain
// font shows as Vietnamese. It decodes a text whose letters are those bytes.
type oldFont func(string) string

// oldFonts are those that offices still have: TCVN3 (fonts .Vn…) and VNI-Windows (fonts VNI-…).
func oldFonts() []oldFont { return []oldFont{decodeTCVN3, decodeVNI} }

// tcvn3Letters are the letters of TCVN 5712:1993 (ABC) at 0xA1 to 0xFE, lower case as its fonts have them; a blank one is
// not assigned.
var tcvn3Letters = []rune("ĂÂÊÔƠƯĐăâêôơưđ" + "      " + "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ")

func decodeTCVN3(s string) string {
	return strings.Map(func(r rune) rune {
		if i := int(r) - 0xA1; i >= 0 && i < len(tcvn3Letters) {
			if tcvn3Letters[i] == ' ' {
				return unicode.ReplacementChar
			}
			return tcvn3Letters[i]
		}
		return r
	}, s)
}

// VNI-Windows writes some letters as one byte, and the others as a plain letter and a byte for its marks.
var (
	vniSingle = map[rune]rune{'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ', 'ñ': 'đ', 'ô': 'ơ', 'ö': 'ư'}
	vniMarks  = []rune("ùøûõïâáàåãäêéèúüë")
	vniPairs  = map[rune][]rune{
		'a': []rune("áàảãạâấầẩẫậăắằẳẵặ"),
		'e': []rune("éèẻẽẹêếềểễệ"),
		'o': []rune("óòỏõọôốồổỗộ"),
		'ô': []rune("ớờởỡợ"),
		'u': []rune("úùủũụ"),
		'ö': []rune("ứừửữự"),
		'y': []rune("ýỳỷỹ"),
	}
)

func decodeVNI(s string) string {
	runes := []rune(s)
	var out strings.Builder
	for i := 0; i < len(runes); i++ {
		lower := unicode.ToLower(runes[i])
		letter, ok := rune(0), false
		if i+1 < len(runes) {
			letter, ok = vniPair(lower, unicode.ToLower(runes[i+1]))
		}
		pair := ok
		if !pair {
			letter, ok = vniSingle[lower]
		}
		switch {
		case !ok:
			letter = runes[i]
		case runes[i] != lower:
			letter = unicode.ToUpper(letter)
		}
		out.WriteRune(letter)
		if pair {
			i++
		}
	}
	return out.String()
}

func vniPair(letter, mark rune) (rune, bool) {
	pairs := vniPairs[letter]
	for i, m := range vniMarks {
		if m == mark && i < len(pairs) {
			return pairs[i], true
		}
	}
	return 0, false
}
