package broadcast

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"motcua/scoring/names"
)

// Placeholder stands for a figure or a name that is filled in for each recipient.
type Placeholder string

// The placeholders, by the key under which their words are translated.
const (
	UnitName Placeholder = "unit"
	Points   Placeholder = "points"
	Rank     Placeholder = "rank"
	Overdue  Placeholder = "overdue"
)

// placeholders are the words between braces, folded, in Vietnamese and in English.
var placeholders = map[string]Placeholder{
	"don vi": UnitName, "unit": UnitName,
	"diem": Points, "score": Points,
	"hang": Rank, "rank": Rank,
	"so ho so qua han": Overdue, "overdue": Overdue,
}

// Placeholders are the placeholders there are, as they are offered in a language.
func Placeholders(language string) string {
	if language == "en" {
		return "{unit}, {score}, {rank}, {overdue}"
	}
	return "{đơn vị}, {điểm}, {hạng}, {số hồ sơ quá hạn}"
}

var braces = regexp.MustCompile(`\{([^{}]*)\}`)

// Unknown are the placeholders of a text that there are not, as they are written, braces included.
func Unknown(text string) (unknown []string) {
	for _, m := range braces.FindAllStringSubmatch(text, -1) {
		if _, ok := placeholders[names.Fold(m[1])]; !ok && !slices.Contains(unknown, m[0]) {
			unknown = append(unknown, m[0])
		}
	}
	return unknown
}

// Uses says whether a text has one of the placeholders.
func Uses(text string, any ...Placeholder) bool {
	for _, m := range braces.FindAllStringSubmatch(text, -1) {
		if p, ok := placeholders[names.Fold(m[1])]; ok && slices.Contains(any, p) {
			return true
		}
	}
	return false
}

// Fill puts values in the place of a text's placeholders. Values are not looked into.
func Fill(text string, values map[Placeholder]string) string {
	return braces.ReplaceAllStringFunc(text, func(whole string) string {
		p, ok := placeholders[names.Fold(strings.Trim(whole, "{}"))]
		if !ok {
			return whole
		}
		return values[p]
	})
}

// The most that Telegram takes, in UTF-16 units.
const (
	longestText    = 4096
	longestCaption = 1024
)

// Room is how long the content may be, in UTF-16 units, and Length how long a text is.
func (c Content) Room() int {
	if c.Kind == Text {
		return longestText
	}
	return longestCaption
}

// Length is the length of a text in UTF-16 units, as Telegram counts.
func Length(text string) int { return len(utf16.Encode([]rune(text))) }
