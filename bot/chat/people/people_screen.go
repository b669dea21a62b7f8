package people

import (
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// listPage is how many people, or units, stand on a page.
const listPage = 8

// registeredPerson is somebody as admins see them.
type registeredPerson struct {
	Number int
	Label  string // "" for none
	Self   bool   // the reader
	Held   []heldRole
	Seen   time.Time // zero when that is not known
	Gone   time.Time // zero while messages reach them
}

// heldRole is a grant with the name of its unit.
type heldRole struct {
	people.Grant
	Name string // of the unit; "" for none
}

// lackingUnit is a unit with the roles that nobody holds for it.
type lackingUnit struct {
	Unit  scoring.Unit
	Roles []people.Role
	Empty bool // nobody serves the unit at all
}

// endedUnit is a unit that has ended and still has people.
type endedUnit struct {
	Unit   scoring.Unit
	Heir   scoring.Unit // who hands over gives them to; no Code when the register names none
	People int
}

// summary is the register of people, counted.
type summary struct {
	Registered, Admins, Gone int
	Units                    int // that exist now
	Lacking                  []lackingUnit
	Ended                    []endedUnit
}

// homeScreen is who is registered, at a glance, with the ways to the lists.
func homeScreen(r chat.Renderer, p summary) bot.Message {
	var m chat.Markup
	empty := 0
	for _, l := range p.Lacking {
		if l.Empty {
			empty++
		}
	}
	m.Bold(r.Words.Text("people.registered", "n", p.Registered))
	m.Line(r.Words.Text("people.covered", "units", p.Units-empty, "of", p.Units))
	m.Line(r.Words.Text("people.empty", "n", empty))
	m.Line(r.Words.Text("people.partly", "n", len(p.Lacking)-empty))
	m.Line(r.Words.Text("people.gone", "n", p.Gone))
	if len(p.Ended) > 0 {
		m.Line(r.Words.Text("people.merged", "n", len(p.Ended)))
	}
	m.BlankLine()
	m.Line(r.Words.Text("people.search"))
	to := func(key, list string, n int) []bot.Button {
		if n == 0 {
			return nil
		}
		return chat.Row(chat.Button(r.Words.Text(key, "n", n), toPeople.Link(ofList{List: list})))
	}
	return m.Message(to("people.all_button", listAll, p.Registered), to("people.office_button", listOffice, p.Admins),
		to("people.missing_button", listMissing, len(p.Lacking)), to("people.gone_button", listGone, p.Gone),
		to("people.merged_button", listMerged, len(p.Ended)),
		chat.Row(chat.Button(r.Words.Text("people.invite_button"), toInvite.Link(inviteRequest{})), chat.Button(r.Words.Text("people.open_button"), toInvitations.Link(ofPage{}))))
}

// listScreen is a page of people, a button each.
func listScreen(r chat.Renderer, p ofList, all []registeredPerson) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("people_list."+p.List, "n", len(all)))
	from, to := pagePart(r, &m, p.Page, len(all))
	buttons := registeredLines(r, &m, all[from:to])
	return m.Message(append(buttons, r.Pages(toPeople.Link(ofList{List: p.List}), p.Page, listPage, len(all)), backToPeople(r))...)
}

// lackingScreen is a page of the units with nobody in a role: each leads to its people.
func lackingScreen(r chat.Renderer, p ofList, all []lackingUnit) bot.Message {
	return unitsScreen(r, p, len(all), func(i int) (scoring.Unit, string) {
		l := all[i]
		return l.Unit, r.Words.Text("people.lacks", "unit", chat.CutUnit(l.Unit.Name, chat.LongName), "roles", lacksWords(r, l.Roles, l.Empty))
	})
}

// endedScreen is a page of the units that have ended and still have people: each leads to its people.
func endedScreen(r chat.Renderer, p ofList, all []endedUnit) bot.Message {
	return unitsScreen(r, p, len(all), func(i int) (scoring.Unit, string) { return all[i].Unit, endedWords(r, all[i]) })
}

// unitsScreen is a page of one of the lists of units: what is said of each, and a button to its people.
func unitsScreen(r chat.Renderer, p ofList, n int, entry func(i int) (scoring.Unit, string)) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("people_list."+p.List, "n", n))
	from, to := pagePart(r, &m, p.Page, n)
	var shown []scoring.Unit
	for i := from; i < to; i++ {
		u, said := entry(i)
		m.Line(said)
		shown = append(shown, u)
	}
	buttons := r.UnitRows(shown, toPeople.Link(ofList{}))
	return m.Message(append(buttons, r.Pages(toPeople.Link(ofList{List: p.List}), p.Page, listPage, n), backToPeople(r))...)
}

// endedWords is what became of a unit that has ended.
func endedWords(r chat.Renderer, g endedUnit) string {
	unit := chat.CutUnit(g.Unit.Name, chat.LongName)
	switch {
	case g.People == 0 && g.Heir.Code == "":
		return r.Words.Text("place.ended", "unit", chat.UnitName(g.Unit.Name))
	case g.People == 0:
		return r.Words.Text("people.merged_empty", "unit", unit, "heir", chat.UnitName(g.Heir.Name))
	case g.Heir.Code == "":
		return r.Words.Text("people.ended", "unit", unit, "n", g.People)
	default:
		return r.Words.Text("people.merged_into", "unit", unit, "heir", chat.UnitName(g.Heir.Name), "n", g.People)
	}
}

// lacksWords names the roles that nobody holds.
func lacksWords(r chat.Renderer, roles []people.Role, empty bool) string {
	if empty {
		return r.Words.Text("people.nobody")
	}
	var names []string
	for _, role := range roles {
		names = append(names, r.Words.Text("people.no_role", "role", r.Words.Text("role."+string(role))))
	}
	return strings.Join(names, ", ")
}

// pagePart says which part of a list a page shows, when it has several, and gives its bounds.
func pagePart(r chat.Renderer, m *chat.Markup, page, n int) (from, to int) {
	from = min(page*listPage, n)
	to = min(from+listPage, n)
	if n > listPage {
		m.Line(r.Words.Text("people.range", "from", from+1, "to", to, "n", n))
	}
	return from, to
}

func backToPeople(r chat.Renderer) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("people.back"), toPeople.Link(ofList{})))
}
