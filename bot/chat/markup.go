package chat

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
)

// Markup is a message's HTML under construction. Everything that comes in is text and is escaped here, so no caller
// can let a name become markup.
type Markup struct{ out strings.Builder }

// Bold is a line in bold letters.
func (m *Markup) Bold(text string) { m.Wrap("<b>", text, "</b>\n") }

// Code is a line in letters of one width, which a press copies.
func (m *Markup) Code(text string) { m.Wrap("<code>", text, "</code>\n") }

// Line is a line of text.
func (m *Markup) Line(text string) { m.Wrap("", text, "\n") }

// Lines are lines of text.
func (m *Markup) Lines(ls []string) {
	for _, l := range ls {
		m.Line(l)
	}
}

// BlankLine sets what follows apart.
func (m *Markup) BlankLine() { m.out.WriteString("\n") }

// Table is lines in which columns stand under each other.
func (m *Markup) Table(lines []string) {
	m.Wrap("<pre>", strings.Join(lines, "\n"), "</pre>\n")
}

// usualLength is the room that most messages take, in bytes.
const usualLength = 768

// Wrap is text between two pieces of markup.
func (m *Markup) Wrap(before, text, after string) {
	if m.out.Len() == 0 {
		m.out.Grow(usualLength)
	}
	m.out.WriteString(before)
	if !isSimple(text) {
		text = html.EscapeString(norm.NFC.String(strings.Map(StripControls, text)))
	}
	m.out.WriteString(text)
	m.out.WriteString(after)
}

// isSimple says whether a text goes out as it is, as nearly all does: it has no control character, nothing that HTML gives a
// meaning, and each of its signs is what it is in NFC, whatever stands beside it.
func isSimple(text string) bool {
	for _, r := range text {
		switch {
		case r <= '~':
			if r < ' ' && r != '\n' && r != '\t' || r == '<' || r == '>' || r == '&' || r == '\'' || r == '"' {
				return false
			}
		case r >= 0xA0 && r < 0x300, isVietnamese(r): // Latin letters
		case r >= 0x2010 && r < 0x2028: // dashes, quotation marks, the ellipsis
		case r >= 0x25A0 && r < 0x2600: // triangles that mark a line
		default:
			return false
		}
	}
	return true
}

// StripControls leaves out control characters, and the signs that turn the direction of writing: in a name or in what somebody wrote they would
// turn the words behind it.
func StripControls(r rune) rune {
	if r >= ' ' && r <= '~' {
		return r
	}
	if unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && r != '\n' && r != '\t' {
		return -1
	}
	return r
}

// Length is how long the text is to Telegram, in UTF-16 units.
func (m *Markup) Length() (n int) {
	for _, c := range m.text() {
		n += utf16.RuneLen(c)
	}
	return n
}

// What a phone shows of a message at once.
const (
	ScreenRows    = 20
	screenColumns = 36
)

// Rows is how many rows the text takes on a phone, where lines wrap between words.
func (m *Markup) Rows() (n int) {
	for line := range strings.SplitSeq(m.text(), "\n") {
		columns := 0
		n++
		for word := range strings.FieldsSeq(line) {
			switch w := Width(word); {
			case columns == 0:
				columns = w
			case columns+1+w <= screenColumns:
				columns += 1 + w
			default:
				n, columns = n+1, w
			}
			if columns > screenColumns {
				n, columns = n+(columns-1)/screenColumns, (columns-1)%screenColumns+1
			}
		}
	}
	return n
}

// CaptionRows is how many rows a caption takes at most: below more of them a phone shows a part of the picture only.
const CaptionRows = 4

// Fit is those of the lines, in their order, with which a caption stays within CaptionRows. What is left out stands behind a button.
func (m *Markup) Fit(lines ...string) {
	for _, l := range lines {
		longer := Markup{}
		longer.out.WriteString(m.out.String())
		longer.Line(l)
		if longer.Rows() <= CaptionRows {
			m.Line(l)
		}
	}
}

// text is what is read, without markup. It knows no other tags than those written here.
func (m *Markup) text() string {
	text := strings.NewReplacer("<b>", "", "</b>", "", "<code>", "", "</code>", "", "<pre>", "", "</pre>", "").Replace(strings.TrimRight(m.out.String(), "\n"))
	return html.UnescapeString(text)
}

// Message is done. One whose buttons lead to a list of dossiers is protected like the list: the list will take its place,
// and an edit cannot protect what was sent without.
func (m *Markup) Message(buttons ...[]bot.Button) bot.Message {
	message := bot.Message{HTML: strings.TrimRight(m.out.String(), "\n")}
	for _, row := range buttons {
		if len(row) > 0 {
			message.Buttons = append(message.Buttons, row)
		}
		for _, b := range row {
			message.Protected = message.Protected || b.Protects
		}
	}
	return message
}
