package welcome

import (
	"cmp"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/locales"
)

// offeredCommand is a command as it is offered to a reader.
type offeredCommand struct {
	Name  string // without the slash
	Usage string // its arguments in words; "" when it has none
	About string
	Key   string // what it is called on a button; "" for what it is about
	Runs  string // the command that a button asks; "" for none
}

// heldRole is something a reader is to the bot.
type heldRole struct {
	Name string // in the reader's language
	Unit string // name of the unit it is held for; "" for none
}

// whoScreen says who a reader is to the bot. The opening, if any, comes first.
func whoScreen(r chat.Renderer, opening, authority string, roles []heldRole) bot.Message {
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
	return m.Message()
}

// groupsScreen says what a reader can ask, by group; a press shows what each command of a group does.
func groupsScreen(r chat.Renderer, groups []offeredGroup) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("help.ask"))
	var rows [][]bot.Button
	for _, g := range groups {
		title := r.Words.Text("help.group." + string(g.Group))
		m.Bold(title)
		var names []string
		for _, c := range g.Commands {
			names = append(names, "/"+c.Name)
		}
		m.Line(strings.Join(names, " "))
		rows = append(rows, chat.Row(chat.Button(title, toGroup.Link(ofGroup{g.Group}))))
	}
	m.Line(r.Words.Text("help.press"))
	return m.Message(chat.SideBySide(rows)...)
}

// groupScreen says what each command of a group does, with a button for each.
func groupScreen(r chat.Renderer, g offeredGroup) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("help.group." + string(g.Group)))
	var rows [][]bot.Button
	for _, c := range g.Commands {
		line := "/" + c.Name
		if c.Usage != "" {
			line += " " + c.Usage
		}
		m.Line(line + " – " + c.About)
		if c.Runs != "" {
			label := cmp.Or(c.Key, chat.Capital(c.About))
			if chat.Width(label) > chat.ButtonWidth {
				label = "/" + c.Name
			}
			rows = append(rows, chat.Row(chat.Button(label, toCommand.Link(ofCommand{c.Runs}))))
		}
	}
	if g.Group == monthsGroup {
		m.Line(r.Words.Text("help.months"))
		m.Line(r.Words.Text("help.terms"))
	}
	return m.Message(append(chat.SideBySide(rows), chat.Row(chat.Button(r.Words.Text("help.back"), toGroup.Link(ofGroup{}))))...)
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
