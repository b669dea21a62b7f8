package welcome

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/locales"
)

// offeredCommand is a command as it is offered to a reader.
type offeredCommand struct {
	Name  string // without the slash
	Usage string // its arguments in words; "" when it has none
	About string
}

func commandLines(m *chat.Markup, commands []offeredCommand) {
	for _, c := range commands {
		line := "/" + c.Name
		if c.Usage != "" {
			line += " " + c.Usage
		}
		m.Line(line + " – " + c.About)
	}
}

// heldRole is something a reader is to the bot.
type heldRole struct {
	Name string // in the reader's language
	Unit string // name of the unit it is held for; "" for none
}

// helpScreen says who a reader is to the bot and what they can ask. The opening, if any, comes first.
func helpScreen(r chat.Renderer, opening, authority string, roles []heldRole, commands []offeredCommand) bot.Message {
	var m chat.Markup
	if opening != "" {
		m.Bold(opening)
		m.BlankLine()
	}
	m.Line(r.Words.Text("help.who"))
	for _, role := range roles[:min(len(roles), 20)] {
		m.Line("• " + roleWords(r, role))
	}
	if authority != "" {
		m.Line(r.Words.Text("help.authority", "authority", chat.Cut(chat.OneLine(authority), 200)))
	}
	m.BlankLine()
	m.Line(r.Words.Text("help.ask"))
	commandLines(&m, commands)
	m.BlankLine()
	m.Line(r.Words.Text("help.months"))
	m.Line(r.Words.Text("help.terms"))
	return m.Message()
}

// roleWords is a role in words: "công chức một cửa – xã Háng Lìa".
func roleWords(r chat.Renderer, role heldRole) string {
	if role.Unit == "" {
		return role.Name
	}
	return r.Words.Text("role.of_unit", "role", role.Name, "unit", chat.UnitName(role.Unit))
}

// languagesScreen offers the languages there are, each in its own words.
func languagesScreen(r chat.Renderer, c *locales.Catalogue) bot.Message {
	var buttons []chat.Choice
	for _, language := range locales.Languages() {
		buttons = append(buttons, chat.Button(c.Printer(language).Text("language.name"), toLanguage.Link(ofLanguage{language})))
	}
	return chat.NoteWith(r.Words.Text("answer.choose_language"), chat.Row(buttons...))
}
