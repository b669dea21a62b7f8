package warnings

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// gapNamed is how many dossiers a warning names; where several indicators fell, they share them.
const gapNamed = 5

// notice is a notice of warnings, or of what became of them.
type notice struct {
	Unit, Name string
	Rules      *scoring.RuleSet // by which the indicators are named
	Reason     outbox.Reason
	Changes    []outbox.Change
	Gaps       map[string]gap             // by indicator: the dossiers that are missing from its numerator; absent where there are none
	Known      map[string]acknowledgement // by indicator: who acknowledged that it fell; absent where nobody did
}

// gap is the first dossiers missing from a numerator, and how many there are.
type gap struct {
	Counts scoring.Counts
	Rows   []scoring.Listed
	Total  int
	Aside  bool // the figure is not theirs: another one was entered, or the month is closed
}

// figuresShown is how many indicators of a notice stand beside other notices of its unit.
const figuresShown = 5

// noticesChapter is what notices come to in a digest: each in short. Where several units are told the same, each has the figure that is
// farthest from its target, and leads to the others.
func noticesChapter(r chat.Renderer, notices []notice) chat.Chapter {
	c := chat.Chapter{
		Whole:   func() bot.Message { return noticeScreen(r, notices[0]) },
		Summary: knownSummary(r, notices),
		Answers: answerButtons(r, notices),
	}
	short, label := chat.ShortUnits(notices, chat.CaptionName, unitOf), chat.ShortUnits(notices, narrowName, unitOf)
	units := map[string]bool{}
	told := map[outbox.Reason]map[string]bool{} // the units of each reason
	for _, p := range notices {
		if told[p.shownReason()] == nil {
			told[p.shownReason()] = map[string]bool{}
		}
		told[p.shownReason()][p.Unit], units[p.Unit] = true, true
	}
	for _, p := range notices {
		e := chat.Entry{Urgency: p.shownReason().Kind().Urgency, Buttons: unitButton(p, label(p))}
		for _, change := range p.Changes {
			e.Data = append(e.Data, change.To.DataTime)
		}
		if n := len(told[p.shownReason()]); n == 1 {
			e.Apart, e.Write = true, func(m *chat.Markup) { noticeInShort(r, m, p, chat.UnitName(short(p))) }
		} else {
			e.Heading = r.Words.Text("notice_units."+string(p.shownReason()), "n", n)
			e.Write = func(m *chat.Markup) { noticeOfUnit(r, m, p, short(p)) }
		}
		if len(units) == 1 {
			e.Buttons = cardButtons(r, p)
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

// narrowName is how many columns of a unit's name stand on a button that has another beside it.
const narrowName = 16

// noticeScreen is one notice whole: what it is about, each indicator with what it moved from and to, and the dossiers behind. It must not
// be forwarded: it names them.
func noticeScreen(r chat.Renderer, p notice) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text(p.title(), "unit", chat.UnitName(p.Name), "n", len(p.Changes)))
	var times []time.Time
	for _, c := range p.Changes {
		m.BlankLine()
		writeChange(r, &m, p, c)
		times = append(times, c.To.DataTime)
	}
	m.BlankLine()
	m.Lines(r.DataUntil(times, true))
	switch {
	case p.warnsOfOpen() && p.countUnacknowledged() == 0:
		m.Line(r.Words.Text("notice.go_on"))
	case p.Reason == outbox.Escalated: // to whoever directs the unit
		m.Line(r.Words.Text("notice.to_direct"))
	case p.warnsOfOpen():
		m.Line(r.Words.Text("notice.what_to_do"))
	}
	message := m.Message(append([][]bot.Button{answerButtons(r, []notice{p})}, cardButtons(r, p)...)...)
	message.Protected = true
	return message
}

func unitOf(p notice) chat.NamedUnit { return chat.NamedUnit{Code: p.Unit, Name: p.Name} }

// noticeInShort is a notice beside others of its unit.
func noticeInShort(r chat.Renderer, m *chat.Markup, p notice, unit string) {
	m.Bold(r.Words.Text(p.title(), "unit", unit, "n", len(p.Changes)))
	shown := p.Changes[:min(len(p.Changes), figuresShown)]
	for _, c := range shown {
		writeFigure(r, m, p, c.To)
	}
	if more := len(p.Changes) - len(shown); more > 0 {
		m.Line(r.Words.Text("notice.more_indicators", "n", more))
	}
	knownInShort(r, m, p)
}

// noticeOfUnit is a notice beside those of other units: how many indicators, and the first of them.
func noticeOfUnit(r chat.Renderer, m *chat.Markup, p notice, unit string) {
	switch key := "notice.unit_first"; {
	case len(p.Changes) == 1:
		m.Line("• " + unit)
	default:
		if !p.warnsOfOpen() {
			key = "notice.unit_among"
		}
		m.Line("• " + r.Words.Text(key, "unit", unit, "n", len(p.Changes)))
	}
	writeFigure(r, m, p, p.Changes[0].To)
	knownInShort(r, m, p)
}

// writeFigure writes what an indicator stands at beside others.
func writeFigure(r chat.Renderer, m *chat.Markup, p notice, f outbox.Figure) {
	if f.Assessed() && f.Target.Sign() > 0 {
		m.Line(figureLine(r, p.Rules, f))
	} else {
		m.Line(figureWords(r, p, f))
	}
}

// writeChange writes an indicator's lines in a notice.
func writeChange(r chat.Renderer, m *chat.Markup, p notice, c outbox.Change) {
	m.Line(figureWords(r, p, c.To))
	if !c.To.Assessed() {
		return
	}
	if c.To.Target.Sign() == 0 {
		m.Line(r.Words.Text("notice.no_target"))
		return
	}
	moved := r.Words.Text("notice.target", "target", chat.TargetFigure(r, c.To.Target, p.Rules.Bounds()))
	if c.From != nil && c.From.Points.Cmp(c.To.Points) != 0 {
		from, to := r.PointsTogether(c.From.Points, c.To.Points, c.From.Bounds(p.Rules), c.To.Bounds(p.Rules))
		moved = r.Words.Text("notice.moved", "from", from, "to", to, "target", chat.TargetFigure(r, c.To.Target, p.Rules.Bounds()))
	}
	m.Line(moved)
	if k, ok := p.Known[c.Indicator]; ok {
		m.Line(acknowledgementLine(r, k))
	}
	if c.To.Tally.Denominator > 0 {
		m.Line(r.Words.Text("notice.tally", "numerator", c.To.Tally.Numerator, "denominator", c.To.Tally.Denominator))
	}
	missing, ok := p.Gaps[c.Indicator]
	if !ok || missing.Total == 0 {
		return
	}
	if missing.Aside {
		m.Line(r.Words.Text("notice.no_list"))
		return
	}
	m.Line(r.Words.Text("gap."+string(missing.Counts), "n", missing.Total))
	named := min(len(missing.Rows), max(1, gapNamed/len(p.Changes))) // the more indicators, the fewer dossiers of each
	for _, d := range missing.Rows[:named] {
		m.Code(chat.DossierCode(d))
		m.Line(r.DossierGap(missing.Counts, d))
		r.DossierMarks(m, d)
	}
	if more := missing.Total - named; more > 0 {
		m.Line(r.Words.Text("notice.more_dossiers", "n", more))
	}
}

// figureWords are what an indicator stands at in its month.
func figureWords(r chat.Renderer, p notice, f outbox.Figure) string {
	name, month := r.IndicatorName(p.Rules, f.Indicator), r.Words.ShortMonth(string(f.Month))
	if !f.Assessed() {
		return r.Words.Text("notice.unassessed", "indicator", name, "month", month)
	}
	return r.Words.Text("notice.indicator", "indicator", name, "points", r.Points(f.Points, f.Bounds(p.Rules)), "max", r.Bound(f.Max), "month", month)
}

// answerButtons are the row that acknowledges what is open, and puts it off; none when nothing is.
func answerButtons(r chat.Renderer, notices []notice) []bot.Button {
	open, unknown := false, 0
	for _, p := range notices {
		if p.warnsOfOpen() {
			open, unknown = true, unknown+p.countUnacknowledged()
		}
	}
	if !open {
		return nil
	}
	unit := notices[0].Unit
	if slices.ContainsFunc(notices, func(p notice) bool { return p.Unit != unit }) {
		unit = ""
	}
	return answerRow(r, unit, unknown > 0, newestWarning(notices))
}

// cardButtons are rows that lead to the card of the unit, and to what it can do.
func cardButtons(r chat.Renderer, p notice) [][]bot.Button {
	return [][]bot.Button{
		chat.Row(chat.Button(r.Words.Text("notice.card_button", "unit", chat.UnitName(chat.ShortUnit(p.Name))), routes.Card.Link(routes.OfUnit{Unit: p.Unit}))),
		chat.Row(chat.Button(r.Words.Text("advice.button"), routes.Advice.Link(routes.OfUnit{Unit: p.Unit}))),
	}
}

// unitButton is a row that leads to all that is open of a unit, or to its card when the notice is of an end.
func unitButton(p notice, label string) [][]bot.Button {
	if p.warnsOfOpen() {
		return [][]bot.Button{chat.Row(chat.Button(label, toList.Link(ofUnit{Unit: p.Unit})))}
	}
	return [][]bot.Button{chat.Row(chat.Button(label, routes.Card.Link(routes.OfUnit{Unit: p.Unit})))}
}
