package view

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// PeopleOfUnit is who serves a unit, and who does not yet.
type PeopleOfUnit struct {
	Unit       scoring.Unit
	Registered []Registered
	Missing    []people.Role
	Page       int     // from 0
	Ended      *Merged // the unit has ended; nil while it exists
}

// UnitPeople is who serves a unit, with the ways to invite those who are missing, or to hand over.
func UnitPeople(r Reader, p PeopleOfUnit, said string) bot.Message {
	var m chat.Markup
	if said != "" {
		m.Bold(said)
		m.BlankLine()
	}
	m.Bold(chat.CutUnit(p.Unit.Name, chat.LongName))
	from, to := r.part(&m, p.Page, len(p.Registered))
	buttons := append(r.registered(&m, p.Registered[from:to]), r.Pages(chat.Link{To: ToPeople, Unit: p.Unit.Code}, p.Page, PeoplePage, len(p.Registered)))
	switch {
	case p.Ended != nil:
		m.Line(r.merged(*p.Ended))
		if p.Ended.Heir.Code != "" && p.Ended.People > 0 {
			label := r.Words.Text("people.hand_over_button", "unit", chat.ShortUnit(p.Ended.Heir.Name))
			buttons = append(buttons, chat.Row(chat.Button(label, chat.Link{To: ToHandOver, Unit: p.Unit.Code, Item: p.Ended.Heir.Code})))
		}
		return m.Message(append(buttons, r.toPeople())...)
	case len(p.Registered) == 0:
		m.Line(r.Words.Text("people.nobody_yet"))
	case len(p.Missing) > 0:
		m.Line(r.Words.Text("people.still_lacks", "roles", r.lacks(p.Missing, false)))
	}
	var invite []chat.Choice
	for _, role := range people.Roles {
		if role.NeedsUnit() {
			invite = append(invite, chat.Button(r.Words.Text("people.invite_role", "role", r.Words.Text("role."+string(role))),
				chat.Link{To: ToInvite, Unit: p.Unit.Code, Item: string(role)}))
		}
	}
	for _, one := range invite {
		buttons = append(buttons, chat.Row(one))
	}
	return m.Message(append(buttons, r.toPeople())...)
}
