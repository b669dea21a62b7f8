package view

import (
	"strings"
	"time"

	"motcua/bot"
	"motcua/scoring/people"
)

// Log is a page of the audit log.
type Log struct {
	Filter   people.LogFilter
	By, Unit string // of the filter, in words; "" when it does not choose
	Entries  []LogEntry
	Newer    bool // entries stand before them
	Older    bool // entries follow
}

// LogEntry is an entry in words.
type LogEntry struct {
	ID     int64
	At     time.Time
	By     string
	Action string // as the log keeps it
	About  []string
}

// How many entries stand on a page of the log, and choices on a page of those that filter it.
const (
	LogPage    = 8
	LogChoices = 12
)

// aboutLength is where what an entry is about is cut.
const aboutLength = 160

// AuditLog is a page of the log, the newest first. It cannot be forwarded.
func AuditLog(r Reader, l Log) bot.Message {
	var m markup
	m.bold(r.Words.Text("log.title"))
	if chosen := r.filtered(l); chosen != "" {
		m.line(r.Words.Text("log.chosen", "what", chosen))
	}
	if len(l.Entries) == 0 {
		m.line(r.Words.Text("log.none"))
	}
	for _, e := range l.Entries {
		m.gap()
		m.line(r.Words.Text("log.entry", "time", r.Words.DateTime(e.At.In(r.Zone)), "by", e.By))
		m.line(r.deed(e))
	}
	all := labelledLink{}
	if l.Filter != (people.LogFilter{}) {
		all = labelledLink{r.Words.Text("log.all_button"), Link{To: ToLog}}
	}
	message := m.message(
		r.logPaging(l),
		row(labelledLink{r.Words.Text("log.people_button"), logLink(ToLogPeople, l.Filter)},
			labelledLink{r.Words.Text("log.unit_button"), logLink(ToAskLogUnit, l.Filter)},
			labelledLink{r.Words.Text("log.kinds_button"), logLink(ToLogKinds, l.Filter)}),
		row(all, labelledLink{r.Words.Text("log.file_button"), logLink(ToLogFile, l.Filter)}),
	)
	message.Protected = true
	return message
}

// logPaging is the row that leads to the entries beside those of the page.
func (r Reader) logPaging(l Log) []bot.Button {
	var newer, older labelledLink
	if l.Newer && len(l.Entries) > 0 {
		newer = labelledLink{r.Words.Text("page.previous"), logPlaceLink(l.Filter, people.LogPlace{After: l.Entries[0].ID})}
	}
	if l.Older && len(l.Entries) > 0 {
		older = labelledLink{r.Words.Text("page.next"), logPlaceLink(l.Filter, people.LogPlace{Before: l.Entries[len(l.Entries)-1].ID})}
	}
	return row(newer, older)
}

// deed is what was done, and to what.
func (r Reader) deed(e LogEntry) string {
	did := r.did(e.Action)
	if len(e.About) == 0 {
		return did
	}
	return r.Words.Text("log.about", "did", did, "about", cut(strings.Join(e.About, " · "), aboutLength))
}

// did is an action in words; as the log has it when there are none.
func (r Reader) did(action string) string {
	text, err := r.Words.Render("action." + action)
	if err != nil {
		return cut(action, labelled)
	}
	return text
}

// LogActions are the choices among actions for a filter.
func LogActions(r Reader, f people.LogFilter, actions []string) (choices []Choice) {
	for _, action := range actions {
		f.Action = action
		choices = append(choices, Choice{Label: r.did(action), Link: logLink(ToLog, f)})
	}
	return choices
}

// filtered is a filter in words; "" for none.
func (r Reader) filtered(l Log) string {
	var parts []string
	for _, part := range []string{l.Unit, l.By} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if l.Filter.Action != "" {
		parts = append(parts, r.did(l.Filter.Action))
	}
	return strings.Join(parts, " · ")
}

// LogChoice asks for one of the people, or of the actions, whose entries are wanted; each link leads to them.
func LogChoice(r Reader, question string, choices []Choice, self Link) bot.Message {
	page := min(self.Page, LastPage(len(choices), LogChoices))
	self.Page = 0
	var rows [][]bot.Button
	for _, c := range choices[page*LogChoices : min((page+1)*LogChoices, len(choices))] {
		rows = append(rows, row(labelledLink{cut(c.Label, 2*labelled), c.Link}))
	}
	back := self
	back.To = ToLog
	return asking(question, append(rows, r.paging(self, page, LogChoices, len(choices)), row(labelledLink{r.Words.Text("log.back"), back}))...)
}
