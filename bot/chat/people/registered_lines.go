package people

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
)

// registeredLines are people, a few lines and a button each.
func registeredLines(r chat.Renderer, m *chat.Markup, all []registeredPerson) (buttons [][]bot.Button) {
	for _, p := range all {
		m.BlankLine()
		m.Bold(personTitle(r, p))
		aboutLines(r, m, p, heldInList)
		label := r.Words.Text("people.person_button", "number", strconv.Itoa(p.Number), "what", servedLabel(r, p))
		buttons = append(buttons, chat.Row(chat.Button(label, toPerson.Link(ofPerson{p.Number}))))
	}
	if len(all) > 0 {
		m.BlankLine()
	}
	return buttons
}

// personTitle is what stands for a person's name.
func personTitle(r chat.Renderer, p registeredPerson) string {
	title := r.Words.Text("people.number", "number", strconv.Itoa(p.Number))
	if p.Self {
		title = r.Words.Text("people.yourself", "number", strconv.Itoa(p.Number))
	}
	if p.Label == "" {
		return title
	}
	return r.Words.Text("people.labelled", "who", title, "label", p.Label)
}

// How many grants of a person are named in a list, and on their own page.
const (
	heldInList = 3
	heldAlone  = 12
)

// aboutLines are what a person holds, when they were last seen, and since when they are out of reach.
func aboutLines(r chat.Renderer, m *chat.Markup, p registeredPerson, most int) {
	named := p.Held[:min(len(p.Held), most)]
	for _, h := range named {
		m.Line("• " + heldWords(r, h))
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

// heldWords is a grant in words: "công chức một cửa – xã Háng Lìa".
func heldWords(r chat.Renderer, h heldRole) string {
	role := r.Words.Text("role." + string(h.Role))
	if h.Name == "" {
		return role
	}
	return r.Words.Text("role.of_unit", "role", role, "unit", chat.UnitName(h.Name))
}

// servedLabel is the first thing a person holds, on a button, or what they are called.
func servedLabel(r chat.Renderer, p registeredPerson) string {
	if p.Label != "" {
		return p.Label
	}
	if len(p.Held) == 0 {
		return ""
	}
	if h := p.Held[0]; h.Name != "" {
		return chat.ShortUnit(h.Name)
	}
	return r.Words.Text("role_button." + string(p.Held[0].Role))
}
