package deadlines

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// morningRows is how many dossiers of each kind a morning's list names.
const morningRows = 5

// morning is what a unit's officers must see to today.
type morning struct {
	Unit, Name             string
	Due, Overdue           []scoring.Listed // the first of them
	DueTotal, OverdueTotal int
	DataTime               time.Time
	Acceptance             acceptance.State
}

// some says whether dossiers are due today or overdue: else some only wait to be accepted.
func (d morning) some() bool { return d.DueTotal+d.OverdueTotal > 0 }

// morningsChapter is what mornings of several units come to in a digest, a line each.
func morningsChapter(r chat.Renderer, mornings []morning) chat.Chapter {
	short := chat.ShortUnits(mornings, chat.CaptionName, func(d morning) chat.NamedUnit { return chat.NamedUnit{Code: d.Unit, Name: d.Name} })
	c := chat.Chapter{Whole: func() bot.Message { return morningScreen(r, mornings[0]) }}
	for _, d := range mornings {
		c.Entries = append(c.Entries, chat.Entry{
			Urgency: outbox.DueToday.Kind().Urgency,
			Write:   func(m *chat.Markup) { m.Line(morningInShort(r, d, short(d))) },
			Buttons: [][]bot.Button{morningButtons(r, d)},
		})
	}
	return c
}

// morningScreen is the list of a working morning: dossiers due today, and those overdue; by old data, one sentence that says so. It must not
// be forwarded.
func morningScreen(r chat.Renderer, d morning) bot.Message {
	var m chat.Markup
	if tooOldToList(r, d) {
		days, _ := r.Age(d.DataTime)
		m.Line(r.Words.Text("notice.outdated", "unit", chat.CutUnit(d.Name, chat.LongName), "time", r.Time(d.DataTime, true), "n", days))
		return m.Message(morningButtons(r, d), dayOffButton(r))
	}
	m.Bold(morningTitle(r, d, d.Name))
	number := 0
	for _, l := range d.Due[:min(len(d.Due), morningRows)] {
		m.BlankLine()
		number++
		l.UnitName = ""
		r.Dossier(&m, number, l)
		m.Line(r.Words.Text("due.by", "time", r.Time(l.Due, true), "left", r.Words.Text("due.today")))
	}
	for _, l := range d.Overdue[:min(len(d.Overdue), morningRows)] {
		m.BlankLine()
		number++
		l.UnitName = ""
		r.Dossier(&m, number, l)
		m.Line(r.Words.Text("overdue.late", "late", r.Lateness(l.Due, r.Now), "time", r.Time(l.Due, true)))
	}
	m.BlankLine()
	if more := d.DueTotal + d.OverdueTotal - number; more > 0 {
		m.Line(r.Words.Text("notice.more_dossiers", "n", more))
	}
	m.Lines(r.DataUntil([]time.Time{d.DataTime}, true))
	d.Acceptance.Write(r, &m)
	message := m.Message(morningButtons(r, d), dayOffButton(r))
	message.Protected = true
	return message
}

// tooOldToList says whether the data are too old to list dossiers by them in the morning.
func tooOldToList(r chat.Renderer, d morning) bool {
	_, old := r.Age(d.DataTime)
	return old
}

// morningInShort is how many dossiers a unit must see to today, or that its data are too old to say so.
func morningInShort(r chat.Renderer, d morning, unit string) string {
	if !tooOldToList(r, d) {
		return morningTitle(r, d, unit)
	}
	days, _ := r.Age(d.DataTime)
	return r.Words.Text("notice.outdated_short", "unit", unit, "n", days)
}

// morningTitle is how many dossiers a unit must see to today, by a short name of it.
func morningTitle(r chat.Renderer, d morning, unit string) string {
	if !d.some() {
		return r.Words.Text("notice.to_accept", "unit", chat.UnitName(unit), "n", d.Acceptance.Total())
	}
	return r.Words.Text("notice.due_today", "unit", chat.UnitName(unit), "due", d.DueTotal, "overdue", d.OverdueTotal)
}

// morningButtons lead to the unit's lists. By old data they tell no number: it is not one of today.
func morningButtons(r chat.Renderer, d morning) []bot.Button {
	overdue := chat.Button(r.Words.Text("key.quahan"), routes.Overdue.Link(routes.OfDossiers{Unit: d.Unit}))
	switch {
	case tooOldToList(r, d):
	case d.OverdueTotal > 0:
		overdue.Label = r.Words.Text("due.overdue_button", "n", d.OverdueTotal)
	default:
		overdue = chat.Choice{}
	}
	return chat.Row(overdue, chat.Button(r.Words.Text("key.saphan"), routes.Due.Link(routes.OfDossiers{Unit: d.Unit})))
}

// dayOffButton is pressed by whoever has the day off.
func dayOffButton(r chat.Renderer) []bot.Button {
	today := r.Now.In(r.Zone).Format(time.DateOnly)
	return chat.Row(chat.Button(r.Words.Text("dayoff.button"), routes.DayOff.Link(routes.OfDayOff{From: today, Days: 1})))
}
