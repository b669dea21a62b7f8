package people

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// personScreen is what is known of somebody, with what can be done. What was done comes first, if anything was.
func personScreen(r chat.Renderer, p registeredPerson, said string) bot.Message {
	var m chat.Markup
	if said != "" {
		m.Bold(said)
		m.BlankLine()
	}
	m.Bold(personTitle(r, p))
	aboutLines(r, &m, p, heldAlone)
	var buttons [][]bot.Button
	for _, h := range p.Held[:min(len(p.Held), heldAlone)] {
		if h.Role.NeedsUnit() {
			label := r.Words.Text("person.move_button", "what", heldShort(r, h))
			buttons = append(buttons, chat.Row(chat.Button(label, toMoveRole.Link(move{Number: p.Number, Role: h.Role, From: h.Unit}))))
		}
		label := r.Words.Text("person.drop_button", "what", heldShort(r, h))
		buttons = append(buttons, chat.Row(chat.Button(label, toDropRole.Link(roleRemoval{Unit: h.Unit, Number: p.Number, Role: h.Role}))))
	}
	label := chat.Row(chat.Button(r.Words.Text("label.button"), toLabel.Link(ofPerson{p.Number})))
	if p.Label != "" {
		label = chat.Row(chat.Button(r.Words.Text("label.change_button"), toLabel.Link(ofPerson{p.Number})),
			chat.Button(r.Words.Text("label.drop_button"), toDropLabel.Link(removal{Number: p.Number})))
	}
	return m.Message(append(buttons, label,
		chat.Row(chat.Button(r.Words.Text("person.add_button"), toAddRole.Link(addition{Number: p.Number}))),
		chat.Row(chat.Button(r.Words.Text("person.remove_button"), toRemove.Link(removal{Number: p.Number}))), backToPeople(r))...)
}

// nobodyScreen says of somebody that they hold nothing any more.
func nobodyScreen(r chat.Renderer, number int) bot.Message {
	return chat.NoteWith(r.Words.Text("person.none", "number", strconv.Itoa(number)), backToPeople(r))
}

// heldShort is a grant on a button: "công chức xã Háng Lìa".
func heldShort(r chat.Renderer, h heldRole) string {
	role := r.Words.Text("role_short." + string(h.Role))
	if h.Name == "" {
		return role
	}
	return r.Words.Text("person.short", "role", role, "unit", chat.Cut(chat.UnitName(h.Name), chat.ButtonWidth-8))
}

// roleScreen asks which role is wanted; each leads on.
func roleScreen(r chat.Renderer, question string, to func(people.Role) chat.Link, more ...[]bot.Button) bot.Message {
	var rows [][]bot.Button
	for _, role := range people.Roles() {
		l := to(role)
		if !role.NeedsUnit() {
			l.Unit = ""
		}
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("role_button."+string(role)), l)))
	}
	return chat.NoteWith(question, append(rows, more...)...)
}

// confirmScreen asks whether to do something.
func confirmScreen(question string, yes, no chat.Choice) bot.Message {
	return chat.NoteWith(question, chat.Row(yes), chat.Row(no))
}

// placeScreen asks for the unit that a link lacks: it is written, or chosen among those on the page. The other choices come first.
func placeScreen(r chat.Renderer, question string, first []chat.Choice, units []scoring.Unit, to chat.Link, page int) bot.Message {
	var rows [][]bot.Button
	for _, c := range first {
		rows = append(rows, chat.Row(c))
	}
	from := min(page*listPage, len(units))
	rows = append(rows, r.UnitRows(units[from:min(from+listPage, len(units))], to)...)
	return chat.NoteWith(question, append(rows, r.Pages(to, page, listPage, len(units)), chat.Row(chat.Button(r.Words.Text("ask.cancel_button"), chat.ToCancel.Link(struct{}{}))))...)
}

// backToPerson is the row that leads back to somebody.
func backToPerson(r chat.Renderer, number int) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("person.no_button"), toPerson.Link(ofPerson{number})))
}
