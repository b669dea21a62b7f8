package scores

import "testing"

// How long the terms of a trend are may be said before or after the unit; a unit's name is no such word.
func TestLengthOfATrendIsSaidInWords(t *testing.T) {
	for _, c := range []struct{ says, length, rest string }{
		{"quý", "quarter", ""},
		{"theo quý Háng Lìa", "quarter", "Háng Lìa"},
		{"Xã Háng Lìa theo từng Quý", "quarter", "Xã Háng Lìa"},
		{"quy hang lia", "quarter", "hang lia"},
		{"năm", "year", ""},
		{"các năm của Háng Lìa", "year", "của Háng Lìa"},
		{"Nam Trực", "", "Nam Trực"},
		{"Quỳ Châu", "", "Quỳ Châu"},
		{"by month", "month", ""},
		{"Phì Nhừ quarterly", "quarter", "Phì Nhừ"},
		{"", "", ""},
	} {
		if length, rest := lengthSaid(c.says); length != c.length || rest != c.rest {
			t.Errorf("%q is understood as %q of %q", c.says, length, rest)
		}
	}
}
