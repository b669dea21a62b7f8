package chat

import (
	"cmp"
	"slices"
	"time"

	"motcua/bot"
)

// Digest is what one message tells of: often one matter, after a quiet time or an outage several. What is most urgent stands first.
type Digest struct {
	Matters  []Matter
	Chapters []Chapter
}

// Matter is told by a title, below which lines stand when there is nothing else to tell.
type Matter struct {
	Title   string
	Lines   []string
	Leads   [][]Choice // rows of buttons
	Urgency int        // that of its kind: lower stands first
}

// Chapter is what the rows of one feature come to, where a title for each would not do.
type Chapter struct {
	Entries []Entry
	Whole   func() bot.Message // the message when there is one entry and nothing else to tell
	Summary string             // a line below the entries; "" for none
	Answers []bot.Button       // the row that stands before all others
}

// Entry is one of several things that a message tells of, in short.
type Entry struct {
	Urgency int    // that of its kind: lower stands first
	Heading string // in bold above the entries that share it; "" for none
	Write   func(m *Markup)
	Apart   bool        // it is a paragraph, and not a line
	Data    []time.Time // up to when the data behind it reach, where that is said below
	Buttons [][]bot.Button
}

// Message is the digest as a message, or the first page of it. It must not be forwarded: it may name dossiers.
func (d Digest) Message(r Renderer) bot.Message { return d.Page(r, 0) }

// Page is a page of the digest, its last where it has none of that number. Whoever has one leads to those beside it.
func (d Digest) Page(r Renderer, page int) bot.Message {
	entries := d.entries()
	switch {
	case len(entries) > 1:
		message := d.inShort(r, entries, page)
		message.Protected = true
		return message
	case len(d.Matters) == 0:
		return d.Chapters[0].Whole()
	}
	var m Markup
	m.Bold(d.Matters[0].Title)
	m.Lines(d.Matters[0].Lines)
	message := m.Message(d.Matters[0].rows()...)
	message.Protected = true
	return message
}

// entries are all that there is to tell, what is most urgent first.
func (d Digest) entries() (all []Entry) {
	for _, t := range d.Matters {
		all = append(all, Entry{Urgency: t.Urgency, Write: func(m *Markup) { m.Line("• " + t.Title) }, Buttons: t.rows()})
	}
	for _, c := range d.Chapters {
		all = append(all, c.Entries...)
	}
	slices.SortStableFunc(all, func(a, b Entry) int { return cmp.Compare(a.Urgency, b.Urgency) })
	return all
}

// rows are the rows of buttons below a matter.
func (t Matter) rows() (rows [][]bot.Button) {
	for _, choices := range t.Leads {
		rows = append(rows, Row(choices...))
	}
	return rows
}

// toPage leads to a page of the digest that went out in the message.
const toPage Route[ofPage] = "digest"

// ofPage carries a page of a digest. What stands on it may have been told to nobody else: it is not forwarded.
type ofPage struct{ Page int }

// Protects says that a digest is protected.
func (ofPage) Protects() bool { return true }

// inShort tells of several things, as many as a phone shows.
func (d Digest) inShort(r Renderer, entries []Entry, page int) bot.Message {
	from, to := 0, d.fitting(r, entries)
	for ; page > 0 && to < len(entries); page-- {
		from, to = to, to+d.fitting(r, entries[to:])
	}
	m := d.write(r, entries[from:to])
	var rows [][]bot.Button
	for _, c := range d.Chapters {
		rows = append(rows, c.Answers)
	}
	var leads [][]bot.Button
	for _, e := range entries[from:to] {
		leads = append(leads, e.Buttons...)
	}
	return m.Message(append(append(rows, SideBySide(leads)...), d.beside(r, entries, from, to))...)
}

// beside is the row that leads to the pages before and after.
func (d Digest) beside(r Renderer, entries []Entry, from, to int) []bot.Button {
	var before, after Choice
	page := 0
	for at := 0; at < from; page++ {
		at += d.fitting(r, entries[at:])
	}
	if from > 0 {
		before = Button(r.Words.Text("page.previous"), toPage.Link(ofPage{page - 1}))
	}
	if rest := len(entries) - to; rest > 0 {
		after = Button(r.Words.Text("notice.rest", "n", rest), toPage.Link(ofPage{page + 1}))
	}
	return Row(before, after)
}

// fitting is how many of the entries a phone shows at once: at least one.
func (d Digest) fitting(r Renderer, entries []Entry) int {
	for n := 2; n <= len(entries); n++ {
		if m := d.write(r, entries[:n]); m.Rows() > ScreenRows || m.Length() > longestText {
			return n - 1
		}
	}
	return len(entries)
}

// longestText is how many UTF-16 units of text Telegram takes.
const longestText = 4096

// write writes entries, and what is said below them.
func (d Digest) write(r Renderer, entries []Entry) *Markup {
	var m Markup
	var data []time.Time
	for i, e := range entries {
		another := i == 0 || e.Heading != entries[i-1].Heading
		if i > 0 && (another || e.Apart || entries[i-1].Apart) {
			m.BlankLine()
		}
		if another && e.Heading != "" {
			m.Bold(e.Heading)
		}
		e.Write(&m)
		data = append(data, e.Data...)
	}
	var below []string
	for _, c := range d.Chapters {
		if c.Summary != "" {
			below = append(below, c.Summary)
		}
	}
	if len(data) > 0 {
		below = append(below, r.DataUntil(data, true)...)
	}
	if len(below) > 0 {
		m.BlankLine()
		m.Lines(below)
	}
	return &m
}
