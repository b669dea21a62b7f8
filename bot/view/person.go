package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// Person is what is known of somebody, with what can be done. What was done comes first, if anything was.
func Person(r Reader, p Registered, said string) bot.Message {
	var m chat.Markup
	if said != "" {
		m.Bold(said)
		m.BlankLine()
	}
	m.Bold(r.number(p))
	r.about(&m, p, heldAlone)
	var buttons [][]bot.Button
	number := strconv.Itoa(p.Number)
	for _, h := range p.Held[:min(len(p.Held), heldAlone)] {
		if h.Role.NeedsUnit() {
			label := r.Words.Text("person.move_button", "what", r.short(h))
			buttons = append(buttons, chat.Row(chat.Button(label, chat.Link{To: ToMoveRole}.With(number, string(h.Role), h.Unit))))
		}
		label := r.Words.Text("person.drop_button", "what", r.short(h))
		buttons = append(buttons, chat.Row(chat.Button(label, chat.Link{To: ToDropRole, Unit: h.Unit}.With(number, string(h.Role)))))
	}
	return m.Message(append(buttons,
		chat.Row(chat.Button(r.Words.Text("person.add_button"), chat.Link{To: ToAddRole, Item: number})),
		chat.Row(chat.Button(r.Words.Text("person.remove_button"), chat.Link{To: ToRemove, Item: number})), r.toPeople())...)
}

// NoPerson says of somebody that they hold nothing any more.
func NoPerson(r Reader, number int) bot.Message {
	return chat.NoteWith(r.Words.Text("person.none", "number", strconv.Itoa(number)), r.toPeople())
}

// short is a grant on a button: "công chức xã Háng Lìa".
func (r Reader) short(h Holding) string {
	role := r.Words.Text("role_short." + string(h.Role))
	if h.Name == "" {
		return role
	}
	return r.Words.Text("person.short", "role", role, "unit", chat.Cut(chat.UnitName(h.Name), chat.ButtonWidth-8))
}

// ChooseInvited asks as what somebody is invited; the unit is named when it is chosen already.
func ChooseInvited(r Reader, l chat.Link, unit string) bot.Message {
	question := r.Words.Text("invite.which_role")
	if unit != "" {
		question = r.Words.Text("invite.which_role_for", "unit", chat.UnitName(unit))
	}
	open := chat.Row(chat.Button(r.Words.Text("people.open_button"), chat.Link{To: ToInvitations}))
	return ChooseRole(r, question, l, nil, people.Roles, open, r.toPeople())
}

// ChooseRole asks which role is wanted. A button carries the item with the role behind it.
func ChooseRole(r Reader, question string, l chat.Link, before []string, roles []people.Role, more ...[]bot.Button) bot.Message {
	var rows [][]bot.Button
	for _, role := range roles {
		to := l.With(append(before[:len(before):len(before)], string(role))...)
		if !role.NeedsUnit() {
			to.Unit = ""
		}
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("role_button."+string(role)), to)))
	}
	return chat.NoteWith(question, append(rows, more...)...)
}

// ConfirmChange asks whether to do what a link does when it says yes; no leads back.
func ConfirmChange(r Reader, question, yes string, l chat.Link, back chat.Link) bot.Message {
	parts, _ := l.Parts()
	no := r.Words.Text("person.no_button")
	if back.To == ToInvite {
		no = r.Words.Text("invite.again_button")
	}
	return chat.NoteWith(question, chat.Row(chat.Button(yes, l.With(append(parts, chat.Yes)...))), chat.Row(chat.Button(no, back)))
}

// ChoosePlace asks for a unit: it is written, or chosen among those on the page. The other choices come first.
func ChoosePlace(r Reader, question string, first []chat.Choice, units []scoring.Unit, self chat.Link) bot.Message {
	var rows [][]bot.Button
	for _, c := range first {
		rows = append(rows, chat.Row(chat.Button(c.Label, c.Link)))
	}
	parts, _ := self.Parts()
	plain := self.With(parts...)
	from := min(self.Page*PeoplePage, len(units))
	rows = append(rows, r.UnitRows(units[from:min(from+PeoplePage, len(units))], plain)...)
	return chat.NoteWith(question, append(rows, r.Pages(plain, self.Page, PeoplePage, len(units)), chat.Row(chat.Button(r.Words.Text("ask.cancel_button"), chat.ToCancel.Link(struct{}{}))))...)
}

// Heir says that a unit has ended, and offers the one that took over.
func Heir(r Reader, ended, heir scoring.Unit, to chat.Link) bot.Message {
	return chat.NoteWith(r.Words.Text("place.ended_into", "unit", chat.UnitName(ended.Name), "heir", chat.UnitName(heir.Name)), r.UnitRows([]scoring.Unit{heir}, to)...)
}

// HeldIn is a grant in words, for a sentence.
func HeldIn(r Reader, h Holding) string { return r.held(h) }

// BackToPerson is the row that leads back to somebody.
func BackToPerson(r Reader, number int) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("person.no_button"), chat.Link{To: ToPerson, Item: strconv.Itoa(number)}))
}
