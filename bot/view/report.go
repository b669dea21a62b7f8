package view

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// Report is a month's report as files: the letter, the appendix as a workbook and as text.
type Report struct {
	Month     scoring.Month
	Official  bool     // the figures do not move any more
	Published bool     // that is so because an appendix printed them: the month was not closed
	Editable  bool     // the reader writes the letter, and may set what it lacks
	Missing   []string // names of what it lacks
	Files     []bot.File
}

// ReportFiles are the files, each with what it is.
func ReportFiles(r Reader, p Report) []bot.Message {
	state := r.MonthState(p.Official && !p.Published, p.Published)
	about := []string{"report.letter", "report.appendix", "report.text"}
	var all []bot.Message
	for i, f := range p.Files {
		var m chat.Markup
		m.Bold(r.Words.Text(about[i], "month", r.Words.Month(string(p.Month)), "state", state))
		var buttons [][]bot.Button
		if i == 0 {
			if !p.Official {
				m.Line(r.Words.Text("report.provisional"))
			}
			buttons = append(buttons, p.concerns(r, &m))
		}
		message := m.Message(buttons...)
		message.File = &f
		all = append(all, message)
	}
	return all
}

// concerns says what is still to be written in the letter, to those who write it.
func (p Report) concerns(r Reader, m *chat.Markup) []bot.Button {
	if !p.Editable {
		m.Line(r.Words.Text("report.draft"))
		return nil
	}
	m.Line(r.Words.Text("report.placeholders"))
	if len(p.Missing) > 0 {
		m.Line(r.Words.Text("report.missing", "settings", strings.Join(p.Missing, ", ")))
	}
	return chat.Row(chat.Button(r.Words.Text("report.edit"), chat.Link{To: ToLetter}))
}

// Setting is something that is set of the authority's letters.
type Setting struct{ Code, Name, Value string } // Value is "" for what is not set

// settingCut is how much of a setting a list of them shows.
const settingCut = 200

// Letter shows all settings, with a button to change each.
func Letter(r Reader, settings []Setting) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("letter.title"))
	var buttons [][]bot.Button
	for _, s := range settings {
		value := chat.Cut(s.Value, settingCut)
		if value == "" {
			value = r.Words.Text("letter.unset")
		}
		m.Line(r.Words.Text("letter.setting", "name", s.Name, "value", value))
		buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("letter.change", "name", s.Name), chat.Link{To: ToLetter, Item: s.Code})))
	}
	return m.Message(buttons...)
}
