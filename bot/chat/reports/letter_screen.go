package reports

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
)

// settingCut is how much of a setting a list of them shows.
const settingCut = 200

// letterScreen shows settings of the letter, with a button to change each.
func letterScreen(r chat.Renderer, head document.Letterhead, settings []document.Setting) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("letter.title"))
	var buttons [][]bot.Button
	for _, s := range settings {
		value := chat.Cut(settingLine(head[s]), settingCut)
		if value == "" {
			value = r.Words.Text("letter.unset")
		}
		name := settingName(r, s)
		m.Line(r.Words.Text("letter.setting", "name", name, "value", value))
		buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("letter.change", "name", name), toSetting("", s))))
	}
	return m.Message(buttons...)
}

// settingName is what a setting is called.
func settingName(r chat.Renderer, s document.Setting) string {
	return r.Words.Text("letter.name." + string(s))
}

// settingLine is a setting for a line of a message.
func settingLine(value string) string { return strings.ReplaceAll(value, "\n", "; ") }
