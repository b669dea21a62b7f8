// Package document makes files of data, the same bytes for the same data: the letter of a month's report, laid out as
// Decree 30/2020/NĐ-CP says, with its appendix as a workbook and as text; and invitations to be cut out. ReadPaper alone reads a
// store. The report is an official paper, and in one language whatever the reader's.
package document

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Setting is something about the letter that the figures do not tell.
type Setting string

// The settings. Their names are in the store: they do not change.
const (
	Issuer      Setting = "issuer"     // the issuing body, as in a sentence: "Văn phòng UBND tỉnh Điện Biên"
	Superior    Setting = "superior"   // the body above the issuing one; "-" for none
	PlaceOf     Setting = "place"      // the place in front of the date
	Number      Setting = "number"     // the number's pattern: "…/BC-UBND"
	Signatory   Setting = "signatory"  // the lines above the signature: "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH"
	SignatoryBy Setting = "signed-by"  // who signs
	Recipients  Setting = "recipients" // who receives it, divided by ";" or lines
)

// Settings are all settings, in the order in which they are asked for.
func Settings() []Setting {
	return []Setting{Issuer, Superior, PlaceOf, Number, Signatory, SignatoryBy, Recipients}
}

// none is written for a setting that the authority has nothing for.
const none = "-"

// LongestSetting is how many characters a setting may have.
const LongestSetting = 600

// ReadSetting is a setting's text as it is kept: NFC, without control characters and blank lines. It is false for nothing
// and for what is too long.
func ReadSetting(text string) (string, bool) {
	var lines []string
	for line := range strings.Lines(norm.NFC.String(text)) {
		if line = strings.Join(strings.Fields(strings.Map(dropUnprintable, line)), " "); line != "" {
			lines = append(lines, line)
		}
	}
	text = strings.Join(lines, "\n")
	return text, text != "" && len([]rune(text)) <= LongestSetting
}

// dropUnprintable drops what no XML may hold.
func dropUnprintable(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r >= 0x7F && r < 0xA0 || unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
}

// Letterhead is the settings by name.
type Letterhead map[Setting]string

// NewLetterhead takes the letter's settings by the names that they have in the store.
func NewLetterhead(settings map[string]string) Letterhead {
	l := Letterhead{}
	for name, value := range settings {
		l[Setting(name)] = value
	}
	return l
}

// Missing are the settings without a value, in the order in which they are asked for.
func (l Letterhead) Missing() []Setting {
	return slices.DeleteFunc(Settings(), func(s Setting) bool { return l[s] != "" })
}

// settingOr is a setting of the letterhead in one line, else the place-holder of a key, which says what belongs there.
func (p Paper) settingOr(s Setting, placeholder string) string {
	if p.Letterhead[s] == "" {
		return p.Words.Text(placeholder)
	}
	return strings.Join(p.Letterhead.settingList(s), " ")
}

// settingList are the parts of a setting, divided by semicolons or lines.
func (l Letterhead) settingList(s Setting) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(l[s], func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(strings.TrimLeft(part, "- ")); part != "" {
			parts = append(parts, strings.TrimSuffix(part, "."))
		}
	}
	return parts
}

// symbol is what stands behind the slash of the number's pattern: "BC-UBND".
func symbol(p Paper) string {
	pattern := p.settingOr(Number, "paper.no_symbol")
	if _, symbol, ok := strings.Cut(pattern, "/"); ok {
		return symbol
	}
	return pattern
}
