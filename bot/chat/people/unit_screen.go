package people

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// unitPeople is who serves a unit, and who does not yet.
type unitPeople struct {
	Unit       scoring.Unit
	Registered []registeredPerson
	Missing    []people.Role
	Page       int        // from 0
	Ended      *endedUnit // the unit has ended; nil while it exists
}

// unitScreen is who serves a unit, with the ways to invite those who are missing, or to hand over.
func unitScreen(r chat.Renderer, p unitPeople, said string) bot.Message {
	var m chat.Markup
	if said != "" {
		m.Bold(said)
		m.BlankLine()
	}
	m.Bold(chat.CutUnit(p.Unit.Name, chat.LongName))
	from, to := pagePart(r, &m, p.Page, len(p.Registered))
	buttons := append(registeredLines(r, &m, p.Registered[from:to]), r.Pages(toPeople.Link(ofList{Unit: p.Unit.Code}), p.Page, listPage, len(p.Registered)))
	switch {
	case p.Ended != nil:
		m.Line(endedWords(r, *p.Ended))
		if p.Ended.Heir.Code != "" && p.Ended.People > 0 {
			label := r.Words.Text("people.hand_over_button", "unit", chat.Cut(chat.UnitName(p.Ended.Heir.Name), chat.ButtonWidth))
			buttons = append(buttons, chat.Row(chat.Button(label, toHandOver.Link(handover{Unit: p.Unit.Code, Heir: p.Ended.Heir.Code}))))
		}
		return m.Message(append(buttons, backToPeople(r))...)
	case len(p.Registered) == 0:
		m.Line(r.Words.Text("people.nobody_yet"))
	case len(p.Missing) > 0:
		m.Line(r.Words.Text("people.still_lacks", "roles", lacksWords(r, p.Missing, false)))
	}
	var invite []chat.Choice
	for _, role := range people.Roles() {
		if role.NeedsUnit() {
			invite = append(invite, chat.Button(r.Words.Text("people.invite_role", "role", r.Words.Text("role."+string(role))),
				toInvite.Link(inviteRequest{Unit: p.Unit.Code, Role: role})))
		}
	}
	for _, one := range invite {
		buttons = append(buttons, chat.Row(one))
	}
	return m.Message(append(buttons, backToPeople(r))...)
}
