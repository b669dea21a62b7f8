package chat

import (
	"html"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What counts as simple goes out as all the steps would have made it, wherever it stands.
func TestSimpleTextNeedsNoWork(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		sign := string(r)
		if !utf8.ValidRune(r) || !isSimple(sign) {
			continue
		}
		if worked := html.EscapeString(norm.NFC.String(strings.Map(StripControls, sign))); worked != sign {
			t.Errorf("%U is simple, and written %q", r, worked)
		}
		if p := norm.NFC.PropertiesString(sign); !p.BoundaryBefore() || p.CCC() != 0 {
			t.Errorf("%U is simple, and composes with what stands before it", r)
		}
		if isVietnamese(r) && unicode.Is(unicode.Mn, r) {
			t.Errorf("%U stands over the letter before it", r)
		}
	}
	for text, simple := range map[string]bool{
		"Xã Háng Lìa · tháng 10/2026 (tạm tính)\nĐúng hạn – “Tốt” ▼ …": true,
		"a&b": false, "<": false, "it's": false, "\x00": false, "e\u0302": false, "\u202e": false, "\xff": false, "\r": false, "☃": false,
	} {
		if isSimple(text) != simple {
			t.Errorf("%q is simple: %v", text, !simple)
		}
	}
}
