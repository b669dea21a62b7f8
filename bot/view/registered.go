package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
)

// registered are people, a few lines and a button each.
func (r Reader) registered(m *chat.Markup, all []Registered) (buttons [][]bot.Button) {
	for _, p := range all {
		m.BlankLine()
		m.Bold(r.number(p))
		r.about(m, p, heldInList)
		label := r.Words.Text("people.person_button", "number", strconv.Itoa(p.Number), "what", r.serves(p))
		buttons = append(buttons, chat.Row(chat.Button(label, chat.Link{To: ToPerson, Item: strconv.Itoa(p.Number)})))
	}
	if len(all) > 0 {
		m.BlankLine()
	}
	return buttons
}

// number is what stands for a person's name.
func (r Reader) number(p Registered) string {
	if p.Self {
		return r.Words.Text("people.yourself", "number", strconv.Itoa(p.Number))
	}
	return r.Words.Text("people.number", "number", strconv.Itoa(p.Number))
}

// How many grants of a person are named in a list, and on their own page.
const (
	heldInList = 3
	heldAlone  = 12
)

// about is what a person holds, when they were last seen, and since when they are out of reach.
func (r Reader) about(m *chat.Markup, p Registered, most int) {
	named := p.Held[:min(len(p.Held), most)]
	for _, h := range named {
		m.Line("• " + r.held(h))
	}
	if more := len(p.Held) - len(named); more > 0 {
		m.Line(r.Words.Text("people.more_roles", "n", more))
	}
	switch {
	case p.Seen.IsZero():
		m.Line(r.Words.Text("people.never_seen"))
	case r.Words.Date(p.Seen.In(r.Zone)) == r.Words.Date(r.Now.In(r.Zone)):
		m.Line(r.Words.Text("people.seen_today"))
	default:
		m.Line(r.Words.Text("people.seen", "date", r.Words.Date(p.Seen.In(r.Zone))))
	}
	if !p.Gone.IsZero() {
		m.Line(r.Words.Text("people.gone_since", "date", r.Words.Date(p.Gone.In(r.Zone))))
	}
}

// held is a grant in words: "công chức một cửa – xã Háng Lìa".
func (r Reader) held(h Holding) string {
	role := r.Words.Text("role." + string(h.Role))
	if h.Name == "" {
		return role
	}
	return r.Words.Text("role.of_unit", "role", role, "unit", chat.UnitName(h.Name))
}

// serves is the first thing a person holds, on a button.
func (r Reader) serves(p Registered) string {
	if len(p.Held) == 0 {
		return ""
	}
	if h := p.Held[0]; h.Name != "" {
		return chat.ShortUnit(h.Name)
	}
	return r.Words.Text("role_button." + string(p.Held[0].Role))
}
