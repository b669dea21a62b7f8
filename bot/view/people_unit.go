package view

import (
	"motcua/bot"
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
	var m markup
	if said != "" {
		m.bold(said)
		m.gap()
	}
	m.bold(shortUnit(p.Unit.Name, longName))
	from, to := r.part(&m, p.Page, len(p.Registered))
	buttons := append(r.registered(&m, p.Registered[from:to]), r.paging(Link{To: ToPeople, Unit: p.Unit.Code}, p.Page, PeoplePage, len(p.Registered)))
	switch {
	case p.Ended != nil:
		m.line(r.merged(*p.Ended))
		if p.Ended.Heir.Code != "" && p.Ended.People > 0 {
			label := r.Words.Text("people.hand_over_button", "unit", ShortUnit(p.Ended.Heir.Name))
			buttons = append(buttons, row(labelledLink{label, Link{To: ToHandOver, Unit: p.Unit.Code, Item: p.Ended.Heir.Code}}))
		}
		return m.message(append(buttons, r.toPeople())...)
	case len(p.Registered) == 0:
		m.line(r.Words.Text("people.nobody_yet"))
	case len(p.Missing) > 0:
		m.line(r.Words.Text("people.still_lacks", "roles", r.lacks(p.Missing, false)))
	}
	var invite []labelledLink
	for _, role := range people.Roles {
		if role.NeedsUnit() {
			invite = append(invite, labelledLink{r.Words.Text("people.invite_role", "role", r.Words.Text("role."+string(role))),
				Link{To: ToInvite, Unit: p.Unit.Code, Item: string(role)}})
		}
	}
	for _, one := range invite {
		buttons = append(buttons, row(one))
	}
	return m.message(append(buttons, r.toPeople())...)
}
