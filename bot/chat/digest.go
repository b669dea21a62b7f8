package chat

import (
	"slices"
	"time"
	"unicode/utf16"

	"motcua/bot"
)

// Digest is what one message tells of: often one matter, after a quiet time or an outage several.
type Digest struct {
	Matters  []Matter
	Chapters []Chapter
}

// Matter is told by a title, below which lines stand when there is nothing else to tell.
type Matter struct {
	Title string
	Lines []string
	Leads [][]Choice // rows of buttons
}

// Chapter is what the rows of one feature come to, where a title for each would not do.
type Chapter struct {
	Matters int                // how many there are
	Whole   func() bot.Message // the message when there is one and nothing else to tell
	Summary string             // a line below the headline of a digest; "" for none
	// Entry writes one of the first DigestEntries in short.
	Entry      func(m *Markup, i int)
	Room       int          // characters that an entry takes at most
	Paragraphs bool         // entries are paragraphs, which stand behind those of a line
	Data       []time.Time  // up to when the data behind the entries reach, where that is said below
	Answers    []bot.Button // the row that stands before all others
	Buttons    [][]bot.Button
}

// DigestEntries is how many entries of a chapter a digest holds; the others are counted.
const DigestEntries = 6

// entries is how many of a chapter's matters a digest holds.
func (c Chapter) entries() int { return min(c.Matters, DigestEntries) }

// What the parts of a digest take at most, of the characters that Telegram takes: what is left is for titles.
const (
	textRoom   = 4096
	frameRoom  = 240 // the headline, the summaries, how many are not named, and up to when the data reach
	mostTitles = 20  // and their buttons
)

// Message is the digest as a message. It must not be forwarded: it may name dossiers.
func (d Digest) Message(r Renderer) bot.Message {
	switch {
	case d.matterCount() > 1:
		return d.inShort(r)
	case len(d.Matters) == 0:
		return d.Chapters[0].Whole()
	}
	var m Markup
	m.Bold(d.Matters[0].Title)
	m.Lines(d.Matters[0].Lines)
	message := m.Message(linkRows(d.Matters)...)
	message.Protected = true
	return message
}

// matterCount is how many matters there are.
func (d Digest) matterCount() int {
	n := len(d.Matters)
	for _, c := range d.Chapters {
		n += c.Matters
	}
	return n
}

// inShort tells of several matters.
func (d Digest) inShort(r Renderer) bot.Message {
	var m Markup
	m.Bold(r.Words.Text("notice.digest", "n", d.matterCount()))
	for _, c := range d.Chapters {
		if c.Summary != "" {
			m.Line(c.Summary)
		}
	}
	titled := d.titledMatters()
	for _, t := range titled {
		m.Line("• " + t.Title)
	}
	lines, paragraphs := d.byForm()
	hidden := len(d.Matters) - len(titled)
	var data []time.Time
	for _, c := range append(slices.Clone(lines), paragraphs...) {
		for i := range c.entries() {
			if c.Paragraphs {
				m.BlankLine()
			}
			c.Entry(&m, i)
		}
		hidden += c.Matters - c.entries()
		data = append(data, c.Data...)
	}
	if hidden > 0 {
		m.BlankLine()
		m.Line(r.Words.Text("notice.more", "n", hidden))
	}
	if len(data) > 0 {
		m.BlankLine()
		m.Lines(r.DataUntil(data, true))
	}
	var rows [][]bot.Button
	for _, c := range d.Chapters {
		rows = append(rows, c.Answers)
	}
	for _, c := range lines {
		rows = append(rows, c.Buttons...)
	}
	rows = append(rows, linkRows(titled)...)
	for _, c := range paragraphs {
		rows = append(rows, c.Buttons...)
	}
	message := m.Message(rows...)
	message.Protected = true
	return message
}

// byForm are the chapters whose entries are lines, and those whose entries are paragraphs.
func (d Digest) byForm() (lines, paragraphs []Chapter) {
	for _, c := range d.Chapters {
		if c.Paragraphs {
			paragraphs = append(paragraphs, c)
		} else {
			lines = append(lines, c)
		}
	}
	return lines, paragraphs
}

// titledMatters are the matters whose titles a digest holds: all of them unless they are many, or long beside much else.
func (d Digest) titledMatters() []Matter {
	room := textRoom - frameRoom
	for _, c := range d.Chapters {
		room -= c.Room * c.entries()
	}
	for i, t := range d.Matters {
		if room -= len(utf16.Encode([]rune(t.Title))) + len("• \n"); room < 0 || i == mostTitles {
			return d.Matters[:i]
		}
	}
	return d.Matters
}

// linkRows are the rows of buttons below matters.
func linkRows(matters []Matter) (rows [][]bot.Button) {
	for _, t := range matters {
		for _, choices := range t.Leads {
			rows = append(rows, Row(choices...))
		}
	}
	return rows
}
