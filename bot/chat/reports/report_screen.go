package reports

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// reportFiles is the report of a month, a quarter or a year as files: the letter, the appendix as a workbook and as text.
type reportFiles struct {
	Term      scoring.Term
	Running   bool     // the term is not over
	Official  bool     // the figures do not move any more
	Published bool     // that is so because an appendix printed them: the month was not closed
	Editable  bool     // the reader writes the letter, and may set what it lacks
	Missing   []string // names of what it lacks
	Files     []bot.File
}

// fileScreens are the files, each with what it is.
func fileScreens(r chat.Renderer, p reportFiles) []bot.Message {
	state := stateOf(r, p)
	about := []string{"report.letter", "report.appendix", "report.text"}
	var all []bot.Message
	for i, f := range p.Files {
		var m chat.Markup
		m.Bold(r.Words.Text(about[i], "month", r.Words.Term(string(p.Term)), "state", state))
		var buttons [][]bot.Button
		if i == 0 {
			if !p.Official {
				m.Line(r.Words.Text(Provisional(p.Term, p.Running)))
			}
			buttons = append(buttons, writeUnfinished(r, &m, p))
		}
		message := m.Message(buttons...)
		message.File = &f
		all = append(all, message)
	}
	return all
}

// stateOf says how final the figures are.
func stateOf(r chat.Renderer, p reportFiles) string {
	return r.MonthState(p.Official && !p.Published, p.Published)
}

// Provisional is the key of why the figures of a report may still move; running says that its term is not over.
func Provisional(t scoring.Term, running bool) string {
	_, month := t.Month()
	switch {
	case month:
		return "report.provisional"
	case running:
		return "report.running"
	}
	return "report.months_open"
}

// writeUnfinished says what is still to be written in the letter, and gives those who write it the way to its settings.
func writeUnfinished(r chat.Renderer, m *chat.Markup, p reportFiles) []bot.Button {
	if !p.Editable {
		m.Line(r.Words.Text("report.draft"))
		return nil
	}
	m.Line(r.Words.Text("report.placeholders"))
	if len(p.Missing) > 0 {
		m.Line(r.Words.Text("report.missing", "settings", strings.Join(p.Missing, ", ")))
	}
	return chat.Row(chat.Button(r.Words.Text("report.edit"), routes.Letter.Link(routes.OfSetting{})))
}
