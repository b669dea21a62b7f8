package view

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/locales"
)

// Command is a command as it is offered to a reader.
type Command struct {
	Name  string // without the slash
	Usage string // its arguments in words; "" when it has none
	About string
}

func offered(m *chat.Markup, commands []Command) {
	for _, c := range commands {
		line := "/" + c.Name
		if c.Usage != "" {
			line += " " + c.Usage
		}
		m.Line(line + " – " + c.About)
	}
}

// Role is something a reader is to the bot.
type Role struct {
	Name string // in the reader's language
	Unit string // name of the unit it is held for; "" for none
}

// Help says who a reader is to the bot and what they can ask. The opening, if any, comes first.
func Help(r Reader, opening, authority string, roles []Role, commands []Command) bot.Message {
	var m chat.Markup
	if opening != "" {
		m.Bold(opening)
		m.BlankLine()
	}
	m.Line(r.Words.Text("help.who"))
	for _, role := range roles[:min(len(roles), 20)] {
		m.Line("• " + r.role(role))
	}
	if authority != "" {
		m.Line(r.Words.Text("help.authority", "authority", chat.Cut(chat.OneLine(authority), 200)))
	}
	m.BlankLine()
	m.Line(r.Words.Text("help.ask"))
	offered(&m, commands)
	m.BlankLine()
	m.Line(r.Words.Text("help.months"))
	return m.Message()
}

// role is a role in words: "công chức một cửa – xã Háng Lìa".
func (r Reader) role(role Role) string {
	if role.Unit == "" {
		return role.Name
	}
	return r.Words.Text("role.of_unit", "role", role.Name, "unit", chat.UnitName(role.Unit))
}

// Languages offers the languages there are, each in its own words.
func Languages(r Reader, c *locales.Catalogue) bot.Message {
	var buttons []chat.Choice
	for _, language := range locales.Languages() {
		buttons = append(buttons, chat.Button(c.Printer(language).Text("language.name"), chat.Link{To: chat.ToLanguage, Language: language}))
	}
	return chat.NoteWith(r.Words.Text("answer.choose_language"), chat.Row(buttons...))
}
