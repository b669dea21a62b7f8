package view

import (
	"slices"
	"time"
	"unicode/utf16"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/warnings"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// GapNamed is how many dossiers a warning names; where several indicators fell, they share them.
const GapNamed = 5

// Notice is what a person is told in one message: one notice, or after a quiet time or an outage several.
type Notice struct {
	Parts    []NoticePart // a unit's notices stand together, the most urgent first
	Mornings []Morning
	Told     []Told
}

// Told is one matter that is neither a warning nor a morning's list. In a digest its Title alone is told, with its buttons.
type Told struct {
	Title string
	Lines []string
	Leads [][]chat.Choice
}

// NoticePart is one notice.
type NoticePart struct {
	Unit, Name string
	Rules      *scoring.RuleSet // by which the indicators are named
	Reason     outbox.Reason
	Changes    []outbox.Change
	Gaps       map[string]Gap            // by indicator: the dossiers that are missing from its numerator; absent where there are none
	Known      map[string]warnings.Known // by indicator: who acknowledged that it fell; absent where nobody did
}

// Gap is the first dossiers missing from a numerator, and how many there are.
type Gap struct {
	Counts scoring.Counts
	Rows   []scoring.Listed
	Total  int
}

// A message of several notices holds partsShown of them in words, each with figuresShown of its indicators; the rest are
// counted.
const (
	partsShown   = 6
	figuresShown = 5
)

// What the parts of a message take at most, of the characters that Telegram takes: what is left is for the titles of Told.
const (
	textRoom    = 4096
	partRoom    = 480
	morningRoom = 150
	frameRoom   = 240 // the headline, how many are acknowledged and how many not named, and up to when the data reach
	mostTold    = 20  // and their buttons
)

// named are those of Told whose titles a digest holds: all of them unless they are many, or long beside much else.
func (n Notice) named() []Told {
	room := textRoom - frameRoom - partRoom*min(len(n.Parts), partsShown) - morningRoom*min(len(n.Mornings), partsShown)
	for i, t := range n.Told {
		if room -= len(utf16.Encode([]rune(t.Title))) + len("• \n"); room < 0 || i == mostTold {
			return n.Told[:i]
		}
	}
	return n.Told
}

// Warning is a message of warnings, of what became of them, and of what is due. One notice is told whole; several are told in short, each
// with its figures, and lead to the cards. It must not be forwarded: it names dossiers.
func Warning(r Reader, n Notice) bot.Message {
	all := len(n.Parts) + len(n.Mornings) + len(n.Told)
	if all == 1 && len(n.Mornings) == 1 {
		return MorningList(r, n.Mornings[0])
	}
	var m chat.Markup
	switch {
	case all == 1 && len(n.Parts) == 1:
		r.notice(&m, n.Parts[0])
	case all == 1:
		m.Bold(n.Told[0].Title)
		m.Lines(n.Told[0].Lines)
	default:
		m.Bold(r.Words.Text("notice.digest", "n", all))
		r.knownInDigest(&m, n.Parts)
		for _, t := range n.named() {
			m.Line("• " + t.Title)
		}
		mornings := n.Mornings[:min(len(n.Mornings), partsShown)]
		short := chat.ShortUnits(mornings, chat.CaptionName, func(d Morning) chat.NamedUnit { return chat.NamedUnit{Code: d.Unit, Name: d.Name} })
		for _, d := range mornings {
			m.Line(r.morningInShort(d, short(d)))
		}
		var times []time.Time
		parts := n.Parts[:min(len(n.Parts), partsShown)]
		named := chat.ShortUnits(parts, chat.CaptionName, partUnit)
		for _, p := range parts {
			m.BlankLine()
			r.noticeInShort(&m, p, named(p))
			for _, c := range p.Changes {
				times = append(times, c.To.DataTime)
			}
		}
		if more := max(0, len(n.Parts)-partsShown) + len(n.Told) - len(n.named()); more > 0 {
			m.BlankLine()
			m.Line(r.Words.Text("notice.more", "n", more))
		}
		if len(times) > 0 {
			m.BlankLine()
			m.Lines(r.DataUntil(times, true))
		}
	}
	message := m.Message(r.noticeButtons(n)...)
	message.Protected = true
	return message
}

// notice is one notice whole: what it is about, each indicator with what it moved from and to, and the dossiers behind.
func (r Reader) notice(m *chat.Markup, p NoticePart) {
	m.Bold(r.Words.Text(p.title(), "unit", chat.CutUnit(p.Name, chat.LongName), "n", len(p.Changes)))
	var times []time.Time
	for _, c := range p.Changes {
		m.BlankLine()
		r.change(m, p, c)
		times = append(times, c.To.DataTime)
	}
	m.BlankLine()
	m.Lines(r.DataUntil(times, true))
	switch {
	case p.open() && p.unknown() == 0:
		m.Line(r.Words.Text("notice.go_on"))
	case p.Reason == outbox.Escalated: // to whoever directs the unit
		m.Line(r.Words.Text("notice.to_direct"))
	case p.open():
		m.Line(r.Words.Text("notice.what_to_do"))
	}
}

func partUnit(p NoticePart) chat.NamedUnit { return chat.NamedUnit{Code: p.Unit, Name: p.Name} }

func (r Reader) noticeInShort(m *chat.Markup, p NoticePart, unit string) {
	m.Bold(r.Words.Text(p.title(), "unit", unit, "n", len(p.Changes)))
	shown := p.Changes[:min(len(p.Changes), figuresShown)]
	for _, c := range shown {
		if c.To.Assessed() && c.To.Target.Sign() > 0 {
			m.Line(warnings.Figure(r.Renderer, p.Rules, c.To))
		} else {
			m.Line(r.standing(p, c.To))
		}
	}
	if more := len(p.Changes) - len(shown); more > 0 {
		m.Line(r.Words.Text("notice.more_indicators", "n", more))
	}
	r.knownInShort(m, p)
}

// change is an indicator's lines in a notice.
func (r Reader) change(m *chat.Markup, p NoticePart, c outbox.Change) {
	m.Line(r.standing(p, c.To))
	if !c.To.Assessed() {
		return
	}
	if c.To.Target.Sign() == 0 {
		m.Line(r.Words.Text("notice.no_target"))
		return
	}
	moved := r.Words.Text("notice.target", "target", r.Bound(c.To.Target))
	if c.From != nil && c.From.Points.Cmp(c.To.Points) != 0 {
		from, to := r.PointsTogether(c.From.Points, c.To.Points, c.From.Bounds(), c.To.Bounds())
		moved = r.Words.Text("notice.moved", "from", from, "to", to, "target", r.Bound(c.To.Target))
	}
	m.Line(moved)
	if k, ok := p.Known[c.Indicator]; ok {
		m.Line(warnings.KnownBy(r.Renderer, k))
	}
	if c.To.Tally.Denominator > 0 {
		m.Line(r.Words.Text("notice.tally", "numerator", c.To.Tally.Numerator, "denominator", c.To.Tally.Denominator))
	}
	gap, ok := p.Gaps[c.Indicator]
	if !ok || gap.Total == 0 {
		return
	}
	m.Line(r.Words.Text("gap."+string(gap.Counts), "n", gap.Total))
	named := min(len(gap.Rows), max(1, GapNamed/len(p.Changes))) // the more indicators, the fewer dossiers of each
	for _, d := range gap.Rows[:named] {
		m.Code(chat.DossierCode(d))
		m.Line(r.DossierGap(gap.Counts, d))
		r.DossierMarks(m, d)
	}
	if more := gap.Total - named; more > 0 {
		m.Line(r.Words.Text("notice.more_dossiers", "n", more))
	}
}

// standing is what an indicator stands at in its month.
func (r Reader) standing(p NoticePart, f outbox.Figure) string {
	name, month := r.IndicatorName(p.Rules, f.Indicator), r.Words.ShortMonth(string(f.Month))
	if !f.Assessed() {
		return r.Words.Text("notice.unassessed", "indicator", name, "month", month)
	}
	return r.Words.Text("notice.indicator", "indicator", name, "points", r.Points(f.Points, f.Bounds()...), "max", r.Bound(f.Max), "month", month)
}

// noticeButtons acknowledge and put off what is open, and lead to the cards.
func (r Reader) noticeButtons(n Notice) [][]bot.Button {
	var rows [][]bot.Button
	var units []string
	open, unknown := false, 0
	for _, d := range n.Mornings[:min(len(n.Mornings), partsShown)] {
		rows = append(rows, r.morningButtons(d))
	}
	for _, t := range n.named() {
		for _, leads := range t.Leads {
			rows = append(rows, chat.Row(leads...))
		}
	}
	short := chat.ShortUnits(n.Parts, chat.ButtonWidth, partUnit)
	for _, p := range n.Parts {
		if p.open() {
			open, unknown = true, unknown+p.unknown()
		}
		if slices.Contains(units, p.Unit) {
			continue
		}
		if units = append(units, p.Unit); len(units) <= partsShown {
			rows = append(rows, chat.Row(chat.Button(r.Words.Text("notice.card_button", "unit", short(p)), routes.Card.Link(routes.OfUnit{Unit: p.Unit}))))
		}
	}
	if !open {
		return rows
	}
	unit := ""
	if len(units) == 1 {
		unit = units[0]
	}
	return append([][]bot.Button{warnings.AnswerRow(r.Renderer, unit, unknown > 0, newest(n.Parts))}, rows...)
}
