package audit

import (
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
)

// log is a page of the audit log.
type log struct {
	Filter   filter
	By, Unit string // of the filter, in words; "" when it does not choose
	Entries  []entry
	Newer    bool // entries stand before them
	Older    bool // entries follow
}

// entry is an entry in words.
type entry struct {
	ID     int64
	At     time.Time
	By     string
	Action string // as the log keeps it
	About  []string
}

// How many entries stand on a page of the log, and choices on a page of those that filter it.
const (
	logPage     = 8
	choicesPage = 12
)

// aboutLength is where what an entry is about is cut.
const aboutLength = 160

// logScreen is a page of the log, the newest first. It cannot be forwarded.
func logScreen(r chat.Renderer, l log) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("log.title"))
	if chosen := filterWords(r, l); chosen != "" {
		m.Line(r.Words.Text("log.chosen", "what", chosen))
	}
	if len(l.Entries) == 0 {
		m.Line(r.Words.Text("log.none"))
	}
	for _, e := range l.Entries {
		m.BlankLine()
		m.Line(r.Words.Text("log.entry", "time", r.Words.DateTime(e.At.In(r.Zone)), "by", e.By))
		m.Line(deedWords(r, e))
	}
	all := chat.Choice{}
	if l.Filter != (filter{}) {
		all = chat.Button(r.Words.Text("log.all_button"), toLog.Link(chosen{}))
	}
	message := m.Message(
		pageButtons(r, l),
		chat.Row(chat.Button(r.Words.Text("log.people_button"), toPeople.Link(l.Filter)),
			chat.Button(r.Words.Text("log.unit_button"), toAskUnit.Link(l.Filter)),
			chat.Button(r.Words.Text("log.kinds_button"), toKinds.Link(l.Filter))),
		chat.Row(all, chat.Button(r.Words.Text("log.file_button"), toFile.Link(l.Filter))),
	)
	message.Protected = true
	return message
}

// pageButtons are the row that leads to the entries beside those of the page.
func pageButtons(r chat.Renderer, l log) []bot.Button {
	var newer, older chat.Choice
	if l.Newer && len(l.Entries) > 0 {
		newer = chat.Button(r.Words.Text("page.previous"), toLog.Link(l.Filter.chosenFrom(place{After: l.Entries[0].ID})))
	}
	if l.Older && len(l.Entries) > 0 {
		older = chat.Button(r.Words.Text("page.next"), toLog.Link(l.Filter.chosenFrom(place{Before: l.Entries[len(l.Entries)-1].ID})))
	}
	return chat.Row(newer, older)
}

// deedWords are what was done, and to what.
func deedWords(r chat.Renderer, e entry) string {
	did := actionWords(r, e.Action)
	if len(e.About) == 0 {
		return did
	}
	return r.Words.Text("log.about", "did", did, "about", chat.Cut(strings.Join(e.About, " · "), aboutLength))
}

// actionWords are an action in words; as the log has it when there are none.
func actionWords(r chat.Renderer, action string) string {
	text, err := r.Words.Render("action." + action)
	if err != nil {
		return chat.Cut(action, chat.ButtonWidth)
	}
	return text
}

// actionChoices are the choices among actions for a filter.
func actionChoices(r chat.Renderer, f filter, actions []string) (choices []chat.Choice) {
	for _, action := range actions {
		f.Action = action
		choices = append(choices, chat.Choice{Label: actionWords(r, action), Link: toLog.Link(f.chosenFrom(place{}))})
	}
	return choices
}

// filterWords is a filter in words; "" for none.
func filterWords(r chat.Renderer, l log) string {
	var parts []string
	for _, part := range []string{l.Unit, l.By} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if l.Filter.Action != "" {
		parts = append(parts, actionWords(r, l.Filter.Action))
	}
	return strings.Join(parts, " · ")
}

// choiceScreen asks for one of the people, or of the actions, whose entries are wanted; each link leads to them.
func choiceScreen(r chat.Renderer, question string, choices []chat.Choice, to chat.Route[filter], f filter) bot.Message {
	page := min(f.Page, chat.LastPage(len(choices), choicesPage))
	f.Page = 0
	var rows [][]bot.Button
	for _, c := range choices[page*choicesPage : min((page+1)*choicesPage, len(choices))] {
		rows = append(rows, chat.Row(chat.Button(chat.Cut(c.Label, 2*chat.ButtonWidth), c.Link)))
	}
	back := toLog.Link(f.chosenFrom(place{}))
	return chat.NoteWith(question, append(rows, r.Pages(to.Link(f), page, choicesPage, len(choices)), chat.Row(chat.Button(r.Words.Text("log.back"), back)))...)
}
