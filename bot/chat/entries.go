package chat

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring/names"
)

// entry is what somebody wrote, as a command with its arguments.
type entry struct {
	command   *Command // nil when it is none
	arguments string   // NFC, with single spaces
	rest      string   // the same as it was written, with its lines
	slash     bool     // it was written as a command, known or not
}

// read finds the command in a text: "/diem 6", "/SCORE@MotcuaBot 6/2024", "／ｄｉｅｍ", or in words "điểm tháng 6". To whom
// a command in a private chat is addressed does not matter: nobody else is there.
func (r *Registry) read(text string) entry {
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
		for i := range r.commands {
			if c := &r.commands[i]; name == c.Name || name == c.Alias {
				e.command, e.arguments, e.rest = c, strings.Join(fields[1:], " "), behind(text, 1)
				return e
			}
		}
	}
	length := 0
	for i := range r.commands {
		for _, words := range r.commands[i].Words {
			if n := strings.Count(words, " ") + 1; n > length && n <= len(fields) && names.Fold(strings.Join(fields[:n], " ")) == words {
				e.command, e.arguments, e.rest, length = &r.commands[i], strings.Join(fields[n:], " "), behind(text, n), n
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

// WrittenBehind is what somebody wrote behind a command, with its lines; all of it when there is no command.
func (r *Registry) WrittenBehind(text string) string {
	e := r.read(text)
	if e.command == nil {
		return text
	}
	return e.rest
}
