package daysoff

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/people"
)

// offered is a day off that a button takes.
type offered struct {
	routes.OfDayOff
	people.DayOff
	Last time.Time // its last working day
}

// offerScreen says what is silent on a day off, and offers some; of one that is taken it says until when, and how to end it.
func offerScreen(r chat.Renderer, now people.DayOff, offers []offered, said ...string) bot.Message {
	var m chat.Markup
	m.Lines(said)
	var rows [][]bot.Button
	if now.IsOver(r.Now) {
		m.Bold(r.Words.Text("dayoff.title"))
	} else {
		m.Bold(r.Words.Text("dayoff.away", "since", r.Words.Date(now.Since.In(r.Zone)), "until", r.Words.DateTime(now.Until.In(r.Zone))))
		rows = append(rows, endRow(r, now))
	}
	silentLines(r, &m)
	for _, o := range offers {
		rows = append(rows, chat.Row(chat.Button(daysWords(r, o), routes.DayOff.Link(o.OfDayOff))))
	}
	return m.Message(rows...)
}

// daysWords are the days of a day off: "Thứ Năm 26/11", or "3 ngày: 25/11 – 27/11".
func daysWords(r chat.Renderer, o offered) string {
	if o.Days == 1 {
		return r.Words.Text("dayoff.day", "weekday", r.Words.Weekday(o.Since.In(r.Zone)), "date", r.Words.ShortDate(o.Since.In(r.Zone)))
	}
	return r.Words.Text("dayoff.days", "n", o.Days, "from", r.Words.ShortDate(o.Since.In(r.Zone)), "last", r.Words.ShortDate(o.Last.In(r.Zone)))
}

// confirmScreen asks whether to take a day off that was written.
func confirmScreen(r chat.Renderer, o offered) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("dayoff.confirm", "days", daysWords(r, o)))
	silentLines(r, &m)
	return m.Message(chat.Row(chat.Button(r.Words.Text("dayoff.confirm_yes"), routes.DayOff.Link(o.OfDayOff))))
}

// takenScreen says until when somebody is away.
func takenScreen(r chat.Renderer, d people.DayOff) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("dayoff.away", "since", r.Words.Date(d.Since.In(r.Zone)), "until", r.Words.DateTime(d.Until.In(r.Zone))))
	silentLines(r, &m)
	return m.Message(endRow(r, d))
}

// silentLines say what waits, what is sent all the same, and who is told instead.
func silentLines(r chat.Renderer, m *chat.Markup) {
	m.BlankLine()
	m.Line(r.Words.Text("dayoff.silent"))
	m.Line(r.Words.Text("dayoff.sent"))
	m.Line(r.Words.Text("dayoff.instead"))
}

func endRow(r chat.Renderer, d people.DayOff) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("dayoff.end_button"), toEnd.Link(ofEnd{d.Until.Unix()})))
}
