package view

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
)

// markup is a message's HTML under construction. Everything that comes in is text and is escaped here, so no caller
// can let a name become markup.
type markup struct{ out strings.Builder }

func (m *markup) bold(text string) { m.wrapped("<b>", text, "</b>\n") }
func (m *markup) code(text string) { m.wrapped("<code>", text, "</code>\n") }
func (m *markup) lines(ls []string) {
	for _, l := range ls {
		m.line(l)
	}
}
func (m *markup) line(text string) { m.wrapped("", text, "\n") }
func (m *markup) gap()             { m.out.WriteString("\n") }

// table is lines in which columns stand under each other.
func (m *markup) table(lines []string) {
	m.wrapped("<pre>", strings.Join(lines, "\n"), "</pre>\n")
}

// usual is the room that most messages take, in bytes.
const usual = 768

func (m *markup) wrapped(before, text, after string) {
	if m.out.Len() == 0 {
		m.out.Grow(usual)
	}
	m.out.WriteString(before)
	m.out.WriteString(html.EscapeString(norm.NFC.String(strings.Map(straight, text))))
	m.out.WriteString(after)
}

// straight leaves out control characters, and the signs that turn the direction of writing: in a name or in what somebody wrote they would
// turn the words behind it.
func straight(r rune) rune {
	if r >= ' ' && r <= '~' {
		return r
	}
	if unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && r != '\n' && r != '\t' {
		return -1
	}
	return r
}

// longestCaption is how many UTF-16 units Telegram takes below a picture.
const longestCaption = 1024

// length is how long the text is to Telegram, in UTF-16 units. It knows no other tags than those written here.
func (m *markup) length() (n int) {
	text := strings.NewReplacer("<b>", "", "</b>", "", "<code>", "", "</code>", "", "<pre>", "", "</pre>", "").Replace(strings.TrimRight(m.out.String(), "\n"))
	for _, c := range html.UnescapeString(text) {
		n += utf16.RuneLen(c)
	}
	return n
}

// message is done. One whose buttons lead to a list of dossiers is protected like the list: the list will take its place,
// and an edit cannot protect what was sent without.
func (m *markup) message(buttons ...[]bot.Button) bot.Message {
	message := bot.Message{HTML: strings.TrimRight(m.out.String(), "\n")}
	for _, row := range buttons {
		if len(row) > 0 {
			message.Buttons = append(message.Buttons, row)
		}
		for _, b := range row {
			link, ok := ReadLink(b.Data)
			message.Protected = message.Protected || ok && link.listsDossiers()
		}
	}
	return message
}
