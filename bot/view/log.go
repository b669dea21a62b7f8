package view

import (
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
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
	var m chat.Markup
	m.Bold(r.Words.Text("log.title"))
	if chosen := r.filtered(l); chosen != "" {
		m.Line(r.Words.Text("log.chosen", "what", chosen))
	}
	if len(l.Entries) == 0 {
		m.Line(r.Words.Text("log.none"))
	}
	for _, e := range l.Entries {
		m.BlankLine()
		m.Line(r.Words.Text("log.entry", "time", r.Words.DateTime(e.At.In(r.Zone)), "by", e.By))
		m.Line(r.deed(e))
	}
	all := chat.Choice{}
	if l.Filter != (people.LogFilter{}) {
		all = chat.Button(r.Words.Text("log.all_button"), chat.Link{To: ToLog})
	}
	message := m.Message(
		r.logPaging(l),
		chat.Row(chat.Button(r.Words.Text("log.people_button"), logLink(ToLogPeople, l.Filter)),
			chat.Button(r.Words.Text("log.unit_button"), logLink(ToAskLogUnit, l.Filter)),
			chat.Button(r.Words.Text("log.kinds_button"), logLink(ToLogKinds, l.Filter))),
		chat.Row(all, chat.Button(r.Words.Text("log.file_button"), logLink(ToLogFile, l.Filter))),
	)
	message.Protected = true
	return message
}

// logPaging is the row that leads to the entries beside those of the page.
func (r Reader) logPaging(l Log) []bot.Button {
	var newer, older chat.Choice
	if l.Newer && len(l.Entries) > 0 {
		newer = chat.Button(r.Words.Text("page.previous"), logPlaceLink(l.Filter, people.LogPlace{After: l.Entries[0].ID}))
	}
	if l.Older && len(l.Entries) > 0 {
		older = chat.Button(r.Words.Text("page.next"), logPlaceLink(l.Filter, people.LogPlace{Before: l.Entries[len(l.Entries)-1].ID}))
	}
	return chat.Row(newer, older)
}

// deed is what was done, and to what.
func (r Reader) deed(e LogEntry) string {
	did := r.did(e.Action)
	if len(e.About) == 0 {
		return did
	}
	return r.Words.Text("log.about", "did", did, "about", chat.Cut(strings.Join(e.About, " · "), aboutLength))
}

// did is an action in words; as the log has it when there are none.
func (r Reader) did(action string) string {
	text, err := r.Words.Render("action." + action)
	if err != nil {
		return chat.Cut(action, chat.ButtonWidth)
	}
	return text
}

// LogActions are the choices among actions for a filter.
func LogActions(r Reader, f people.LogFilter, actions []string) (choices []chat.Choice) {
	for _, action := range actions {
		f.Action = action
		choices = append(choices, chat.Choice{Label: r.did(action), Link: logLink(ToLog, f)})
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
func LogChoice(r Reader, question string, choices []chat.Choice, self chat.Link) bot.Message {
	page := min(self.Page, chat.LastPage(len(choices), LogChoices))
	self.Page = 0
	var rows [][]bot.Button
	for _, c := range choices[page*LogChoices : min((page+1)*LogChoices, len(choices))] {
		rows = append(rows, chat.Row(chat.Button(chat.Cut(c.Label, 2*chat.ButtonWidth), c.Link)))
	}
	back := self
	back.To = ToLog
	return chat.NoteWith(question, append(rows, r.Pages(self, page, LogChoices, len(choices)), chat.Row(chat.Button(r.Words.Text("log.back"), back)))...)
}
