package richtext

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entity is a stretch of a message's text with a meaning or a look. Offset and Length count UTF-16 code units.
type Entity struct {
	Type        string   `json:"type"` // "bold", "pre", "text_link", "bot_command", … as the Bot API names them
	Offset      int      `json:"offset"`
	Length      int      `json:"length"`
	URL         string   `json:"url,omitempty"`             // of a text_link
	User        *Mention `json:"user,omitempty"`            // of a text_mention
	Language    string   `json:"language,omitempty"`        // of a pre
	CustomEmoji string   `json:"custom_emoji_id,omitempty"` // of a custom_emoji
}

// Mention is the person that a text_mention names.
type Mention struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
}

// Length is the length of text as Telegram counts it, in UTF-16 code units.
func Length(text string) int {
	units := 0
	for _, r := range text {
		units += unitsOf(r)
	}
	return units
}

func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// SortEntities puts outer entities before the inner ones that begin at the same place.
func SortEntities(entities []Entity) {
	slices.SortStableFunc(entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length))
	})
}

// Trim takes white space off both ends of a message, as Telegram does before it stores one. White space in front of
// the text stays where an entity begins in it.
func Trim(text string, entities []Entity) (string, []Entity) {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	first := Length(text)
	for _, e := range entities {
		first = min(first, e.Offset)
	}
	cut := 0
	for cut < first {
		r, size := utf8.DecodeRuneInString(text)
		if !unicode.IsSpace(r) {
			break
		}
		text, cut = text[size:], cut+unitsOf(r)
	}
	end := Length(text)
	var kept []Entity
	for _, e := range entities {
		e.Offset -= cut
		e.Length = min(e.Length, end-e.Offset)
		if e.Length > 0 {
			kept = append(kept, e)
		}
	}
	return text, kept
}

// CommandEntities marks the commands that a person wrote: /diem, /diem@motcua_bot.
func CommandEntities(text string) []Entity {
	var found []Entity
	units := 0
	before := ' '
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == '/' && !isWord(before) && before != '/' {
			if n := commandLength(text[at:]); n > 0 {
				found = append(found, Entity{Type: "bot_command", Offset: units, Length: n})
				at, units, before = at+n, units+n, 'x' // a command is ASCII: bytes are units
				continue
			}
		}
		at, units, before = at+size, units+unitsOf(r), r
	}
	return found
}

// commandLength is the length in bytes of the command that text begins with, 0 for none.
func commandLength(text string) int {
	name := wordLength(text[1:])
	if name == 0 || name > 64 {
		return 0
	}
	n := 1 + name
	if n < len(text) && text[n] == '@' {
		if bot := wordLength(text[n+1:]); bot >= 3 && bot <= 32 {
			n += 1 + bot
		}
	}
	if r, _ := utf8.DecodeRuneInString(text[n:]); n < len(text) && (isWord(r) || r == '/') {
		return 0
	}
	return n
}

// wordLength is the number of leading bytes of text that a command may hold.
func wordLength(text string) int {
	for i := range len(text) {
		c := text[i]
		if c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return i
		}
	}
	return len(text)
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
