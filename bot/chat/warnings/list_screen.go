package warnings

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// openList are the open warnings of a unit.
type openList struct {
	Unit, Name string
	Rules      *scoring.RuleSet // by which the indicators are named; nil when it is not known
	Open       []openWarning
	Others     []scoring.Unit
}

// openWarning is a warning that is open.
type openWarning struct {
	warning.Warning
	Now outbox.Figure
	By  string // who acknowledged it, in words; "" when nobody did
}

// listScreen lists a unit's open warnings: since when, and who knows.
func listScreen(r chat.Renderer, w openList) bot.Message {
	var m chat.Markup
	if len(w.Open) == 0 {
		m.Bold(r.Words.Text("warnings.none"))
	} else {
		m.Bold(r.Words.Text("warnings.title", "n", len(w.Open)))
	}
	m.Line(r.Words.Text("overdue.where", "unit", chat.CutUnit(w.Name, chat.LongName), "time", r.Time(r.Now, true)))
	var times []time.Time
	unknown := false
	for _, o := range w.Open {
		m.BlankLine()
		m.Line(figureLine(r, w.Rules, o.Now))
		m.Line(r.Words.Text("warnings.since", "time", r.Time(o.Since, true)))
		if o.By == "" {
			m.Line(r.Words.Text("warnings.unacknowledged"))
			unknown = true
		} else {
			m.Line(acknowledgementLine(r, acknowledgement{By: o.By, At: o.Acknowledged}))
		}
		times = append(times, o.Now.DataTime)
	}
	var answer []bot.Button
	if len(w.Open) > 0 {
		m.BlankLine()
		m.Lines(r.DataUntil(times, true))
		answer = answerRow(r, w.Unit, unknown, r.Now)
	}
	card := chat.Row(chat.Button(r.Words.Text("key.diem"), routes.Card.Link(routes.OfUnit{Unit: w.Unit})),
		chat.Button(r.Words.Text("advice.button"), routes.Advice.Link(routes.OfUnit{Unit: w.Unit})))
	return m.Message(append([][]bot.Button{answer, card}, r.OtherUnits(w.Others, chat.Destination(toList), "")...)...)
}

// unitsScreen is how many warnings are open, a button for each unit that has any.
func unitsScreen(r chat.Renderer, counts []scoring.UnitCount, page int) bot.Message {
	var m chat.Markup
	all := 0
	for _, c := range counts {
		all += c.Count
	}
	if all == 0 {
		m.Bold(r.Words.Text("warnings.none_anywhere"))
	} else {
		m.Bold(r.Words.Text("warnings.by_unit", "n", all, "units", r.Words.Text("overdue.units", "n", len(counts))))
	}
	m.Line(r.Words.Text("overdue.at", "time", r.Time(r.Now, true)))
	var buttons [][]bot.Button
	from := min(page*chat.UnitsPage, len(counts))
	shown := counts[from:min(from+chat.UnitsPage, len(counts))]
	short := chat.ShortUnits(shown, chat.ButtonWidth, chat.UnitOfCount)
	for _, c := range shown {
		label := r.Words.Text("overdue.unit_button", "unit", short(c), "n", c.Count)
		buttons = append(buttons, chat.Row(chat.Button(label, toList.Link(ofUnit{Unit: c.Unit}))))
	}
	return m.Message(append(buttons, r.Pages(toList.Link(ofUnit{}), page, chat.UnitsPage, len(counts)))...)
}
