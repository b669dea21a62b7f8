package view

import (
	"time"

	"motcua/bot"
	"motcua/scoring"
)

// MorningRows is how many dossiers of each kind a morning's list names.
const MorningRows = 5

// Morning is what a unit's officers must see to today.
type Morning struct {
	Unit, Name             string
	Due, Overdue           []scoring.Listed // the first of them
	DueTotal, OverdueTotal int
	DataTime               time.Time
}

// MorningList is the list of a working morning: dossiers due today, and those overdue. It must not be forwarded.
func MorningList(r Reader, d Morning) bot.Message {
	var m markup
	m.bold(r.Words.Text("notice.due_today", "unit", shortUnit(d.Name, longName), "due", d.DueTotal, "overdue", d.OverdueTotal))
	number := 0
	for _, l := range d.Due[:min(len(d.Due), MorningRows)] {
		m.gap()
		number++
		l.UnitName = ""
		r.listed(&m, number, l)
		m.line(r.Words.Text("due.by", "time", r.time(l.Due, true), "left", r.Words.Text("due.today")))
	}
	for _, l := range d.Overdue[:min(len(d.Overdue), MorningRows)] {
		m.gap()
		number++
		l.UnitName = ""
		r.listed(&m, number, l)
		m.line(r.Words.Text("overdue.late", "n", l.DaysLate(r.Now), "time", r.time(l.Due, true)))
	}
	m.gap()
	if more := d.DueTotal + d.OverdueTotal - number; more > 0 {
		m.line(r.Words.Text("notice.more_dossiers", "n", more))
	}
	m.lines(r.data([]time.Time{d.DataTime}, true))
	var overdue labelledLink
	if d.OverdueTotal > 0 {
		overdue = labelledLink{r.Words.Text("due.overdue_button", "n", d.OverdueTotal), Link{To: ToOverdue, Unit: d.Unit}}
	}
	message := m.message(row(overdue, labelledLink{r.Words.Text("key.saphan"), Link{To: ToDue, Unit: d.Unit}}))
	message.Protected = true
	return message
}
