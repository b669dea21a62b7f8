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

// MorningList is the list of a working morning: dossiers due today, and those overdue; by old data, one sentence that says so. It must not
// be forwarded.
func MorningList(r Reader, d Morning) bot.Message {
	var m markup
	if r.outdated(d) {
		days, _ := r.Age(d.DataTime)
		m.line(r.Words.Text("notice.outdated", "unit", shortUnit(d.Name, longName), "time", r.time(d.DataTime, true), "n", days))
		return m.message(r.morningButtons(d))
	}
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
		m.line(r.Words.Text("overdue.late", "late", r.Late(l.Due, r.Now), "time", r.time(l.Due, true)))
	}
	m.gap()
	if more := d.DueTotal + d.OverdueTotal - number; more > 0 {
		m.line(r.Words.Text("notice.more_dossiers", "n", more))
	}
	m.lines(r.data([]time.Time{d.DataTime}, true))
	message := m.message(r.morningButtons(d))
	message.Protected = true
	return message
}

// outdated says whether the data are too old to list dossiers by them in the morning.
func (r Reader) outdated(d Morning) bool {
	_, old := r.Age(d.DataTime)
	return old
}

// morningInShort is how many dossiers a unit must see to today, or that its data are too old to say so.
func (r Reader) morningInShort(d Morning, unit string) string {
	if !r.outdated(d) {
		return r.Words.Text("notice.due_today", "unit", unit, "due", d.DueTotal, "overdue", d.OverdueTotal)
	}
	days, _ := r.Age(d.DataTime)
	return r.Words.Text("notice.outdated_short", "unit", unit, "n", days)
}

// morningButtons lead to the unit's lists. By old data they tell no number: it is not one of today.
func (r Reader) morningButtons(d Morning) []bot.Button {
	overdue := labelledLink{r.Words.Text("key.quahan"), Link{To: ToOverdue, Unit: d.Unit}}
	switch {
	case r.outdated(d):
	case d.OverdueTotal > 0:
		overdue.label = r.Words.Text("due.overdue_button", "n", d.OverdueTotal)
	default:
		overdue = labelledLink{}
	}
	return row(overdue, labelledLink{r.Words.Text("key.saphan"), Link{To: ToDue, Unit: d.Unit}})
}
