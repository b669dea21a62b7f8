package view

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/locales"
	"motcua/scoring"
)

// Command is a command as it is offered to a reader.
type Command struct {
	Name  string // without the slash
	Usage string // its arguments in words; "" when it has none
	About string
}

// Note is plain paragraphs, each a line of text.
func Note(paragraphs ...string) bot.Message {
	var m markup
	for _, p := range paragraphs {
		m.line(cut(p, 1000))
	}
	return m.message()
}

// Undelivered is told in the place of the answer to a request of an instant, which Telegram did not pass on.
func Undelivered(r Reader, asked time.Time, reference string) bot.Message {
	return Note(r.Words.Text("answer.undelivered", "time", r.time(asked, true), "reference", reference))
}

// asking is a note with rows of buttons.
func asking(note string, rows ...[]bot.Button) bot.Message {
	var m markup
	m.line(cut(note, 1000))
	return m.message(rows...)
}

// Followed is a message with one more line of text.
func Followed(message bot.Message, text string) bot.Message {
	var m markup
	m.line(text)
	message.HTML += "\n" + m.message().HTML
	return message
}

// Choice is a view that a reader may have meant.
type Choice struct {
	Label string
	Link  Link
}

// Offer is a note with views that may have been meant, a button each, and where to find all that can be asked.
func Offer(r Reader, choices []Choice, note string) bot.Message {
	var m markup
	m.line(note)
	m.line(r.Words.Text("answer.all_commands"))
	m.line(r.Words.Text("answer.perhaps"))
	var buttons [][]bot.Button
	for _, c := range choices {
		buttons = append(buttons, row(labelledLink{cut(c.Label, labelled), c.Link}))
	}
	return m.message(buttons...)
}

// choose is a row of choices.
func choose(choices []Choice) []bot.Button {
	links := make([]labelledLink, len(choices))
	for i, c := range choices {
		links[i] = labelledLink{c.Label, c.Link}
	}
	return row(links...)
}

// Ask puts a question that the reader answers by a message or by one of the choices, and offers to leave it.
func Ask(r Reader, question string, choices []Choice) bot.Message {
	var rows [][]bot.Button
	for four := range slices.Chunk(choices, 4) {
		rows = append(rows, choose(four))
	}
	return asking(question, append(rows, row(labelledLink{r.Words.Text("ask.cancel_button"), Link{To: ToCancel}}))...)
}

func offered(m *markup, commands []Command) {
	for _, c := range commands {
		line := "/" + c.Name
		if c.Usage != "" {
			line += " " + c.Usage
		}
		m.line(line + " – " + c.About)
	}
}

// Role is something a reader is to the bot.
type Role struct {
	Name string // in the reader's language
	Unit string // name of the unit it is held for; "" for none
}

// Help says who a reader is to the bot and what they can ask. The opening, if any, comes first.
func Help(r Reader, opening, authority string, roles []Role, commands []Command) bot.Message {
	var m markup
	if opening != "" {
		m.bold(opening)
		m.gap()
	}
	m.line(r.Words.Text("help.who"))
	for _, role := range roles[:min(len(roles), 20)] {
		m.line("• " + r.role(role))
	}
	if authority != "" {
		m.line(r.Words.Text("help.authority", "authority", cut(oneLine(authority), 200)))
	}
	m.gap()
	m.line(r.Words.Text("help.ask"))
	offered(&m, commands)
	m.gap()
	m.line(r.Words.Text("help.months"))
	return m.message()
}

// role is a role in words: "công chức một cửa – xã Háng Lìa".
func (r Reader) role(role Role) string {
	if role.Unit == "" {
		return role.Name
	}
	return r.Words.Text("role.of_unit", "role", role.Name, "unit", UnitName(role.Unit))
}

// Suggestions names units that may have been meant, a button each, which leads where the link does for the unit.
func Suggestions(r Reader, written string, units []scoring.Unit, to Link) bot.Message {
	if len(units) == 0 {
		return Note(r.Words.Text("unit.unknown", "name", Quoted(written)))
	}
	return asking(r.Words.Text("unit.did_you_mean", "name", Quoted(written)), r.places(units, to)...)
}

// places are units, a button each, for links that keep all but the unit.
func (r Reader) places(units []scoring.Unit, to Link) (rows [][]bot.Button) {
	for _, c := range UnitChoices(units, to) {
		rows = append(rows, choose([]Choice{c}))
	}
	return rows
}

// Languages offers the languages there are, each in its own words.
func Languages(r Reader, c *locales.Catalogue) bot.Message {
	var buttons []labelledLink
	for _, language := range locales.Languages() {
		buttons = append(buttons, labelledLink{c.Printer(language).Text("language.name"), Link{To: ToLanguage, Language: language}})
	}
	return asking(r.Words.Text("answer.choose_language"), row(buttons...))
}

// Nearby is a note with links to months that have scores, for a unit ("" for the ranking).
func Nearby(r Reader, text string, to Destination, unit string, months ...scoring.Month) bot.Message {
	var buttons []labelledLink
	for _, m := range months {
		if m != "" {
			buttons = append(buttons, labelledLink{r.Words.ShortMonth(string(m)), Link{To: to, Month: m, Unit: unit}})
		}
	}
	return asking(text, row(buttons...))
}

// Quoted is what somebody wrote, short enough to be said back to them.
func Quoted(written string) string { return cut(oneLine(written), 60) }
