// Package richtext reads a text as Telegram formats it: its HTML, and the entities that come of it.
package richtext

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ParseHTML reads a message in Telegram's HTML: the text that people see, and its entities, outer before inner.
// The error says what Telegram would say after "can't parse entities: ". Beyond Telegram's own refusals it refuses,
// with an error that begins "sandbox:", what Telegram would show in a way that nobody meant: a bare "&" or ">",
// attributes that a tag does not have, and tags inside code.
func ParseHTML(html string) (text string, entities []Entity, err error) {
	s := scanner{html: html}
	s.text.Grow(len(html))
	for s.pos < len(s.html) {
		if err := s.step(); err != nil {
			return "", nil, err
		}
	}
	if len(s.open) > 0 {
		return "", nil, fmt.Errorf("Can't find end tag corresponding to start tag %q", s.open[len(s.open)-1].name)
	}
	SortEntities(s.entities)
	return s.text.String(), s.entities, nil
}

// entityOf names the entity of each tag; "span" is a spoiler by its class, "pre" and "code" may join.
var entityOf = map[string]string{
	"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
	"span": "spoiler", "tg-spoiler": "spoiler", "tg-emoji": "custom_emoji", "a": "text_link",
	"code": "code", "pre": "pre", "blockquote": "blockquote",
}

// attributeOf is the only attribute that a tag may have.
var attributeOf = map[string]string{
	"a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id", "blockquote": "expandable",
}

// openTag is a tag that waits for its end.
type openTag struct {
	name     string
	argument string
	offset   int // in UTF-16 code units
	start    int // in bytes of the text
}

// scanner reads HTML from left to right.
type scanner struct {
	html     string
	pos      int // in bytes of html
	text     strings.Builder
	units    int // of text, in UTF-16 code units
	open     []openTag
	entities []Entity
}

// step reads one character, reference or tag.
func (s *scanner) step() error {
	switch s.html[s.pos] {
	case '<':
		if strings.HasPrefix(s.html[s.pos:], "</") {
			return s.endTag()
		}
		return s.startTag()
	case '>':
		return fmt.Errorf(`sandbox: unescaped ">" at byte offset %d`, s.pos)
	case '&':
		r, size, err := reference(s.html[s.pos:], s.pos)
		if err != nil {
			return err
		}
		s.put(r, size)
		return nil
	}
	r, size := utf8.DecodeRuneInString(s.html[s.pos:])
	if r == utf8.RuneError && size == 1 {
		return fmt.Errorf("sandbox: byte %d is not UTF-8", s.pos)
	}
	s.put(r, size)
	return nil
}

// put adds a character that took size bytes of the HTML.
func (s *scanner) put(r rune, size int) {
	s.text.WriteRune(r)
	s.units += unitsOf(r)
	s.pos += size
}

// references are the named character references that Telegram knows.
var references = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"'}

