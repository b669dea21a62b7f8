package handler

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring/names"
)

// entry is what somebody wrote, as a command with its arguments.
type entry struct {
	command   *command // nil when it is none
	arguments string   // NFC, with single spaces
	rest      string   // the same as it was written, with its lines
	slash     bool     // it was written as a command, known or not
}

// read finds the command in a text: "/diem 6", "/SCORE@MotcuaBot 6/2024", "／ｄｉｅｍ", or in words "điểm tháng 6". To whom
// a command in a private chat is addressed does not matter: nobody else is there.
func (h *Handler) read(text string) entry {
	// NFKC also makes full-width letters plain ones.
	fields := strings.Fields(norm.NFKC.String(text))
	if len(fields) == 0 {
		return entry{}
	}
	var e entry
	if rest, ok := strings.CutPrefix(fields[0], "/"); ok {
		e.slash = true
		fields[0], _, _ = strings.Cut(rest, "@")
		name := names.Fold(fields[0])
		for i := range h.commands {
			if c := &h.commands[i]; name == c.name || name == c.alias {
				e.command, e.arguments, e.rest = c, strings.Join(fields[1:], " "), behind(text, 1)
				return e
			}
		}
	}
	length := 0
	for i := range h.commands {
		for _, words := range h.commands[i].words {
			if n := strings.Count(words, " ") + 1; n > length && n <= len(fields) && names.Fold(strings.Join(fields[:n], " ")) == words {
				e.command, e.arguments, e.rest, length = &h.commands[i], strings.Join(fields[n:], " "), behind(text, n), n
			}
		}
	}
	return e
}

// behind is what stands behind the first n words of a text.
func behind(text string, n int) string {
	for range n {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		text = strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsSpace(r) })
	}
	return strings.TrimSpace(text)
}
