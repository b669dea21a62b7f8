package view

import (
	"strconv"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/people"
)

// Person is what is known of somebody, with what can be done. What was done comes first, if anything was.
func Person(r Reader, p Registered, said string) bot.Message {
	var m markup
	if said != "" {
		m.bold(said)
		m.gap()
	}
	m.bold(r.number(p))
	r.about(&m, p, heldAlone)
	var buttons [][]bot.Button
	number := strconv.Itoa(p.Number)
	for _, h := range p.Held[:min(len(p.Held), heldAlone)] {
		if h.Role.NeedsUnit() {
			label := r.Words.Text("person.move_button", "what", r.short(h))
			buttons = append(buttons, row(labelledLink{label, Link{To: ToMoveRole}.With(number, string(h.Role), h.Unit)}))
		}
		label := r.Words.Text("person.drop_button", "what", r.short(h))
		buttons = append(buttons, row(labelledLink{label, Link{To: ToDropRole, Unit: h.Unit}.With(number, string(h.Role))}))
	}
	return m.message(append(buttons,
		row(labelledLink{r.Words.Text("person.add_button"), Link{To: ToAddRole, Item: number}}),
		row(labelledLink{r.Words.Text("person.remove_button"), Link{To: ToRemove, Item: number}}), r.toPeople())...)
}

// NoPerson says of somebody that they hold nothing any more.
func NoPerson(r Reader, number int) bot.Message {
	return asking(r.Words.Text("person.none", "number", strconv.Itoa(number)), r.toPeople())
}

// short is a grant on a button: "công chức xã Háng Lìa".
func (r Reader) short(h Holding) string {
	role := r.Words.Text("role_short." + string(h.Role))
	if h.Name == "" {
		return role
	}
	return r.Words.Text("person.short", "role", role, "unit", cut(UnitName(h.Name), labelled-8))
}

// ChooseInvited asks as what somebody is invited; the unit is named when it is chosen already.
func ChooseInvited(r Reader, l Link, unit string) bot.Message {
	question := r.Words.Text("invite.which_role")
	if unit != "" {
		question = r.Words.Text("invite.which_role_for", "unit", UnitName(unit))
	}
	open := row(labelledLink{r.Words.Text("people.open_button"), Link{To: ToInvitations}})
	return ChooseRole(r, question, l, nil, people.Roles, open, r.toPeople())
}

// ChooseRole asks which role is wanted. A button carries the item with the role behind it.
func ChooseRole(r Reader, question string, l Link, before []string, roles []people.Role, more ...[]bot.Button) bot.Message {
	var rows [][]bot.Button
	for _, role := range roles {
		to := l.With(append(before[:len(before):len(before)], string(role))...)
		if !role.NeedsUnit() {
			to.Unit = ""
		}
		rows = append(rows, row(labelledLink{r.Words.Text("role_button." + string(role)), to}))
	}
	return asking(question, append(rows, more...)...)
}

// ConfirmChange asks whether to do what a link does when it says yes; no leads back.
func ConfirmChange(r Reader, question, yes string, l Link, back Link) bot.Message {
	parts, _ := l.Parts()
	no := r.Words.Text("person.no_button")
	if back.To == ToInvite {
		no = r.Words.Text("invite.again_button")
	}
	return asking(question, row(labelledLink{yes, l.With(append(parts, Yes)...)}), row(labelledLink{no, back}))
}

// ChoosePlace asks for a unit: it is written, or chosen among those on the page. The other choices come first.
func ChoosePlace(r Reader, question string, first []Choice, units []scoring.Unit, self Link) bot.Message {
	var rows [][]bot.Button
	for _, c := range first {
		rows = append(rows, row(labelledLink{c.Label, c.Link}))
	}
	parts, _ := self.Parts()
	plain := self.With(parts...)
	from := min(self.Page*PeoplePage, len(units))
	rows = append(rows, r.places(units[from:min(from+PeoplePage, len(units))], plain)...)
	return asking(question, append(rows, r.paging(plain, self.Page, PeoplePage, len(units)), row(labelledLink{r.Words.Text("ask.cancel_button"), Link{To: ToCancel}}))...)
}

// Heir says that a unit has ended, and offers the one that took over.
func Heir(r Reader, ended, heir scoring.Unit, to Link) bot.Message {
	return asking(r.Words.Text("place.ended_into", "unit", UnitName(ended.Name), "heir", UnitName(heir.Name)), r.places([]scoring.Unit{heir}, to)...)
}

// HeldIn is a grant in words, for a sentence.
func HeldIn(r Reader, h Holding) string { return r.held(h) }

// BackToPerson is the row that leads back to somebody.
func BackToPerson(r Reader, number int) []bot.Button {
	return row(labelledLink{r.Words.Text("person.no_button"), Link{To: ToPerson, Item: strconv.Itoa(number)}})
}