// reference decodes the character reference that html begins with; at is its place, for errors.
func reference(html string, at int) (rune, int, error) {
	bare := func() error {
		return fmt.Errorf(`sandbox: "&" that begins no supported reference at byte offset %d`, at)
	}
	end := strings.IndexByte(html[:min(len(html), 12)], ';')
	if end < 0 {
		return 0, 0, bare()
	}
	name := html[1:end]
	if r, ok := references[name]; ok {
		return r, end + 1, nil
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if !numeric || err != nil || code == 0 || code > 0x10FFFF {
		return 0, 0, bare()
	}
	if !utf8.ValidRune(rune(code)) {
		return 0, 0, errors.New("Text contains invalid Unicode characters after decoding HTML entities, " +
			"check for unmatched surrogate code units")
	}
	return rune(code), end + 1, nil
}

// startTag reads "<name attribute=value>".
func (s *scanner) startTag() error {
	begin := s.pos
	name, rest := cutName(s.html[begin+1:])
	if rest == "" {
		return fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	name = strings.ToLower(name)
	if entityOf[name] == "" {
		return fmt.Errorf("Unsupported start tag %q at byte offset %d", name, begin)
	}
	argument, rest, err := readAttributes(name, rest, begin)
	if err != nil {
		return err
	}
	if name == "span" && argument != "tg-spoiler" {
		return fmt.Errorf(`Tag "span" must have class "tg-spoiler" at byte offset %d`, begin)
	}
	if err := s.mayHold(name, begin); err != nil {
		return err
	}
	s.pos = len(s.html) - len(rest)
	s.open = append(s.open, openTag{name: name, argument: argument, offset: s.units, start: s.text.Len()})
	return nil
}

// mayHold refuses what Telegram takes apart silently: tags inside code, and quotations inside quotations.
func (s *scanner) mayHold(name string, at int) error {
	for _, outer := range s.open {
		within := outer.name == "code" || outer.name == "pre" && name != "code"
		if within || outer.name == "blockquote" && name == "blockquote" {
			return fmt.Errorf("sandbox: tag %q inside tag %q at byte offset %d", name, outer.name, at)
		}
	}
	return nil
}

// endTag reads "</name>" and keeps the entity that ends there.
func (s *scanner) endTag() error {
	begin := s.pos
	if len(s.open) == 0 {
		return fmt.Errorf("Unexpected end tag at byte offset %d", begin)
	}
	name, rest := cutName(s.html[begin+2:])
	rest = strings.TrimLeft(rest, " \t\r\n")
	if !strings.HasPrefix(rest, ">") {
		return fmt.Errorf("Unclosed end tag at byte offset %d", begin)
	}
	tag := s.open[len(s.open)-1]
	if name = strings.ToLower(name); name != "" && name != tag.name {
		return fmt.Errorf(`Unmatched end tag at byte offset %d, expected "</%s>", found "</%s>"`, begin, tag.name, name)
	}
	s.open = s.open[:len(s.open)-1]
	s.pos = len(s.html) - len(rest) + 1
	if s.units == tag.offset {
		return nil // an empty entity is none
	}
	return s.keep(tag)
}

// keep adds the entity of a tag that has just ended.
func (s *scanner) keep(tag openTag) error {
	e := Entity{Type: entityOf[tag.name], Offset: tag.offset, Length: s.units - tag.offset}
	switch tag.name {
	case "a":
		link := tag.argument
		if link == "" {
			link = s.text.String()[tag.start:]
		}
		if id, ok := strings.CutPrefix(link, "tg://user?id="); ok {
			person, err := strconv.ParseInt(id, 10, 64)
			if err != nil {
				return fmt.Errorf("sandbox: link %q names no user", link)
			}
			e.Type, e.User = "text_mention", &Mention{ID: person, FirstName: id}
			break
		}
		if err := CheckLink(link); err != nil {
			return fmt.Errorf("sandbox: link %q is invalid: %w; Telegram would show plain text", link, err)
		}
		e.URL = link
	case "tg-emoji":
		if id, err := strconv.ParseInt(tag.argument, 10, 64); err != nil || id == 0 {
			return errors.New("Invalid custom emoji identifier specified")
		}
		e.CustomEmoji = tag.argument
	case "blockquote":
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	case "pre", "code":
		if s.join(tag, &e) {
			return nil
		}
	}
	s.entities = append(s.entities, e)
	return nil
}

// join makes one entity of a pre and a code that cover the same text; the code's class is the language.
func (s *scanner) join(tag openTag, e *Entity) bool {
	language := strings.TrimPrefix(tag.argument, "language-")
	if tag.name == "code" {
		if n := len(s.open); n > 0 && s.open[n-1].name == "pre" {
			e.Language = language
		}
		return false
	}
	i := slices.IndexFunc(s.entities, func(inner Entity) bool {
		return inner.Type == "code" && inner.Offset == e.Offset && inner.Length == e.Length
	})
	if i >= 0 {
		s.entities[i].Type = "pre"
		return true
	}
	for i := range s.entities { // a code in a longer pre is shown as the pre
		if s.entities[i].Offset >= e.Offset {
			s.entities[i].Language = ""
		}
	}
	return false
}
