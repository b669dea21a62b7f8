package telegram

import (
	"html"
	"strings"
)

// Telegram's limits, in UTF-16 units after parsing; that of a toast is in characters.
const (
	maxText    = 4096
	maxCaption = 1024
	maxToast   = 200
)

// plain is HTML as text: tags out, entities as the characters they stand for, at most limit UTF-16 units. A "<" that
// opens no tag stays.
func plain(source string, limit int) string {
	var text strings.Builder
	for {
		before, tag, found := strings.Cut(source, "<")
		text.WriteString(before)
		if !found {
			break
		}
		end := strings.IndexByte(tag, '>')
		if end < 0 || !opensTag(tag) {
			text.WriteByte('<')
			source = tag
			continue
		}
		source = tag[end+1:]
	}
	return cut(html.UnescapeString(text.String()), limit)
}

func opensTag(rest string) bool {
	rest = strings.TrimPrefix(rest, "/")
	return rest != "" && (rest[0]|0x20) >= 'a' && (rest[0]|0x20) <= 'z'
}

// cut shortens a text to a number of UTF-16 units, with an ellipsis for what is gone. It never splits a character.
func cut(text string, limit int) string {
	units, fits := 0, 0 // fits is where an ellipsis still has room
	for at, r := range text {
		if units < limit {
			fits = at
		}
		units++
		if r > 0xFFFF {
			units++
		}
		if units > limit {
			return text[:fits] + "…"
		}
	}
	return text
}
